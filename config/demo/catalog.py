"""What the example network sells and to whom, read from its files by the readers of the workbook."""

from datetime import date

from commands.rules.catalog import Catalog
from config.demo.csv_files import Row, read_rows
from config.demo.pasting import ZONE
from sheets.columns import Tab
from sheets.reading import Grid
from sheets.rows import (
    Context,
    Names,
    read_components,
    read_prices,
    read_products,
    read_tiers,
)
from sheets.tabs import HARGA, PAKET, PRODUK, TABS, TINGKAT


def example_catalog(today: date) -> Catalog:
    """Tiers, products, prices and bundles. `today` decides what a date without a year would mean."""
    known = Context(today, ZONE)
    tiers = [row.value for row in read_tiers(_grid(TINGKAT), known).rows]
    products = [row.value.product for row in read_products(_grid(PRODUK), known).rows]
    names = Names.of(tiers=[tier.name for tier in tiers], products=products)
    known = Context(today, ZONE, names)
    prices = [row.value for row in read_prices(_grid(HARGA), known).rows]
    parts = [row.value for row in read_components(_grid(PAKET), known).rows]
    return Catalog(
        {tier.name: tier for tier in tiers},
        {product.sku: product for product in products},
        {row.key: row for row in prices},
        {part.key: part for part in parts},
    )


def _grid(title: str) -> Grid:
    tab: Tab = TABS[title]
    return [list(tab.headers), *(_cells(tab, row) for row in read_rows(title))]


def _cells(tab: Tab, row: Row) -> list[str]:
    return [row.get(header, "") for header in tab.headers]
