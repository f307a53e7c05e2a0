"""The business's QRIS with the very amount of what is to be paid."""

from commands import settings
from commands.book import Book
from commands.files import QrisPicture
from commands.qris import MOST, with_amount
from commands.rules.orders import Order, PayMethod


def code_for(book: Book, amount: int, number: str = "") -> QrisPicture | None:
    """Of so many rupiah; None where there is no code, or nothing to pay. `number`: of the one order that it pays."""
    code = settings.qris(book)
    if code is None or not 0 < amount <= MOST:
        return None
    return QrisPicture(with_amount(code, amount), settings.business(book), amount, number)


def code_of(book: Book, order: Order) -> QrisPicture | None:
    """Of what is unpaid of an order, where it is paid so and it is known how much that is.

    None while a payment for it is looked at: it would be paid twice.
    """
    is_known = order.postage is not None and not order.to_check
    is_by_code = order.pay_method is PayMethod.QRIS and is_known
    return code_for(book, order.unpaid, order.no) if is_by_code else None
