"""Facts about the Sheet's rows, and about the journal itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from commands.rules.orders import Order

BY_SHEET = "Sheet"
"""Whose hand a fact has that was read from the Sheet: it stands there already."""


@dataclass(frozen=True, slots=True)
class RowLost:
    """A row stands in its tab no longer, though what it said holds: the owner hears of it."""

    type: ClassVar[str] = "row_lost"
    tab: str
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row that was lost stands in its tab again."""

    type: ClassVar[str] = "row_found"
    tab: str
    key: str


@dataclass(frozen=True, slots=True)
class OrderRestored:
    """The owner wants an order's lost row back: it goes to the Sheet once more, as the order stood then."""

    type: ClassVar[str] = "order_restored"
    order: Order
    question: int
    """The number of the question that she answered (see `lost.LostRow`)."""


@dataclass(frozen=True, slots=True)
class LinesRestored:
    """The owner wants rows of an order's lines back: they go to the Sheet once more, as they were agreed."""

    type: ClassVar[str] = "lines_restored"
    order: Order
    places: tuple[int, ...]
    """Which of its lines, counted from 1."""
    question: int
    """The number of the question that she answered (see `lost.LostRow`)."""


@dataclass(frozen=True, slots=True)
class JournalRebuilt:
    """A new journal began from the Sheet alone: numbers that may have been given and lost are skipped."""

    type: ClassVar[str] = "journal_rebuilt"
    day: str
    """The day as order numbers name it: `261124`."""
    last_order: int
    """The last order number of that day that counts as given."""
    last_draft: int
    """The same of drafts, changes and waits for goods: no button of a lost one fits a new one."""
    last_money: int = 0
    """The same of that day's rows of `Pembayaran` and `Saldo`: no button of a lost payment judges a new one."""


SheetEntry = RowLost | RowFound | OrderRestored | LinesRestored | JournalRebuilt
