"""`/order` with words or without: with words a draft of them, alone the list of products or the open draft."""

from commands import access, order, settings, shopping, whose
from commands.asks import Ask, Pressed, Said
from commands.basket import added, workable_draft
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftState
from commands.replies.drafts import OldButton
from commands.replies.people import PartnershipRests
from commands.rules.network import Partner
from commands.words import read_order


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Words become a draft; without any she orders by buttons, the owner for whom she names."""
    is_owner = access.role(ask, book) is not None
    words = said.text.strip()
    name, _, goods = words.partition(":")
    if is_owner and words.casefold().startswith(order.FOR_SOMEBODY) and not goods.strip():
        named = order.named_partner(book, name)
        return shopping.begin(ask, book, named) if isinstance(named, Partner) else Decision(named)
    if is_owner and goods.strip() and words.casefold().startswith(order.FOR_SOMEBODY):
        return _for_somebody(ask, book, said)
    if words:
        return order.decide(ask, book, said)
    return alone(ask, book)


def _for_somebody(ask: Ask, book: Book, said: Said) -> Decision:
    """`untuk Bu Tini: ...`; where the name is not one partner's, who is called alike is offered."""
    name, _, goods = said.text.partition(":")
    named = order.named_partner(book, name)
    if isinstance(named, Partner) or not whose.called(book, named.said):
        return order.decide(ask, book, said)
    read = read_order(goods, book.names, asked_for=True)
    return whose.begin(ask, book, said, read, (named.said,))


def alone(ask: Ask, book: Book) -> Decision:
    """`/order` alone, or `[Pesan]`: the open draft, or the list."""
    partner = access.ordering_partner(ask, book)
    if isinstance(partner, Partner):
        return shopping.begin(ask, book, partner)
    draft = order.open_draft(ask, book)
    if access.role(ask, book) is None or draft is None:
        return order.decide(ask, book, Said("order", ""))
    if not book.partners[draft.partner_id].may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    return shopping.basket(ask, book, draft)


def merge(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Gabungkan]`: what was in the draft that this one took the place of joins it, once."""
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    aside = book.drafts.get(str(draft.put_aside))
    if aside is None or aside.state is not DraftState.DROPPED or aside.made_by != draft.made_by:
        return Decision(OldButton())
    lines = draft.lines
    for line in aside.lines:
        lines = added(lines, line.sku, line.quantity)
    changed = draft.changed(lines=lines, questions=(*draft.questions, *aside.questions))
    return order.show(ask, book, order.merged(changed, aside))
