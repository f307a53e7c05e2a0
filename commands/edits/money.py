"""Edits of money in the Sheet: a judged payment, and rows that the owner typed."""

from collections.abc import Iterator
from dataclasses import replace

from commands import paying, refunds, settings
from commands.awaiting import name_of, to_her, to_team
from commands.book import Book
from commands.checking import arrived
from commands.decision import Notice
from commands.edits.effect import Effect
from commands.edits.money_seen import BalanceSeen, PaymentSeen
from commands.edits.seen import SheetSeen
from commands.entries.money import BalanceMoved, MoneyEntry, PaymentNamed, PaymentRecorded, PaymentReported
from commands.entries.sheet import BY_SHEET
from commands.replies.changes import PaidBack
from commands.replies.money import MoneyMissing, PaymentChecked
from commands.rules.payments import Payment, PaymentState, PaymentWay


def edits(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """One by one: each must be folded in before the next (see `paying`)."""
    for row in seen.payments.rows.values():
        reported = book.payments.get(row.id)
        if row.is_new:
            yield from _typed(seen, book, row)
        elif reported is not None:
            yield from _named(seen, book, reported, row)
            named = book.payments[row.id]
            if row.state not in (None, PaymentState.WAITING) and _is_there(
                book, named, row.state, row.amount
            ):
                judge = _sent_back if reported.way is PaymentWay.PAID_BACK else _judged
                yield from judge(seen, book, named, row.state, row.amount)
    for one in seen.balances.rows.values():
        most = paying.most_moved(book, one.kind, one.order_no)
        if most is None or one.amount <= most:
            yield Effect(tuple(_moved(seen, one)))


def _is_there(book: Book, payment: Payment, state: PaymentState, amount: int) -> bool:
    """Never more goes out than there is: two rows of one look may each be right by themselves."""
    most = paying.most_out(book, payment.partner_id, payment.way, payment.orders)
    return state is not PaymentState.ARRIVED or most is None or amount <= most


def _named(seen: SheetSeen, book: Book, reported: Payment, row: PaymentSeen) -> Iterator[Effect]:
    """Which orders a payment that waits is for, as long as they are hers; for none: for the oldest.

    Money that goes back stays the order's that it was promised for.
    """
    orders = row.orders
    if orders is None or orders == reported.orders or reported.way is PaymentWay.PAID_BACK:
        return
    if not all(paying.is_hers(book, no, reported.partner_id) for no in orders):
        return
    owed = sum(paying.owed(book, no, reported.partner_id) for no in orders)
    amount = row.amount or reported.amount or owed
    yield Effect((PaymentNamed(reported.id, orders, amount, seen.at, BY_SHEET),))


def _judged(
    seen: SheetSeen, book: Book, reported: Payment, state: PaymentState, amount: int
) -> Iterator[Effect]:
    """As with the button; what stands in `Jumlah` is what arrived."""
    entries = paying.judge(book, reported, state, amount, seen.at, BY_SHEET)
    if state is PaymentState.NOT_ARRIVED:
        missing = MoneyMissing(reported.orders, amount, settings.contact(book), reported.way)
        yield Effect(entries, notices=to_her(book, reported.partner_id, missing))
    else:
        yield Effect(entries, notices=_told(book, reported, amount, entries))


def _sent_back(
    seen: SheetSeen, book: Book, promised: Payment, state: PaymentState, amount: int
) -> Iterator[Effect]:
    """She hears of money that went back to her. Where it did not, the team is asked again what becomes of it."""
    entries = paying.judge(book, promised, state, amount, seen.at, BY_SHEET)
    news = _went_back(book, replace(promised, amount=amount))
    is_told = state is PaymentState.ARRIVED and promised.orders
    yield Effect(entries, notices=to_her(book, promised.partner_id, news) if is_told else ())
    yield Effect(notices=_left(book, promised))


def _typed(seen: SheetSeen, book: Book, row: PaymentSeen) -> Iterator[Effect]:
    """Money that she wrote down is there, unless she says otherwise; she names whose it is, or what it pays."""
    state = PaymentState.ARRIVED if row.state is None else row.state
    made = Payment(
        row.id,
        row.partner_id,
        row.amount,
        row.way or PaymentWay.TRANSFER,
        state,
        row.at or seen.at,
        BY_SHEET,
        row.orders or (),
    )
    reported = PaymentReported(made, typed=True)
    if not _is_there(book, made, state, made.amount):
        return
    if state is not PaymentState.ARRIVED:
        yield Effect((reported,))
        return
    entries = tuple(paying.settle(book, made, seen.at, BY_SHEET))
    if made.way is not PaymentWay.PAID_BACK:
        yield Effect((reported, *entries), notices=_told(book, made, made.amount, entries))
        return
    off = refunds.made_elsewhere(book, made)
    told = to_her(book, made.partner_id, _went_back(book, made)) if off else ()
    yield Effect((reported, *entries, *refunds.ends(book, off, seen.at, BY_SHEET)), notices=told)
    yield Effect(notices=_left(book, made) if off else ())


def _went_back(book: Book, back: Payment) -> PaidBack:
    """What she hears of it, and what the order lacks since."""
    return PaidBack(", ".join(back.orders), back.amount, owed=refunds.owed_then(book, back))


def _left(book: Book, back: Payment) -> tuple[Notice, ...]:
    """Where not all of it went back, the team is asked what becomes of the rest."""
    orders = (book.orders[no] for no in back.orders if no in book.orders)
    return tuple(notice for order in orders for notice in refunds.ask_team(book, order))


def _told(book: Book, payment: Payment, amount: int, entries: tuple[MoneyEntry, ...]) -> tuple[Notice, ...]:
    """She hears what it paid; the team hears of it where it came for an order that is over."""
    news = arrived(book, payment, amount, entries)
    hers = to_her(book, payment.partner_id, news)
    if not news.over:
        return hers
    by, state = name_of(book, BY_SHEET), PaymentState.ARRIVED
    checked = PaymentChecked(payment.id, state, amount, by, news.paid, news.surplus, over=news.over)
    return (*hers, *to_team(book, checked))


def _moved(seen: SheetSeen, row: BalanceSeen) -> Iterator[MoneyEntry]:
    """Money that an order got and she makes balance is not the order's any more."""
    at = row.at or seen.at
    if row.order_no and row.kind in paying.WAS_AN_ORDERS:
        yield PaymentRecorded(row.id, row.partner_id, row.order_no, -row.amount, row.kind.value, at, BY_SHEET)
    yield BalanceMoved(
        row.id,
        row.partner_id,
        row.amount,
        row.kind,
        row.order_no,
        at,
        BY_SHEET,
        typed=True,
    )
