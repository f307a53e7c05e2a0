"""What changing an order's quantities after the fact would do: its corrections, its stock, its new total.

Pure and complete before anything is decided, so that chat and Sheet ask about the same thing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from commands import settings
from commands.book import Book
from commands.counting import counted
from commands.entries import Entry
from commands.entries.orders import Amendment, OrderAmended
from commands.entries.stock import StockKind, StockMoved
from commands.rules.corrections import standing, taken_off
from commands.rules.orders import RESERVING, Correction, Order, OrderLine
from commands.rules.pricing import quote
from commands.rules.quotes import QuotedLine, Want
from commands.settings import Repricing


class AmendRefusal(StrEnum):
    """Why an order cannot become what is wanted."""

    NOT_OPEN = "not_open"  # it was sent, or is over
    EMPTY = "empty"  # nothing would be left: that is a cancellation
    SAME = "same"  # it is so already
    NO_PRICE = "no_price"  # a product that is new in it cannot be had in this quantity


AMENDS = "/U"
"""Stands in the ID of a stock movement that changed an order's content."""


@dataclass(frozen=True, slots=True)
class AmendRefused:
    """No, and why; `names` are the products in question."""

    why: AmendRefusal
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Short:
    """More is wanted than can be sold: `left` is what there is, `more` what the change takes."""

    name: str
    left: int
    more: int


@dataclass(frozen=True, slots=True)
class Amended:
    """A change that can be made: the order before and after, and the stock that moves."""

    before: Order
    order: Order
    fact: OrderAmended
    stock: tuple[StockMoved, ...] = ()
    short: tuple[Short, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The facts, in their order."""
        return (self.fact, *self.stock)


def amend(
    book: Book, order: Order, wanted: Mapping[str, int], rule: Repricing, at: datetime, by: str
) -> Amended | AmendRefused:
    """Plan what makes `order` hold `wanted`: pieces by SKU of the whole order, none of 0 or less left out.

    What it holds keeps its price, or is priced anew by today's rows (`Repricing.ANEW`); a product that
    is new in it has today's price either way. `short` says where stock does not allow it.
    """
    if order.status not in RESERVING:
        return AmendRefused(AmendRefusal.NOT_OPEN)
    asked = {sku: pieces for sku, pieces in wanted.items() if pieces > 0}
    if not asked:
        return AmendRefused(AmendRefusal.EMPTY)
    today = _priced_today(book, order, asked, at)
    held = standing(order)
    nameless = [sku for sku in asked if sku not in held and today[sku].price is None]
    if nameless:
        return AmendRefused(AmendRefusal.NO_PRICE, tuple(today[sku].product.name for sku in nameless))
    lines = tuple(_corrections(book, held, asked, today, rule))
    if not lines:
        return AmendRefused(AmendRefusal.SAME)
    moved = _pieces_moved(book, order, held, asked)
    after = replace(
        corrected(order, lines, Amendment.EDITED, at, by), reserves=_reserves(order.reserves, moved)
    )
    stock = tuple(_stock(order, moved, at, by))
    fact = OrderAmended(after, len(lines), Amendment.EDITED, at, by)
    return Amended(order, after, fact, stock, tuple(_short(book, moved)))


def corrected(
    order: Order, lines: tuple[OrderLine, ...], why: Amendment, at: datetime, by: str, reason: str = ""
) -> Order:
    """The order with further lines, and why they were added."""
    told = Correction(len(order.lines), why, at, by, reason)
    return replace(order, lines=(*order.lines, *lines), corrections=(*order.corrections, told))


def _priced_today(book: Book, order: Order, asked: Mapping[str, int], at: datetime) -> dict[str, QuotedLine]:
    """Price the whole order as of today for her tier; below its minimum is allowed, stock plays no part."""
    partner = book.partners.get(order.partner_id)
    tier = order.tier if partner is None else partner.tier
    wants = [Want(sku, pieces, kept=True) for sku, pieces in asked.items()]
    quoted = quote(
        book.price_list,
        tier,
        wants,
        book.day(at),
        available=lambda _: None,
        volume_earns=settings.volume_earns(book),
    )
    return {line.product.sku: line for line in quoted.lines}


def _corrections(
    book: Book,
    held: Mapping[str, list[OrderLine]],
    asked: Mapping[str, int],
    today: Mapping[str, QuotedLine],
    rule: Repricing,
) -> Iterator[OrderLine]:
    for sku in dict.fromkeys([*held, *asked]):
        lines, pieces = held.get(sku, []), asked.get(sku, 0)
        have = sum(line.quantity for line in lines)
        fresh = _fresh_line(book, asked, today[sku]) if pieces else None
        is_moved = fresh is not None and any(line.price != fresh.price for line in lines)
        if fresh is not None and (not lines or (rule is Repricing.ANEW and is_moved)):
            yield from taken_off(lines, have)
            yield fresh
        elif pieces < have:
            yield from taken_off(lines, have - pieces)
        elif pieces > have:
            yield replace(lines[-1], quantity=pieces - have, next_break=None)


def _fresh_line(book: Book, asked: Mapping[str, int], line: QuotedLine) -> OrderLine | None:
    product, row = line.product, line.row
    if line.price is None or row is None:
        return None
    return OrderLine(
        product.sku,
        product.name,
        line.quantity,
        product.unit,
        line.price,
        row.tier,
        row.minimum,
        product.cost,
        counted(book, asked, product, row),
        line.next_break,
    )


def _pieces_moved(
    book: Book, order: Order, held: Mapping[str, list[OrderLine]], asked: Mapping[str, int]
) -> dict[str, int]:
    """Pieces of watched goods that are reserved more (or less) than before, never less than it reserved."""
    moved: dict[str, int] = {}
    for sku in dict.fromkeys([*held, *asked]):
        more = asked.get(sku, 0) - sum(line.quantity for line in held.get(sku, []))
        for part, pieces in book.pieces_of(sku, more):
            if part in book.products and book.products[part].tracks_stock:
                moved[part] = moved.get(part, 0) + pieces
    reserved: dict[str, int] = {}
    for sku, pieces in order.reserves:
        reserved[sku] = reserved.get(sku, 0) + pieces
    capped = {sku: max(pieces, -reserved.get(sku, 0)) for sku, pieces in moved.items()}
    return {sku: pieces for sku, pieces in capped.items() if pieces}


def _reserves(before: Iterable[tuple[str, int]], moved: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    after: dict[str, int] = {}
    for sku, pieces in (*before, *moved.items()):
        after[sku] = after.get(sku, 0) + pieces
    return tuple((sku, pieces) for sku, pieces in after.items() if pieces)


def _stock(order: Order, moved: Mapping[str, int], at: datetime, by: str) -> Iterator[StockMoved]:
    """Named by the first line that is added: that stands in the Sheet, so a rebuilt journal counts on from there."""
    line = len(order.lines) + 1
    for place, (sku, pieces) in enumerate(moved.items(), start=1):
        kind = StockKind.ORDERED if pieces > 0 else StockKind.CANCELLED
        yield StockMoved(f"{order.no}{AMENDS}{line}-{place}", sku, -pieces, kind, order.no, at, by)


def _short(book: Book, moved: Mapping[str, int]) -> Iterator[Short]:
    for sku, pieces in moved.items():
        left = book.available(sku)
        if left is not None and pieces > left:
            yield Short(book.products[sku].name, left, pieces)
