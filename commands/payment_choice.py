"""Which ways to pay stand open for a draft."""

from dataclasses import replace

from commands.book import Book
from commands.drafts import Draft
from commands.rules.network import Partner
from commands.rules.orders import PayMethod
from commands.terms import Hindrance, Term, allowed, term_of


def methods(book: Book, partner: Partner, draft: Draft) -> tuple[PayMethod, ...]:
    """In the order in which they are offered, by what the draft came to when it was last shown."""
    return tuple(term.method for term in _terms(book, partner, draft) if term.is_open)


def as_set_up(book: Book, partner: Partner, draft: Draft) -> Draft:
    """The draft, paid by the first way that is open where the business has not the one that it names."""
    terms = _terms(book, partner, draft)
    if term_of(terms, draft.pay_method).hindrance is not Hindrance.NOT_SET_UP:
        return draft
    return replace(draft, pay_method=next(term.method for term in terms if term.is_open))


def too_little_credit(book: Book, partner: Partner, draft: Draft) -> Term | None:
    """Credit that she is given, where what is left of it is less than the draft; she is told so."""
    terms = _terms(book, partner, draft)
    return next((term for term in terms if term.hindrance is Hindrance.OVER_LIMIT), None)


def _terms(book: Book, partner: Partner, draft: Draft) -> tuple[Term, ...]:
    total = (draft.shown_total or 0) + (draft.shown_postage or 0)
    return allowed(book, partner, total, draft.delivery)
