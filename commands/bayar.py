"""`/bayar`: what a partner owes and how to pay it; her balance pays where she says so."""

from collections.abc import Iterable
from datetime import date

from commands import access, paying, settings
from commands.asks import Ask, Pressed, Verb
from commands.awaiting import awaiting, looked_at, to_team
from commands.billing import WITH_CLOCK
from commands.book import Book
from commands.checking import arrived
from commands.decision import Decision
from commands.files import QrisPicture
from commands.pay_terms import has_other
from commands.paycode import code_for
from commands.pointing import pointed
from commands.replies.money import BalanceOffered, HowToPay, OwedFor, PaymentChecked
from commands.rules.network import Partner
from commands.rules.orders import Order, PayMethod
from commands.rules.payments import PaymentState, PaymentWay
from commands.terms import orders_of


def decide(ask: Ask, book: Book, no: str = "") -> Decision:
    """Her bills, whatever her standing: who may not order any more may still owe. `no`: of that order alone."""
    partner = access.partner(ask, book)
    if partner is None:
        return Decision(access.partners_only(ask, book))
    return Decision(bill(book, partner, book.day(ask.at), no))


def bill(book: Book, partner: Partner, today: date, no: str = "") -> HowToPay:
    """What she owes by order, the oldest first; an order without postage is not to be paid yet."""
    owing = [order for order in orders_of(book, partner.id) if order.unpaid]
    wanted = [order for order in owing if order.no == no]
    shown = wanted or owing
    costed = [order for order in shown if order.postage is not None]
    now = [order for order in costed if _is_to_pay_now(order, today, is_wanted=bool(wanted))]
    return HowToPay(
        book.person(partner.id).called,
        tuple((OwedFor(one.no, one.unpaid), one.due) for one in now),
        book.balances.get(partner.id, 0),
        settings.bank(book),
        settings.contact(book),
        waiting=sum(one.amount for one in looked_at(book, partner.id)),
        qris=_qris(book, _open(book, partner, now)),
        uncosted=tuple(one.no for one in shown if one.postage is None),
        changeable=shown[0].no if len(shown) == 1 and costed and has_other(book, partner, shown[0]) else "",
        usable=min(
            max(0, book.balances.get(partner.id, 0)),
            sum(one.unpaid for one in _open(book, partner, costed)),
        ),
        later=tuple((OwedFor(o.no, o.unpaid), o.pay_method, o.due) for o in costed if o not in now),
    )


def _is_to_pay_now(order: Order, today: date, *, is_wanted: bool) -> bool:
    """By transfer or code: not what is paid by hand, and credit once it is due or she wants to."""
    if order.pay_method is PayMethod.CREDIT:
        return is_wanted or (order.due is not None and order.due <= today)
    return order.pay_method in WITH_CLOCK


def _open(book: Book, partner: Partner, orders: Iterable[Order]) -> list[OwedFor]:
    """What of these was not reported yet."""
    numbers = {order.no for order in orders if order.postage is not None}
    return [one for one in awaiting(book, partner.id) if one.no in numbers]


def _qris(book: Book, open_ones: list[OwedFor]) -> QrisPicture | None:
    """One code for all of it."""
    number = open_ones[0].no if len(open_ones) == 1 else ""
    return code_for(book, sum(one.unpaid for one in open_ones), number)


def balance(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`Bayar pakai saldo`: shown first with what remains, then done; the oldest order where none is named."""
    partner = access.partner(ask, book)
    if partner is None:
        return Decision(access.partners_only(ask, book))
    owed = _meant(book, partner, press)
    has = book.balances.get(partner.id, 0)
    if owed is None or has <= 0:
        return Decision(bill(book, partner, book.day(ask.at)))
    amount = min(has, owed.unpaid)
    if press.verb is not Verb.SURE_BALANCE or press.quantity != amount:
        return Decision(BalanceOffered(owed.no, amount, has - amount, owed.unpaid - amount))
    made = paying.payment(
        book, partner.id, amount, PaymentWay.FROM_BALANCE, ask.at, partner.id, orders=(owed.no,)
    )
    entries = paying.arrive(book, made)
    news = arrived(book, made, amount, entries)
    told = PaymentChecked(
        made.id,
        PaymentState.ARRIVED,
        amount,
        book.person(partner.id).name or partner.id,
        news.paid,
        way=made.way,
    )
    return Decision(news, entries=entries, notices=to_team(book, told))


def _meant(book: Book, partner: Partner, press: Pressed) -> OwedFor | None:
    number = pointed(press.subject, "P") if press.subject else ""
    owing = _open(book, partner, orders_of(book, partner.id))
    return next((one for one in owing if number in ("", one.no)), None)
