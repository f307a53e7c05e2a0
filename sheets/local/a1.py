"""A1 notation: columns as letters, ranges as text, titles quoted where they must be.

https://developers.google.com/workspace/sheets/api/guides/concepts#cell
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets.local.ranges import Box

MAX_COLUMNS = 18_278  # ZZZ
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,8})?$")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*$")


@dataclass(frozen=True, slots=True)
class A1:
    """A parsed range: a title (None = the first tab) and four ends, None where open."""

    title: str | None
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(18277)
    ('A', 'Z', 'AA', 'ZZZ')
    """
    if index < 0:
        raise ValueError(f"no column has the index {index}")
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return a column's index from 0; the inverse of `column_letters`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _corner(text: str) -> tuple[int | None, int | None] | None:
    """Return (row, column) of `B3`, `B` or `3`; None when it is no corner."""
    found = _CORNER.match(text)
    if not text or found is None or not (found[1] or found[2]):
        return None
    column = column_index(found[1]) if found[1] else None
    return (int(found[2]) - 1 if found[2] else None), column


def _cells(text: str) -> tuple[int | None, int | None, int | None, int | None] | None:
    """Return (top, bottom, left, right) of the part after the `!`."""
    first, colon, second = text.partition(":")
    start = _corner(first)
    end = _corner(second) if colon else start
    if start is None or end is None:
        return None
    top, bottom = _ordered(start[0], end[0])
    left, right = _ordered(start[1], end[1])
    return top, bottom, left, right


def _ordered(one: int | None, other: int | None) -> tuple[int | None, int | None]:
    """Return start and exclusive end; a single open side is open to the far end, as `A5:A` is."""
    if one is not None and other is not None:
        return min(one, other), max(one, other) + 1
    known = one if one is not None else other
    return known, None


def _split(text: str) -> tuple[str | None, str]:
    """Return (title, cells); the title without quotes, None when there is no `!`."""
    if text.startswith("'"):
        closing = re.match(r"'((?:[^']|'')*)'", text)
        if closing is None:
            return None, text
        rest = text[closing.end() :]
        return closing[1].replace("''", "'"), rest.removeprefix("!")
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def parse(text: str) -> A1 | None:
    """Return the range, or None when the text is none; a bare word is then a title or a name.

    >>> parse("'it''s'!B2:C")
    A1(title="it's", top=1, bottom=None, left=1, right=3)
    """
    title, cells = _split(text)
    if title is not None and not cells:
        return A1(title)
    ends = _cells(cells)
    return None if ends is None else A1(title, *ends)


def quoted(title: str) -> str:
    """Return the title as answers write it: quoted unless it is a plain word that is no cell."""
    if _PLAIN_TITLE.match(title) and _cells(title) is None:
        return title
    return "'" + title.replace("'", "''") + "'"


def write(title: str, box: Box) -> str:
    """Return `Title!A1:B2`, or `Title!A1` for one cell.

    >>> write("Sheet1", Box(0, 4, 0, 4)), write("D3", Box(1, 2, 1, 2))
    ('Sheet1!A1:D4', "'D3'!B2")
    """
    first = f"{column_letters(box.left)}{box.top + 1}"
    last = f"{column_letters(box.right - 1)}{box.bottom}"
    cells = first if first == last else f"{first}:{last}"
    return f"{quoted(title)}!{cells}"
