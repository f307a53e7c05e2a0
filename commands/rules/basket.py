"""An order's lines merged by product, and how many pieces of it count towards a minimum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from commands.rules.catalog import Counting, Product
from commands.rules.quotes import Want


class Counts(NamedTuple):
    """The pieces of an order that count towards a product's minimums, in each way of `Counting`.

    A tuple, read by `position`: this is the innermost loop of every quote.
    """

    per_product: int
    mixed: int
    whole_order: int


def position(counting: Counting) -> int:
    """Say where `Counts` holds the sum for this way of counting."""
    match counting:
        case Counting.PER_PRODUCT:
            return 0
        case Counting.MIXED:
            return 1
        case Counting.WHOLE_ORDER:
            return 2
        case _:
            assert_never(counting)


@dataclass(frozen=True, slots=True)
class Basket:
    """Pieces by SKU in the order of first mention, and their sums by group and in all.

    All lines count, also those that will be refused. Products without a group are mixed with none.
    """

    quantities: Mapping[str, int]
    kept: Mapping[str, bool]
    by_group: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, products: Mapping[str, Product], wants: Sequence[Want]) -> "Basket":
        """Merge; a product is `kept` below its minimum only if each of its lines was."""
        quantities: dict[str, int] = {}
        kept: dict[str, bool] = {}
        by_group: dict[str, int] = {}
        for want in wants:
            if want.quantity < 1:
                raise ValueError(f"a line of {want.quantity} pieces of {want.sku}")
            quantities[want.sku] = quantities.get(want.sku, 0) + want.quantity
            kept[want.sku] = kept.get(want.sku, True) and want.kept
            product = products.get(want.sku)
            if product is not None and product.group is not None:
                by_group[product.group] = by_group.get(product.group, 0) + want.quantity
        return cls(quantities, kept, by_group, sum(quantities.values()))

    def counts(self, product: Product) -> Counts:
        """Sum the pieces that count for the product's minimums, in each of the three ways."""
        own = self.quantities.get(product.sku, 0)
        mixed = own if product.group is None else self.by_group.get(product.group, own)
        return Counts(own, mixed, self.total)
