"""Dates as the owner types them, read against a given today. What cannot be read is None."""

import re
from datetime import date, timedelta

_SHEET_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers
(https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values)."""

_EARLIEST, _LATEST = date(2000, 1, 1), date(2199, 12, 31)
"""A date outside is a slip: a price typed into a date's cell, a year with a digit too many."""

_MONTHS = (
    ("januari", "january"), ("februari", "february", "pebruari"), ("maret", "march"), ("april",),
    ("mei", "may"), ("juni", "june"), ("juli", "july"), ("agustus", "august", "agt", "ags"),
    ("september",), ("oktober", "october"), ("november", "nopember"), ("desember", "december"),
)  # fmt: skip
_SHORTEST = 3

_RELATIVE = {"hari ini": 0, "sekarang": 0, "today": 0, "besok": 1, "tomorrow": 1, "lusa": 2}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?", re.ASCII)
_NAMED = re.compile(
    r"(?:tgl\.?|tanggal)?\s*(\d{1,2})[\s/-]*([a-z]{3,9})\.?(?:[\s/-]*(\d{4}|\d{2}))?", re.ASCII
)


def parse_date(value: object, today: date, *, relative: bool = False) -> date | None:
    """Read a date's cell or a typed date; the day comes before the month.

    `24/11`, `24 Nov`, `24-11-2026`, `2026-11-24`, `24 November 2026` and serial numbers are read;
    `besok`, `lusa`, `hari ini` only where `relative`. Without a year, the nearest such date counts:
    in December `5/1` is next month's, `24/11` was last month's; of two equally near, the later one.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value.lower().split())
    if relative and text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    return _typed(text, today)


def month_number(word: str) -> int | None:
    """Read a month's name, Indonesian or English, from three letters on: `Nov`, `Agustus`, `may`."""
    word = word.lower()
    if len(word) < _SHORTEST:
        return None
    return next((i for i, names in enumerate(_MONTHS, 1) if any(n.startswith(word) for n in names)), None)


def _from_serial(value: float) -> date | None:
    days = int(value) if _is_sane(value) else 0
    found = _SHEET_EPOCH + timedelta(days=days)
    return found if _EARLIEST <= found <= _LATEST else None


def _is_sane(serial: float) -> bool:
    return 0 <= serial <= (_LATEST - _SHEET_EPOCH).days + 1


def _typed(text: str, today: date) -> date | None:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    found = _NAMED.fullmatch(text)
    month = month_number(found[2]) if found else None
    return _dated(int(found[1]), month, found[3], today) if found and month else None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == len("26") else 0), month, day)
    near = [_day(today.year + shift, month, day) for shift in (1, 0, -1)]
    return min((d for d in near if d is not None), key=lambda d: abs((d - today).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= found <= _LATEST else None
