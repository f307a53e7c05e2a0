"""`/kenapa P261124-007`: where each figure of an order comes from, by what was recorded with it."""

from commands import access
from commands.asks import Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.named import Meant, meant, name_of, number_in, offered
from commands.pointing import pointed
from commands.ports import Found
from commands.replies.changes import OrderExplained, OrderUnknown, WhichToExplain
from commands.rules.orders import Mover


def decide(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """Explain the order, or ask which."""
    if access.role(ask, book) is None and access.partner(ask, book) is None:
        return Decision(access.partners_only(ask, book))
    no, rest = number_in(said.text)
    if no:
        return explained(ask, book, found, no)
    if rest:
        return Decision(OrderUnknown(rest, "kenapa"))
    return Decision(WhichToExplain(*offered(ask, book, found)))


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
