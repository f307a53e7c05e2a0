"""Orders whose rows stand there without their numbers: she cleared or typed over the key cell."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime

from commands.book import Book
from sheets.cells import is_blank, read_time, shown
from sheets.order_rows import OrderTyped
from sheets.reading import FaultyRow, GoodRow
from sheets.tabs import PESANAN
from sheets.watch.readings import Readings

_Trace = tuple[str, datetime | None]
"""What else the bot wrote into an order's row: whose it is, and the second of its confirmation."""


def order_number(row: GoodRow[OrderTyped] | FaultyRow) -> str:
    """The order's number as it stands there; an owner's blank row has none."""
    cell = row.raw.get("No")
    return "" if is_blank(cell) else shown(cell)


def nameless_orders(readings: Readings, book: Book) -> Mapping[int, str]:
    """By row number, the one missing order that the row must be: by its partner and its second."""
    reading = readings.tabs.get(PESANAN)
    if reading is None or not readings.absent:
        return {}
    missing: defaultdict[_Trace, list[str]] = defaultdict(list)
    for no in readings.absent & book.orders.keys():
        order = book.orders[no]
        missing[order.partner_id, _second(order.placed_at)].append(no)
    found = {
        row.row: numbers[0]
        for row in reading.every
        if order_number(row) not in book.orders and len(numbers := missing.get(_trace(row, book), [])) == 1
    }
    times = Counter(found.values())
    return {row: no for row, no in found.items() if times[no] == 1}


def _trace(row: GoodRow[OrderTyped] | FaultyRow, book: Book) -> _Trace:
    return shown(row.raw.get("Mitra ID")), read_time(row.raw.get("Waktu"), book.zone)


def _second(at: datetime) -> datetime:
    """The Sheet holds whole seconds, rounded."""
    return datetime.fromtimestamp(round(at.timestamp()), at.tzinfo)
