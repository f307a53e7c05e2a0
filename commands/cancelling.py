"""What cancelling an order leads to, whoever does it: the facts, and who hears what."""

from collections.abc import Iterator
from datetime import datetime

from commands import refunds, settings
from commands.awaiting import to_her
from commands.book import Book
from commands.decision import Notice
from commands.entries import Entry
from commands.entries.orders import OrderMoved
from commands.entries.stock import StockKind, StockMoved
from commands.replies import Reply
from commands.replies.orders import OrderNews
from commands.rules.orders import Order, OrderStatus


def cancelled(order: Order, at: datetime, by: str, why: str = "") -> Iterator[Entry]:
    """The order is off, and what it reserved may be sold again: nothing of it was sent yet."""
    yield OrderMoved(order.no, order.status, OrderStatus.CANCELLED, by, why)
    for place, (sku, pieces) in enumerate(order.reserves, start=1):
        yield StockMoved(f"{order.no}/B{place}", sku, pieces, StockKind.CANCELLED, order.no, at, by)


def news(book: Book, order: Order, why: str = "") -> OrderNews:
    """What she reads of it: why, and what becomes of money that came in."""
    off = order.moved(OrderStatus.CANCELLED)
    return OrderNews(
        order.no,
        OrderStatus.CANCELLED,
        total=order.total,
        by=settings.owner_name(book),
        contact=settings.contact(book),
        reason=why,
        surplus=refunds.open_surplus(book, off),
        to_check=order.to_check,
    )


def told(book: Book, order: Order, why: str = "") -> tuple[Notice, ...]:
    """The partner reads of it; of one whom nothing reaches the team is asked what becomes of her money."""
    return to_partner(book, order, news(book, order, why)) or refunds.ask_team(
        book, order.moved(OrderStatus.CANCELLED)
    )


def to_partner(book: Book, order: Order, reply: Reply) -> tuple[Notice, ...]:
    """A notice to whose order it is, if it reaches her."""
    return to_her(book, order.partner_id, reply)
