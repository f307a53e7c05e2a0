"""Whole numbers: typed into a cell, and said in words as this network says them."""

import re
from collections.abc import Sequence

_GROUPED = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)", re.ASCII)
_LONGEST = 16

_BASE = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_UNITS = _BASE | {
    "siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5, "enem": 6, "pitu": 7, "wolu": 8, "songo": 9,
    "rong": 2, "telung": 3, "patang": 4, "limang": 5, "nem": 6, "pitung": 7, "wolung": 8, "sanga": 9,
    "sangang": 9, "tigang": 3, "sekawan": 4, "gangsal": 5,
    "hiji": 1, "tilu": 3, "opat": 4, "genep": 6, "dalapan": 8, "salapan": 9,
}  # fmt: skip
"""Indonesian, Javanese (plain and polite) and Sundanese."""

_ROUND = frozenset({"puluh", "pulu", "pulh", "plh"})
_ADDED = {"belas": 10, "blas": 10, "bls": 10, "welas": 10, "likur": 20}
"""`lima belas` is 15, `loro likur` 22."""

_TENS = {
    "sepuluh": 10, "sapuluh": 10, "sedoso": 10, "sedasa": 10, "sadasa": 10, "sebelas": 11, "sabelas": 11,
    "sewelas": 11, "rolas": 12, "telulas": 13, "patbelas": 14, "limalas": 15, "nembelas": 16, "pitulas": 17,
    "wolulas": 18, "sangalas": 19, "selikur": 21, "salikur": 21, "rolikur": 22, "telulikur": 23,
    "patlikur": 24, "selawe": 25, "salawe": 25, "nemlikur": 26, "pitulikur": 27, "wolulikur": 28,
    "sangalikur": 29, "seket": 50, "sewidak": 60, "sawidak": 60,
} | {f"{word}belas": 10 + unit for word, unit in _BASE.items()}  # fmt: skip
_WHOLE_TENS = {f"{word}puluh": 10 * unit for word, unit in _BASE.items()}
"""Written as one word, `duapuluh`; a unit may follow."""

_HUNDREDS = {"seratus": 100, "satus": 100, "saratus": 100} | {
    f"{word}ratus": 100 * unit for word, unit in _BASE.items()
}
_THOUSANDS = {"seribu": 1_000, "sewu": 1_000, "sarebu": 1_000}

NUMBER_WORDS = frozenset({
    *_UNITS, *_TENS, *_WHOLE_TENS, *_HUNDREDS, *_THOUSANDS, *_ROUND, *_ADDED, "nol", "ratus", "ribu",
})  # fmt: skip


def parse_whole(value: object) -> int | None:
    """Read a cell that holds a count: `12`, `12.0`, `1.200`, ` 12 `; None for all else, `12,5` too."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) > _LONGEST or not _GROUPED.fullmatch(text):
        return None
    return int(text.replace(".", ""))


def read_number_words(words: Sequence[str]) -> tuple[int, int]:
    """Read the longest number that the words begin with: its value and how many words it took.

    >>> read_number_words(["dua", "puluh", "lima", "botol"])
    (25, 3)

    (0, 0) where they begin with no number; (0, 1) is the word for zero.
    """
    if not words or words[0] not in NUMBER_WORDS:
        return 0, 0
    if words[0] == "nol":
        return 0, 1
    thousands, used = _scaled(words, "ribu", _THOUSANDS, 1_000)
    rest, more = _below_thousand(words[used:])
    return thousands + rest, used + more


def _below_thousand(words: Sequence[str]) -> tuple[int, int]:
    hundreds, used = _unit_scaled(words, "ratus", _HUNDREDS, 100)
    rest, more = _below_hundred(words[used:])
    return hundreds + rest, used + more


def _below_hundred(words: Sequence[str]) -> tuple[int, int]:
    if not words:
        return 0, 0
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _TENS:
        return _TENS[first], 1
    tens, used = _WHOLE_TENS.get(first, 0), 1
    unit = _UNITS.get(first, 0)
    if unit and second in _ROUND:
        tens, used = unit * 10, 2
    if tens:
        more = _UNITS.get(words[used], 0) if len(words) > used else 0
        return tens + more, used + (1 if more else 0)
    if unit and second in _ADDED:
        return unit + _ADDED[second], 2
    return unit, 1 if unit else 0


def _unit_scaled(words: Sequence[str], scale: str, alone: dict[str, int], size: int) -> tuple[int, int]:
    if words and words[0] in alone:
        return alone[words[0]], 1
    if len(words) > 1 and words[1] == scale and words[0] in _UNITS:
        return _UNITS[words[0]] * size, 2
    return 0, 0


def _scaled(words: Sequence[str], scale: str, alone: dict[str, int], size: int) -> tuple[int, int]:
    if words and words[0] in alone:
        return alone[words[0]], 1
    value, used = _below_thousand(words)
    if used and len(words) > used and words[used] == scale:
        return value * size, used + 1
    return 0, 0
