"""`/order` (`/pesan`): with words a draft of them, alone the list of products or the open draft."""

from commands import access, order, order_words, ordering_for, settings, shopping
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.replies.orders import OwnerOrders
from commands.replies.people import PartnershipRests
from commands.rules.network import Partner
from commands.words import read_order


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Words become a draft; without any she orders by buttons, the team for whom it names."""
    is_team, words = access.role(ask, book) is not None, said.text.strip()
    if not words:
        return alone(ask, book)
    partner = access.ordering_partner(ask, book)
    if is_team and (ordering_for.says_for_whom(words) or not isinstance(partner, Partner)):
        return ordering_for.decide(ask, book, said)
    if not isinstance(partner, Partner):
        return Decision(partner)
    return order_words.take(ask, book, partner, said, read_order(words, book.names, asked_for=True))


def alone(ask: Ask, book: Book) -> Decision:
    """`/order` alone, or `[Pesan]`: the open draft, or the list."""
    partner = access.ordering_partner(ask, book)
    if isinstance(partner, Partner):
        return shopping.begin(ask, book, partner)
    if access.role(ask, book) is None:
        return Decision(partner)
    draft = order.open_draft(ask, book)
    if draft is None:
        return Decision(OwnerOrders())
    if not book.partners[draft.partner_id].may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    return shopping.basket(ask, book, draft)
