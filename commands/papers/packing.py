"""The packing list and its production recap. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from commands import settings
from commands.book import Book
from commands.papers.order import addressee, contents
from commands.papers.values import Packed, PackingList, ToMake, ToPack
from commands.rules.orders import Order


def packing_list(book: Book, day: date, orders: Iterable[Order]) -> PackingList:
    """What to pack on a day, in the order given, and the recap over all of it."""
    chosen = tuple(orders)
    pages = tuple(_to_pack(book, order) for order in chosen)
    return PackingList(settings.business(book), day, pages, production_recap(book, chosen))


def _to_pack(book: Book, order: Order) -> ToPack:
    partner = book.person(order.partner_id).name
    to, goods = addressee(book, order), contents(order.lines)
    return ToPack(order.no, partner, to, order.delivery, goods, order.payment_status, order.pay_method)


_TALLEST = 100
"""Lines of goods, the height of a picture six times as tall as wide: taller ones are no use on a phone."""
_ORDER, _NOTE, _MADE = 5, 2, 2
"""How many lines of goods an order's head, a note and a row of the recap take."""


def fits_a_phone(paper: PackingList) -> bool:
    """Whether it can be read as a picture; else it is for paper."""
    orders = (_ORDER + len(one.contents) + (_NOTE if one.to.note else 0) for one in paper.orders)
    return sum(orders) + _MADE * len(paper.recap) <= _TALLEST


def production_recap(book: Book, orders: Iterable[Order]) -> tuple[ToMake, ...]:
    """Pieces by product over all orders; a bundle stands there itself, and its parts among their products.

    Products come in the Sheet's order, bundles behind them; what is not in the catalog any more comes last.
    """
    sold: Counter[str] = Counter()
    known = {sku: (product.name, product.unit) for sku, product in book.products.items()}
    for order in orders:
        for line in order.lines:
            sold[line.sku] += line.quantity
            known.setdefault(line.sku, (line.name, line.unit))
    bundles = {sku: count for sku, count in sold.items() if count > 0 and book.price_list.parts.get(sku)}
    inside: Counter[str] = Counter()
    for sku, count in bundles.items():
        for part, pieces in book.pieces_of(sku, count):
            inside[part] += pieces
            known.setdefault(part, (part, ""))
    single = [sku for sku in known if sku not in bundles and sold[sku] + inside[sku] > 0]
    return (
        *(_to_make(book, sku, known[sku], sold[sku] + inside[sku], inside[sku]) for sku in single),
        *(_bundle(book, sku, count, known) for sku, count in bundles.items()),
    )


def _to_make(book: Book, sku: str, known: tuple[str, str], pieces: int, inside: int) -> ToMake:
    product = book.products.get(sku)
    is_counted = product is not None and product.tracks_stock
    return ToMake(*known, pieces, inside, book.shelf.get(sku) if is_counted else None)


def _bundle(book: Book, sku: str, count: int, known: dict[str, tuple[str, str]]) -> ToMake:
    parts = (Packed(known[part][0], pieces, known[part][1]) for part, pieces in book.pieces_of(sku, count))
    return ToMake(*known[sku], count, parts=tuple(parts))
