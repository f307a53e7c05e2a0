"""A new machine: the Sheet has everything, the journal nothing."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.book import Book, Kind
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.rules.network import Person
from commands.rules.orders import Order
from sheets.journal_road import Stored
from sheets.layout import Layout
from sheets.road.fact_rows import NewRow, rows_of
from sheets.tabs import ITEM_PESANAN, MARKER, MUTASI_STOK, PESANAN, TABS
from sheets.writing import new_row
from tests.bench.ground import Ground, open_ground, partner_id
from tests.bench.history import old_orders
from tests.bench.measured import Measured, at_most
from tests.bench.processes import running

PARTNERS = 200
_BOUND = 60
_LATENCY = 0.3
_AT_ONCE = 5_000
"""Rows in one request while filling."""


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Row 7: from the start of the process until a partner sees her prices and her old orders."""
    lines = 5_000 if quick else 100_000
    with open_ground(folder, PARTNERS) as ground:
        orders = list(old_orders(lines, [partner_id(one) for one in ground.partners]))
        _fill(ground, orders)
        ground.sheets.latency(_LATENCY)
        ground.sheets.quota(60, 60)
        yield at_most(f"7 start from a Sheet with {lines:,} order lines", _BOUND, _start(ground, orders), "s")


def _start(ground: Ground, orders: Sequence[Order]) -> float:
    who = ground.partners[-1]
    newest = [order.no for order in orders if order.partner_id == partner_id(who)][-1]
    person = ground.people.user(who, f"Mitra {who}")
    began = time.monotonic()
    with running(["main.py", "run"], ground.folder / "bot.log", ground.environment):
        priced = person.says("/harga")
        person.hears(timeout=300, since=priced)
        while True:
            asked = person.says("/pesanan")
            if newest in person.hears(timeout=300, since=asked).words:
                return time.monotonic() - began
            if time.monotonic() - began > 300:
                raise TimeoutError("her old orders were not found")
            time.sleep(1.5)  # a chat takes one message a second


def _fill(ground: Ground, orders: Sequence[Order]) -> None:
    """Write the rows that the product itself would have written, as the owner's own file holds them."""
    book = Book()
    for one in ground.partners:
        book.put(Kind.PERSON, partner_id(one), Person(partner_id(one), name=f"Mitra {one}"))
    rows: dict[str, list[NewRow]] = {PESANAN: [], ITEM_PESANAN: [], MUTASI_STOK: []}
    for stored in (fact for order in orders for fact in _facts(order)):
        for row in rows_of(stored, book):
            rows[row.tab].append(row)
    for title, new in rows.items():
        _append(ground, title, new, book.zone)
    ground.sheets.owner(ground.sheet_id).type(MARKER, "A1", 1_000)  # so many batches were applied


def _facts(order: Order) -> Iterator[Stored]:
    yield Stored(0, order.placed_at, "", OrderPlaced(order))
    for place, line in enumerate(order.lines, start=1):
        name = f"{order.no}/{place}"
        kind, at = StockKind.ORDERED, order.placed_at
        moved = StockMoved(name, line.sku, -line.quantity, kind, order.no, at, order.partner_id)
        yield Stored(0, at, "", moved)


def _append(ground: Ground, title: str, rows: Sequence[NewRow], zone: ZoneInfo) -> None:
    owner = ground.sheets.owner(ground.sheet_id)
    layout, sheet_id = Layout.of(TABS[title], owner.read(title, "A1:ZZ1")[0]), owner.sheet(title)["sheetId"]
    for first in range(0, len(rows), _AT_ONCE):
        cells = [new_row(layout, row.cells, zone) for row in rows[first : first + _AT_ONCE]]
        owner.batch([{"appendCells": {"sheetId": sheet_id, "rows": cells, "fields": "userEnteredValue"}}])
