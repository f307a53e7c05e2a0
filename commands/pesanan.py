"""`/pesanan`: a partner's orders and their state; the owner's list of what is open."""

from commands import access, moving
from commands.asks import Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.named import hers, hers_query, lookup, number_in
from commands.ports import Found, OrdersFound, Query
from commands.replies.drafts import OldButton
from commands.replies.orders import MyOrders, OpenOrders
from commands.rules.orders import OrderStatus, order_sequence

SHOWN = 5
SHOWN_TO_OWNER = 15


def query(ask: Ask, book: Book) -> Query | None:
    """The order that is named; a partner's newest ones. The owner's open ones stand in the Book."""
    if no := _named(ask):
        return lookup(book, no)
    return hers_query(ask, book, _start(ask) + SHOWN)


def decide(ask: Ask, book: Book, found: Found | None) -> Decision:
    """Those that are open first, the newest on top; the one that is named by itself, with what may be done with it."""
    if (no := _named(ask)) and (access.role(ask, book) or access.partner(ask, book)):
        return moving.card(ask, book, found, no)
    if access.role(ask, book) is not None:
        return Decision(_open_orders(book))
    partner = access.partner(ask, book)
    if partner is None or not isinstance(found, OrdersFound):
        return Decision(access.partners_only(ask, book))
    start, every = _start(ask), hers(book, partner.id, found)
    following = start + SHOWN
    shown, more = every[start:following], max(0, found.count - following)
    if start and not shown:
        return Decision(OldButton())
    return Decision(MyOrders(book.person(partner.id).called, shown, more, following if more else None))


def _start(ask: Ask) -> int:
    """`[Lainnya]` goes on from there."""
    return ask.what.quantity if isinstance(ask.what, Pressed) else 0


def _named(ask: Ask) -> str:
    return number_in(ask.what.text)[0] if isinstance(ask.what, Said) else ""


def _open_orders(book: Book) -> OpenOrders:
    live = [one for one in book.orders.values() if one.status is not OrderStatus.CANCELLED]
    newest = sorted(live, key=lambda order: order_sequence(order.no), reverse=True)
    named = tuple((order, book.person(order.partner_id).name) for order in newest[:SHOWN_TO_OWNER])
    return OpenOrders(named, len(newest) - len(named))
