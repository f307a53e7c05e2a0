"""`/stok` (`/stock`): what can be ordered now; to the owner, what stands at home and what is promised."""

from collections.abc import Callable

from commands import access
from commands.asks import Ask, Pressed
from commands.book import Book
from commands.decision import Decision
from commands.replies.drafts import OldButton
from commands.replies.people import PartnershipRests, PartnersOnly
from commands.replies.stock import StockForOwner, StockForPartner, StockRow
from commands.rules.network import Partner
from commands.selling import Selling, products_for

Made = Callable[[tuple[StockRow, ...], int | None], StockForOwner | StockForPartner]

PAGE = 15
"""Lines of one message."""


def decide(ask: Ask, book: Book, start: int = 0) -> Decision:
    """The owner's table; a partner's list of what is sold to her; nobody else's business."""
    if access.role(ask, book) is not None:
        rows = sorted(_all(book), key=_scarce_first)
        return _page(rows, start, StockForOwner)
    partner = access.ordering_partner(ask, book)
    if isinstance(partner, PartnersOnly | PartnershipRests):
        return Decision(partner)
    called = book.person(partner.id).called
    return _page(_hers(ask, book, partner), start, lambda shown, more: StockForPartner(called, shown, more))


def of(ask: Ask, book: Book, skus: tuple[str, ...]) -> Decision | None:
    """What is left of some products; None to who is told nothing of stock, and of what is not sold to her."""
    if access.role(ask, book) is not None:
        rows = tuple(row for row in _all(book) if row.product.sku in skus)
        return Decision(StockForOwner(rows)) if rows else None
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return None
    left = tuple(row for row in _hers(ask, book, partner) if row.product.sku in skus)
    return Decision(StockForPartner(book.person(partner.id).called, left)) if left else None


def page(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Lainnya]` goes on from the product at `press.quantity`."""
    return decide(ask, book, press.quantity)


def _page(rows: list[StockRow], start: int, made: Made) -> Decision:
    if start and not 0 <= start < len(rows):
        return Decision(OldButton())
    following = start + PAGE
    return Decision(made(tuple(rows[start:following]), following if following < len(rows) else None))


def _all(book: Book) -> list[StockRow]:
    """Every product that is sold and watched, and bundles of them."""
    return [
        StockRow(one, book.available(one.sku), book.shelf.get(one.sku), book.reserved.get(one.sku, 0))
        for one in book.products.values()
        if one.active and (one.tracks_stock or book.available(one.sku) is not None)
    ]


def _scarce_first(row: StockRow) -> tuple[bool, bool, str]:
    """What is short of its mark, then what nobody has counted, then by name."""
    mark = row.product.low_mark
    is_low = row.left is not None and row.left <= (mark or 0)
    return not is_low, row.left is not None, row.product.name.casefold()


def _hers(ask: Ask, book: Book, partner: Partner) -> list[StockRow]:
    day = book.day(ask.at)
    selling = Selling(book, day)
    return [StockRow(one, selling.available(one.sku)) for one in products_for(book, partner.tier, day)]
