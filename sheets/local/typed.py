"""USER_ENTERED: what the grid makes of text that a person types, by the file's locale.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sheets.local.cells import Formula, number
from sheets.local.serials import to_serial

if TYPE_CHECKING:
    from sheets.local.cells import Value
    from sheets.local.errors import JSON
    from sheets.local.locales import Conventions

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\S+))?$")
_NUMERIC_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?: +(\S+))?$")
_WORD_DATE = re.compile(r"(\d{1,2})[ -]([^\W\d_]+)\.?(?:[ -](\d{4}))?(?: +(\S+))?$")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value, and the number format that typing it gives an unformatted cell."""

    value: Value
    format: JSON | None = None


def typed(text: str, locale: Conventions, now: datetime | None = None) -> Typed:
    """Return what typing this text into a cell of automatic format gives.

    A leading apostrophe makes text; `=` a formula; then booleans, numbers, percentages, money, dates, times.
    """
    if text.startswith("'"):
        return Typed(text[1:])
    if text.startswith("=") and len(text) > 1:
        return Typed(Formula(text))
    bare = text.strip()
    if bare.upper() in ("TRUE", "FALSE"):
        return Typed(bare.upper() == "TRUE")
    if not bare or not any(sign.isdigit() for sign in bare):
        return Typed(text)
    found = _number(bare, locale) or _date(bare, locale, now or datetime.now(UTC)) or _time(bare, locale)
    return found or Typed(text)


def _number(text: str, locale: Conventions) -> Typed | None:
    sign, body = "", text
    if body.startswith("(") and body.endswith(")"):
        sign, body = "-", body[1:-1]
    if body[:1] in "+-":
        sign, body = body[0], body[1:].strip()
    money = body.startswith((locale.currency, "$"))
    if money:
        prefix = locale.currency if body.startswith(locale.currency) else "$"
        body = body.removeprefix(prefix).strip()
        if body[:1] == "-" and not sign:
            sign, body = "-", body[1:]
    percent = body.endswith("%")
    plain = _plain_number(body.removesuffix("%").strip(), locale)
    if plain is None or (money and percent):
        return None
    digits, decimals, grouped = plain
    value = number(float(digits) * (-1 if sign == "-" else 1) / (100 if percent else 1))
    return Typed(value, _format(locale.currency if money else "", decimals, percent=percent, grouped=grouped))


def _plain_number(body: str, locale: Conventions) -> tuple[str, int, bool] | None:
    """Return (number with a decimal point, decimals, was grouped)."""
    if _SCIENTIFIC.match(body):
        return body.replace(locale.decimal, "."), 0, False
    whole, mark, fraction = body.partition(locale.decimal)
    if mark and fraction and not fraction.isascii():
        return None
    if not (whole or fraction) or (fraction and not fraction.isdigit()):
        return None
    groups = whole.split(locale.group)
    grouped = len(groups) > 1
    if grouped and not (1 <= len(groups[0]) <= 3 and all(len(part) == 3 for part in groups[1:])):  # noqa: PLR2004
        return None
    digits = "".join(groups) or "0"
    if not (digits.isascii() and digits.isdigit()):
        return None
    return f"{digits}.{fraction or 0}", len(fraction), grouped


def _format(currency: str, decimals: int, *, percent: bool, grouped: bool) -> JSON | None:
    tail = "0.00" if decimals else "0"
    if percent:
        return {"type": "PERCENT", "pattern": tail + "%"}
    if currency:
        return {"type": "CURRENCY", "pattern": f'"{currency}"#,##{tail}'}
    return {"type": "NUMBER", "pattern": f"#,##{tail}"} if grouped else None


def _date(text: str, locale: Conventions, now: datetime) -> Typed | None:
    iso = _ISO.match(text)
    if iso:
        return _dated(int(iso[1]), int(iso[2]), int(iso[3]), iso[4], "yyyy-mm-dd", locale)
    found = _NUMERIC_DATE.match(text)
    if found and not (found[2] == "." and not found[4]):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if locale.day_first else (second, first)
        year = _year(found[4], now)
        return _dated(year, month, day, found[5], locale.date_pattern, locale)
    found = _WORD_DATE.match(text)
    if found:
        month = _month(found[2], locale)
        return _dated(_year(found[3], now), month, int(found[1]), found[4], "d mmm yyyy", locale)
    return None


def _year(text: str | None, now: datetime) -> int:
    if text is None:
        return now.year
    return int(text) + 2000 if len(text) == 2 else int(text)  # noqa: PLR2004 - two digits name this century


def _month(word: str, locale: Conventions) -> int:
    for names in (locale.short_months, locale.months):
        for at, name in enumerate(names, 1):
            if word.lower() == name.lower().rstrip("."):
                return at
    return 0


def _dated(
    year: int, month: int, day: int, clock: str | None, pattern: str, locale: Conventions
) -> Typed | None:
    time = _time(clock, locale) if clock else Typed(0)
    if time is None or not isinstance(time.value, int | float):
        return None
    try:
        serial = to_serial(datetime(year, month, day))  # noqa: DTZ001 - the grid's dates have no zone
    except ValueError:
        return None
    if clock:
        full = f"{pattern} hh{locale.time_separator}mm{locale.time_separator}ss"
        return Typed(serial + time.value, {"type": "DATE_TIME", "pattern": full})
    return Typed(serial, {"type": "DATE", "pattern": pattern})


def _time(text: str, locale: Conventions) -> Typed | None:
    parts = re.split("[:.]" if locale.time_separator == "." else ":", text)
    if not 2 <= len(parts) <= 3 or not all(part.isdigit() and len(part) <= 2 for part in parts):  # noqa: PLR2004
        return None
    if any(len(part) != 2 for part in parts[1:]):  # noqa: PLR2004 - "19.5" is no time
        return None
    hour, minute, second = (int(part) for part in [*parts, "0"][:3])
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - the clock
        return None
    pattern = locale.time_separator.join(("hh", "mm", "ss"))
    return Typed((hour * 3600 + minute * 60 + second) / 86_400, {"type": "TIME", "pattern": pattern})
