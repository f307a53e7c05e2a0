"""The worked example of the product contract: retail 25.000, reseller 20.000 from 10, agen 18.000 from 50."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from commands.rules.catalog import Catalog, Component, Counting, Pack, PriceRow, Product, Shortfall, Tier
from commands.rules.price_list import PriceList
from commands.rules.pricing import quote
from commands.rules.quotes import Quote, QuotedLine, Want

TODAY = date(2026, 11, 24)

RETAIL = Tier("retail", 0, Counting.PER_PRODUCT, Shortfall.ALLOW)
RESELLER = Tier("reseller", 1)
AGEN = Tier("agen", 2)
WARUNG = Tier("warung", None, Counting.PER_PRODUCT, Shortfall.ALLOW)


def unlimited(_sku: str) -> int | None:
    """Stock is unknown, which sells."""
    return None


def network(
    *,
    tiers: Iterable[Tier] = (RETAIL, RESELLER, AGEN, WARUNG),
    rows: Iterable[PriceRow] = (),
    products: Iterable[Product] = (),
    components: Iterable[Component] = (),
) -> Catalog:
    """The example with further (or, by the same key, other) tiers, rows and products."""
    catalog = Catalog()
    sambals = [("SMB-01", "Sambal Bawang"), ("SMB-02", "Sambal Ijo"), ("SMB-03", "Sambal Terasi")]
    for sku, name in sambals:
        catalog.products[sku] = Product(sku, name, "botol", "sambal", packs=(Pack("dus", 24),))
    catalog.products["KRP-01"] = Product("KRP-01", "Krupuk Udang", "bungkus", "krupuk")
    for product in products:
        catalog.products[product.sku] = product
    for tier in tiers:
        catalog.tiers[tier.name] = tier
    prices = [(sku, t, m, p) for sku, _ in sambals for t, m, p in _SAMBAL] + [("KRP-01", *r) for r in _KRUPUK]
    for row in (*(PriceRow(*price) for price in prices), *rows):
        catalog.prices[row.key] = row
    for part in components:
        catalog.components[part.key] = part
    return catalog


_SAMBAL = (("retail", 1, 25_000), ("reseller", 10, 20_000), ("agen", 50, 18_000))
_KRUPUK = (("retail", 1, 15_000), ("reseller", 10, 12_000), ("agen", 50, 10_000), ("agen", 100, 9_500))


def asked(catalog: Catalog, tier: str, *wants: tuple[str, int], volume_earns: bool = False) -> Quote:
    """A quote for (SKU, quantity) pairs with unlimited stock, today."""
    lines = [Want(sku, quantity) for sku, quantity in wants]
    return quote(PriceList.of(catalog), tier, lines, TODAY, available=unlimited, volume_earns=volume_earns)


def line_of(catalog: Catalog, tier: str, quantity: int, sku: str = "SMB-01") -> QuotedLine:
    """The one line of an order of one product."""
    return asked(catalog, tier, (sku, quantity)).lines[0]


def with_shortfall(tier: Tier, shortfall: Shortfall) -> Tier:
    return replace(tier, shortfall=shortfall)
