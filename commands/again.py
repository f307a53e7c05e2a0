"""`Pesan lagi`: an earlier order at today's prices, as a draft.

It goes to her own address: sending it once more to somebody else's is two presses, and never a surprise.
"""

from commands import access
from commands.asks import Ask, Pressed
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine
from commands.order import open_draft
from commands.pointing import pointed
from commands.ports import Found, OrderFound
from commands.replacing import in_place_of
from commands.replies.drafts import DraftNews, OldButton
from commands.replies.shopping import NothingAgain
from commands.rules.network import Partner
from commands.rules.orders import Order
from commands.selling import products_for


def decide(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """A draft of what that order came to, as far as it is still sold to her; the open one is put aside."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return Decision(partner)
    order = book.orders.get(pointed(press.subject, "P")) or _found(found)
    if order is None or order.partner_id != partner.id:
        return Decision(OldButton())
    sold = {one.sku for one in products_for(book, partner.tier, book.day(ask.at))}
    pieces = {sku: count for sku, count in order.pieces.items() if count > 0}
    names = {line.sku: line.name for line in order.lines}
    gone = tuple(names[sku] for sku in pieces if sku not in sold)
    lines = tuple(DraftLine(sku, count) for sku, count in pieces.items() if sku in sold)
    if not lines:
        return Decision(NothingAgain(order.no, gone))
    draft = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        lines=lines,
        by_buttons=True,
    )
    news = DraftNews(again=order.no, gone=gone)
    return in_place_of(ask, book, open_draft(ask, book), draft, news)


def _found(found: Found | None) -> Order | None:
    return found.order if isinstance(found, OrderFound) else None
