"""How facts about time change the Book."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, assert_never

from commands.billing import WITH_CLOCK
from commands.book import Book, Kind
from commands.entries.clock import ClockEntry, ClockSet, NoticeDelivered, NoticesForgotten, NoticeWritten
from commands.rules.clock import GRACE, ToldOnce
from commands.rules.orders import Order
from commands.rules.payments import Payment


def clock_changes(book: Book, entry: ClockEntry) -> Iterator[tuple[Kind, str, Any]]:
    """Clocks by order, messages by their tags."""
    match entry:
        case ClockSet(clock):
            yield Kind.CLOCK, clock.no, clock
        case NoticeWritten(tag, at):
            yield Kind.TOLD, tag, ToldOnce(at)
        case NoticeDelivered(tag, at):
            if (told := book.told.get(tag)) is not None:
                yield Kind.TOLD, tag, replace(told, delivered=at)
        case NoticesForgotten(tags):
            for tag in tags:
                yield Kind.TOLD, tag, None
        case _:
            assert_never(entry)


def not_arrived_changes(book: Book, payment: Payment, at: datetime) -> Iterator[tuple[Kind, str, Any]]:
    """Where a proof turned out to be no money, the clock goes on, with two hours at least.

    It may have held the clocks of all of hers (see `billing.is_paid_perhaps`). A clock that stands goes on when the
    owner answers, who then gives those hours herself: her buttons are drawn for this very clock.
    """
    hers = [order.no for order in book.orders.values() if order.partner_id == payment.partner_id]
    for no in hers:
        clock = book.clocks.get(no)
        if clock is not None and clock.until is not None and not clock.stands:
            yield Kind.CLOCK, no, replace(clock, until=max(clock.until, at + GRACE))


def paid_in_part_changes(
    book: Book, order: Order, amount: int, at: datetime
) -> Iterator[tuple[Kind, str, Any]]:
    """Who has just paid some of it has two hours at least for the rest: the clock may have ended meanwhile."""
    clock = book.clocks.get(order.no)
    if amount <= 0 or not order.unpaid or clock is None or clock.until is None or clock.stands:
        return
    yield Kind.CLOCK, order.no, replace(clock, until=max(clock.until, at + GRACE))


def amended_changes(book: Book, order: Order, at: datetime) -> Iterator[tuple[Kind, str, Any]]:
    """A way to pay without a clock lets it rest: should she change back, the same one goes on.

    If it ended meanwhile, two hours are left. Another whole time would be hers for two presses.
    """
    before, clock = book.orders.get(order.no), book.clocks.get(order.no)
    if before is None or clock is None or clock.until is None or clock.stands:
        return
    is_back = order.pay_method in WITH_CLOCK and before.pay_method not in WITH_CLOCK
    if is_back and clock.until <= at:
        yield Kind.CLOCK, order.no, replace(clock, until=at + GRACE)


def ended_changes(book: Book, order: Order) -> Iterator[tuple[Kind, str, Any]]:
    """An order that is over needs no clock."""
    if order.no in book.clocks:
        yield Kind.CLOCK, order.no, None
