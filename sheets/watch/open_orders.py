"""Which rows of open orders must stand in the Sheet: all that arrived there, until the owner says otherwise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from commands.entries.money import PaymentReported
from commands.entries.orders import OrderPlaced
from commands.entries.sheet import LinesRestored, OrderRestored
from commands.lost import ORDERS, LostRow, lost_lines, lost_row
from commands.rules.orders import Order
from commands.rules.payments import Payment
from sheets.decided import lines_restored_key, placed_key, reported_key, restored_key

BRING_ROWS = (OrderPlaced.type, OrderRestored.type, LinesRestored.type, PaymentReported.type)
"""Entries that bring rows of orders, and of payments."""


@dataclass(frozen=True, slots=True)
class OpenOrders:
    """The open orders at one moment, and what is known of their rows."""

    orders: Mapping[str, Order] = field(default_factory=dict)
    lost: Mapping[str, LostRow] = field(default_factory=dict)
    """As `Book.lost`."""
    on_their_way: Collection[str] = frozenset()
    """Keys of entries that bring rows and have not arrived."""
    new_lines: Collection[str] = frozenset()
    """Lines that an amendment brings, and that have not arrived."""
    waiting: Mapping[str, Payment] = field(default_factory=dict)
    """Payments that nobody judged yet."""

    def payments(self) -> frozenset[str]:
        """Rows of `Pembayaran`, by ID."""
        return frozenset(key for key in self.waiting if reported_key(key) not in self.on_their_way)

    def heads(self) -> frozenset[str]:
        """Rows of `Pesanan`, by number."""
        return frozenset(no for no in self.orders if self._head_of(no) not in self.on_their_way)

    def lines(self, keys: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """Rows of `Item Pesanan`. `keys`: of all lines, by order. What she was asked about need not stand there."""
        arrived = (
            key for no, some in keys.items() if placed_key(no) not in self.on_their_way for key in some
        )
        lost = {key for key, one in lost_lines(self.lost).items() if self._waits(key, one)}
        return frozenset(arrived).difference(self.new_lines, lost)

    def _head_of(self, no: str) -> str:
        """The key of the fact that brought the order's row."""
        lost = self.lost.get(lost_row(ORDERS, no))
        return placed_key(no) if lost is None or not lost.returns else restored_key(no, lost.question)

    def _waits(self, key: str, lost: LostRow) -> bool:
        """For her answer, or for the batch that brings the row back."""
        return (
            not lost.returns or lines_restored_key(key.partition("|")[0], lost.question) in self.on_their_way
        )
