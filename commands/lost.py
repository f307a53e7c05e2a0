"""Rows that stand in the Sheet no longer, though what they said holds."""

from collections.abc import Mapping
from dataclasses import dataclass

ORDERS, LINES, PARTNERS = "Pesanan", "Item Pesanan", "Mitra"
"""The tabs whose rows never end by being deleted: the owner is asked, or told."""


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row whose loss was told. `question` numbers the telling: an older button fits no newer loss."""

    question: int
    """Its time in seconds, UTC."""
    returns: bool = False
    """The owner wants it back: it is on its way to the Sheet, or stands there since no look saw it."""


def line_key(no: str, place: int) -> str:
    """The key of an order's line, `place` counted from 1.

    >>> line_key("P261124-007", 2)
    'P261124-007|2'
    """
    return f"{no}|{place}"


def lost_row(tab: str, key: str) -> str:
    """The name of a row in `Book.lost`."""
    return f"{tab}|{key}"


def lost_lines(lost: Mapping[str, LostRow]) -> dict[str, LostRow]:
    """Of `Book.lost`, the lines of orders, by `line_key`."""
    tab = f"{LINES}|"
    return {name.removeprefix(tab): one for name, one in lost.items() if name.startswith(tab)}
