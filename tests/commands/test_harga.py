"""/harga: everybody sees the prices that are hers, and nobody another's."""

import pytest

from commands.asks import Pressed, Verb
from commands.entries.catalog import PriceEnded, PriceSet, ProductEnded, ProductSet, SettingSet, TierSet
from commands.entries.people import PartnerSet
from commands.entries.stock import ShelfForgotten
from commands.replies.audience import Audience
from commands.replies.drafts import OldButton
from commands.replies.prices import Break, NothingForSale, PriceList, ProductPrices, UnknownProduct
from commands.rules.catalog import Counting, PriceRow, Product, Tier
from commands.rules.network import Partner, Standing
from tests.commands.network import (
    BUDI,
    CLOSED_GROUP,
    NOW,
    OTHER_SHOP,
    PRICES,
    SHOP,
    SITI,
    STRANGER,
    TOPIC,
    counted,
)
from tests.commands.talk import Speaker, Talk

RETAIL = Break(1, 25_000, "retail")
RESELLER = Break(10, 20_000, "reseller")
AGEN = Break(50, 18_000, "agen")


def breaks(speaker: Speaker, what: str = "sambal bawang") -> tuple[Break, ...]:
    reply = speaker.says(f"/harga {what}")
    assert isinstance(reply, ProductPrices)
    return reply.item.breaks


def listed(reply: object) -> PriceList:
    assert isinstance(reply, PriceList)
    return reply


def skus(reply: object) -> list[str]:
    return [item.product.sku for section in listed(reply).sections for item in section.items]


def test_each_sees_her_own_tiers_prices_and_those_below(siti, budi, stranger, yuli, rina, ratna, adi):
    assert breaks(siti) == (RETAIL, RESELLER)
    assert breaks(budi) == (RETAIL, RESELLER, AGEN)
    for without_tier in (stranger, yuli, rina, ratna, adi):
        assert breaks(without_tier) == (RETAIL,)


def test_a_group_sees_its_own_tier_and_a_topic_its_own(talk):
    assert breaks(talk.in_group(BUDI, SHOP)) == (RETAIL, RESELLER)
    assert breaks(talk.in_group(STRANGER, SHOP, TOPIC)) == (RETAIL, RESELLER, AGEN)
    assert breaks(talk.in_group(BUDI, SHOP, topic_id=8)) == (RETAIL, RESELLER)
    assert breaks(talk.in_group(BUDI, OTHER_SHOP)) == (RETAIL,)
    assert breaks(talk.in_group(BUDI, CLOSED_GROUP)) == (RETAIL,)


def test_whose_tier_is_gone_sees_what_strangers_see(talk, siti):
    talk.happens(PartnerSet(Partner("M001", "vip", Standing.ACTIVE, telegram_id=SITI)))

    assert breaks(siti) == (RETAIL,)


def test_the_list_calls_only_her_who_may_order(siti, rina, ratna, stranger, talk):
    def head(speaker: Speaker) -> tuple[Audience, str, str]:
        shown = listed(speaker.says("/harga"))
        return shown.audience, shown.called, shown.tier

    assert head(siti) == (Audience.PARTNER, "Siti Rohmah", "reseller")
    assert head(rina) == (Audience.STRANGER, "", "retail")
    assert head(stranger) == (Audience.STRANGER, "", "retail")
    assert head(ratna) == (Audience.OWNER, "", "retail")
    assert head(talk.in_group(SITI, SHOP)) == (Audience.GROUP, "", "reseller")


def test_products_stand_under_their_group_with_the_minimum_that_they_share(siti, stranger):
    hers, retail = listed(siti.says("/harga")), listed(stranger.says("/harga"))

    assert [(s.group, s.minimum, s.is_mixed) for s in hers.sections] == [
        ("sambal", 10, True),
        ("krupuk", 10, True),
        ("", None, False),
    ]
    assert next((s.group, s.minimum, s.is_mixed) for s in retail.sections) == ("sambal", 1, False)
    assert (hers.has_ground_prices, retail.has_ground_prices) == (True, False)
    assert hers.next_page is None


def test_words_choose_products_and_one_alone_is_shown_in_full(siti):
    assert skus(siti.says("/harga sambal")) == ["SMB-01", "SMB-02", "SMB-03"]
    assert skus(siti.says("/harga krupuk bawang dan sambal ijo")) == ["SMB-02", "KRP-02"]
    assert isinstance(siti.says("/price sambal ijo"), ProductPrices)


def test_what_is_not_sold_to_her_is_said_and_what_is_unknown_gets_the_nearest_names(siti):
    assert siti.says("/harga nastar") == NothingForSale("reseller", ("Nastar",))
    assert siti.says("/harga  kerupukan ") == UnknownProduct("kerupukan", ("Krupuk Udang", "Krupuk Bawang"))


def test_without_any_price_nothing_is_for_sale(talk, stranger):
    talk.happens(*(PriceEnded(row.key) for row in PRICES))

    assert stranger.says("/harga") == NothingForSale("retail")
    assert stranger.presses(Verb.SHOW_PRICES) == NothingForSale("retail")


def test_what_is_nearly_sold_out_is_told_to_who_may_order_and_to_nobody_else(talk, siti, stranger, rina):
    def left(speaker: Speaker, what: str) -> int | None:
        reply = speaker.says(f"/harga {what}")
        assert isinstance(reply, ProductPrices)
        return reply.item.left

    assert left(siti, "sambal bawang") is None
    talk.happens(counted("SMB-01", -120))

    assert left(siti, "sambal bawang") == 20
    assert left(siti, "sambal ijo") is None  # no mark
    assert left(siti, "sambal terasi") is None  # nobody knows
    assert left(stranger, "sambal bawang") is None
    assert left(rina, "sambal bawang") is None
    assert left(talk.in_group(SITI, SHOP), "sambal bawang") is None

    talk.happens(ShelfForgotten("SMB-01"))
    assert left(siti, "sambal bawang") is None


def test_with_volume_alone_earning_everybody_sees_every_break(talk, siti):
    talk.happens(SettingSet("Harga ikut jumlah", "ya"))

    assert breaks(siti) == (RETAIL, RESELLER, AGEN)


def test_a_promo_is_shown_with_its_last_day(talk, stranger):
    promo = PriceRow("SMB-01", "retail", 1, 22_000, starts=NOW.date(), ends=NOW.date())
    talk.happens(PriceSet(promo))
    assert breaks(stranger) == (Break(1, 22_000, "retail", NOW.date()),)

    talk.passes(hours=15)  # 24:00 in Cirebon
    assert breaks(stranger) == (RETAIL,)


@pytest.fixture
def crowded(talk: Talk) -> Talk:
    """17 sorts of biscuit beside the six products that a reseller is offered."""
    for number in range(17):
        sku = f"BSK-{number:02}"
        talk.happens(ProductSet(Product(sku, f"Biskuit {number:02}", group="biskuit")))
        talk.happens(PriceSet(PriceRow(sku, "retail", 1, 10_000)))
    return talk


def test_a_long_list_comes_by_pages_of_fifteen(crowded, siti):
    first = listed(siti.says("/harga"))
    assert (len(skus(first)), first.next_page) == (15, 15)

    second = listed(siti.asks(Pressed(Verb.MORE_PRICES, quantity=15)))
    assert (len(skus(second)), second.next_page) == (8, None)
    assert len(set(skus(first)) | set(skus(second))) == 23

    assert skus(siti.asks(Pressed(Verb.SHOW_PRICES, quantity=15))) == skus(first)


def test_a_page_that_ends_with_the_list_offers_no_further_one(crowded, siti):
    assert listed(siti.asks(Pressed(Verb.MORE_PRICES, quantity=8))).next_page is None
    assert listed(siti.asks(Pressed(Verb.MORE_PRICES, quantity=7))).next_page == 22


@pytest.mark.parametrize("start", [23, 10_000, -1])
def test_a_page_that_is_not_there_any_more_is_an_old_button(crowded, siti, start):
    assert siti.asks(Pressed(Verb.MORE_PRICES, quantity=start)) == OldButton()


def test_prices_may_be_paged_through_in_a_group(crowded):
    group = crowded.in_group(SITI, SHOP)

    assert len(skus(group.asks(Pressed(Verb.MORE_PRICES, quantity=15)))) == 8


def test_a_product_that_rests_is_not_listed(talk, siti):
    talk.happens(ProductEnded("SMB-02"))

    assert skus(siti.says("/harga sambal")) == ["SMB-01", "SMB-03"]


def test_a_tier_that_counts_by_product_promises_no_mixing(talk, siti):
    talk.happens(TierSet(Tier("reseller", 1, Counting.PER_PRODUCT)))

    assert not listed(siti.says("/harga sambal")).sections[0].is_mixed
