"""Money that came in above what an order costs: kept for her next order, or paid back by the owner.

What is open is worked out from the order as it stands and from what was answered, so that a second press,
or a second change before the answer, never pays out twice.
"""

from datetime import datetime

from commands import access, paying
from commands.asks import Ask, Pressed, Verb
from commands.awaiting import to_her
from commands.book import Book
from commands.decision import Decision, Notice
from commands.entries.money import MoneyEntry
from commands.named import Meant, meant, name_of
from commands.pointing import pointed
from commands.replies.changes import (
    PaidBack,
    PayBackTask,
    SurplusAsked,
    SurplusComesBack,
    SurplusKept,
    SurplusSettled,
)
from commands.replies.people import OwnersOnly
from commands.rules.orders import Mover, Order, OrderStatus
from commands.rules.payments import Payment, PaymentState, PaymentWay


def open_surplus(book: Book, order: Order) -> int:
    """Rupiah of hers that nobody has said yet what becomes of: without what is on its way back."""
    return max(0, order.surplus - sum(one.amount for one in promised(book, order.no)))


def called_off(book: Book, order: Order) -> tuple[Payment, ...]:
    """Refunds that are not made yet and that `order`, as it is to be, needs the money of.

    All of them then: what it leaves of the money is asked about anew.
    """
    waiting = promised(book, order.no)
    return waiting if sum(one.amount for one in waiting) > order.surplus else ()


def promised(book: Book, no: str) -> tuple[Payment, ...]:
    """Refunds of an order that the owner is to make."""
    return tuple(
        one for one in book.payments.values() if one.way is PaymentWay.PAID_BACK and no in one.orders
    )


def made_elsewhere(book: Book, back: Payment) -> tuple[Payment, ...]:
    """Refunds that are made by `back`, money that went back without one: of its very sum, or all of its order."""
    waiting = [one for no in back.orders[:1] for one in promised(book, no)]
    return tuple([one for one in waiting if one.amount == back.amount][:1] or waiting)


def ends(book: Book, off: tuple[Payment, ...], at: datetime, by: str) -> tuple[MoneyEntry, ...]:
    """Refunds that are not to be made any more."""
    return tuple(
        fact for one in off for fact in paying.judge(book, one, PaymentState.NOT_ARRIVED, one.amount, at, by)
    )


def pay_back(book: Book, order: Order, amount: int, at: datetime, by: str) -> Payment:
    """What the owner is to pay back; until she says that she did, the money counts as the order's."""
    return paying.payment(book, order.partner_id, amount, PaymentWay.PAID_BACK, at, by, orders=(order.no,))


def asked(book: Book, order: Order) -> tuple[Notice, ...]:
    """The question what becomes of it: to her; to the owner's team where nothing reaches her."""
    amount = open_surplus(book, order)
    if not amount:
        return ()
    return to_her(book, order.partner_id, SurplusAsked(order.no, amount)) or ask_team(book, order)


def ask_team(book: Book, order: Order, amount: int | None = None) -> tuple[Notice, ...]:
    """The question what becomes of it, where she cannot answer it herself."""
    amount = open_surplus(book, order) if amount is None else amount
    if not amount:
        return ()
    name = book.person(order.partner_id).name or order.partner_id
    return tuple(Notice(chat, SurplusAsked(order.no, amount, name)) for chat in book.team_chats())


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Her answer, or the owner's for her."""
    no = pointed(press.subject, "P")
    order = meant(ask, book, None, no)
    if not isinstance(order, Meant):
        return Decision(SurplusSettled(no))  # over and settled, or nobody's: the same words
    amount = open_surplus(book, order.order)
    name = name_of(order) if order.mover is Mover.OWNER else ""
    if not amount:
        return Decision(SurplusSettled(no))
    if amount != press.quantity:
        return Decision(SurplusAsked(no, amount, name))
    by = str(ask.sender.telegram_id)
    if press.verb is Verb.KEEP_MONEY:
        entries = paying.release(book, order.order, amount, ask.at, by)
        told = SurplusKept(no, amount, name_of(order))
        return Decision(
            SurplusKept(no, amount, name),
            entries=entries,
            notices=(*_others(ask, book, told), *_to_her(ask, book, order.order, SurplusKept(no, amount))),
        )
    made = pay_back(book, order.order, amount, ask.at, by)
    task = PayBackTask(made.id, no, amount, name_of(order))
    hers = SurplusComesBack(no, amount)
    return Decision(
        task if order.mover is Mover.OWNER else hers,
        entries=paying.report(made),
        notices=(*_others(ask, book, task), *_to_her(ask, book, order.order, hers)),
    )


def paid_back(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The owner paid it back. Once, and not where nothing of that money is the order's any more."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    number = pointed(press.subject, "B")
    payment = book.payments.get(number)
    if payment is None or payment.way is not PaymentWay.PAID_BACK:
        return Decision(SurplusSettled(""))
    by, no = str(ask.sender.telegram_id), ", ".join(payment.orders)
    if payment.orders and not _surplus(book, payment):
        return Decision(SurplusSettled(no), entries=ends(book, (payment,), ask.at, by))
    entries = paying.judge(book, payment, PaymentState.ARRIVED, payment.amount, ask.at, by)
    name = book.person(payment.partner_id).name or payment.partner_id
    owed = owed_then(book, payment)
    notices = to_her(book, payment.partner_id, PaidBack(no, payment.amount, owed=owed))
    return Decision(PaidBack(no, payment.amount, name, owed), entries=entries, notices=notices)


def owed_then(book: Book, payment: Payment) -> int:
    """What its orders lack once the money went back: they may have come to cost more since."""
    orders = [book.orders[no] for no in payment.orders if no in book.orders]
    owing = [order for order in orders if order.status is not OrderStatus.CANCELLED]
    more = max(0, payment.amount - _surplus(book, payment))
    return sum(order.unpaid for order in owing) + more if owing else 0


def _surplus(book: Book, payment: Payment) -> int:
    return sum(book.orders[no].surplus for no in payment.orders if no in book.orders)


def _others(ask: Ask, book: Book, reply: SurplusKept | PayBackTask) -> tuple[Notice, ...]:
    """The rest of the owner's team."""
    return tuple(Notice(chat, reply) for chat in book.team_chats() if chat != ask.sender.telegram_id)


def _to_her(ask: Ask, book: Book, order: Order, reply: SurplusKept | SurplusComesBack) -> tuple[Notice, ...]:
    """She hears of an answer that the owner gave for her."""
    notices = to_her(book, order.partner_id, reply)
    return tuple(notice for notice in notices if notice.chat_id != ask.sender.telegram_id)
