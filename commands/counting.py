"""How many pieces of an order counted towards the minimum of a price row, as its own tier counts."""

from collections.abc import Mapping

from commands.book import Book
from commands.rules.basket import Basket, position
from commands.rules.catalog import PriceRow, Product
from commands.rules.quotes import Want


def counted(book: Book, quantities: Mapping[str, int], product: Product, row: PriceRow) -> int:
    """Pieces: of the product, of its group, or of the whole order. `quantities` by SKU."""
    wants = [Want(sku, pieces) for sku, pieces in quantities.items()]
    tier = book.tiers.get(row.tier)
    counts = Basket.of(book.products, wants).counts(product)
    return counts.per_product if tier is None else counts[position(tier.counting)]
