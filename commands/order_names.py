"""Names in words about an order that stands: what is in it comes first, but never in the place of something else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Self

from commands.book import Book
from commands.reading.names import NameIndex
from commands.reading.products import names_in, which_products
from commands.rules.catalog import Catalog, Product
from commands.rules.orders import Order
from commands.words import read_order


@dataclass(frozen=True, slots=True)
class OrderNames:
    """`own`: of what is in the order, also what is not sold any more. `every`: of that and of all that is sold."""

    own: NameIndex
    every: NameIndex

    @classmethod
    def of(cls, book: Book, order: Order) -> Self:
        """Index the names as the Book has them now."""
        lines = {line.sku: line for line in order.lines if line.sku in order.pieces}
        held = {
            sku: book.products.get(sku) or Product(sku, line.name, line.unit) for sku, line in lines.items()
        }
        return cls.within(book, held)

    @classmethod
    def within(cls, book: Book, content: Mapping[str, Product]) -> Self:
        """The same of any content, by SKU."""
        held = {sku: replace(product, active=True) for sku, product in content.items()}
        is_sold = all(book.products.get(sku) == product for sku, product in held.items())
        every = book.names if is_sold else _index(book, dict(book.products) | held)
        return cls(_index(book, held), every)

    def lines(self, text: str) -> dict[str, int]:
        """Pieces by SKU, where all of it is clear; else nothing.

        `sambal 8` is clear where the order holds one sambal; `sambal ijo 8` is never another one.
        """
        for names in (self.every, self.own):
            read = read_order(text, names, asked_for=True)
            if read.lines and not read.questions and self._may_mean(text, dict(read.lines)):
                return dict(read.lines)
        return {}

    def only(self, text: str, besides: Collection[str]) -> str | None:
        """The one product of the order that is named; None where there is more than that and words of `besides`."""
        others = names_in(text, self.own)[1]
        skus = which_products(text, self.own)
        is_one = len(skus) == 1 and self._may_mean(text, skus)
        return skus[0] if is_one and all(w in besides or not w.isalnum() for w in others) else None

    def named(self, text: str) -> tuple[tuple[str, ...], ...]:
        """What each well-spelt name in the text may mean, by SKU."""
        return tuple(match.skus for match in names_in(text, self.every)[0] if not match.is_guessed)

    def _may_mean(self, text: str, skus: Collection[str]) -> bool:
        return set(skus) <= set(which_products(text, self.every))


def _index(book: Book, products: dict[str, Product]) -> NameIndex:
    return NameIndex.of(Catalog(book.tiers, products, book.prices, book.components))
