"""Rows that stand in the Sheet no longer, though what they said holds."""

from dataclasses import dataclass

ORDERS, PARTNERS = "Pesanan", "Mitra"
"""The tabs whose rows never end by being deleted: the owner is asked, or told."""


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row whose loss was told. `question` numbers the telling: an older button fits no newer loss."""

    question: int
    """Its time in seconds, UTC."""
    returns: bool = False
    """The owner wants it back: it is on its way to the Sheet, or stands there since no look saw it."""


def lost_row(tab: str, key: str) -> str:
    """The name of a row in `Book.lost`."""
    return f"{tab}|{key}"
