"""What a cell must show, and the words in which cells are told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from commands.faults import Fault
from commands.replies.sheet import EditTold
from commands.rules.catalog import PriceRow
from sheets.tabs import TABS
from sheets.writing import Value, extended_value


@dataclass(frozen=True, slots=True)
class Wish:
    """A cell and what it must show. `shared`: the name of the cell in `Book.shown`: compare and set."""

    tab: str
    row: int
    header: str
    value: Value
    shared: str = ""
    remembers: tuple[str, str] = ("", "")
    """For a shared cell, in the words of `Book.shown`: what it shows now, and what it will show."""
    compares: bool = False
    """An owner's cell that she asked to be changed: compare and set, without a memory of it."""
    stays: bool = False
    """A shared cell that is open to no edit any more: typed over, it comes back as one of the bot's own does."""

    def typed(self, zone: ZoneInfo) -> dict[str, Any]:
        """As a typed cell of its column; empty for nothing."""
        return extended_value(TABS[self.tab].column(self.header), self.value, zone)

    def is_met(self, cell: object, zone: ZoneInfo) -> bool:
        """Whether the cell shows it already."""
        typed = self.typed(zone)
        if not typed:
            return cell in (None, "")
        (wanted,) = typed.values()
        return type(cell) is not bool and isinstance(cell, str) is isinstance(wanted, str) and cell == wanted


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in cells, in the network's language; given by main.py."""

    fault: Callable[[Fault], str]
    held: Callable[[PriceRow, PriceRow | None], str]
    invite_link: Callable[[str], str]
    put_back: Callable[[EditTold], str]
    proof_link: Callable[[str], str]
    """By a payment's ID, where its proof is shown: in the bot, never a file's own address."""
