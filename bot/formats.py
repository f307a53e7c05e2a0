"""Rupiah, quantities, days and hours as people write them here. Pure; what Babel works out is cached."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from bot.wording.words import Words

_NUMBERS = "id"
"""Figures look the same in both languages: the Sheet and the bank slips show 20.000."""
_MILLION = 1_000_000
_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def number(value: int) -> str:
    """Whole numbers with a dot for thousands.

    >>> number(1234567)
    '1.234.567'
    """
    return str(format_decimal(value, locale=_NUMBERS))


def rupiah(value: int) -> str:
    """Money, without a space and without cents.

    >>> rupiah(20000)
    'Rp20.000'
    """
    return f"-Rp{number(-value)}" if value < 0 else f"Rp{number(value)}"


def percent(part: int, whole: int) -> str:
    """A share, rounded half up; without a whole it is zero.

    >>> percent(738, 1845)
    '40%'
    """
    return f"{(200 * part + whole) // (2 * whole) if whole > 0 else 0}%"


@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, locale: str) -> str:
    return str(format_date(day, pattern, locale=locale))


@lru_cache(maxsize=4096)
def _clock(at: time, pattern: str, locale: str) -> str:
    return str(format_time(at, pattern, locale=locale))


@dataclass(frozen=True, slots=True)
class Formats:
    """One language at one moment: `now` is local time and decides about years and relative words."""

    words: Words
    now: datetime

    def day(self, day: date) -> str:
        """`Sel 24 Nov`; the year only where it is not this one."""
        pattern = "EEE d MMM" if day.year == self.now.year else "EEE d MMM y"
        return _day(day, pattern, self.words.times.locale)

    def long_day(self, day: date) -> str:
        """`24 November 2026`, for what is kept on paper."""
        return _day(day, "d MMMM y", self.words.times.locale)

    def month(self, day: date) -> str:
        """`November`; the year only where it is not this one."""
        return _day(day, "MMMM" if day.year == self.now.year else "MMMM y", self.words.times.locale)

    def clock(self, at: datetime) -> str:
        """`14.05`."""
        times = self.words.times
        return _clock(at.time().replace(second=0, microsecond=0, tzinfo=None), times.clock, times.locale)

    def moment(self, at: datetime) -> str:
        """`hari ini 14.05`, `besok (Rab 25 Nov), 14.05`, `Sel 24 Nov, 14.05`. `at` is local time."""
        times, today = self.words.times, self.now.date()
        if at.date() == today:
            return times.today_at.format(clock=self.clock(at))
        day = self.day(at.date())
        if at.date() == today + _DAY:
            day = times.tomorrow.format(day=day)
        return times.day_at.format(day=day, clock=self.clock(at))

    def unit(self, unit: str, quantity: int) -> str:
        """The Sheet's unit, as it is said of so many."""
        one, several = self.words.counts.units.get(unit.casefold(), (unit, unit))
        return one if quantity == 1 else several

    def count(self, quantity: int, unit: str) -> str:
        """`10 botol`."""
        return self.words.counts.count.format(number=number(quantity), unit=self.unit(unit, quantity))

    def pieces(self, quantity: int) -> str:
        """A count of different things."""
        return self.words.counts.pieces.format(number=number(quantity))

    def about(self, value: int) -> str:
        """`Rp18,45 juta`; for reports only. Under a million it is exact."""
        if abs(value) < _MILLION:
            return rupiah(value)
        hundredths = (abs(value) * 100 + _MILLION // 2) // _MILLION
        whole, rest = divmod(hundredths, 100)
        digits = f"{rest:02d}".rstrip("0")
        shown = number(whole) + (self.words.counts.decimal_point + digits if digits else "")
        return ("-" if value < 0 else "") + self.words.counts.millions.format(number=shown)
