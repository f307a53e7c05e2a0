"""What cancelling an order leads to, whoever does it: the facts, and what the partner hears."""

from collections.abc import Iterator
from datetime import datetime

from commands import settings
from commands.book import Book
from commands.decision import Notice
from commands.entries import Entry
from commands.entries.orders import OrderMoved
from commands.entries.stock import StockKind, StockMoved
from commands.replies import Reply
from commands.replies.orders import OrderNews
from commands.rules.orders import Order, OrderStatus


def cancelled(order: Order, at: datetime, by: str) -> Iterator[Entry]:
    """The order is off, and what it reserved may be sold again: nothing of it was sent yet."""
    yield OrderMoved(order.no, order.status, OrderStatus.CANCELLED, by)
    for place, (sku, pieces) in enumerate(order.reserves, start=1):
        yield StockMoved(f"{order.no}/B{place}", sku, pieces, StockKind.CANCELLED, order.no, at, by)


def news(book: Book, order: Order) -> OrderNews:
    """What she reads of it."""
    return OrderNews(
        order.no,
        OrderStatus.CANCELLED,
        total=order.total,
        by=settings.owner_name(book),
        contact=settings.contact(book),
    )


def to_partner(book: Book, order: Order, reply: Reply) -> tuple[Notice, ...]:
    """A notice to whose order it is, if she has Telegram."""
    partner = book.partners.get(order.partner_id)
    return () if partner is None or partner.telegram_id is None else (Notice(partner.telegram_id, reply),)
