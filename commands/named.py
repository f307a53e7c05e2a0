"""An order that somebody names: by its number in words or by a button. Who it is not for does not learn of it."""

import re
from dataclasses import dataclass

from commands import access, settings
from commands.asks import Ask, Said, Verb
from commands.book import Book
from commands.ports import Found, OrderFound, OrderNamed, OrdersFound, OrdersQuery, Query
from commands.replies.changes import JustChanged, OrderStands, OrderUnknown
from commands.rules.network import Person
from commands.rules.orders import RESERVING, Mover, Order, OrderStatus, Settled, may_move, order_sequence

NEWEST = 5
"""Orders that are offered where none was named."""

_NUMBER = re.compile(r"(?<!\w)P(\d{6})-(\d{3,9})(?!\w)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """The order as it stands now, and as whom the asker may touch it."""

    order: Order
    mover: Mover
    person: Person


def number_in(text: str) -> tuple[str, str]:
    """The first order number of a text and what stands around it; empty if there is none.

    >>> number_in("p261124-007 sambal bawang 8")
    ('P261124-007', 'sambal bawang 8')
    """
    found = _NUMBER.search(text)
    if found is None:
        return "", text.strip()
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return f"P{found[1]}-{found[2]}", rest


def lookup(book: Book, no: str) -> OrderNamed | None:
    """Ask history for an order that is not in the Book."""
    return None if not no or no in book.orders else OrderNamed(no)


def named_or_newest(ask: Ask, book: Book) -> Query | None:
    """What history must tell of `/command P261124-007`: that order; without a number a partner's newest ones."""
    no, rest = number_in(ask.what.text) if isinstance(ask.what, Said) else ("", "")
    if no or rest:
        return lookup(book, no)
    return hers_query(ask, book, NEWEST)


def hers_query(ask: Ask, book: Book, count: int) -> OrdersQuery | None:
    """What history must tell, so that `hers` has so many; None: she is no partner."""
    partner = access.partner(ask, book)
    if partner is None or access.role(ask, book) is not None:
        return None
    return OrdersQuery(partner.id, count + len(_open_of(book, partner.id)))


def hers(book: Book, partner_id: str, found: OrdersFound) -> tuple[Order, ...]:
    """A partner's orders: first those that are open or not settled, then the others, the newest first of each."""
    return (*_open_of(book, partner_id), *(one for one in found.orders if one.no not in book.orders))


def _open_of(book: Book, partner_id: str) -> list[Order]:
    found = (order for order in book.orders.values() if order.partner_id == partner_id)
    return sorted(found, key=lambda order: order_sequence(order.no), reverse=True)


def offered(ask: Ask, book: Book, found: Found | None) -> tuple[tuple[str, ...], bool]:
    """The numbers offered where none was named, hers or the newest open ones of all; and whether there are more."""
    partner = access.partner(ask, book)
    if isinstance(found, OrdersFound) and partner is not None:
        numbers = [order.no for order in hers(book, partner.id, found)]
        return tuple(numbers[:NEWEST]), found.count > NEWEST
    numbers = sorted(book.orders, key=order_sequence, reverse=True)
    return tuple(numbers[:NEWEST]), len(numbers) > NEWEST


def meant(ask: Ask, book: Book, found: Found | None, no: str) -> Meant | OrderUnknown | JustChanged:
    """The order over the newest state. An order that is not hers is answered like one that never was."""
    order = book.orders.get(no)
    if order is None and isinstance(found, OrderFound) and found.order is not None and found.order.no == no:
        order = found.order
        if _is_old(order, book.returned.get(no)):
            return JustChanged(no)
    is_team = access.role(ask, book) is not None
    partner = access.partner(ask, book)
    is_hers = order is not None and partner is not None and partner.id == order.partner_id
    if order is None or not (is_team or is_hers):
        return OrderUnknown(no)
    person = book.person(order.partner_id)
    return Meant(order, Mover.OWNER if is_team else Mover.PARTNER, person)


def stands(book: Book, order: Meant) -> OrderStands:
    """Its state does not allow what was asked. A partner is told whom she may ask."""
    no, status = order.order.no, order.order.status
    if order.mover is Mover.OWNER:
        return OrderStands(no, status)
    return OrderStands(no, status, settings.contact(book), settings.owner_name(book))


def name_of(meant: Meant) -> str:
    """How the owner knows whose order it is."""
    return meant.person.name or meant.order.partner_id


_OWNER_WAYS = (
    (Verb.ACCEPT, OrderStatus.IN_PROGRESS),
    (Verb.SEND, OrderStatus.SHIPPED),
    (Verb.ARRIVED, OrderStatus.DONE),
)
HAS_GOODS = (OrderStatus.SHIPPED, OrderStatus.DONE)
"""What was ordered is with her."""


def ways(order: Order, mover: Mover) -> tuple[Verb, ...]:
    """What may be done with it by button, in the order in which the buttons stand."""
    moves = [verb for verb, after in _OWNER_WAYS if may_move(order.status, after, mover)]
    if may_move(order.status, OrderStatus.CANCELLED, mover):
        is_new = mover is Mover.PARTNER
        moves += [Verb.WISH_EDIT if is_new else Verb.EDIT, Verb.CANCEL_ORDER]
    if order.status in HAS_GOODS and order.pieces:
        moves.append(Verb.WISH_RETURN if mover is Mover.PARTNER else Verb.RETURN)
    return tuple(moves)


def looks(order: Order, mover: Mover) -> tuple[Verb, ...]:
    """What else its card offers: money, pages, the same once more."""
    if mover is Mover.OWNER:
        money = (Verb.TAKE_MONEY,) if to_pay(order) else ()
        return (*money, Verb.NOTA, *((Verb.LABEL,) if order.status in RESERVING else ()))
    return (*to_pay(order), Verb.NOTA, Verb.ORDER_AGAIN)


def to_pay(order: Order) -> tuple[Verb, ...]:
    """`[Bayar]` (how, with a QRIS of the amount), as soon as it is known how much."""
    return (Verb.SHOW_BILL,) if order.unpaid > 0 and order.postage is not None else ()


def _is_old(order: Order, settled: Settled | None) -> bool:
    return settled is not None and (len(order.lines), order.paid) != (settled.lines, settled.paid)
