"""Facts of money: what is reported, what arrived and whom it pays, and what the business keeps for a partner.

Two sums hold at any time, and a journal that is made anew from the Sheet finds them there:

- An order got: the arrived payments that name it (money that went back for it counts as less), without the
  rows of `Saldo` (lebih bayar, retur) that name it: that money is not the order's any more.
- A balance is: all rows of `Saldo`, less the arrived payments `potong saldo`, less the arrived `uang kembali`
  that names no order. `potong saldo` and `uang kembali` have no row of `Saldo`: they are their own proof.

All functions are pure and return entries; amounts are positive rupiah. What a payment pays is decided when it
arrives, over the Book of that moment; its row names from then on the orders that it paid (`PaymentRecorded`).
Each function numbers its rows from the Book: between two of them in one decision the first must be folded in.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from commands.book import Book
from commands.entries.money import BalanceMoved, MoneyEntry, PaymentJudged, PaymentRecorded, PaymentReported
from commands.rules.allocation import shares
from commands.rules.orders import Order
from commands.rules.payments import (
    BalanceKind,
    Payment,
    PaymentState,
    PaymentWay,
    Proof,
    balance_number,
    payment_number,
)
from commands.terms import orders_of

INCOMING = frozenset(
    {PaymentWay.TRANSFER, PaymentWay.QRIS, PaymentWay.CASH, PaymentWay.FROM_BALANCE, PaymentWay.CONSIGNMENT}
)
"""Ways of money that pays orders; the other one takes it back to her."""
WAS_AN_ORDERS = frozenset({BalanceKind.OVERPAID, BalanceKind.RETURNED})
"""Why money that an order got is balance; it is not the order's any more."""


def payment(  # noqa: PLR0913 - a payment is that many facts
    book: Book,
    partner_id: str,
    amount: int,
    way: PaymentWay,
    at: datetime,
    by: str,
    *,
    orders: tuple[str, ...] = (),
    proof: Proof | None = None,
) -> Payment:
    """A new payment that waits to be checked; its ID is the next of its day."""
    day = book.day(at)
    number = payment_number(day, book.next_counter(f"B{day:%y%m%d}"))
    return Payment(number, partner_id, amount, way, PaymentState.WAITING, at, by, orders, proof)


def report(made: Payment) -> tuple[MoneyEntry, ...]:
    """She says that she paid: somebody has to look whether it arrived."""
    return (PaymentReported(made),)


def arrive(book: Book, made: Payment) -> tuple[MoneyEntry, ...]:
    """Money that is there at once, as cash is: it pays what it names, else the oldest orders."""
    there = replace(made, state=PaymentState.ARRIVED)
    return (PaymentReported(there), *settle(book, there, made.at, made.by))


def judge(
    book: Book, reported: Payment, state: PaymentState, amount: int, at: datetime, by: str
) -> tuple[MoneyEntry, ...]:
    """Somebody looked: it arrived with `amount` rupiah, or it did not. Nothing, once it was judged.

    `reported` must be what stands in the Book (`book.payments`).
    """
    if book.payments.get(reported.id) != reported:
        return ()
    judged = PaymentJudged(reported.id, state, amount, at, by)
    if state is not PaymentState.ARRIVED:
        return (judged,)
    return (judged, *settle(book, replace(reported, amount=amount), at, by))


def settle(book: Book, arrived: Payment, at: datetime, by: str) -> Iterator[MoneyEntry]:
    """What an arrived payment pays: a share an order, and the surplus into her balance.

    An order that is not known any more (cancelled, or paid long ago) takes nothing, so that money for it is
    surplus. Money that goes back takes from the order that it names; without one it is the balance's, of
    which the payment itself tells.
    """
    if arrived.way is PaymentWay.PAID_BACK:
        for no in arrived.orders[:1]:
            yield _share(arrived, 1, no, -arrived.amount, at, by)
        return
    if arrived.way is PaymentWay.CONSIGNMENT and not arrived.orders:
        return  # what a stall sold is no payment of an order
    named = tuple((no, owed(book, no, arrived.partner_id)) for no in arrived.orders)
    hers = ((order.no, order.unpaid) for order in orders_of(book, arrived.partner_id))
    given, surplus = shares(arrived.amount, named, hers)
    for place, (no, share) in enumerate(given, start=1):
        yield _share(arrived, place, no, share, at, by)
    if surplus:
        over = arrived.orders[0] if arrived.orders else next((no for no, _ in given), "")
        yield _moved(book, arrived.partner_id, surplus, BalanceKind.OVERPAID, over, at, by)


def owed(book: Book, no: str, partner_id: str) -> int:
    """What is unpaid of her order; 0 where it is over, or not hers."""
    return book.orders[no].unpaid if is_hers(book, no, partner_id) else 0


def is_hers(book: Book, no: str, partner_id: str) -> bool:
    """Whether the Book holds an order of this number, and it is this partner's."""
    order = book.orders.get(no)
    return order is not None and order.partner_id == partner_id


def most_out(book: Book, partner_id: str, way: PaymentWay, orders: tuple[str, ...]) -> int | None:
    """The most that may go out in this way: what the order got, or her balance. None: nothing goes out."""
    if way is PaymentWay.PAID_BACK and orders:
        return _got(book, orders[0])
    if way in (PaymentWay.PAID_BACK, PaymentWay.FROM_BALANCE):
        return max(0, book.balances.get(partner_id, 0))
    return None


def most_moved(book: Book, kind: BalanceKind, no: str) -> int | None:
    """The most of what an order got that may become balance. None: it is no order's, or nobody knows any more."""
    return _got(book, no) if kind in WAS_AN_ORDERS and no in book.orders else None


def _got(book: Book, no: str) -> int:
    return max(0, book.orders[no].paid) if no in book.orders else 0


def from_balance(book: Book, order: Order, at: datetime, by: str) -> tuple[MoneyEntry, ...]:
    """What she has with us pays her order, as far as it goes; nothing without a balance or a debt."""
    amount = min(book.balances.get(order.partner_id, 0), order.unpaid)
    if amount <= 0:
        return ()
    made = payment(book, order.partner_id, amount, PaymentWay.FROM_BALANCE, at, by, orders=(order.no,))
    return arrive(book, made)


def pay_back(book: Book, partner_id: str, amount: int, at: datetime, by: str) -> tuple[MoneyEntry, ...]:
    """Money out of her balance went back to her: never more than she has there."""
    most = min(amount, book.balances.get(partner_id, 0))
    if most <= 0:
        return ()
    return arrive(book, payment(book, partner_id, most, PaymentWay.PAID_BACK, at, by))


def release(book: Book, order: Order, amount: int, at: datetime, by: str) -> tuple[MoneyEntry, ...]:
    """What an order got and needs no more becomes her balance: `order.paid` where it is cancelled.

    These come before the fact that ends or changes the order, since an order that is over has left the Book.
    Whether it is kept or goes back (`pay_back`) is asked afterwards: meanwhile it is nowhere lost.
    """
    if amount <= 0:
        return ()
    moved = _moved(book, order.partner_id, amount, BalanceKind.RETURNED, order.no, at, by)
    less = PaymentRecorded(moved.id, order.partner_id, order.no, -amount, BalanceKind.RETURNED.value, at, by)
    return (less, moved)


def _share(arrived: Payment, place: int, no: str, amount: int, at: datetime, by: str) -> PaymentRecorded:
    name = arrived.id if place == 1 else f"{arrived.id}/{place}"
    return PaymentRecorded(name, arrived.partner_id, no, amount, arrived.way.value, at, by)


def _moved(
    book: Book, partner_id: str, amount: int, kind: BalanceKind, no: str, at: datetime, by: str
) -> BalanceMoved:
    day = book.day(at)
    number = balance_number(day, book.next_counter(f"S{day:%y%m%d}"))
    return BalanceMoved(number, partner_id, amount, kind, no, at, by)
