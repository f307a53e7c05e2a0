"""How facts change who waits for stock, and what is booked of a day's quota."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, assert_never

from commands.book import Book, Kind
from commands.entries.stock import AwaitedStockEnded, AwaitedStockTold, StockAwaited
from commands.rules.catalog import Product
from commands.rules.orders import Order, OrderStatus
from commands.rules.stock import quota_key
from commands.selling import Selling

AWAITED = "awaited"
"""The counter of wishes."""

_KEPT = timedelta(days=2)
"""A day's count is needed until it is over everywhere."""


def awaited_changes(
    book: Book, entry: StockAwaited | AwaitedStockTold | AwaitedStockEnded
) -> Iterator[tuple[Kind, str, Any]]:
    """Who waits, waits once for a product and a partner: a later wish takes the earlier one's place."""
    match entry:
        case StockAwaited(wish):
            for key, old in list(book.awaited.items()):
                if (old.partner_id, old.sku, old.by) == (wish.partner_id, wish.sku, wish.by):
                    yield Kind.AWAITED, key, None
            yield Kind.AWAITED, str(wish.number), wish
            yield Kind.COUNTER, AWAITED, max(wish.number, book.counters.get(AWAITED, 0))
        case AwaitedStockTold(number):
            if (told := book.awaited.get(str(number))) is not None:
                yield Kind.AWAITED, str(number), replace(told, is_told=True)
        case AwaitedStockEnded(number):
            yield Kind.AWAITED, str(number), None
        case _:
            assert_never(entry)


def scarcer_changes(book: Book, day: date) -> Iterator[tuple[Kind, str, Any]]:
    """After stock moved: who waits, waits for more than the least that could be sold since she asked."""
    selling = Selling(book, day)
    for key, wish in list(book.awaited.items()):
        left = selling.available(wish.sku)
        if not wish.is_told and left is not None and left < wish.left:
            yield Kind.AWAITED, key, replace(wish, left=left)


def product_changes(book: Book, product: Product) -> Iterator[tuple[Kind, str, Any]]:
    """A product as it is now. A quota that is new counts what the orders of the Book take already."""
    before = book.products.get(product.sku)
    had_quota = before is not None and before.daily_quota is not None
    yield Kind.PRODUCT, product.sku, product
    if had_quota == (product.daily_quota is not None):
        return
    taken: Counter[str] = Counter()
    for order in book.orders.values():
        taken.update(_needs(book, order))
    keys = [key for key in {**book.booked, **taken} if key.partition("|")[2] == product.sku]
    for key in keys:
        yield Kind.BOOKED, key, taken[key] or None


def booked_changes(book: Book, before: Order | None, after: Order) -> Iterator[tuple[Kind, str, Any]]:
    """What the day on which an order is sent has to be made for it; a cancelled order needs nothing.

    Only products that have a quota now are counted, never below nothing (the parts of a bundle may be others by
    now); counts of days long past are dropped.
    """
    changed = Counter(_needs(book, after))
    changed.subtract(_needs(book, before) if before is not None else {})
    for key in [key for key, more in changed.items() if more]:
        yield Kind.BOOKED, key, max(0, book.booked.get(key, 0) + changed[key]) or None
    if any(changed.values()):
        oldest = (book.day(after.placed_at) - _KEPT).isoformat()
        for key in [key for key in book.booked if key < oldest]:
            yield Kind.BOOKED, key, None


def _needs(book: Book, order: Order) -> dict[str, int]:
    if order.status is OrderStatus.CANCELLED:
        return {}
    day = day_of(book, order)
    needs: Counter[str] = Counter()
    for sku, quantity in order.pieces.items():
        for part, pieces in {(sku, quantity), *book.pieces_of(sku, quantity)}:
            if part in book.products and book.products[part].daily_quota is not None:
                needs[quota_key(part, day)] += pieces
    return dict(needs)


def day_of(book: Book, order: Order) -> date:
    """The day that an order counts for: on which it is sent, else on which it was placed."""
    return order.ship_on or book.day(order.placed_at)
