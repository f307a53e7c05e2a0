"""Stock typed by the owner. A number over `Stok` is a difference; `Tambah stok` is added and emptied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commands.book import Book
from commands.edits.effect import Effect
from commands.edits.seen import ProductSeen, SheetSeen
from commands.entries.sheet import BY_SHEET
from commands.entries.stock import ShelfForgotten, StockKind, StockMoved
from commands.replies.sheet import EditKind, EditTold

if TYPE_CHECKING:
    from commands.entries import Entry


def shelf_cell(sku: str) -> str:
    """The name of a product's `Stok` cell in `Book.shown`."""
    return f"Produk|{sku}|Stok"


def added_cell(sku: str) -> str:
    """The name of a product's `Tambah stok` cell in `Book.shown`."""
    return f"Produk|{sku}|Tambah stok"


def readings(shown: str | None) -> tuple[str, ...]:
    """What a cell may show without anybody having typed: two values while a write is under way."""
    return () if shown is None else tuple(shown.split(">"))


def counts(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """What was typed into both stock cells since they were last seen."""
    for sku, row in seen.products.rows.items():
        yield from _counted(seen, book, sku, row)
        yield from _added(seen, book, sku, row)


def settled(name: str, typed: str, book: Book) -> Iterator[Effect]:
    """A cell that may show one of two values is seen to show this one: from now on the other one is an edit."""
    if typed != book.shown.get(name, typed):
        yield Effect(shown=((name, typed),))


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(text: str) -> int:
    return int(text) if text else 0


def _counted(seen: SheetSeen, book: Book, sku: str, row: ProductSeen) -> Iterator[Effect]:
    """7 -> 40 is +33, whatever was sold meanwhile; an emptied cell makes the stock unknown, not zero."""
    last, typed = readings(book.shown.get(shelf_cell(sku))), _text(row.stock)
    if typed in last or (not last and not typed):
        yield from settled(shelf_cell(sku), typed, book)
        return
    shown = ((shelf_cell(sku), typed),)
    known = book.shelf.get(sku)
    if row.stock is None:
        entries: tuple[Entry, ...] = (
            () if known is None else (_moved(seen, sku, -known, "k"), ShelfForgotten(sku))
        )
    else:
        before = _number(last[0]) if last and known is not None else 0
        difference = row.stock - before if known is not None else row.stock
        entries = (_moved(seen, sku, difference, "k"),)
    told = (EditTold(EditKind.STOCK_DIFFERENCE, row.product.name, last[0], typed),) if last else ()
    yield Effect(entries, shown=shown, told=told)


def _added(seen: SheetSeen, book: Book, sku: str, row: ProductSeen) -> Iterator[Effect]:
    """Newly made goods. Typed over before it was emptied, the difference counts: 10, then 12, are 12."""
    last, typed = readings(book.shown.get(added_cell(sku))), _text(row.added)
    if typed in last or (not last and not typed):
        yield from settled(added_cell(sku), typed, book)
        return
    more = _number(typed) - (_number(last[0]) if last and typed else 0)
    entries = (_moved(seen, sku, more, "t", StockKind.RECEIVED),) if more else ()
    yield Effect(entries, shown=((added_cell(sku), typed),))


def _moved(
    seen: SheetSeen, sku: str, pieces: int, letter: str, kind: StockKind = StockKind.RECOUNTED
) -> StockMoved:
    return StockMoved(f"S{seen.stamp}{letter}-{sku}", sku, pieces, kind, "", seen.at, BY_SHEET)
