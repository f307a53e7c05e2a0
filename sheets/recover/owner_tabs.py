"""What the owner changed in her tabs since the last look that was taken in. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from commands.book import Book
from commands.differences import Difference, Differs
from commands.edits.stock import added_cell, readings, shelf_cell
from sheets.cells import shown
from sheets.columns import CHECK, Writer
from sheets.journal_seen import UNKEYED, SeenRow
from sheets.layout import Layout
from sheets.recover.whole import Whole
from sheets.tabs import MITRA, PRODUK, TABS
from sheets.watch.as_seen import as_seen
from sheets.watch.look import WHOLE
from sheets.watch.replica import rows_in


def owner_differences(
    whole: Whole, replica: Mapping[str, Mapping[str, SeenRow]], book: Book
) -> Iterator[Difference]:
    """What she changed since the last look that was taken in, in the cells that are hers to type into."""
    for title in WHOLE:
        reading = whole.readings.tabs.get(title)
        if not replica or reading is None or reading.header_faults:
            continue
        before, now = replica.get(title, {}), rows_in(whole.look.tabs[title], reading, {})
        layout = whole.look.tabs[title].layout
        yield from _of_tab(title, layout, _unlike(before, now), _unlike(now, before), book)


def _unlike(rows: Mapping[str, SeenRow], others: Mapping[str, SeenRow]) -> dict[str, SeenRow]:
    """Rows whose typed cells are not the same on the other side; unkeyed ones have moved if any is alike."""
    alike = [row.cells for key, row in others.items() if key.startswith(UNKEYED)]
    return {
        key: row
        for key, row in rows.items()
        if not (key in others and others[key].cells == row.cells)
        and not (key.startswith(UNKEYED) and row.cells in alike)
    }


def _of_tab(
    title: str, layout: Layout, before: Mapping[str, SeenRow], now: Mapping[str, SeenRow], book: Book
) -> Iterator[Difference]:
    for key, row in before.items():
        if key not in now:
            yield Difference(Differs.MISSING, title, key=_name(title, row, book.zone))
    for key, row in now.items():
        if key not in before:
            cell = layout.cell(TABS[title].key[0], row.number)
            yield Difference(Differs.UNKNOWN, title, cell, _name(title, row, book.zone))
            continue
        for column in TABS[title].columns:
            there, known = row.cells.get(column.header), before[key].cells.get(column.header)
            is_hers = column.writer is not Writer.BOT and column.header != CHECK
            is_other = shown(there) != shown(known)
            if is_hers and is_other and shown(there) not in _showing(title, row, column.header, book):
                yield Difference(
                    Differs.CELL,
                    title,
                    layout.cell(column.header, row.number),
                    _name(title, row, book.zone),
                    column.header,
                    as_seen(column, there, book.zone),
                    as_seen(column, known, book.zone),
                )


def _showing(title: str, row: SeenRow, header: str, book: Book) -> Sequence[str]:
    """What the bot itself may have made of a shared cell since."""
    sku = shown(row.cells.get("SKU"))
    named = {"Stok": shelf_cell(sku), "Tambah stok": added_cell(sku)}
    return readings(book.shown.get(named[header])) if title == PRODUK and header in named else ()


def _name(title: str, row: SeenRow, zone: ZoneInfo) -> str:
    """A row as its owner calls it."""
    headers = ("Nama",) if title in (PRODUK, MITRA) else TABS[title].key
    words = (as_seen(TABS[title].column(header), row.cells.get(header), zone) for header in headers)
    return " ".join(words).strip() or row.key
