"""`/kenapa P261124-007`: where each figure of an order comes from, by what was recorded with it."""

from commands import access, settings
from commands.asks import Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.named import Meant, lookup, meant, name_of, number_in
from commands.pointing import pointed
from commands.ports import Found, OrdersFound, OrdersQuery, Query
from commands.replies.changes import OrderExplained, OrderUnknown, WhichToExplain
from commands.replies.people import PartnersOnly
from commands.rules.orders import Mover, order_sequence

SHOWN = 5


def query(ask: Ask, book: Book) -> Query | None:
    """The order that is named; else the newest of hers."""
    text = ask.what.text if isinstance(ask.what, Said) else ""
    no, rest = number_in(text)
    if no or rest:
        return lookup(book, no)
    partner = access.partner(ask, book)
    return None if partner is None or access.role(ask, book) is not None else OrdersQuery(partner.id, SHOWN)


def decide(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """Explain the order, or ask which."""
    if access.role(ask, book) is None and access.partner(ask, book) is None:
        waiting = book.partner_of(ask.sender.telegram_id) is not None
        return Decision(PartnersOnly(settings.contact(book), is_waiting=waiting))
    no, rest = number_in(said.text)
    if no:
        return explained(ask, book, found, no)
    if rest:
        return Decision(OrderUnknown(rest, "kenapa"))
    if isinstance(found, OrdersFound):
        return Decision(WhichToExplain(tuple(order.no for order in found.orders)))
    newest = sorted(book.orders, key=order_sequence, reverse=True)
    return Decision(WhichToExplain(tuple(newest[:SHOWN])))


def pressed(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """One of the numbers, or `[Kenapa segini?]`."""
    return explained(ask, book, found, pointed(press.subject, "P"))


def explained(ask: Ask, book: Book, found: Found | None, no: str) -> Decision:
    """The order, told to whom it may be told."""
    order = meant(ask, book, found, no)
    if not isinstance(order, Meant):
        return Decision(order)
    is_placed_for = order.order.by not in ("", order.order.partner_id)
    name = name_of(order) if order.mover is Mover.OWNER else ""
    return Decision(OrderExplained(order.order, is_placed_for, name))
