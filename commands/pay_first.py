"""A draft that cannot be paid in the way it says, when it is confirmed: why, and how it can."""

from dataclasses import replace

from commands import settings
from commands.asks import Ask, Pressed
from commands.basket import pressed_draft
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft
from commands.order import show
from commands.pay_terms import WAYS
from commands.replies.drafts import OldButton
from commands.replies.money import NotThisWay
from commands.replies.people import PartnershipRests
from commands.rules.network import Partner
from commands.terms import allowed, term_of


def refused(book: Book, partner: Partner, draft: Draft, total: int) -> NotThisWay | None:
    """Why the draft cannot be paid as it says; None: it can. `total` in rupiah, with the postage that is known."""
    terms = allowed(book, partner, total, draft.delivery)
    term = term_of(terms, draft.pay_method)
    if term.is_open:
        return None
    ways = tuple(one.method for one in terms if one.is_open)
    return NotThisWay(draft.id, draft.version, term, total, ways, settings.contact(book))


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """She takes another way: the draft is shown anew and must be confirmed again."""
    draft = pressed_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    if not book.partners[draft.partner_id].may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    if not 0 <= press.quantity < len(WAYS):
        return Decision(OldButton())
    changed = draft.changed(lines=draft.lines, questions=draft.questions)
    return show(ask, book, replace(changed, pay_method=WAYS[press.quantity]))
