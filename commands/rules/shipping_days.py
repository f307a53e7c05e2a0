"""On which days orders are sent: weekdays, closing time, days off. Moments are on the business's clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commands.rules.dates import parse_date

_AHEAD = 366
"""Days that are looked through for one on which orders are sent."""

_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
_WORD = re.compile(r"[a-z']+")
_TO = re.compile(r"\s*(?:-|\u2013|s/d|sampai|to)\s*")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_SPAN = re.compile(r"\s+(?:-|\u2013|s/d|sampai)\s+")


@dataclass(frozen=True, slots=True)
class ShippingDays:
    """`Hari kirim`, `Tutup pesanan`, `Libur`. Empty `weekdays` (0 is Monday): every day is one."""

    weekdays: frozenset[int] = frozenset()
    closes: time | None = None
    """Who orders later than this is not sent on the same day; None: the day is open till its end."""
    off: tuple[tuple[date, date], ...] = ()
    """Days off, from and to, both inclusive."""

    def is_open(self, day: date) -> bool:
        """Whether orders are sent on that day at all."""
        is_weekday = not self.weekdays or day.weekday() in self.weekdays
        return is_weekday and not any(first <= day <= last for first, last in self.off)

    def open_from(self, day: date) -> date:
        """The first day from this one on on which orders are sent; the day itself if there is none in a year."""
        days = (day + timedelta(days=ahead) for ahead in range(_AHEAD))
        return next((one for one in days if self.is_open(one)), day)

    def allows(self, day: date, now: datetime) -> bool:
        """Whether what is ordered now can still be sent on that day."""
        if day < now.date() or not self.is_open(day):
            return False
        return day > now.date() or self.closes is None or now.time() < self.closes

    def next_days(self, now: datetime) -> Iterator[date]:
        """The days on which what is ordered now can be sent, the next first; none if there is none in a year."""
        days = (now.date() + timedelta(days=ahead) for ahead in range(_AHEAD))
        return (day for day in days if self.allows(day, now))

    def next_day(self, now: datetime) -> date | None:
        """The first of them."""
        return next(self.next_days(now), None)


def read_weekdays(text: str) -> frozenset[int]:
    """Read `Senin, Kamis` or `Senin-Sabtu`; what cannot be read says nothing.

    >>> sorted(read_weekdays("Jumat-Senin"))
    [0, 4, 5, 6]
    """
    found: set[int] = set()
    for part in re.split(r"[,;\n/&]|\bdan\b", text.casefold().replace("s/d", "-")):
        ends = [_weekday(side) for side in _TO.split(part.strip())]
        match ends:
            case [int() as only]:
                found.add(only)
            case [int() as first, int() as last]:
                found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
            case _:
                pass
    return frozenset(found)


def read_clock(text: str) -> time | None:
    """Read `15.00`, `15:00` or `jam 15`; None where it is no hour."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's hours


def read_days_off(text: str, today: date) -> tuple[tuple[date, date], ...]:
    """Read `25/12, 1 Jan, 24/12 - 26/12`; without a year, the nearest such day. The rest says nothing."""
    found: list[tuple[date, date]] = []
    for part in re.split(r"[,;\n]", text):
        days = [parse_date(side.strip(), today) for side in _SPAN.split(part)]
        match days:
            case [date() as only]:
                found.append((only, only))
            case [date() as first, date() as last] if first <= last:
                found.append((first, last))
            case _:
                pass
    return tuple(found)


_SOFT = re.compile(
    r"ya|yah|yuk|dong|deh|aja|saja|untuk|buat|utk|tolong|tgl|tanggal|pagi|siang|sore|malam"
    r"|please|for|on|the|morning|afternoon|evening"
)
"""What says nothing of the day."""


def day_said(text: str, today: date) -> date | None:
    """Read a day as people say it: a date, `besok pagi`, `hari ini ya`, or a weekday, the next one from today on.

    Nothing said is today. None where it is no day, or may be another one (`senin depan`).
    """
    words = [
        word for word in (one.strip("?!.,") for one in text.casefold().split()) if not _SOFT.fullmatch(word)
    ]
    kept = " ".join(words)
    day = today if not kept else parse_date(kept, today, relative=True)
    if day is not None:
        return day
    weekday = _weekday(word) if " " not in (word := kept.removeprefix("hari ")) else None
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7)


def _weekday(text: str) -> int | None:
    word = _WORD.search(text)
    spelt = word[0].replace("'", "") if word else ""
    if len(spelt) < _SHORTEST:
        return None
    names = zip(_DAYS, _ENGLISH, strict=True)
    return next((place for place, both in enumerate(names) if any(n.startswith(spelt) for n in both)), None)
