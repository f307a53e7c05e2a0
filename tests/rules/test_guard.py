"""A price edit is read with suspicion."""

from datetime import date

import pytest

from commands.rules.catalog import PriceRow
from commands.rules.guard import Doubt, doubt, suggestion

PROMO_START = date(2026, 12, 1)


def row(price: int, starts: date | None = None) -> PriceRow:
    return PriceRow("SMB-01", "retail", 1, price, starts=starts)


@pytest.mark.parametrize(
    ("before", "after", "cost", "expected"),
    [
        (25_000, 25, None, Doubt.LOST_THOUSANDS),
        (25_000, 25, 12_000, Doubt.LOST_THOUSANDS),
        (None, 25, 12_000, Doubt.LOST_THOUSANDS),
        (None, 25, None, Doubt.LOST_THOUSANDS),
        (None, 0, None, Doubt.LOST_THOUSANDS),
        (600, 500, None, None),
        (None, 500, 400, None),
        (25_000, 900, None, Doubt.MORE_THAN_HALF),
        (25_000, 12_500, None, None),
        (25_000, 12_499, None, Doubt.MORE_THAN_HALF),
        (25_000, 37_500, None, None),
        (25_000, 37_501, None, Doubt.MORE_THAN_HALF),
        (25_000, 250_000, None, Doubt.MORE_THAN_HALF),
        (25_000, 11_999, 12_000, Doubt.UNDER_COST),
        (25_000, 12_000, 12_000, Doubt.MORE_THAN_HALF),
        (None, 11_000, 12_000, Doubt.UNDER_COST),
        (None, 20_000, 12_000, None),
        (None, 20_000, None, None),
        (20_000, 20_000, 12_000, None),
    ],
)
def test_what_is_doubted(before, after, cost, expected):
    assert doubt(None if before is None else row(before), row(after), cost) is expected


def test_a_promo_may_fall_by_more_than_half_but_not_below_cost():
    before = row(25_000, PROMO_START)

    assert doubt(before, row(10_000, PROMO_START), 9_000) is None
    assert doubt(before, row(8_000, PROMO_START), 9_000) is Doubt.UNDER_COST
    assert doubt(before, row(10, PROMO_START), None) is Doubt.LOST_THOUSANDS


def test_only_lost_thousands_have_a_good_guess():
    assert suggestion(Doubt.LOST_THOUSANDS, row(25)) == 25_000
    assert suggestion(Doubt.LOST_THOUSANDS, row(0)) is None
    assert suggestion(Doubt.UNDER_COST, row(11_000)) is None
