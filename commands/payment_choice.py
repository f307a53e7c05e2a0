"""Which ways to pay stand open for a draft."""

from commands.book import Book
from commands.drafts import Draft
from commands.rules.network import Partner
from commands.rules.orders import PayMethod
from commands.terms import allowed


def methods(book: Book, partner: Partner, draft: Draft) -> tuple[PayMethod, ...]:
    """In the order in which they are offered, by what the draft came to when it was last shown."""
    total = (draft.shown_total or 0) + (draft.shown_postage or 0)
    return tuple(term.method for term in allowed(book, partner, total, draft.delivery) if term.is_open)
