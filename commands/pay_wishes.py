"""Plain words that wish for more time, or for another way to pay: they lead to the buttons that do it."""

from commands import access, bayar, more_time, pay_terms
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.named import number_in
from commands.order import open_draft
from commands.rules.network import Partner
from commands.rules.paid_words import says_paid
from commands.rules.pay_wishes import wants_other_way, wants_time, way_wanted
from commands.terms import orders_of
from commands.words import read_order


def words(ask: Ask, book: Book, said: Said) -> Decision | None:
    """None: she wishes neither, she orders something, or she means the draft that is open."""
    partner = access.partner(ask, book)
    if partner is None or access.role(ask, book) is not None or says_paid(said.text):
        return None
    if open_draft(ask, book) is not None or read_order(said.text, book.names).lines:
        return None
    if wants_time(said.text):
        return _time(ask, book, partner, said)
    return _way(ask, book, partner, said) if wants_other_way(said.text) else None


def _time(ask: Ask, book: Book, partner: Partner, said: Said) -> Decision:
    """The order that she names, else the oldest that waits for money; her bill where none does."""
    no, _ = number_in(said.text)
    waiting = (more_time.shown(ask, book, one) for one in orders_of(book, partner.id) if no in ("", one.no))
    return next((one for one in waiting if one is not None), bayar.decide(ask, book))


def _way(ask: Ask, book: Book, partner: Partner, said: Said) -> Decision | None:
    """The ways to pay the order that she names, else her newest; the bill where it is paid so already."""
    no, _ = number_in(said.text)
    changing = [
        one for one in orders_of(book, partner.id) if pay_terms.may_change(one) and no in ("", one.no)
    ]
    if not changing:
        return None
    order, wanted = changing[-1], way_wanted(said.text)
    if wanted is order.pay_method:
        return bayar.decide(ask, book, order.no)
    return Decision(pay_terms.offered(book, partner, order, wanted))
