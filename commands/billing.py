"""When and until when an order is to be paid."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from commands import settings
from commands.book import Book
from commands.paying import owed
from commands.rules.allocation import shares
from commands.rules.clock import GRACE, PayClock, after_days_off, runs_until
from commands.rules.orders import Order, OrderStatus, PayMethod
from commands.rules.payments import PaymentWay

WITH_CLOCK = frozenset({PayMethod.TRANSFER, PayMethod.QRIS})
_PAID_BY_HER = frozenset({PaymentWay.TRANSFER, PaymentWay.QRIS, PaymentWay.CASH})


def pay_until(book: Book, order: Order, since: datetime) -> datetime | None:
    """The business's clock at the end of `Batas bayar`; None: no clock runs.

    What is said and what runs are the same (`has_clock`).
    """
    return ends(book, clock(book, order.no, since)) if has_clock(order) else None


def ends(book: Book, clock: PayClock | None) -> datetime | None:
    """The business's clock at the end of this one; None: no clock runs, or it stands until the owner answered."""
    return None if clock is None or clock.until is None or clock.stands else book.local(clock.until)


def clock(book: Book, no: str, since: datetime) -> PayClock:
    """The clock of an order that can be paid since then. Days off (`Libur`) do not count."""
    until = runs_until(since, settings.pay_time(book), partial(settings.is_off, book), book.zone)
    return _in_force(book, PayClock(no, since, until))


def clock_of(book: Book, no: str) -> PayClock | None:
    """The clock as it runs now: an end that has become a day off since is put off. None: it never began."""
    found = book.clocks.get(no)
    return None if found is None else _in_force(book, found)


def billed_again(book: Book, order: Order, at: datetime) -> PayClock:
    """The clock of an order that costs something else now: it goes on, with two hours at least.

    One that stands is left as it is: the owner's answer, which is drawn for it, gives those hours.
    """
    running = clock_of(book, order.no) or clock(book, order.no, at)
    return (
        running
        if running.until is None or running.stands
        else replace(running, until=max(running.until, at + GRACE))
    )


def _in_force(book: Book, clock: PayClock) -> PayClock:
    if clock.until is None:
        return clock
    return replace(clock, until=after_days_off(clock.until, partial(settings.is_off, book), book.zone))


def has_clock(order: Order) -> bool:
    """Whether its time for paying runs, or may begin to.

    Not once it is in work, nor while a payment for it is looked at. The rest of one that is paid in part has a
    time too; what becomes of it then is the owner's word alone (`commands.clock`). Not where the goods are paid
    and postage alone is left.
    """
    return (
        order.pay_method in WITH_CLOCK
        and order.postage is not None
        and order.status is OrderStatus.NEW
        and order.unpaid > 0
        and not order.to_check
        and not is_goods_paid(order)
    )


def is_goods_paid(order: Order) -> bool:
    """Whether what is left to pay is postage alone."""
    return 0 < order.paid >= order.subtotal


def is_paid_perhaps(book: Book, order: Order) -> bool:
    """Whether a payment of hers waits of which nobody knows for sure what it is for.

    It names no order, or only such as cannot take all of it: some of it may be for this one.
    """
    left = dict[str, int]()
    for payment in book.payments.values():
        if payment.partner_id != order.partner_id or payment.way not in _PAID_BY_HER:
            continue
        named = [(no, left.get(no, owed(book, no, order.partner_id))) for no in payment.orders]
        given, surplus = shares(payment.amount, named)
        if surplus or not given:
            return True
        left |= {no: unpaid - dict(given).get(no, 0) for no, unpaid in named}
    return False
