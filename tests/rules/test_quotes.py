"""Prices and minimum quantities, from the worked example on."""

from dataclasses import replace
from datetime import date

import pytest

from commands.rules.catalog import Component, Counting, PriceRow, Product, Shortfall
from commands.rules.price_list import PriceList
from commands.rules.pricing import quote
from commands.rules.quotes import (
    BelowMinimum,
    NextBreak,
    NotMultiple,
    NotSold,
    OverMaximum,
    OverStock,
    Saver,
    Want,
)
from tests.rules.worked_example import (
    AGEN,
    RESELLER,
    RETAIL,
    TODAY,
    WARUNG,
    asked,
    line_of,
    network,
    unlimited,
    with_shortfall,
)


@pytest.mark.parametrize(
    ("tier", "quantity", "price"),
    [
        ("retail", 1, 25_000),
        ("retail", 9, 25_000),
        ("retail", 50, 25_000),
        ("reseller", 10, 20_000),
        ("reseller", 49, 20_000),
        ("reseller", 50, 20_000),
        ("agen", 50, 18_000),
        ("agen", 1_000, 18_000),
        ("warung", 3, 25_000),
        ("unheard of", 3, 25_000),
    ],
)
def test_the_worked_example(tier, quantity, price):
    quoted = asked(network(), tier, ("SMB-01", quantity))

    assert quoted.may_be_confirmed
    assert (price, price * quantity) == (quoted.lines[0].price, quoted.total)


@pytest.mark.parametrize(
    ("tier", "quantity", "expected"),
    [
        ("reseller", 8, BelowMinimum(10, "reseller", 2, 10, 20_000, 25_000, is_mixed=True)),
        ("reseller", 9, BelowMinimum(10, "reseller", 1, 10, 20_000, 25_000, is_mixed=True)),
        ("agen", 45, BelowMinimum(50, "agen", 5, 50, 18_000, 20_000, is_mixed=True)),
        ("agen", 3, BelowMinimum(50, "agen", 47, 50, 18_000, 25_000, is_mixed=True)),
    ],
)
def test_below_her_own_minimum_she_is_asked(tier, quantity, expected):
    quoted = asked(network(), tier, ("SMB-01", quantity))

    assert expected == quoted.lines[0].problem
    assert not quoted.may_be_confirmed
    assert quoted.total == 0


def test_who_keeps_her_quantity_pays_the_price_that_is_reached():
    shelf = PriceList.of(network())
    quoted = quote(shelf, "reseller", [Want("SMB-01", 8, kept=True)], TODAY, available=unlimited)

    assert quoted.may_be_confirmed
    assert quoted.lines[0].below_minimum_allowed
    assert quoted.total == 200_000


def test_where_the_tier_allows_it_the_reached_price_is_taken_and_said():
    catalog = network(tiers=[RETAIL, with_shortfall(RESELLER, Shortfall.ALLOW)])
    line = line_of(catalog, "reseller", 8)

    assert (line.price, line.problem, line.below_minimum_allowed) == (25_000, None, True)


def test_where_the_tier_refuses_there_is_only_raising_even_for_who_kept_it():
    shelf = PriceList.of(network(tiers=[RETAIL, with_shortfall(RESELLER, Shortfall.REFUSE)]))
    quoted = quote(shelf, "reseller", [Want("SMB-01", 8, kept=True)], TODAY, available=unlimited)

    assert BelowMinimum(10, "reseller", 2, 10, 20_000, None, is_mixed=True) == quoted.lines[0].problem
    assert quoted.lines[0].price is None


def test_where_nothing_is_reached_there_is_only_raising():
    catalog = network(products=[Product("TEH-01", "Teh")], rows=[PriceRow("TEH-01", "retail", 5, 4_000)])

    for tier in ("retail", "reseller"):
        problem = line_of(catalog, tier, 3, "TEH-01").problem

        assert BelowMinimum(5, "retail", 2, 5, 4_000, None, is_mixed=False) == problem


@pytest.mark.parametrize(
    ("sku", "tier"),
    [("GONE", "agen"), ("REST", "agen"), ("VIP", "retail"), ("VIP", "warung"), ("OTHER", "reseller")],
)
def test_what_has_no_row_for_her_or_rests_is_not_sold(sku, tier):
    catalog = network(
        products=[Product("REST", "Resting", active=False), Product("VIP", "Vip"), Product("OTHER", "Other")],
        rows=[
            PriceRow("REST", "retail", 1, 1_000),
            PriceRow("VIP", "reseller", 1, 1_000),
            PriceRow("OTHER", "warung", 1, 1_000),
        ],
    )

    assert NotSold(tier) == line_of(catalog, tier, 10, sku).problem


@pytest.mark.parametrize(
    ("counting", "prices"),
    [
        (Counting.PER_PRODUCT, [25_000, 25_000, 15_000]),
        (Counting.MIXED, [20_000, 20_000, 15_000]),
        (Counting.WHOLE_ORDER, [20_000, 20_000, 12_000]),
    ],
)
def test_what_counts_towards_a_minimum_is_set_per_tier(counting, prices):
    reseller = replace(RESELLER, counting=counting, shortfall=Shortfall.ALLOW)
    quoted = asked(network(tiers=[RETAIL, reseller]), "reseller", ("SMB-01", 6), ("SMB-02", 4), ("KRP-01", 3))

    assert prices == [line.price for line in quoted.lines]


def test_refused_lines_count_too():
    resting = Product("SMB-09", "Resting", group="sambal", active=False)
    quoted = asked(network(products=[resting]), "reseller", ("SMB-01", 6), ("SMB-09", 4))

    assert quoted.lines[0].price == 20_000


def test_lines_of_one_product_are_merged_in_the_order_of_first_mention():
    quoted = asked(network(), "reseller", ("SMB-02", 5), ("SMB-01", 10), ("SMB-02", 5))

    assert [(line.product.sku, line.quantity) for line in quoted.lines] == [("SMB-02", 10), ("SMB-01", 10)]


def test_a_line_of_no_pieces_is_a_bug_of_the_caller():
    with pytest.raises(ValueError, match="0 pieces of SMB-01"):
        asked(network(), "reseller", ("SMB-01", 0))


@pytest.mark.parametrize(
    ("rows", "price"),
    [
        ([PriceRow("sambal", "reseller", 10, 15_000, for_group=True)], 20_000),
        ([PriceRow("sambal", "reseller", 10, 15_000, ends=date(2026, 11, 24), for_group=True)], 15_000),
        ([PriceRow("sambal", "reseller", 10, 15_000, ends=date(2026, 11, 23), for_group=True)], 20_000),
        ([PriceRow("SMB-01", "reseller", 10, 15_000, starts=date(2026, 11, 24))], 15_000),
        ([PriceRow("SMB-01", "reseller", 10, 15_000, starts=date(2026, 11, 25))], 20_000),
        ([PriceRow("SMB-01", "reseller", 10, 21_000, starts=date(2026, 11, 24))], 20_000),
        ([PriceRow("SMB-01", "warung", 1, 10_000)], 20_000),
        ([PriceRow("SMB-01", "nobody", 1, 10_000)], 20_000),
    ],
)
def test_a_products_own_rows_win_and_promos_are_added(rows, price):
    assert price == line_of(network(rows=rows), "reseller", 10).price


def test_a_group_has_a_price_until_one_of_its_products_has_its_own():
    new = Product("SMB-04", "Sambal Matah", group="sambal")
    rows = [PriceRow("sambal", "retail", 1, 23_000, for_group=True)]
    catalog = network(products=[new], rows=rows)

    assert [line_of(catalog, "retail", 1, sku).price for sku in ("SMB-04", "SMB-01")] == [23_000, 25_000]


def test_at_equal_price_the_highest_rank_then_the_highest_minimum_then_the_latest_start_gives_it():
    early, late = date(2026, 11, 1), date(2026, 11, 20)
    rows = [
        PriceRow("SMB-01", "retail", 1, 9_000, starts=late),
        PriceRow("SMB-01", "reseller", 5, 9_000, starts=late),
        PriceRow("SMB-01", "reseller", 8, 9_000, starts=early),
        PriceRow("SMB-01", "reseller", 8, 9_000, starts=late),
    ]

    for some in (rows, rows[::-1]):
        assert rows[3] == line_of(network(rows=some), "reseller", 10).row


def test_a_tier_that_stands_alone_sees_its_own_rows_and_those_of_rank_0():
    catalog = network(rows=[PriceRow("SMB-01", "warung", 5, 22_000)])

    assert [line_of(catalog, "warung", n).price for n in (60, 3)] == [22_000, 25_000]
    assert line_of(catalog, "agen", 60).price == 18_000


def test_with_volume_alone_earning_it_everyone_gets_every_ranked_price():
    catalog = network(rows=[PriceRow("SMB-01", "warung", 1, 10_000)])
    prices = {t: asked(catalog, t, ("SMB-01", 50), volume_earns=True).lines[0].price for t in catalog.tiers}

    assert prices == {"retail": 18_000, "reseller": 18_000, "agen": 18_000, "warung": 10_000}


def test_the_owner_is_told_of_a_higher_tiers_price_that_would_be_reached():
    catalog = network()

    assert line_of(catalog, "reseller", 49).higher_tier is None
    assert catalog.prices["SMB-01|agen|50|"] == line_of(catalog, "reseller", 50).higher_tier
    assert asked(catalog, "reseller", ("SMB-01", 50), volume_earns=True).lines[0].higher_tier is None
    assert line_of(catalog, "warung", 50).higher_tier is None


@pytest.mark.parametrize(
    ("tier", "quantity", "saver"),
    [
        ("reseller", 7, None),
        ("reseller", 8, Saver(10, 20_000, 200_000, 200_000)),
        ("reseller", 9, Saver(10, 20_000, 200_000, 225_000)),
        ("reseller", 45, None),
        ("agen", 44, None),
        ("agen", 45, Saver(50, 18_000, 900_000, 900_000)),
        ("agen", 49, Saver(50, 18_000, 900_000, 980_000)),
        ("agen", 50, None),
        ("retail", 9, None),
    ],
)
def test_where_buying_more_costs_the_same_or_less_it_is_said(tier, quantity, saver):
    assert saver == line_of(network(), tier, quantity).saver


def test_flavours_that_get_cheaper_together_are_compared_together():
    quoted = asked(network(), "reseller", ("SMB-01", 3), ("SMB-02", 3), ("SMB-03", 2), ("KRP-01", 1))

    assert Saver(5, 20_000, 200_000, 200_000) == quoted.lines[0].saver


def test_each_line_names_the_next_break_that_its_multiple_allows():
    krupuk = Product("KRP-01", "Krupuk Udang", group="krupuk", multiple=20)
    line = line_of(network(), "agen", 97, "KRP-01")
    by_twenties = line_of(network(products=[krupuk]), "agen", 80, "KRP-01")

    assert NextBreak(3, 100, 9_500, 500) == line.next_break
    assert NextBreak(20, 100, 9_500, 500) == by_twenties.next_break


@pytest.mark.parametrize(
    ("quantity", "left", "problem"),
    [
        (7, None, NotMultiple(5, 5, 10)),
        (3, None, NotMultiple(5, None, 5)),
        (63, None, NotMultiple(5, 60, None)),
        (7, 9, NotMultiple(5, 5, None)),
        (65, None, OverMaximum(60, 60)),
        (20, 12, OverStock(12, 10)),
        (20, 4, OverStock(4, None)),
        (20, 0, OverStock(0, None)),
        (20, -3, OverStock(0, None)),
        (20, 20, None),
    ],
)
def test_multiple_maximum_and_stock_are_checked_before_price(quantity, left, problem):
    nastar = Product("KUE-01", "Nastar", multiple=5, max_per_order=60)
    shelf = PriceList.of(network(products=[nastar], rows=[PriceRow("KUE-01", "retail", 1, 75_000)]))
    quoted = quote(shelf, "retail", [Want("KUE-01", quantity)], TODAY, available=lambda _: left)

    assert problem == quoted.lines[0].problem


def test_a_refusal_never_names_a_quantity_that_the_tier_refuses():
    sambal = Product("SMB-01", "Sambal Bawang", group="sambal", multiple=4)
    catalog = network(tiers=[RETAIL, with_shortfall(RESELLER, Shortfall.REFUSE)], products=[sambal])

    assert NotMultiple(4, None, 12) == line_of(catalog, "reseller", 7).problem


def test_raising_stays_within_multiple_maximum_and_stock():
    sambal = Product("SMB-01", "Sambal Bawang", group="sambal", multiple=4)
    shelf = PriceList.of(network(products=[sambal]))
    raised = []
    for left in (12, 11):
        quoted = quote(shelf, "reseller", [Want("SMB-01", 8)], TODAY, available={"SMB-01": left}.get)
        problem = quoted.lines[0].problem
        assert isinstance(problem, BelowMinimum)
        raised.append((problem.raise_to, problem.raise_price))

    assert raised == [(12, 20_000), (None, None)]


def test_a_bundle_and_its_component_share_one_stock():
    bundle = Product("PKT-01", "Paket", group="paket")
    catalog = network(
        products=[bundle],
        rows=[PriceRow("PKT-01", "retail", 1, 38_000)],
        components=[Component("PKT-01", "SMB-01", 2), Component("PKT-01", "KRP-01", 1)],
    )
    stock = {"SMB-01": 10, "KRP-01": 100, "PKT-01": 5}
    shelf = PriceList.of(catalog)

    def problems(*wants: Want) -> list[object]:
        return [line.problem for line in quote(shelf, "retail", wants, TODAY, available=stock.get).lines]

    assert problems(Want("PKT-01", 3), Want("SMB-01", 4)) == [None, None]
    assert [OverStock(2, 2), OverStock(4, 4)] == problems(Want("PKT-01", 3), Want("SMB-01", 5))
    assert [OverStock(5, 5)] == problems(Want("PKT-01", 6))


def test_an_index_of_the_catalog_does_not_see_later_edits():
    catalog = network()
    shelf = PriceList.of(catalog)
    catalog.prices.clear()

    assert quote(shelf, "agen", [Want("SMB-01", 50)], TODAY, available=unlimited).total == 900_000


def test_tiers_need_no_particular_names():
    renamed = [replace(tier, name=f"x{tier.name}") for tier in (RETAIL, RESELLER, AGEN, WARUNG)]
    rows = [replace(row, tier=f"x{row.tier}") for row in network().prices.values()]
    catalog = network(tiers=renamed, rows=rows)

    assert line_of(catalog, "xagen", 50).price == 18_000
