"""Quiet hours, and the end of a time in which days off do not count."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from commands.rules.clock import after_days_off, remind_at, runs_until
from commands.rules.quiet import NO_QUIET, QuietHours, read_quiet

WIB = ZoneInfo("Asia/Jakarta")
NIGHT = QuietHours(time(21), time(6))
BEGUN = datetime(2026, 11, 24, 2, tzinfo=UTC)
"""9 o'clock in Cirebon."""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("21.00-06.00", NIGHT),
        ("21:30 sampai 5", QuietHours(time(21, 30), time(5))),
        ("13-14", QuietHours(time(13), time(14))),
        ("21 s/d 24", QuietHours(time(21), time(0))),
        ("tidak ada", NO_QUIET),
        ("-", NO_QUIET),
        ("malam", None),
        ("25-6", None),
        ("21-26", None),
        ("21.75-6", None),
        ("", None),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(typed: str, read: QuietHours | None) -> None:
    assert read_quiet(typed) == read


@pytest.mark.parametrize(
    ("quiet", "hour", "is_quiet"),
    [
        (NIGHT, 20, False),
        (NIGHT, 21, True),
        (NIGHT, 3, True),
        (NIGHT, 6, False),
        (QuietHours(time(13), time(14)), 13, True),
        (QuietHours(time(13), time(14)), 14, False),
        (NO_QUIET, 3, False),
    ],
)
def test_a_moment_is_quiet_from_the_first_hour_to_just_before_the_last(
    quiet: QuietHours, hour: int, *, is_quiet: bool
) -> None:
    assert quiet.covers(datetime(2026, 11, 24, hour, tzinfo=WIB)) is is_quiet


@pytest.mark.parametrize(
    ("hours", "off", "ends"),
    [
        (24, (), datetime(2026, 11, 25, 9, tzinfo=WIB)),
        (10, (), datetime(2026, 11, 24, 19, tzinfo=WIB)),
        (24, (25,), datetime(2026, 11, 26, 9, tzinfo=WIB)),
        (24, (24,), datetime(2026, 11, 26, 0, tzinfo=WIB)),
        (24, (25, 26, 27), datetime(2026, 11, 28, 9, tzinfo=WIB)),
        (24, tuple(range(1, 32)), datetime(2026, 12, 2, 0, tzinfo=WIB)),
    ],
)
def test_days_off_do_not_count(hours: int, off: tuple[int, ...], ends: datetime) -> None:
    def is_off(day: date) -> bool:
        return day.day in off and day.month == 11

    assert runs_until(BEGUN, timedelta(hours=hours), is_off, WIB) == ends


def test_a_holiday_without_an_end_counts_as_none() -> None:
    assert runs_until(BEGUN, timedelta(hours=24), lambda _: True, WIB) == BEGUN + timedelta(hours=24)


def test_who_has_little_time_is_reminded_half_way_and_never_in_a_quiet_hour() -> None:
    assert remind_at(BEGUN, BEGUN + timedelta(hours=2), NIGHT, WIB) == BEGUN + timedelta(hours=1)
    at_two = datetime(2026, 11, 25, 2, tzinfo=WIB)
    assert remind_at(BEGUN, at_two, NIGHT, WIB) == datetime(2026, 11, 24, 20, 30, tzinfo=WIB)
    at_eight = datetime(2026, 11, 25, 8, tzinfo=WIB)
    assert remind_at(BEGUN, at_eight, NIGHT, WIB) == datetime(2026, 11, 24, 20, 30, tzinfo=WIB)


def test_who_orders_when_it_is_nearly_quiet_is_reminded_when_it_is_over() -> None:
    late = datetime(2026, 11, 24, 20, 45, tzinfo=WIB)
    assert remind_at(late, late + timedelta(hours=8), NIGHT, WIB) == datetime(2026, 11, 25, 6, tzinfo=WIB)
    noon = QuietHours(time(12), time(13))
    at_noon = datetime(2026, 11, 24, 12, tzinfo=WIB)
    assert remind_at(at_noon, at_noon + timedelta(hours=1), noon, WIB) == at_noon + timedelta(hours=1)


def test_an_end_on_a_day_off_is_put_off_to_the_same_hour_of_a_working_day() -> None:
    def is_off(day: date) -> bool:
        return day.day in (25, 26)

    at_nine = datetime(2026, 11, 25, 9, tzinfo=WIB)
    assert after_days_off(at_nine, is_off, WIB) == datetime(2026, 11, 27, 9, tzinfo=WIB)
    assert after_days_off(at_nine, lambda _: True, WIB) == at_nine
