"""Which shared cells of a row she typed into since it was last seen: what neither stood there nor is the bot's own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from commands.book import Book
from commands.edits.terms import ADDRESS, PAID_HOW, RECIPIENT, SENDER, SENT_HOW, SENT_ON, TERMS
from commands.row_cells import ITEMS, items_text
from commands.rules.network import Particulars
from commands.rules.orders import Order
from sheets.cells import shown
from sheets.order_rows import OrderTyped
from sheets.reading import GoodRow
from sheets.tabs import PESANAN
from sheets.watch.look import Look, TabLook
from sheets.watch.replica import Rows

SHARED = (ITEMS, *TERMS)
"""Cells of an order's row that she may type into, besides its Status."""


@dataclass(frozen=True, slots=True)
class TypedCells:
    """Of one look. `before`: the rows as they were last seen.

    `placed`: orders as they were placed whose rows no look ever showed. Nothing is told of other such rows.
    """

    look: Look
    before: Mapping[str, Rows] = field(default_factory=dict)
    placed: Mapping[str, Order] = field(default_factory=dict)
    is_own: Callable[[TabLook, int, str], bool] = lambda *_: False

    def of_order(self, row: GoodRow[OrderTyped], book: Book) -> frozenset[str]:
        """Headers of `SHARED` whose cells she typed over in an order's row."""
        first, now = self.placed.get(row.value.no), book.orders.get(row.value.no)
        if row.key in self.before.get(PESANAN, {}) or first is None or now is None:
            return self.among(PESANAN, row, SHARED)
        own = book.particulars.get(row.value.no, Particulars())
        stood, stands = _shown(first, Particulars(), book), _shown(now, own, book)
        typed = _typed(row.value)
        return frozenset(header for header in SHARED if typed[header] not in (stood[header], stands[header]))

    def among(self, title: str, row: GoodRow[Any], headers: Collection[str]) -> frozenset[str]:
        """Those of these headers whose cells she typed over."""
        known = self.before.get(title, {}).get(row.key)
        if known is None:
            return frozenset()
        tab = self.look.tabs[title]
        return frozenset(
            header
            for header in headers
            if header in tab.layout.positions
            and shown(tab.cell(row.row, header)) != shown(known.cells.get(header))
            and not self.is_own(tab, row.row, header)
        )


def _shown(order: Order, own: Particulars, book: Book) -> Mapping[str, object]:
    """What these cells hold where nobody typed."""
    person = book.person(order.partner_id)
    return {
        ITEMS: items_text(order),
        PAID_HOW: order.pay_method,
        SENT_HOW: order.delivery,
        SENT_ON: order.ship_on,
        RECIPIENT: own.recipient or person.name,
        ADDRESS: own.address or person.address,
        SENDER: own.sender,
    }


def _typed(row: OrderTyped) -> Mapping[str, object]:
    return {
        ITEMS: row.items,
        PAID_HOW: row.pay_method,
        SENT_HOW: row.delivery,
        SENT_ON: row.ship_on,
        RECIPIENT: row.recipient,
        ADDRESS: row.address,
        SENDER: row.sender,
    }
