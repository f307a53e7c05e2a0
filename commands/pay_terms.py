"""`Ganti cara bayar`: how an order is paid may change until money is reported."""

from dataclasses import replace
from datetime import date

from commands import access, settings
from commands.asks import Ask, Pressed, Verb
from commands.awaiting import to_team
from commands.book import Book
from commands.decision import Decision
from commands.entries.orders import Amendment, OrderAmended
from commands.paycode import code_of
from commands.pointing import pointed
from commands.replies.drafts import OldButton
from commands.replies.money import TermsFixed, TermsOffered, TermsSet
from commands.rules.network import Partner
from commands.rules.orders import OPEN, Order, PayMethod
from commands.terms import allowed_for, due_for, term_of

WAYS = tuple(PayMethod)
"""`Pressed.quantity` of SET_TERMS is a place in it."""


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Show the ways that stand open for her order, or take one; checked anew at the press."""
    order = book.orders.get(pointed(press.subject, "P"))
    partner = access.partner(ask, book)
    if order is None or partner is None or order.partner_id != partner.id or order.status not in OPEN:
        return Decision(OldButton())
    if not may_change(order):
        return Decision(TermsFixed(order.no))
    if press.verb is Verb.TERMS or not 0 <= press.quantity < len(WAYS):
        return Decision(offered(book, partner, order))
    return _set(ask, book, partner, order, WAYS[press.quantity])


def may_change(order: Order) -> bool:
    """Until it is over, or money for it came or is looked at."""
    return order.status in OPEN and not order.paid and not order.to_check


def has_other(book: Book, partner: Partner, order: Order) -> bool:
    """Whether it may be paid in another way than now."""
    terms = offered(book, partner, order).terms
    return may_change(order) and any(one.is_open and one.method is not order.pay_method for one in terms)


def offered(book: Book, partner: Partner, order: Order, wanted: PayMethod | None = None) -> TermsOffered:
    """The ways to pay it; `wanted`: she asked for this one and cannot have it."""
    terms = allowed_for(book, partner, order)
    over = None if wanted is None else term_of(terms, wanted)
    return TermsOffered(order.no, order.pay_method, terms, settings.contact(book), over)


def _set(ask: Ask, book: Book, partner: Partner, order: Order, method: PayMethod) -> Decision:
    terms = allowed_for(book, partner, order)
    if not term_of(terms, method).is_open:
        return Decision(offered(book, partner, order, method))
    due = _due(ask, book, partner, order) if method is PayMethod.CREDIT else None
    changed = replace(order, pay_method=method, due=due)
    news = TermsSet(order.no, method, order.unpaid, due, settings.bank(book), settings.contact(book))
    told = replace(news, qris=code_of(book, changed))
    if method is order.pay_method:
        return Decision(told)
    amended = OrderAmended(changed, 0, Amendment.TERMS, ask.at, partner.id, was=order.terms)
    named = replace(news, name=book.person(partner.id).name or partner.id)
    return Decision(told, entries=(amended,), notices=to_team(book, named, besides=ask.sender.telegram_id))


def _due(ask: Ask, book: Book, partner: Partner, order: Order) -> date:
    """Counted from the day of the order; from today where that day is over: nobody pays in the past."""
    due = due_for(book, partner, order.placed_at)
    return due if due >= book.day(ask.at) else due_for(book, partner, ask.at)
