"""Words about what shall be in an order that stands. Read by the parser of orders."""

import re
from dataclasses import replace

from commands.book import Book
from commands.reading.names import NameIndex
from commands.reading.products import which_products
from commands.rules.catalog import Catalog, Product
from commands.rules.orders import Order
from commands.words import read_order

_PARTS = re.compile(r"[,;\n]+|\s(?:dan|and)\s", re.IGNORECASE)
_AWAY = re.compile(r"^\s*(?:hapus|hilangkan|tanpa|buang|keluarkan|remove|delete|without)\s+", re.IGNORECASE)
_NONE = re.compile(r"^(.*\S)\s+(?:0|nol)$", re.IGNORECASE | re.DOTALL)


def new_content(book: Book, order: Order, text: str) -> dict[str, int] | None:
    """The whole content that the words ask for, by SKU; None where anything is unclear.

    `sambal bawang 8, hapus krupuk`: what is not named stays as it is.
    """
    wanted = dict(order.pieces)
    own, every = _own_names(book, order), book.names
    named: list[str] = []
    for part in filter(str.strip, _PARTS.split(text)):
        away = _AWAY.sub("", part) if _AWAY.match(part) else _none_of(part)
        if away is None:
            named.append(part)
            continue
        skus = which_products(away, own)
        if len(skus) != 1:
            return None
        wanted[skus[0]] = 0
    if not named:
        return wanted if wanted != order.pieces else None
    told = ", ".join(named)
    for names in (own, every):
        read = read_order(told, names, asked_for=True)
        if read.lines and not read.questions:
            return wanted | dict(read.lines)
    return None


def _none_of(part: str) -> str | None:
    found = _NONE.match(part.strip())
    return None if found is None else found[1]


def _own_names(book: Book, order: Order) -> NameIndex:
    """Only what is in the order, also what is not sold any more: `sambal` is clear where it holds one."""
    lines = {line.sku: line for line in order.lines if line.sku in order.pieces}
    products = {
        sku: replace(book.products.get(sku) or Product(sku, line.name, line.unit), active=True)
        for sku, line in lines.items()
    }
    return NameIndex.of(Catalog(book.tiers, products, book.prices, book.components))
