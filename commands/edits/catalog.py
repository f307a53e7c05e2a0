"""Edits of what is sold: settings, tiers, products, bundles, postage, prices."""

from collections.abc import Iterator, Mapping

from commands.book import Book
from commands.edits.effect import Effect
from commands.edits.seen import SheetSeen
from commands.entries.catalog import (
    ComponentEnded,
    ComponentSet,
    PostageEnded,
    PostageSet,
    PriceEnded,
    PriceHeld,
    PriceSet,
    ProductEnded,
    ProductSet,
    SettingSet,
    TierEnded,
    TierSet,
)
from commands.guard import cost_of, name_of, question
from commands.rules.catalog import PriceRow, Product
from commands.rules.guard import doubt


def settings(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """A setting's value; a row that is gone means the default again.

    One that was changed in chat is no edit while its cell still shows what stood there before; once the cell shows
    anything else, what was there before counts again.
    """
    for name, value in seen.settings.rows.items():
        replaced, is_new = book.replaced.get(name), book.settings.get(name, "") != value
        is_unwritten = replaced is not None and is_new and value in replaced.texts
        if not is_unwritten and (is_new or replaced is not None):
            yield Effect((SettingSet(name, value),))
    for name in seen.settings.gone & book.settings.keys():
        yield Effect((SettingSet(name, ""),))


def tiers(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Tiers; one that is gone while others refer to it stays in force."""
    for name, tier in seen.tiers.rows.items():
        if book.tiers.get(name) != tier:
            yield Effect((TierSet(tier),))
    used = {row.tier for row in book.prices.values()} | {partner.tier for partner in book.partners.values()}
    for name in (seen.tiers.gone & book.tiers.keys()) - used:
        yield Effect((TierEnded(name),))


def products(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Products; one whose row is gone rests."""
    for sku, row in seen.products.rows.items():
        if book.products.get(sku) != row.product:
            yield Effect((ProductSet(row.product),))
    for sku in seen.products.gone & book.products.keys():
        if book.products[sku].active:
            yield Effect((ProductEnded(sku),))


def components(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Parts of bundles."""
    for key, component in seen.components.rows.items():
        if book.components.get(key) != component:
            yield Effect((ComponentSet(component),))
    for key in seen.components.gone & book.components.keys():
        yield Effect((ComponentEnded(key),))


def postage(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Postage by city."""
    for city, fee in seen.postage.rows.values():
        if book.postage.get(city) != fee:
            yield Effect((PostageSet(city, fee),))
    for city in seen.postage.gone & book.postage.keys():
        yield Effect((PostageEnded(city),))


def prices(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Prices; a suspicious one waits for the owner's word, and what was in force before stays.

    A new product and its price are judged together, by the cost that this look shows.
    """
    products = book.products | {sku: one.product for sku, one in seen.products.rows.items()}
    for key, row in seen.prices.rows.items():
        if book.held.get(key) == row or book.refused.get(key) == row:
            continue
        if book.prices.get(key) != row or key in book.held or key in book.refused:
            yield _price(products, book.prices.get(key), row)
    for key in seen.prices.gone & (book.prices.keys() | book.held.keys() | book.refused.keys()):
        yield Effect((PriceEnded(key),))


def _price(products: Mapping[str, Product], before: PriceRow | None, row: PriceRow) -> Effect:
    found = None if before == row else doubt(before, row, cost_of(products, row))
    if found is None:
        return Effect((PriceSet(row),))
    return Effect((PriceHeld(row),), questions=(question(row, before, found, name_of(products, row)),))
