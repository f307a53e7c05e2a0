"""When and until when an order is to be paid."""

from datetime import datetime, timedelta

from commands import settings
from commands.book import Book
from commands.rules.orders import Order, PayMethod

WITH_CLOCK = frozenset({PayMethod.TRANSFER, PayMethod.QRIS})


def pay_until(book: Book, order: Order, since: datetime) -> datetime | None:
    """The business's clock at the end of `Batas bayar`; None: no clock runs.

    Only transfer and QRIS have one, and none runs before postage is known.
    """
    if order.postage is None or order.pay_method not in WITH_CLOCK:
        return None
    return book.local(since + timedelta(hours=settings.pay_hours(book)))
