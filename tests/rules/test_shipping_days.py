"""Shipping days: weekdays, closing time and days off, as the owner types them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.shipping_days import ShippingDays, day_said, read_clock, read_days_off, read_weekdays
from tests.rules.strategies import PROPERTY

TUESDAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 - the business's own clock
TODAY = TUESDAY.date()


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", []),
        ("Senin, Kamis", [0, 3]),
        ("senin dan jum'at", [0, 4]),
        ("Sen-Rab", [0, 1, 2]),
        ("Sabtu - Senin", [0, 5, 6]),
        ("Senin s/d Sabtu", [0, 1, 2, 3, 4, 5]),
        ("monday; Friday", [0, 4]),
        ("setiap hari", []),
        ("Se, xyz, 3, senin-x", []),
        ("senin-selasa-rabu", []),
    ],
)
def test_weekdays_are_read_as_they_are_typed(typed, days):
    assert sorted(read_weekdays(typed)) == days


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("15.00", time(15)), ("jam 9", time(9)), ("16:30", time(16, 30)), ("", None), ("sore", None),
     ("25.00", None), ("10.75", None)],
)  # fmt: skip
def test_the_closing_time_is_read_as_it_is_typed(typed, clock):
    assert read_clock(typed) == clock


def test_days_off_are_days_and_spans_and_what_is_unreadable_says_nothing():
    off = read_days_off("25/12, 1 Jan; 28/12 - 30/12, entah, 3/12 - 1/12, 24/12 - x", TODAY)

    assert off == (
        (date(2026, 12, 25), date(2026, 12, 25)),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2026, 12, 28), date(2026, 12, 30)),
    )


def test_today_closes_at_its_hour_and_the_next_open_day_follows():
    days = ShippingDays(frozenset({1, 3}), time(9, 0), ((date(2026, 11, 26), date(2026, 11, 30)),))

    assert days.next_day(TUESDAY.replace(hour=8)) == TODAY
    assert days.next_day(TUESDAY) == date(2026, 12, 1)
    assert not days.allows(date(2026, 11, 23), TUESDAY)


def test_who_never_sends_has_no_next_day():
    assert ShippingDays(off=((date(2000, 1, 1), date(2199, 12, 31)),)).next_day(TUESDAY) is None


@PROPERTY
@given(
    st.frozensets(st.integers(0, 6)), st.none() | st.times(), st.lists(st.dates(date(2026, 11, 20), date(2027, 2, 1)),
    max_size=4), st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 30)),  # noqa: DTZ001
)  # fmt: skip
def test_the_next_day_is_allowed_and_none_before_it_is(weekdays, closes, off, now):
    days = ShippingDays(weekdays, closes, tuple((day, day) for day in off))
    found = days.next_day(now)

    assert found is not None
    assert days.allows(found, now)
    assert not any(
        days.allows(date.fromordinal(n), now) for n in range(now.toordinal() - 3, found.toordinal())
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("", 24),
        ("dong ya", 24),
        ("selasa", 24),
        ("hari ini ya", 24),
        ("besok pagi", 25),
        ("hari Rabu", 25),
        ("jum'at sore aja", 27),
        ("senin", 30),
        ("monday morning please", 30),
        ("tgl 26/11 ya", 26),
    ],
)
def test_a_day_is_read_as_people_say_it(said: str, day: int) -> None:
    assert day_said(said, TODAY) == date(2026, 11, day)


@pytest.mark.parametrize("said", ["minggu depan", "nanti", "senin selasa", "se", "hari"])
def test_what_may_be_another_day_is_none(said: str) -> None:
    assert day_said(said, TODAY) is None
