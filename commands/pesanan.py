"""`/pesanan`: a partner's orders and their state; the owner's list of what is open."""

from commands import access, settings
from commands.asks import Ask
from commands.book import Book
from commands.decision import Decision
from commands.ports import Found, OrdersFound, OrdersQuery, Query
from commands.replies.orders import MyOrders, OpenOrders
from commands.replies.people import PartnersOnly
from commands.rules.orders import order_sequence

SHOWN = 5
SHOWN_TO_OWNER = 15


def query(ask: Ask, book: Book) -> Query | None:
    """The partner's newest orders; the owner's open ones stand in the Book."""
    partner = access.partner(ask, book)
    if partner is None or access.role(ask, book) is not None:
        return None
    return OrdersQuery(partner.id, SHOWN)


def decide(ask: Ask, book: Book, found: Found | None) -> Decision:
    """Newest first, by day and number."""
    if access.role(ask, book) is not None:
        return Decision(_open_orders(book))
    partner = access.partner(ask, book)
    if partner is None or not isinstance(found, OrdersFound):
        waiting = book.partner_of(ask.sender.telegram_id) is not None
        return Decision(PartnersOnly(settings.contact(book), is_waiting=waiting))
    return Decision(MyOrders(book.person(partner.id).called, found.orders, found.count - len(found.orders)))


def _open_orders(book: Book) -> OpenOrders:
    newest = sorted(book.orders.values(), key=lambda order: order_sequence(order.no), reverse=True)
    named = tuple((order, book.person(order.partner_id).name) for order in newest[:SHOWN_TO_OWNER])
    return OpenOrders(named, len(newest) - len(named))
