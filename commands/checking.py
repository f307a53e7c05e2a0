"""The team says whether money arrived: buttons under a proof, an amount that is typed, cash that is handed over."""

from collections.abc import Iterable

from commands import access, paying, settings
from commands.asks import Ask, Pressed, Said, Verb
from commands.awaiting import awaiting, name_of, to_her, to_team
from commands.book import Book
from commands.decision import Decision
from commands.entries.money import BalanceMoved, MoneyEntry, PaymentRecorded
from commands.pointing import pointed
from commands.ports import Found, PaymentFound, PaymentQuery
from commands.replies.drafts import OldButton
from commands.replies.money import (
    AskAmount,
    MoneyArrived,
    MoneyMissing,
    OwedFor,
    PaymentChecked,
    PaymentGone,
    PaymentShown,
    PaymentToCheck,
    TakeEdited,
    TakeHelp,
    TakeMoney,
)
from commands.replies.people import OwnersOnly
from commands.rules.orders import Order, OrderStatus, order_sequence
from commands.rules.payment_words import may_be_amount, read_amount, read_payment
from commands.rules.payments import Payment, PaymentState, PaymentWay

PROOF_LINK = "bukti_"
"""`/start bukti_B261124-003`: what the link in the Sheet's `Bukti` sends."""
_ASKED_OF_PAYMENT, _ASKED_OF_ORDER = "amount", "cash"
_OF_A_PAYMENT = frozenset({Verb.MONEY_IN, Verb.MONEY_NOT_IN, Verb.MONEY_OTHER})


def query(ask: Ask, book: Book) -> PaymentQuery | None:
    """The payment that a button or a link is about, if it does not wait any more."""
    number = ""
    match ask.what:
        case Pressed(verb=verb, subject=subject) if verb in _OF_A_PAYMENT:
            number = pointed(subject, "B")
        case Said(command="start", text=text) if text.startswith(PROOF_LINK):
            number = text.removeprefix(PROOF_LINK).strip()
        case Said(command="") if (asked := _asked(ask, book)) and asked[0] == _ASKED_OF_PAYMENT:
            number = asked[1]
        case _:
            pass
    return PaymentQuery(number) if number and number not in book.payments else None


def is_link(ask: Ask, said: Said) -> bool:
    """Whether she pressed the link of a proof."""
    return said.command == "start" and ask.place.is_private and said.text.startswith(PROOF_LINK)


def link(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """The proof behind a link of the Sheet, with its buttons while it waits."""
    if access.role(ask, book) is None:
        return Decision(OldButton())
    number = said.text.removeprefix(PROOF_LINK).strip()
    waits = book.payments.get(number)
    if waits is not None:
        return Decision(question(book, waits))
    if not isinstance(found, PaymentFound) or found.reported is None:
        return Decision(PaymentGone())
    known, judged = found.reported.payment, found.judged
    return Decision(
        PaymentShown(
            number,
            name_of(book, known.partner_id),
            known.amount if judged is None else judged.amount,
            known.orders,
            known.state if judged is None else judged.state,
            "" if judged is None else name_of(book, judged.by),
            known.proof,
        )
    )


def decide(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """`Sudah masuk`, `Belum`, `Jumlahnya beda`: the first press decides, whoever of the team it is."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    number = pointed(press.subject, "B")
    payment = book.payments.get(number)
    if payment is None:
        return Decision(_decided(book, number, found))
    match press.verb:
        case Verb.MONEY_NOT_IN:
            return _judged(ask, book, payment, PaymentState.NOT_ARRIVED, payment.amount)
        case Verb.MONEY_IN if payment.amount and press.quantity == payment.amount:
            return _judged(ask, book, payment, PaymentState.ARRIVED, payment.amount)
        case Verb.MONEY_IN:
            return Decision(question(book, payment))  # it is for other orders by now
        case _:
            return Decision(AskAmount(payment.id), asked=((ask.sender.telegram_id, f"amount|{payment.id}"),))


def typed(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision | None:
    """An amount that she was asked for; None where nothing was asked, or she types something else.

    What was meant as one and is none is asked for once more.
    """
    asked, amount = _asked(ask, book), read_amount(said.text)
    if asked is None or access.role(ask, book) is None:
        return None
    what, number = asked
    if amount is None:
        return Decision(AskAmount(number, is_unread=True)) if may_be_amount(said.text) else None
    answered = ((ask.sender.telegram_id, None),)
    if what == _ASKED_OF_PAYMENT:
        payment = book.payments.get(number)
        if payment is None:
            return Decision(_decided(book, number, found), asked=answered)
        made = _judged(ask, book, payment, PaymentState.ARRIVED, amount)
        return Decision(made.reply, made.entries, notices=made.notices, asked=answered)
    order = book.orders.get(number)
    if order is None or not order.unpaid:
        return Decision(TakeHelp(_example(book), number), asked=answered)
    made = _taken(ask, book, order, amount, PaymentWay.CASH)
    return Decision(made.reply, made.entries, notices=made.notices, asked=answered)


def take(ask: Ask, book: Book, said: Said) -> Decision:
    """`/terima P261124-007 488rb tunai`: money that is there. Without an amount it is asked for.

    A message that is edited tells of the same money once more, so it records none.
    """
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(("harga", "order", "pesanan")))
    if said.is_edit:
        return Decision(TakeEdited())
    read = read_payment(said.text)
    if len(read.orders) != 1:
        return Decision(TakeHelp(_example(book)))
    order = book.orders.get(read.orders[0])
    if order is None or not order.unpaid:
        return Decision(TakeHelp(_example(book), read.orders[0]))
    if read.amount is None:
        return Decision(TakeMoney(order.no, name_of(book, order.partner_id), order.unpaid))
    return _taken(ask, book, order, read.amount, read.way or PaymentWay.CASH)


def take_pressed(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`Uang diterima` under an order: all of it, or an amount that is typed."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    number = pointed(press.subject, "P")
    order = book.orders.get(number)
    if order is None or not order.unpaid:
        return Decision(TakeHelp(_example(book), number))
    if press.verb is Verb.TAKE_PART:
        return Decision(AskAmount(order.no), asked=((ask.sender.telegram_id, f"cash|{order.no}"),))
    if press.verb is Verb.TAKE_ALL and press.quantity == order.unpaid:
        return _taken(ask, book, order, order.unpaid, PaymentWay.CASH)
    return Decision(TakeMoney(order.no, name_of(book, order.partner_id), order.unpaid))


def arrived(book: Book, payment: Payment, amount: int, entries: Iterable[MoneyEntry]) -> MoneyArrived:
    """What a partner hears of money that arrived, out of the facts that it became."""
    shares = [one for one in entries if isinstance(one, PaymentRecorded)]
    surplus = sum(one.amount for one in entries if isinstance(one, BalanceMoved))
    paid = tuple(
        OwedFor(order.no, order.unpaid - one.amount, one.amount, is_uncosted=order.postage is None)
        for one in shares
        if (order := book.orders.get(one.order_no)) is not None
    )
    over = tuple(no for no in payment.orders if not _takes_money(book, no))
    return MoneyArrived(
        amount, paid, surplus, payment.way, over, settings.owner_name(book), settings.contact(book)
    )


def _takes_money(book: Book, no: str) -> bool:
    """An order that is over takes none, though it may stand in the Book until its money is settled."""
    order = book.orders.get(no)
    return order is not None and order.status is not OrderStatus.CANCELLED


def question(book: Book, payment: Payment, words: str = "") -> PaymentToCheck:
    """Did it arrive? `words`: what she wrote of it since."""
    waiting = () if payment.orders else awaiting(book, payment.partner_id)
    return PaymentToCheck(
        payment.id,
        name_of(book, payment.partner_id),
        payment.amount,
        payment.way,
        payment.orders,
        waiting,
        payment.proof,
        words=words,
    )


def _judged(ask: Ask, book: Book, payment: Payment, state: PaymentState, amount: int) -> Decision:
    by = str(ask.sender.telegram_id)
    entries = paying.judge(book, payment, state, amount, ask.at, by)
    news = arrived(book, payment, amount, entries)
    told = PaymentChecked(
        payment.id, state, amount, name_of(book, by), news.paid, news.surplus, over=news.over
    )
    hers: MoneyArrived | MoneyMissing = news
    if state is PaymentState.NOT_ARRIVED:
        hers = MoneyMissing(payment.orders, amount, settings.contact(book), payment.way)
    notices = to_her(book, payment.partner_id, hers)
    if news.over and state is PaymentState.ARRIVED:  # everybody hears of money for what is off
        notices = (*notices, *to_team(book, told, besides=ask.sender.telegram_id))
    return Decision(told, entries=entries, notices=notices)


def _taken(ask: Ask, book: Book, order: Order, amount: int, way: PaymentWay) -> Decision:
    by = str(ask.sender.telegram_id)
    made = paying.payment(book, order.partner_id, amount, way, ask.at, by, orders=(order.no,))
    entries = paying.arrive(book, made)
    news = arrived(book, made, amount, entries)
    told = PaymentChecked(made.id, PaymentState.ARRIVED, amount, name_of(book, by), news.paid, news.surplus)
    return Decision(told, entries=entries, notices=to_her(book, order.partner_id, news))


def _decided(book: Book, number: str, found: Found | None) -> PaymentChecked | PaymentGone:
    judged = found.judged if isinstance(found, PaymentFound) else None
    if judged is None:
        return PaymentGone()
    return PaymentChecked(number, judged.state, judged.amount, name_of(book, judged.by), is_old=True)


def _asked(ask: Ask, book: Book) -> tuple[str, str] | None:
    """What she was asked to type, and of which number."""
    what, _, number = book.asked.get(str(ask.sender.telegram_id), "").partition("|")
    is_amount = ask.place.is_private and what in (_ASKED_OF_PAYMENT, _ASKED_OF_ORDER)
    return (what, number) if is_amount else None


def _example(book: Book) -> str:
    """The newest order that is owed for, as it would be typed."""
    owed = [order.no for order in book.orders.values() if order.unpaid]
    return max(owed, key=order_sequence, default="P261124-007")
