"""`Pesan lagi`: an earlier order at today's prices, as a draft.

It goes to her own address: sending it once more to somebody else's is two presses, and never a surprise.
"""

from commands import access
from commands.asks import Ask, Pressed
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine
from commands.order import in_place_of, open_draft
from commands.ports import Found, OrdersFound, OrdersQuery, Query
from commands.replies.drafts import DraftNews, OldButton
from commands.replies.shopping import NothingAgain
from commands.rules.network import Partner
from commands.rules.orders import Order, order_code
from commands.shopping import sold_to

SOUGHT = 100
"""Her newest orders, among which it must be."""


def query(ask: Ask, book: Book) -> Query | None:
    """Her orders, those that are over too."""
    partner = access.partner(ask, book)
    return None if partner is None else OrdersQuery(partner.id, SOUGHT)


def decide(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """A draft of what that order came to, as far as it is still sold to her; the open one is put aside."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return Decision(partner)
    order = _order(partner, press.subject, found)
    if order is None:
        return Decision(OldButton())
    sold = {one.product.sku for each in sold_to(ask, book, partner) for one in each.products}
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


def _order(partner: Partner, code: int, found: Found | None) -> Order | None:
    orders = found.orders if isinstance(found, OrdersFound) else ()
    hers = (one for one in orders if one.partner_id == partner.id and order_code(one.no) == code)
    return next(hers, None)
