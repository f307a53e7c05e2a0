"""Words that correct an order that was confirmed: whether that one shall change is asked, before another is made."""

from commands import access
from commands.asks import Ask, Said, Verb
from commands.book import Book
from commands.correcting import corrects, said_anew
from commands.decision import Decision
from commands.drafts import Draft, DraftLine, DraftState
from commands.named import ways
from commands.replies.asking import ChangeOrNew
from commands.rules.network import Partner
from commands.rules.orders import Mover, Order
from commands.terms import orders_of

_CHANGES = (Verb.EDIT, Verb.WISH_EDIT)


def change_or_new(ask: Ask, book: Book, partner: Partner, said: Said) -> Decision | None:
    """`eh sambal bawang 15`, where her newest order that may change holds it: that one, or a new one?"""
    anew = said_anew(said.text, book.names) if corrects(said.text, book.names) else None
    if anew is None or said.is_edit:
        return None
    named = {sku for sku, _ in anew.lines}
    hers = [
        (order, change)
        for order in orders_of(book, partner.id)
        if named & order.pieces.keys() and (change := way_to_change(ask, book, order.no)) is not None
    ]
    if not hers:
        return None
    order, change = hers[-1]
    offered = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        lines=tuple(DraftLine(sku, count) for sku, count in anew.lines),
        state=DraftState.OFFERED,
    )
    return Decision(ChangeOrNew(order.no, _goods(order), change, offered), drafts=(offered,))


def way_to_change(ask: Ask, book: Book, no: str) -> Verb | None:
    """The button with which who asks may change an order, or wish for it; None: not any more."""
    order = book.orders.get(no)
    mover = Mover.PARTNER if access.role(ask, book) is None else Mover.OWNER
    return None if order is None else next((verb for verb in ways(order, mover) if verb in _CHANGES), None)


def _goods(order: Order) -> tuple[tuple[str, int], ...]:
    names = {line.sku: line.name for line in order.lines}
    return tuple((names[sku], count) for sku, count in order.pieces.items())
