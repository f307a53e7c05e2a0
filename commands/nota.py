"""`/nota P261124-007`, `[Lihat nota]` and the shipping label: an order's pages, drawn when they are asked for."""

from commands import access, settings
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.decision import Decision
from commands.files import Page
from commands.named import Meant, meant, number_in, offered
from commands.papers import Labels, Nota, label
from commands.papers import nota as nota_of
from commands.papers.values import Form
from commands.pointing import pointed
from commands.ports import Found
from commands.qris import with_amount
from commands.replies.changes import OrderUnknown
from commands.replies.papers import LabelSent, NotaSent, NotaText, WhichNota
from commands.replies.people import OwnersOnly
from commands.rules.orders import Mover, Order

VERBS = frozenset({Verb.NOTA, Verb.NOTA_PDF, Verb.NOTA_TEXT, Verb.LABEL})
"""Buttons that are answered here."""


def decide(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """The nota of the order that is named, or the question which."""
    if access.role(ask, book) is None and access.partner(ask, book) is None:
        return Decision(access.partners_only(ask, book))
    no, rest = number_in(said.text)
    if no:
        return _sent(ask, book, found, no, Verb.NOTA)
    if rest:
        return Decision(OrderUnknown(rest, "nota"))
    return Decision(WhichNota(*offered(ask, book, found)))


def pressed(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """One of `VERBS`, of an order that the presser may see."""
    return _sent(ask, book, found, pointed(press.subject, "P"), press.verb)


def _sent(ask: Ask, book: Book, found: Found | None, no: str, verb: Verb) -> Decision:
    order = meant(ask, book, found, no)
    if not isinstance(order, Meant):
        return Decision(order)
    if verb is Verb.LABEL:
        if order.mover is not Mover.OWNER:
            return Decision(OwnersOnly(()))
        page = Page(Labels((label(book, order.order),)), Form.PDF, f"label-{no}")
        return Decision(LabelSent((no,), page))
    nota = of(book, order.order)
    if verb is Verb.NOTA_TEXT:
        return Decision(NotaText(nota))
    form = Form.PDF if verb is Verb.NOTA_PDF else Form.PNG
    return Decision(NotaSent(no, Page(nota, form, f"nota-{no}")))


def of(book: Book, order: Order) -> Nota:
    """Its nota, with a QRIS of the very amount that is left, where the business has one."""
    qris = settings.qris(book)
    payload = "" if qris is None or not order.unpaid else with_amount(qris, order.unpaid)
    return nota_of(book, order, qris=payload)
