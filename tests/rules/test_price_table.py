"""The price list as `/harga` reads it out."""

from datetime import date
from typing import Any

from commands.rules.catalog import Counting, PriceRow, Product, Shortfall, Tier
from commands.rules.price_list import PriceList
from commands.rules.price_table import PriceBreak, never_chosen, price_breaks, price_table
from tests.rules.worked_example import (
    AGEN,
    RESELLER,
    RETAIL,
    TODAY,
    line_of,
    network,
    with_shortfall,
)

PROMO = PriceRow("SMB-01", "reseller", 12, 17_000, starts=date(2026, 11, 20), ends=date(2026, 11, 30))


def breaks(tier: str, **changes: Any) -> list[tuple[int, int, str]]:
    shelf = PriceList.of(network(**changes))
    found = price_breaks(shelf, shelf.products["SMB-01"], tier, TODAY)
    return [(b.minimum, b.price, b.tier) for b in found]


def test_each_tier_sees_its_own_and_the_lower_tiers_breaks():
    assert breaks("retail") == [(1, 25_000, "retail")]
    assert breaks("warung") == [(1, 25_000, "retail")]
    assert breaks("reseller") == [(1, 25_000, "retail"), (10, 20_000, "reseller")]
    assert breaks("agen") == [(1, 25_000, "retail"), (10, 20_000, "reseller"), (50, 18_000, "agen")]


def test_a_promo_is_listed_with_its_end_and_hides_what_it_beats():
    shelf = PriceList.of(network(rows=[PROMO]))
    found = price_breaks(shelf, shelf.products["SMB-01"], "agen", TODAY)

    assert found[-1] == PriceBreak(12, 17_000, "reseller", Counting.MIXED, date(2026, 11, 30))
    assert 18_000 not in [b.price for b in found]


def test_a_row_that_counts_more_narrowly_cannot_hide_one_that_counts_more():
    cheap = PriceRow("SMB-01", "retail", 10, 20_000)

    assert (10, 20_000, "reseller") in breaks("reseller", rows=[cheap])
    assert (10, 20_000, "retail") not in breaks("reseller", rows=[cheap])
    assert (12, 20_000, "reseller") in breaks(
        "reseller",
        rows=[PriceRow("SMB-01", "reseller", 12, 20_000), PriceRow("SMB-01", "reseller", 10, 21_000)],
    )


def test_where_a_tier_refuses_less_than_its_minimum_nothing_below_it_is_listed():
    refusing = with_shortfall(AGEN, Shortfall.REFUSE)

    assert breaks("agen", tiers=[RETAIL, RESELLER, refusing]) == [(50, 18_000, "agen")]


def test_the_list_is_grouped_and_says_a_minimum_that_all_products_of_a_group_share():
    rows = [PriceRow("TEH-01", "reseller", 3, 4_000), PriceRow("KRP-02", "reseller", 5, 9_500)]
    products = [Product("TEH-01", "Teh"), Product("KRP-02", "Krupuk Bawang", group="krupuk")]
    table = price_table(PriceList.of(network(rows=rows, products=products)), "reseller", TODAY)

    assert [(group.name, group.own_minimum) for group in table] == [
        ("sambal", 10),
        ("krupuk", None),
        (None, 3),
    ]
    assert [p.product.sku for p in table[1].products] == ["KRP-01", "KRP-02"]


def test_what_rests_or_has_no_price_for_her_is_not_listed():
    products = [Product("REST", "Resting", active=False), Product("VIP", "Vip")]
    rows = [PriceRow("REST", "retail", 1, 1_000), PriceRow("VIP", "agen", 1, 1_000)]
    table = price_table(PriceList.of(network(rows=rows, products=products)), "reseller", TODAY)

    assert [p.product.sku for group in table for p in group.products] == [
        "SMB-01",
        "SMB-02",
        "SMB-03",
        "KRP-01",
    ]


def test_a_row_that_can_never_be_chosen_names_the_row_that_beats_it():
    catalog = network(rows=[PriceRow("SMB-01", "reseller", 20, 21_000)])
    shelf = PriceList.of(catalog)
    pairs = never_chosen(shelf, shelf.products["SMB-01"], "reseller", TODAY)

    assert [(beaten.row.key, by.row.key) for beaten, by in pairs] == [
        ("SMB-01|reseller|20|", "SMB-01|reseller|10|")
    ]
    assert line_of(catalog, "reseller", 20).price == 20_000


def test_a_product_without_a_group_counts_alone_where_others_are_mixed():
    """A row that counts by product then hides a dearer one that would count the whole group."""
    alone = Product("KUE-01", "Nastar")
    by_product = Tier("reseller", 1, Counting.PER_PRODUCT)
    rows = [PriceRow("KUE-01", "reseller", 10, 50_000), PriceRow("KUE-01", "agen", 10, 55_000)]
    shelf = PriceList.of(network(tiers=[RETAIL, by_product, AGEN], products=[alone], rows=rows))

    assert [b.price for b in price_breaks(shelf, alone, "agen", TODAY)] == [50_000]
