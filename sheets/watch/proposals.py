"""The IDs that the bot gives to rows which the owner typed: SKUs and partner IDs, never one that was used."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count

from commands.book import Book
from commands.rules.catalog import Product
from sheets.catalog_rows import StockedProduct
from sheets.network_rows import KnownPartner
from sheets.reading import TabReading

_SKU = re.compile(r"([A-Z]+)-?(\d+)", re.ASCII)
_PARTNER = re.compile(r"M(\d+)", re.ASCII)
PREFIX = 3


def new_skus(reading: TabReading[StockedProduct], book: Book) -> dict[int, str]:
    """For each row without SKU, by row number: its group's letters and the next number, `SMB-04`."""
    products = [row.value.product for row in reading.rows]
    used = {product.sku for product in products if product.sku} | book.products.keys()
    made: dict[int, str] = {}
    for row in reading.rows:
        product = row.value.product
        if not product.sku:
            prefix = _prefix_of(product.group, products) or _letters(product.name)
            made[row.row] = next(sku for n in count(1) if (sku := f"{prefix}-{n:02d}") not in used)
            used.add(made[row.row])
    return made


def _prefix_of(group: str | None, products: Iterable[Product]) -> str:
    """The letters that most SKUs of the group begin with."""
    found = (_SKU.fullmatch(product.sku) for product in products if group and product.group == group)
    common = Counter(match[1] for match in found if match is not None).most_common(1)
    return common[0][0] if common else ""


def _letters(name: str) -> str:
    letters = re.sub(r"[^A-Z]", "", name.upper())
    return (letters[:1] + re.sub(r"[AEIOU]", "", letters[1:]))[:PREFIX] or "BRG"


def new_partner_ids(reading: TabReading[KnownPartner], book: Book) -> dict[int, str]:
    """For each row without ID, by row number: `M023`, above every number that was ever given."""
    ids = [row.value.partner.id for row in reading.rows]
    ids.extend(row.key.upper() for row in reading.faulty if row.key)
    numbers = [int(match[1]) for key in (*ids, *book.partners) if (match := _PARTNER.fullmatch(key))]
    free = count(max(numbers, default=0) + 1)
    return {row.row: f"M{next(free):03d}" for row in reading.rows if not row.value.partner.id}
