"""FORMATTED_VALUE: what a cell shows, from its value, its number format and the file's locale.

Patterns: https://developers.google.com/workspace/sheets/api/guides/formats
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sheets.local.serials import from_serial

if TYPE_CHECKING:
    from datetime import datetime

    from sheets.local.errors import JSON
    from sheets.local.locales import Conventions

DATE_TYPES = frozenset({"DATE", "TIME", "DATE_TIME"})
_DEFAULT_PATTERNS = {
    "NUMBER": "#,##0.00",
    "PERCENT": "0.00%",
    "SCIENTIFIC": "0.00E+00",
    "TEXT": "@",
}
_PARTS = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|([#0?][#0?,.]*(?:[eE][+-]0+)?)|(.)')
_DATE_PARTS = re.compile(
    r'"([^"]*)"|\\(.)|(am/pm|a/p|\.0+|y+|m+|d+|h+|s+|\[h+\]|\[m+\]|\[s+\])|(.)', re.IGNORECASE
)
_TWO = 2


def is_date(number_format: JSON | None) -> bool:
    """Tell whether the format makes a number a date or a time."""
    return bool(number_format) and (number_format or {}).get("type") in DATE_TYPES


def shown(value: float | str | bool | None, number_format: JSON | None, locale: Conventions) -> str:  # noqa: FBT001
    """Return the text that a cell shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    kind = (number_format or {}).get("type", "")
    if kind in DATE_TYPES:
        moment = from_serial(value)
        return _general(value, locale) if moment is None else _dated(moment, number_format or {}, locale)
    pattern = (number_format or {}).get("pattern") or _DEFAULT_PATTERNS.get(kind, "")
    if kind == "CURRENCY" and not pattern:
        pattern = f'"{locale.currency}"#,##0.00'
    if not pattern or kind == "TEXT" or pattern == "@":
        return _general(value, locale)
    return _numeric(value, pattern, locale)


def _general(value: float, locale: Conventions) -> str:
    """Return a number nobody gave a format: up to 10 significant digits, no grouping."""
    if isinstance(value, int) and abs(value) < 10**15:
        return str(value)
    text = f"{value:.10g}"
    return text.replace("e", "E").replace(".", locale.decimal)


@lru_cache(maxsize=65_536)
def _numeric(value: float, pattern: str, locale: Conventions) -> str:
    sections = pattern.split(";")
    if value < 0 and len(sections) > 1 and sections[1]:
        return _section(-value, sections[1], locale)
    if value == 0 and len(sections) > _TWO:
        return _section(value, sections[2], locale)
    text = _section(abs(value), sections[0], locale)
    return f"-{text}" if value < 0 and any(sign in "123456789" for sign in text) else text


@lru_cache(maxsize=256)
def _section_parts(section: str) -> tuple[int, tuple[tuple[str, bool], ...]]:
    """Return the power of ten that a percent sign asks for, and (text, is the number's mask) pieces."""
    pieces: list[tuple[str, bool]] = []
    placed = False
    for text, escaped, bracket, digits, other in _PARTS.findall(section):
        if digits and not placed:
            pieces.append((digits, True))
            placed = True
        elif bracket:
            pieces.append((bracket[1:].split("-")[0] if bracket.startswith("$") else "", False))
        elif other not in ("_", "*"):
            pieces.append((text or escaped or digits or other, False))
    percent = "%" in re.sub(r'"[^"]*"', "", section)
    return (2 if percent else 0), tuple(pieces)


def _section(value: float, section: str, locale: Conventions) -> str:
    power, pieces = _section_parts(section)
    amount = Decimal(repr(value)).scaleb(power)
    return "".join(_digits(amount, text, locale) if is_mask else text for text, is_mask in pieces)


def _digits(amount: Decimal, mask: str, locale: Conventions) -> str:
    if "e" in mask.lower():
        decimals = len(mask.lower().split("e")[0].partition(".")[2])
        return f"{amount:.{decimals}E}".replace(".", locale.decimal)
    whole_mask, _, fraction_mask = mask.partition(".")
    fraction_mask = fraction_mask.rstrip(",")
    rounded = amount.quantize(Decimal(1).scaleb(-len(fraction_mask)), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    least = whole_mask.count("0")
    whole = whole.lstrip("0").rjust(least, "0")
    if "," in whole_mask:
        whole = _grouped(whole, locale.group)
    needed = fraction_mask.rfind("0") + 1
    while len(fraction) > needed and fraction.endswith("0"):
        fraction = fraction[:-1]
    return f"{whole}{locale.decimal}{fraction}" if fraction else whole


def _grouped(digits: str, mark: str) -> str:
    head = len(digits) % 3 or 3
    return mark.join([digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))])


def _dated(moment: datetime, number_format: JSON, locale: Conventions) -> str:
    clock = locale.time_separator.join(("hh", "mm", "ss"))
    usual = {"DATE": locale.date_pattern, "TIME": clock, "DATE_TIME": f"{locale.date_pattern} {clock}"}
    pattern = number_format.get("pattern") or usual[number_format["type"]]
    return "".join(_date_piece(kind, text, moment, locale) for kind, text in _date_parts(pattern))


@lru_cache(maxsize=256)
def _date_parts(pattern: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, text) pieces: kind "" is literal; `m` after an hour or before a second is minutes."""
    raw = [
        ("", text or escaped or other) if not code else (code.lower(), code)
        for text, escaped, code, other in _DATE_PARTS.findall(pattern)
    ]
    half = any(kind in ("am/pm", "a/p") for kind, _ in raw)
    codes = [(at, kind) for at, (kind, _) in enumerate(raw) if kind]
    parts = list(raw)
    for place, (at, kind) in enumerate(codes):
        before = codes[place - 1][1] if place else ""
        after = codes[place + 1][1] if place + 1 < len(codes) else ""
        if kind in ("m", "mm") and (before.startswith(("h", "[h")) or after.startswith("s")):
            parts[at] = ("min" + kind, kind)
        elif kind in ("h", "hh") and half:
            parts[at] = ("12" + kind, kind)
    return tuple(parts)


def _date_piece(kind: str, text: str, moment: datetime, locale: Conventions) -> str:
    match kind:
        case "":
            return text
        case "y" | "yy":
            return f"{moment.year % 100:02d}"
        case "m" | "mm":
            return f"{moment.month:0{len(kind)}d}"
        case "mmm":
            return locale.short_months[moment.month - 1]
        case "d" | "dd":
            return f"{moment.day:0{len(kind)}d}"
        case "ddd":
            return locale.short_weekdays[moment.weekday()]
        case "h" | "hh":
            return f"{moment.hour:0{len(kind)}d}"
        case "12h" | "12hh":
            return f"{(moment.hour + 11) % 12 + 1:0{len(kind) - 2}d}"
        case "minm" | "minmm":
            return f"{moment.minute:0{len(kind) - 3}d}"
        case "s" | "ss":
            return f"{moment.second:0{len(kind)}d}"
        case "am/pm" | "a/p":
            return "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
        case _:
            return _long_date_piece(kind, moment, locale)


def _long_date_piece(kind: str, moment: datetime, locale: Conventions) -> str:
    if kind.startswith("y"):
        return str(moment.year)
    if kind.startswith("m"):
        return locale.months[moment.month - 1]
    return locale.weekdays[moment.weekday()] if kind.startswith("d") else ""
