"""When and until when an order is to be paid."""

from datetime import datetime

from commands import settings
from commands.book import Book
from commands.rules.clock import PayClock, runs_until
from commands.rules.orders import Order, OrderStatus, PayMethod

WITH_CLOCK = frozenset({PayMethod.TRANSFER, PayMethod.QRIS})


def pay_until(book: Book, order: Order, since: datetime) -> datetime | None:
    """The business's clock at the end of `Batas bayar`; None: no clock runs.

    Only transfer and QRIS have one, and none runs before postage is known.
    """
    if order.postage is None or order.pay_method not in WITH_CLOCK:
        return None
    until = clock(book, order.no, since).until
    return None if until is None else book.local(until)


def clock(book: Book, no: str, since: datetime) -> PayClock:
    """The clock of an order that can be paid since then. Days off (`Libur`) do not count."""
    until = runs_until(since, settings.pay_time(book), lambda day: settings.is_off(book, day), book.zone)
    return PayClock(no, since, until)


def has_clock(order: Order) -> bool:
    """Whether it may be released for want of money: not once it is in work, nor while a payment is looked at."""
    return (
        order.pay_method in WITH_CLOCK
        and order.postage is not None
        and order.status is OrderStatus.NEW
        and order.unpaid > 0
        and not order.to_check
    )
