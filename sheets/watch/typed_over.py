"""Cells of the bot's own in orders' rows that she typed over: put back by the wishes, and said here, once."""

from collections import defaultdict
from collections.abc import Iterator

from commands.book import Book
from commands.replies import EditKind, EditTold
from sheets.cells import Cell, shown
from sheets.order_rows import OrderTyped
from sheets.reading import TabReading
from sheets.tabs import PESANAN, TABS
from sheets.watch.nameless import nameless_orders, order_number
from sheets.watch.readings import Readings
from sheets.watch.wishes import own_cells_of
from sheets.watch.writing import displayed

_Place = tuple[str, str]
"""An order's number and a header."""


class TypedOver:
    """Remembers what each cell may show without anybody having typed: what it showed first, and every wish since."""

    def __init__(self) -> None:
        self._own: defaultdict[_Place, set[str]] = defaultdict(set)
        self._told: dict[_Place, str] = {}

    def find(self, readings: Readings, book: Book) -> tuple[EditTold, ...]:
        """What was typed over since the last look, each with its address. `book` has taken this look's edits."""
        reading = readings.tabs.get(PESANAN)
        if reading is None or reading.header_faults:
            return ()
        found = (*self._numbers(reading, readings, book), *self._others(reading, book))
        told = {place: typed for place, typed, _ in found}
        new = tuple(edit for place, typed, edit in found if self._told.get(place) != typed)
        self._told = {place: typed for place, typed in self._told.items() if place in told} | told
        for place in [place for place in self._own if place[0] not in book.orders]:
            del self._own[place]
        return new

    def _others(self, reading: TabReading[OrderTyped], book: Book) -> Iterator[tuple[_Place, str, EditTold]]:
        for row in reading.every:
            order = book.orders.get(order_number(row))
            if order is None:
                continue
            for header, value in own_cells_of(order).items():
                typed, own = shown(row.raw.get(header)), self._own[order.no, header]
                if not own:
                    own.add(typed)
                own.add(shown(value))
                if typed not in own:
                    yield (order.no, header), typed, _told(reading, row.row, header, value, typed)

    def _numbers(
        self, reading: TabReading[OrderTyped], readings: Readings, book: Book
    ) -> Iterator[tuple[_Place, str, EditTold]]:
        at = {row.row: row for row in reading.every}
        for number, no in nameless_orders(readings, book).items():
            typed = order_number(at[number])
            yield (no, "No"), typed, _told(reading, number, "No", no, typed)


def _told(reading: TabReading[OrderTyped], row: int, header: str, value: Cell, typed: str) -> EditTold:
    cell, kind = reading.layout.cell(header, row), TABS[PESANAN].column(header).kind
    return EditTold(EditKind.ROW_PUT_BACK, f"{PESANAN}, {cell}", displayed(kind, value), typed)
