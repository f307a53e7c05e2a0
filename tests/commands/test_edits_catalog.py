"""The owner's edits of what is sold: each becomes one fact, and seeing it again is no fact."""

from dataclasses import replace

import pytest

from commands.edits.seen import ProductSeen
from commands.entries.catalog import (
    ComponentEnded,
    ComponentSet,
    PostageEnded,
    PostageSet,
    PriceEnded,
    PriceSet,
    ProductEnded,
    ProductSet,
    SettingSet,
    TierEnded,
    TierSet,
)
from commands.rules.catalog import Component, PriceRow, Product, Tier
from tests.commands.looks import look, tab
from tests.commands.network import PRODUCTS
from tests.rules.worked_example import AGEN, RESELLER, WARUNG

VIP = Tier("vip", 3)
MATAH = Product("SMB-09", "Sambal Matah")
CHEAPER = PriceRow("SMB-01", "reseller", 10, 19_500)
PART = Component("PKT-01", "SMB-02", 1)


@pytest.mark.parametrize(
    ("tabs", "entry"),
    [
        ({"settings": tab({"Nama usaha": "Dapur Ibu"})}, SettingSet("Nama usaha", "Dapur Ibu")),
        ({"settings": tab({"QRIS": "x"})}, SettingSet("QRIS", "x")),
        ({"settings": tab({"Ongkir": ""})}, SettingSet("Ongkir", "")),
        ({"settings": tab(gone={"Ongkir", "QRIS"})}, SettingSet("Ongkir", "")),
        ({"tiers": tab({"vip": VIP})}, TierSet(VIP)),
        ({"tiers": tab({"agen": replace(AGEN, rank=5)})}, TierSet(replace(AGEN, rank=5))),
        ({"tiers": tab(gone={"warung", "vip"})}, TierEnded("warung")),
        ({"products": tab({"SMB-09": ProductSeen(MATAH)})}, ProductSet(MATAH)),
        ({"products": tab(gone={"SMB-01", "SMB-09"})}, ProductEnded("SMB-01")),
        ({"components": tab({PART.key: PART})}, ComponentSet(PART)),
        ({"components": tab(gone={"PKT-01|SMB-01", PART.key})}, ComponentEnded("PKT-01|SMB-01")),
        ({"postage": tab({"Tegal": ("Tegal", 15_000)})}, PostageSet("Tegal", 15_000)),
        ({"postage": tab({"Cirebon": ("Cirebon", 0)})}, PostageSet("Cirebon", 0)),
        ({"postage": tab(gone={"Cirebon", "Tegal"})}, PostageEnded("Cirebon")),
        ({"prices": tab({CHEAPER.key: CHEAPER})}, PriceSet(CHEAPER)),
        ({"prices": tab(gone={CHEAPER.key, "x|y|1|"})}, PriceEnded(CHEAPER.key)),
    ],
)
def test_an_edit_is_one_fact_and_no_second_one(talk, tabs, entry):
    assert talk.sees(look(**tabs)).entries == (entry,)
    assert talk.sees(look(**tabs)).entries == ()
    assert talk.notices == {}


def test_a_look_that_shows_what_is_known_changes_nothing(talk):
    book = talk.book
    seen = look(
        settings=tab(dict(book.settings)),
        tiers=tab(dict(book.tiers)),
        products=tab({sku: ProductSeen(product) for sku, product in book.products.items()}),
        components=tab(dict(book.components)),
        postage=tab({city: (city, fee) for city, fee in book.postage.items()}),
        prices=tab(dict(book.prices)),
        groups=tab(dict(book.groups)),
    )

    decision = talk.sees(seen)
    assert (decision.entries, decision.people, decision.notices) == ((), (), ())


def test_a_tier_that_others_refer_to_stays_in_force(talk):
    assert talk.sees(look(tiers=tab(gone={"reseller", "agen", "retail"}))).entries == ()
    assert talk.book.tiers["reseller"] == RESELLER

    for partner in list(talk.book.partners):
        talk.book.partners[partner] = replace(talk.book.partners[partner], tier="warung")
    talk.book.prices.clear()
    assert talk.sees(look(tiers=tab(gone={"reseller", "warung"}))).entries == (TierEnded("reseller"),)
    assert talk.book.tiers["warung"] == WARUNG


def test_a_product_whose_row_is_gone_rests_and_comes_back_with_its_row(talk, siti):
    talk.sees(look(products=tab(gone={"SMB-01"})))
    assert not talk.book.products["SMB-01"].active
    assert siti.orders("sambal ijo 10, sambal bawang 10").quote.total == 200_000

    talk.sees(look(products=tab({"SMB-01": ProductSeen(PRODUCTS[0])})))
    assert siti.orders("sambal ijo 10, sambal bawang 10").quote.total == 400_000


def test_the_next_price_list_shows_the_new_price(talk, siti):
    assert siti.orders("sambal bawang 10").quote.total == 200_000
    talk.sees(look(prices=tab({CHEAPER.key: CHEAPER})))

    assert siti.orders("sambal bawang 10").quote.total == 195_000


def test_a_bundle_has_what_its_parts_allow_by_the_newest_parts(talk):
    talk.sees(look(components=tab({PART.key: replace(PART, quantity=12)})))

    assert talk.book.available("PKT-01") == 8
