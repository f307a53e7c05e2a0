"""Money as owners type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats import rupiah
from commands.rules.rupiah import LARGEST, parse_rupiah
from tests.rules.strategies import PROPERTY

CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
MONEY_LIKE = st.text(alphabet="0123456789.,- Rprbjtik\n", max_size=20)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (20_000, 20_000),
        (20_000.0, 20_000),
        (0, 0),
        ("20000", 20_000),
        ("20.000", 20_000),
        ("20,000", 20_000),
        (" Rp20.000 ", 20_000),
        ("rp 20.000,-", 20_000),
        ("Rp. 20.000,00", 20_000),
        ("20rb", 20_000),
        ("20 ribu", 20_000),
        ("20k", 20_000),
        ("1,5jt", 1_500_000),
        ("1.5 jt", 1_500_000),
        ("2 juta", 2_000_000),
        ("1.250.000", 1_250_000),
    ],
)
def test_all_usual_ways_are_read(cell, amount):
    assert parse_rupiah(cell) == amount


@pytest.mark.parametrize(
    "cell",
    [
        "dua puluh",
        "",
        "Rp",
        "-5000",
        -5_000,
        20.5,
        "20.5",
        "20.00",
        "20.0000",
        "1.500rb",
        "1,2345jt",
        "1e5",
        None,
        True,
        False,
        float("nan"),
        float("inf"),
        1e300,
        10**16,
        "9" * 40,
        "20.000/pcs",
        "20 000",
        "２０",
        "1.234,567",
    ],
)
def test_what_may_be_read_in_two_ways_or_in_none_is_not_read(cell):
    assert parse_rupiah(cell) is None


def test_a_negative_amount_is_read_only_where_it_may_be_one():
    assert (parse_rupiah("-Rp5.000", signed=True), parse_rupiah(-5_000, signed=True)) == (-5_000, -5_000)


@PROPERTY
@given(CELLS | MONEY_LIKE, st.booleans())
def test_any_cell_gives_whole_rupiah_or_nothing(cell, signed):
    amount = parse_rupiah(cell, signed=signed)

    assert amount is None or (type(amount) is int and abs(amount) <= LARGEST and (signed or amount >= 0))


@PROPERTY
@given(st.integers(-LARGEST, LARGEST))
def test_what_is_shown_can_be_typed_back(amount):
    assert parse_rupiah(rupiah(amount), signed=True) == amount
