"""Dates as owners type them, on 24 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.dates import month_number, parse_date
from tests.rules.strategies import PROPERTY

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "cell",
    ["24/11", "24 Nov", "24-11-2026", "2026-11-24", "24 November 2026", "24/11/26", "24.11.2026",
     "24 nopember", "tgl 24 Nov", "24nov", 46_350, 46_350.75],
)  # fmt: skip
def test_all_usual_ways_are_read(cell):
    assert parse_date(cell, TODAY) == TODAY


@pytest.mark.parametrize(
    ("cell", "day"),
    [("5/1", date(2027, 1, 5)), ("24/10", date(2026, 10, 24)), ("24/5", date(2027, 5, 24)),
     ("26/5", date(2026, 5, 26)), ("29/2/2028", date(2028, 2, 29)), ("1 Mei", date(2027, 5, 1))],
)  # fmt: skip
def test_without_a_year_the_nearest_such_day_counts(cell, day):
    assert parse_date(cell, TODAY) == day


@pytest.mark.parametrize(
    "cell",
    [
        "31/2",
        "29/2",
        "13/13",
        "besok",
        "24",
        "25.000",
        25_000,
        0,
        -5,
        1e300,
        float("nan"),
        True,
        None,
        "24 xyz",
        "",
        "x/y",
    ],
)
def test_what_is_no_day_near_our_time_is_not_read(cell):
    assert parse_date(cell, TODAY) is None


def test_relative_words_are_read_only_where_they_are_asked_for():
    days = [parse_date(word, TODAY, relative=True) for word in ("hari ini", " Besok ", "lusa")]

    assert days == [TODAY + timedelta(days=n) for n in (0, 1, 2)]


@pytest.mark.parametrize(
    ("word", "month"),
    [("Nov", 11), ("agt", 8), ("Agustus", 8), ("pebruari", 2), ("may", 5), ("no", None), ("xyz", None)],
)
def test_a_month_is_named_by_three_letters_or_more(word, month):
    assert month_number(word) == month


@PROPERTY
@given(st.dates(date(2001, 1, 1), date(2199, 1, 1)))
def test_what_is_written_out_in_full_is_read_on_any_day(day):
    serial = (day - date(1899, 12, 30)).days

    assert {parse_date(cell, TODAY) for cell in (day.isoformat(), f"{day:%d/%m/%Y}", serial)} == {day}


@PROPERTY
@given(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text("0123456789/- nov"),
    st.dates(),
)
def test_any_cell_gives_a_day_or_nothing(cell, today):
    assert isinstance(parse_date(cell, today, relative=True), date | None)
