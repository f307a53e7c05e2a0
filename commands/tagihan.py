"""`/tagihan` (`/bills`): what a partner owes by the day on which it is due; to the owner, who owes what."""

from dataclasses import replace
from datetime import date, datetime, time

from commands import access
from commands.asks import Ask, Pressed
from commands.billing import clock_of, ends, has_clock
from commands.book import Book
from commands.decision import Decision
from commands.replies.bills import AllBills, Bill, MyBills
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.rules.orders import OPEN, Order, order_sequence
from commands.terms import orders_of

PAGE = 15
"""Lines of one message."""


def decide(ask: Ask, book: Book) -> Decision:
    """Her bills, whatever her standing: who may not order any more may still owe."""
    if access.role(ask, book) is not None:
        return _all(ask, book, start=0)
    partner = access.partner(ask, book)
    if partner is None:
        return Decision(access.partners_only(ask, book))
    bills = [one for one in _bills(book, book.day(ask.at)) if one.order.partner_id == partner.id]
    return Decision(
        MyBills(
            book.person(partner.id).called,
            tuple(bills),
            sum(one.order.unpaid for one in bills),
            book.balances.get(partner.id, 0),
            tuple(order.no for order in orders_of(book, partner.id) if _is_uncosted(order)),
        )
    )


def page(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Lainnya]` goes on from the bill at `press.quantity`."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    return _all(ask, book, press.quantity)


def _all(ask: Ask, book: Book, start: int) -> Decision:
    bills = _bills(book, book.day(ask.at))
    if start and not 0 <= start < len(bills):
        return Decision(OldButton())
    following = start + PAGE
    shown = [replace(one, name=book.person(one.order.partner_id).name) for one in bills[start:following]]
    return Decision(
        AllBills(
            tuple(shown),
            sum(one.order.unpaid for one in bills),
            sum(one.order.unpaid for one in bills if one.overdue),
            len(bills),
            following if following < len(bills) else None,
        )
    )


def _bills(book: Book, today: date) -> list[Bill]:
    """Those with a day or an hour to pay first, by that; then the others, the oldest first."""
    owed = (order for order in book.orders.values() if order.unpaid)
    return sorted((Bill(one, _overdue(one, today), until=_until(book, one)) for one in owed), key=_urgency)


def _until(book: Book, order: Order) -> datetime | None:
    return ends(book, clock_of(book, order.no)) if has_clock(order) else None


def _urgency(bill: Bill) -> tuple[datetime, tuple[str, int]]:
    """When it is to be paid, a day being open till its end; what has no end comes last."""
    due = datetime.combine(bill.order.due or date.max, time.max)
    end = due if bill.until is None else bill.until.replace(tzinfo=None)
    return end, order_sequence(bill.order.no)


def _is_uncosted(order: Order) -> bool:
    """Whether nothing is owed for it only because its postage is not known."""
    return order.postage is None and order.status in OPEN and not order.unpaid and bool(order.pieces)


def _overdue(order: Order, today: date) -> int:
    return 0 if order.due is None else max(0, (today - order.due).days)
