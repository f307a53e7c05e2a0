"""What the tests of the rebuild share: a Sheet that a bot wrote into, and a new journal beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commands.book import Book, Kind
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.faults import Fault
from commands.ports import Rendered
from commands.registry import Registry
from commands.rules.network import Person
from commands.rules.orders import Order, OrderLine, order_number
from config.demo.network import load_network
from sheets.client import SheetsClient
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.journal_road import Stored
from sheets.layout import Layout
from sheets.ledger import Ledger
from sheets.local.person import SheetsPerson
from sheets.rebuild.pages import PAGE_CELLS
from sheets.rebuild.rebuild import Rebuild, fresh_codes
from sheets.road.fact_rows import rows_of
from sheets.tabs import ITEM_PESANAN, MARKER, MUTASI_STOK, PEMBAYARAN, PESANAN, PRODUK, TABS
from sheets.workbook import Workbook, look_at_workbook
from sheets.writing import Value, new_row
from tests.sheets.workbooks import Bench

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
"""Noon in the example network's zone."""
PRICES = {"SMB-01": ("Sambal Bawang", 20_000, 12_000), "KRP-01": ("Krupuk Udang", 12_000, 6_500)}


def order(counter: int = 1, *, day: int = 24, partner: str = "M001", **values: Any) -> Order:
    """Ten Sambal Bawang and 24 Krupuk Udang of that day's morning, both watched, unless said otherwise."""
    at = datetime(2026, 11, day, 1, 0, counter % 60, tzinfo=UTC)
    pieces: Mapping[str, int] = values.pop("pieces", {"SMB-01": 10, "KRP-01": 24})
    lines = tuple(
        OrderLine(sku, PRICES[sku][0], count, _UNITS[sku], PRICES[sku][1], "reseller", 10, PRICES[sku][2])
        for sku, count in pieces.items()
    )
    made = Order(order_number(at.date(), counter), partner, "reseller", at, lines, by=partner)
    return replace(made, **{"postage": 0, "reserves": tuple(pieces.items()), **values})


_UNITS = {"SMB-01": "botol", "KRP-01": "bungkus"}


@dataclass(frozen=True)
class OldSheet:
    """The example network's workbook, in which a bot's batches arrived up to a number."""

    client: SheetsClient
    person: SheetsPerson

    def put(self, title: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Rows below those that stand there, typed as the bot types them."""
        book = Book()
        layout = Layout.of(TABS[title], self.person.read(title, "A1:ZZ1")[0])
        cells = [new_row(layout, row, book.zone) for row in rows]
        sheet_id = self.person.sheet(title)["sheetId"]
        self.person.batch(
            [{"appendCells": {"sheetId": sheet_id, "rows": cells, "fields": "userEnteredValue"}}]
        )

    def placed(self, *orders: Order) -> None:
        """All rows of these orders, as the product itself makes them, and the last batch's number."""
        book = Book()
        for known in orders:
            book.put(Kind.PERSON, known.partner_id, Person(known.partner_id, name="Siti Rohmah"))
        rows: dict[str, list[Mapping[str, Value]]] = {PESANAN: [], ITEM_PESANAN: [], MUTASI_STOK: []}
        for stored in (fact for known in orders for fact in _facts(known)):
            for row in rows_of(stored, book):
                rows[row.tab].append(row.cells)
        for title, new in rows.items():
            self.put(title, new)
        self.person.type(MARKER, "A1", 40)

    def counted(self) -> None:
        """The first count of every product, as a first look had booked it."""
        header, *rows = self.person.values(PRODUK)
        sku, shelf = header.index("SKU"), header.index("Stok")
        counts = [
            (row[sku], int(row[shelf])) for row in rows if len(row) > sku and row[shelf] not in ("", None)
        ]
        self.put(MUTASI_STOK, [self.movement(f"S1k-{name}", name, count) for name, count in counts])

    def movement(
        self, name: str, sku: str, pieces: int, kind: str = "hitung ulang", ref: str = ""
    ) -> dict[str, Value]:
        return {"ID": name, "Waktu": NOW, "Jumlah": pieces, "Jenis": kind, "Rujukan": ref, "SKU": sku}

    def paid(self, *rows: Mapping[str, Value]) -> None:
        """Rows of `Pembayaran` that arrived."""
        named = {"Nama": "Siti Rohmah", "Cara": "transfer", "Status": "masuk", "Mitra ID": "M001"}
        self.put(
            PEMBAYARAN,
            [{"ID": f"B{n}", "Waktu": NOW, **named, **row} for n, row in enumerate(rows, start=1)],
        )

    def type(self, title: str, key: str, header: str, typed: Any) -> None:
        """Type into the cell of the row that holds this key anywhere."""
        self.person.type(title, self.address(title, key, header), typed)

    def address(self, title: str, key: str, header: str) -> str:
        head, *rows = self.person.values(title)
        number = next(number for number, row in enumerate(rows, start=2) if key in row)
        return f"{chr(ord('A') + head.index(header))}{number}"


def _facts(known: Order) -> Iterator[Stored]:
    yield Stored(0, known.placed_at, "", OrderPlaced(known))
    for place, (sku, pieces) in enumerate(known.reserves, start=1):
        name, kind = f"{known.no}/{place}", StockKind.ORDERED
        yield Stored(
            0, known.placed_at, "", StockMoved(name, sku, -pieces, kind, known.no, known.placed_at, "")
        )


def old_sheet(bench: Bench) -> OldSheet:
    """The example network, as its owner entered it."""
    client, person = bench.workbook()
    load_network(person)
    return OldSheet(client, person)


@dataclass(frozen=True)
class NewMachine:
    """A new journal and the turn over it."""

    journal: Journal
    ledger: Ledger
    sheet: OldSheet
    clock: Callable[[], datetime]

    @property
    def book(self) -> Book:
        return self.ledger.book

    async def begins(
        self,
        in_thread: InThread = asyncio.to_thread,
        *,
        page_cells: int = PAGE_CELLS,
        is_stopping: Callable[[], bool] = lambda: False,
    ) -> tuple[Fault, ...]:
        """Rebuild it from the Sheet."""
        found = await asyncio.to_thread(look_at_workbook, self.sheet.client)
        assert isinstance(found, Workbook)
        rebuild = Rebuild(
            self.sheet.client,
            self.journal,
            self.ledger,
            in_thread,
            self.clock,
            fresh_codes(),
            is_stopping,
            page_cells,
        )
        return await rebuild.begin(found)


@asynccontextmanager
async def new_machine(
    folder: Path, sheet: OldSheet, clock: Callable[[], datetime] = lambda: NOW
) -> AsyncIterator[NewMachine]:
    """A journal that is as empty as this folder."""
    journal = Journal.open(folder, clock=clock)
    ledger = Ledger(journal, Registry(), lambda *_: Rendered(), clock=clock)
    try:
        yield NewMachine(journal, ledger, sheet, clock)
    finally:
        await ledger.close()
        journal.close()
