"""The IDs that the bot gives to rows which the owner typed: SKUs and partner IDs, never one that was used."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    prefixes = _prefixes(products)
    free: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for row in reading.rows:
        product = row.value.product
        if not product.sku:
            prefix = prefixes.get(product.group or "") or _letters(product.name)
            made[row.row] = next(sku for n in free[prefix] if (sku := f"{prefix}-{n:02d}") not in used)
    return made


def _prefixes(products: Iterable[Product]) -> Mapping[str, str]:
    """By group, the letters that most of its SKUs begin with."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for product in products:
        match = _SKU.fullmatch(product.sku)
        if product.group and match is not None:
            found[product.group][match[1]] += 1
    return {group: letters.most_common(1)[0][0] for group, letters in found.items()}


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
