"""Money as Indonesians write it, read into whole rupiah. What cannot be read is None, never a guess."""

import re
from decimal import Decimal

LARGEST = 10**15
"""Beyond this many rupiah nothing is money, and a Sheet's numbers lose their last digits."""

_LONGEST = 32
"""Characters of a number, before it is looked at."""

_SCALES = {"": 1, "rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}

_MONEY = re.compile(
    r"""
    (?P<minus>-)? \s*
    (?:rp|idr)? \s* \.? \s*
    (?P<number> \d+ (?:[.,]\d+)* ) \s*
    (?P<scale> rb | ribu | k | jt | juta )? \s*
    (?: ,-+ | ,= )? \s* (?: rupiah )? \.?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_THOUSANDS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", re.ASCII)
_FRACTION = re.compile(r"\d+[.,]\d{1,2}", re.ASCII)
_NO_CENTS = re.compile(r"(\d{1,3}(?:\.\d{3})+),00|(\d{1,3}(?:,\d{3})+)\.00|(\d{4,})[.,]00", re.ASCII)


def parse_rupiah(value: object, *, signed: bool = False) -> int | None:
    """Read a cell or a typed text as whole rupiah.

    `20000`, `20.000`, `Rp20.000`, `Rp 20.000,-`, `20rb`, `20 ribu`, `1,5jt` and number cells are
    read. A fraction of a rupiah, a word (`dua puluh`), a checkbox and, unless `signed`, a negative
    amount are not.

    >>> parse_rupiah("1,5jt")
    1500000
    """
    amount = _typed(value) if isinstance(value, str) else _number(value)
    if amount is None or abs(amount) > LARGEST or (amount < 0 and not signed):
        return None
    return amount


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, float) and value.is_integer() else None


def _typed(text: str) -> int | None:
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        return None
    scale = _SCALES[(found["scale"] or "").lower()]
    amount = _scaled(found["number"], scale)
    return -amount if amount is not None and found["minus"] else amount


def _scaled(number: str, scale: int) -> int | None:
    """Read `1,5` x 1.000.000; without a scale, separators must part groups of three digits.

    `1.500rb` stays unread: it may be 1.500 or 1.500.000.
    """
    if len(number) > _LONGEST:
        return None
    if number.isdecimal():
        return int(number) * scale
    if scale > 1:
        return _exact(number.replace(",", "."), scale) if _FRACTION.fullmatch(number) else None
    if without_cents := _NO_CENTS.fullmatch(number):
        number = without_cents[1] or without_cents[2] or without_cents[3]
    if number.isdecimal() or _THOUSANDS.fullmatch(number):
        return int(re.sub(r"[.,]", "", number))
    return None


def _exact(number: str, scale: int) -> int | None:
    amount = Decimal(number) * scale
    return int(amount) if amount == amount.to_integral_value() else None
