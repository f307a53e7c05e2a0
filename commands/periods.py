"""The periods of a report: which days they are, and by which words people ask for them."""

from datetime import date, timedelta
from typing import assert_never

from commands.replies.reports import Period

PERIODS = tuple(Period)
"""In the order of the buttons; a button carries the place in this tuple."""

_WORDS = {
    "": Period.MONTH,
    "hari ini": Period.TODAY,
    "today": Period.TODAY,
    "minggu": Period.WEEK,
    "minggu ini": Period.WEEK,
    "week": Period.WEEK,
    "this week": Period.WEEK,
    "bulan": Period.MONTH,
    "bulan ini": Period.MONTH,
    "month": Period.MONTH,
    "this month": Period.MONTH,
    "bulan lalu": Period.LAST_MONTH,
    "last month": Period.LAST_MONTH,
}


def period_named(words: str) -> Period | None:
    """The period that these words mean; without words, this month."""
    return _WORDS.get(" ".join(words.casefold().split()))


def days_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day, both inclusive; weeks begin on Monday."""
    match period:
        case Period.TODAY:
            return today, today
        case Period.WEEK:
            return today - timedelta(days=today.weekday()), today
        case Period.MONTH:
            return today.replace(day=1), today
        case Period.LAST_MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        case _:
            assert_never(period)
