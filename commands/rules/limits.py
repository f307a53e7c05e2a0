"""How many pieces of one product may be in one order: its multiple, its maximum and what is left.

Prices play no part here but for `floor`, the smallest quantity that a price allows. Counts in pieces.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from commands.rules.catalog import Product
from commands.rules.price_list import PriceList
from commands.rules.quotes import NotMultiple, OverMaximum, OverQuota, OverStock

Available = Callable[[str], int | None]
"""Pieces of a SKU that may still be sold; None: unknown, which sells."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`left` is None where the stock is unknown, `quota` where any number can be made for the day."""

    multiple: int
    maximum: int | None
    left: int | None
    quota: int | None = None

    @classmethod
    def of(cls, product: Product, left: int | None, quota: int | None = None) -> Self:
        """Take the product's own limits; what is oversold leaves nothing, not less."""
        return cls(max(1, product.multiple), product.max_per_order, _none_or_more(left), _none_or_more(quota))

    def at_least(self, quantity: int) -> int | None:
        """Find the smallest valid quantity from `quantity` on; None if there is none."""
        found = -(-max(1, quantity) // self.multiple) * self.multiple
        return found if self._fits(found) else None

    def at_most(self, quantity: int) -> int | None:
        """Find the largest valid quantity up to `quantity`; None if there is none."""
        ceilings = [n for n in (quantity, self.maximum, self.left, self.quota) if n is not None]
        found = min(ceilings) // self.multiple * self.multiple
        return found if found > 0 else None

    def problem(self, quantity: int, floor: int) -> NotMultiple | OverMaximum | OverStock | OverQuota | None:
        """Say what stands in the way, with the nearest valid quantities; none of them is under `floor`."""
        below = self.at_most(quantity)
        if below is not None and below < floor:
            below = None
        if quantity % self.multiple:
            return NotMultiple(self.multiple, below, self.at_least(max(quantity, floor)))
        if self.maximum is not None and quantity > self.maximum:
            return OverMaximum(self.maximum, below)
        if self.left is not None and quantity > self.left:
            return OverStock(self.left, below)
        if self.quota is not None and quantity > self.quota:
            return OverQuota(self.quota, below)
        return None

    def _fits(self, quantity: int) -> bool:
        return all(most is None or quantity <= most for most in (self.maximum, self.left, self.quota))


def _none_or_more(left: int | None) -> int | None:
    return None if left is None else max(0, left)


def stock_for(shelf: PriceList, quantities: Mapping[str, int], available: Available) -> Available:
    """Share the stock among the lines when bundles and their components are in one order.

    The lines that share a component stand in each other's way alike, whichever came first: each
    is left what the others do not use. Without a bundle in the order it is `available` itself.
    """
    if not any(sku in shelf.parts for sku in quantities):
        return available
    used: dict[str, int] = {}
    for sku, quantity in quantities.items():
        for part, pieces in _needs(shelf, sku):
            used[part] = used.get(part, 0) + pieces * quantity

    def left_for(sku: str) -> int | None:
        lefts = [available(sku)]
        for part, pieces in _needs(shelf, sku):
            if (total := available(part)) is not None:
                by_others = used.get(part, 0) - pieces * quantities.get(sku, 0)
                lefts.append((total - by_others) // pieces)
        return min((left for left in lefts if left is not None), default=None)

    return left_for


def _needs(shelf: PriceList, sku: str) -> list[tuple[str, int]]:
    """List the stock that one piece takes: a bundle its components, else the product itself."""
    return [(part.sku, max(1, part.quantity)) for part in shelf.parts.get(sku, ())] or [(sku, 1)]
