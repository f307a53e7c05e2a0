"""`/order` (`/pesan`): with words a draft of them, alone the list of products or the open draft."""

from commands import access, order, order_words, settings, shopping, whose
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.replies.orders import OwnerOrders
from commands.replies.people import PartnershipRests
from commands.rules.network import Partner
from commands.words import read_order

FOR_SOMEBODY = ("untuk ", "for ")
"""`/order untuk Bu Tini: sambal bawang 10`: the owner orders for a partner."""


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Words become a draft; without any she orders by buttons, the owner for whom she names."""
    is_team, words = access.role(ask, book) is not None, said.text.strip()
    if is_team and words.casefold().startswith(FOR_SOMEBODY):
        return _for_somebody(ask, book, said)
    if not words:
        return alone(ask, book)
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return Decision(OwnerOrders() if is_team else partner)
    return order_words.take(ask, book, partner, said, read_order(words, book.names, asked_for=True))


def _for_somebody(ask: Ask, book: Book, said: Said) -> Decision:
    """`untuk Bu Tini: ...`; where the name is not one partner's, who is called alike is offered."""
    name, _, goods = said.text.strip().partition(":")
    named = order.named_partner(book, name)
    if not goods.strip():
        return shopping.begin(ask, book, named) if isinstance(named, Partner) else Decision(named)
    read = read_order(goods, book.names, asked_for=True)
    if isinstance(named, Partner):
        return order_words.take(ask, book, named, said, read)
    if not whose.called(book, named.said):
        return Decision(named)
    return whose.begin(ask, book, said, read, (named.said,))


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
