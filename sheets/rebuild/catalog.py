"""Everything but orders: the owner's tabs, taken as a first look takes them, but as what stood there before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from commands.book import Book, Kind
from commands.decision import Decision
from commands.edits.decide import decide
from commands.edits.seen import TabSeen
from commands.entries import Entry
from commands.entries.catalog import PriceHeld, PriceSet
from commands.rules.catalog import PriceRow, Product
from sheets.cells import is_blank, read_count, shown
from sheets.columns import CHECK
from sheets.fields import Context
from sheets.names import Names
from sheets.rebuild.stock import Cells
from sheets.tabs import HARGA, MITRA, PENGATURAN, PRODUK
from sheets.watch.look import Look
from sheets.watch.memory import Memory, Timing
from sheets.watch.readings import LookReader, Readings
from sheets.watch.seen import sheet_seen
from sheets.watch.typed_cells import TypedCells


@dataclass(frozen=True, slots=True)
class OwnerTabs:
    """The owner's tabs, read in the business's own zone."""

    look: Look
    readings: Readings
    known: Context


def read_owner_tabs(look: Look, at: datetime) -> OwnerTabs:
    """Read them twice: the zone in which dates are meant stands in one of them."""
    book = Book()
    first = LookReader().read(look, book, book.day(at))
    for row in _rows(first, PENGATURAN):
        book.put(Kind.SETTING, row.value.name, row.value.value or None)
    readings = LookReader().read(look, book, book.day(at))
    names = Names.of(partners=list(_partners(look)))
    return OwnerTabs(look, readings, Context(book.day(at), book.zone, names))


def _partners(look: Look) -> Iterator[tuple[str, str]]:
    """ID and name of every partner's row, also where another cell of it is faulty."""
    seen = look.tabs.get(MITRA)
    if seen is not None:
        named = ((shown(seen.cell(number, "ID")), shown(seen.cell(number, "Nama"))) for number in seen.rows)
        yield from ((key, name) for key, name in named if key)


def taken_over(tabs: OwnerTabs, book: Book, at: datetime, codes: Iterator[str]) -> Decision:
    """What the first look would decide, without stock, and with prices that stood in force left in force."""
    memory = Memory(Timing(), lambda: 0.0)
    seen, _ = sheet_seen(
        tabs.readings, book, memory, TypedCells(tabs.look), at=at, stamp="rebuilt", codes=codes, is_first=True
    )
    stockless = {sku: replace(row, stock=None, added=None) for sku, row in seen.products.rows.items()}
    seen = replace(seen, products=TabSeen(stockless), orders=TabSeen())
    decision = decide(seen, book)
    return replace(
        decision, entries=tuple(_unasked(decision.entries, _complained(tabs.readings))), notices=()
    )


def _unasked(entries: Iterable[Entry], complained: frozenset[str]) -> Iterator[Entry]:
    """A doubtful price with an empty `Cek` was accepted once; one with a question waits for the next look."""
    for entry in entries:
        if not isinstance(entry, PriceHeld):
            yield entry
        elif entry.row.key not in complained:
            yield PriceSet(entry.row)


def _complained(readings: Readings) -> frozenset[str]:
    return frozenset(row.value.key for row in _rows(readings, HARGA) if not is_blank(row.raw.get(CHECK)))


def products_of(readings: Readings) -> Mapping[str, Product]:
    """By SKU."""
    return {row.value.product.sku: row.value.product for row in _rows(readings, PRODUK)}


def prices_of(readings: Readings) -> tuple[PriceRow, ...]:
    """All that stand in `Harga`."""
    return tuple(row.value for row in _rows(readings, HARGA))


def stock_cells(readings: Readings) -> Iterator[Cells]:
    """The stock cells of every product that can be read."""
    for row in _rows(readings, PRODUK):
        if row.value.product.sku:
            reserved = row.raw.get("Dipesan")
            number = read_count(reserved, None) if isinstance(reserved, int | float) else None
            yield Cells(row.value.product.sku, row.value.stock, row.value.added, number)


def _rows(readings: Readings, title: str) -> tuple[Any, ...]:
    return readings.tabs[title].rows if title in readings.tabs else ()
