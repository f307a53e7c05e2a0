"""What can be sold now: stock, what is ordered before it is made, and what a day can make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commands import settings
from commands.book import Book
from commands.rules.catalog import Product
from commands.rules.price_table import PriceGroup, price_table
from commands.rules.stock import is_preorder, quota_key, sent_on

_AHEAD = 60
"""Days that are looked through for one on which there is room."""


@dataclass(frozen=True, slots=True)
class Selling:
    """`day` is today, `ship_on` the day on which the order is to be sent (None: as soon as it is ready)."""

    book: Book
    day: date
    ship_on: date | None = None

    def available(self, sku: str) -> int | None:
        """Pieces on the shelf that may still be sold; None: not tracked, unknown, or made to order.

        A bundle has what those of its parts allow that are not made to order themselves.
        """
        if self._is_preorder(sku):
            return None
        parts = self.book.price_list.parts.get(sku, ())
        if not parts:
            return self.book.available(sku)
        shelf = [part for part in parts if not self._is_preorder(part.sku)]
        lefts = ((self.book.available(part.sku), part.quantity) for part in shelf)
        return min((left // pieces for left, pieces in lefts if left is not None), default=None)

    def quota(self, sku: str) -> int | None:
        """Pieces that can still be made for the day on which the order is sent; None: any number."""
        product = self.book.products.get(sku)
        if product is None or product.daily_quota is None:
            return None
        return product.daily_quota - self.book.booked.get(quota_key(sku, self.ship_on or self.day), 0)

    def _is_preorder(self, sku: str) -> bool:
        product = self.book.products.get(sku)
        return product is not None and is_preorder(product, self.day)


def sold_to(book: Book, tier: str, day: date) -> tuple[PriceGroup, ...]:
    """All that a tier can buy on a day, by group, with its prices."""
    return price_table(book.price_list, tier, day, volume_earns=settings.volume_earns(book))


def products_for(book: Book, tier: str, day: date) -> tuple[Product, ...]:
    """The same without prices."""
    return tuple(one.product for group in sold_to(book, tier, day) for one in group.products)


def ship_day(book: Book, skus: Iterable[str], wanted: date | None, day: date) -> date | None:
    """The day on which an order of these can be sent (see `rules.stock.sent_on`), bundles by their parts too.

    A pre-order that begins on a day without shipping is sent on the next day with it.
    """
    parts = {part for sku in skus for part, _ in [(sku, 1), *book.pieces_of(sku, 1)]}
    sent = sent_on([book.products[sku] for sku in parts if sku in book.products], wanted, day)
    return None if sent is None else settings.shipping_days(book, day).open_from(sent)


def shipping_days_after(book: Book, day: date) -> Iterator[date]:
    """The days of the next two months after `day` on which orders are sent."""
    days = settings.shipping_days(book, day)
    ahead = (day + timedelta(days=step) for step in range(1, _AHEAD + 1))
    return (one for one in ahead if days.is_open(one))
