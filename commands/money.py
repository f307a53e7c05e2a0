"""Where asks about money go: pictures and words that pay, and their buttons. The registry asks here first."""

from commands import bayar, checking, pay_first, pay_terms, proofs
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.decision import Decision
from commands.pointing import pointed
from commands.ports import Found, PaymentQuery

_PROOFS = frozenset({Verb.SAID_PAID, Verb.PAID_WITHOUT_PHOTO, Verb.PROOF_FOR})
_CHECKS = frozenset({Verb.MONEY_IN, Verb.MONEY_NOT_IN, Verb.MONEY_OTHER})
_CASH = frozenset({Verb.TAKE_MONEY, Verb.TAKE_ALL, Verb.TAKE_PART})
_BALANCE = frozenset({Verb.USE_BALANCE, Verb.SURE_BALANCE})
_TERMS = frozenset({Verb.TERMS, Verb.SET_TERMS})
VERBS = _PROOFS | _CHECKS | _CASH | _BALANCE | _TERMS | {Verb.SHOW_BILL, Verb.PAY_FIRST}
"""Buttons that are answered here."""


def query(ask: Ask, book: Book) -> PaymentQuery | None:
    """The payment of which history must tell, if the ask is about one."""
    if not ask.place.is_private:
        return None
    if isinstance(ask.what, Said) and proofs.is_proof(ask, book, ask.what):
        return proofs.query(book, ask.what)
    return checking.query(ask, book)


def said(ask: Ask, book: Book, words: Said, found: Found | None) -> Decision | None:
    """A picture, the link of one, or an amount that was asked for; None: it is about something else."""
    if proofs.is_proof(ask, book, words):
        return proofs.picture(ask, book, words, found)
    if checking.is_link(ask, words):
        return checking.link(ask, book, words, found)
    return None if words.command or words.file else checking.typed(ask, book, words, found)


def pressed(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """One of `VERBS`."""
    if press.verb in _PROOFS:
        return proofs.decide(ask, book, press)
    if press.verb in _CHECKS:
        return checking.decide(ask, book, press, found)
    if press.verb in _CASH:
        return checking.take_pressed(ask, book, press)
    if press.verb in _BALANCE:
        return bayar.balance(ask, book, press)
    if press.verb in _TERMS:
        return pay_terms.decide(ask, book, press)
    if press.verb is Verb.PAY_FIRST:
        return pay_first.decide(ask, book, press)
    return bayar.decide(ask, book, pointed(press.subject, "P"))
