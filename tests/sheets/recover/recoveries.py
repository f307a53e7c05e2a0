"""What the tests of the ways back share: a day in a Sheet, and both sides of it compared."""

import asyncio
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from commands import paying
from commands.decision import Decision
from commands.differences import Difference
from commands.entries.money import PaymentReported
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.rules.orders import OrderStatus
from commands.rules.payments import Payment, PaymentState, PaymentWay
from sheets.client import SheetsClient
from sheets.journal import Journal
from sheets.recover.patience import Patience
from sheets.recover.repair import Repair, Repaired, compare
from sheets.recover.restore import Restore
from sheets.road.batch import MOST_BYTES
from sheets.tabs import HARGA, MATERI, MITRA, PEMBAYARAN, PENGATURAN, PENGUMUMAN, PESANAN, PRODUK, TABS
from sheets.watch.replica import ENTIRE
from tests.sheets.machine import Machine, eventually, machine
from tests.sheets.old_sheets import NOW, OldSheet, old_sheet, order
from tests.sheets.workbooks import Bench

QUICK = Patience(pauses=(0.05, 0.1, 0.2), limit=30.0)
LOOKS = 8
KEPT = tuple(title for title, tab in TABS.items() if tab.columns)

Tabs = dict[str, list[dict[str, str]]]


def tabs_of(sheet: OldSheet) -> Tabs:
    """All contract tabs as their owner sees them: formatted cells by header."""
    found = {}
    for title in KEPT:
        header, *rows = sheet.person.read(title)
        found[title] = [
            dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in rows if any(row)
        ]
    return found


async def a_day(bench: Bench, sheet: OldSheet, folder: Path) -> list[str]:
    """Orders, their states and postage, notes beside them, faulty rows, rows in an order of her own."""
    sheet.person.sort(PRODUK, "A", descending=True)
    sheet.type(HARGA, "SMB-01", "Harga", "dua puluh")
    sheet.type(MITRA, "M002", "Status", "katanya cuti")
    sheet.person.type(MITRA, sheet.address(MITRA, "M003", "Nama").replace("A", "AB"), "'=HYPERLINK(1)")
    sheet.person.sort(PENGATURAN, "A")
    sheet.person.type(PENGUMUMAN, "C2", "Libur tanggal 1")  # she has not finished it: no ID yet
    sheet.person.type(MATERI, "A2", [["Foto sambal", "", "", "https://contoh.id/foto"]])
    async with machine(folder, sheet) as at_work:
        await at_work.is_in_step()
        numbers = [await confirms(at_work, counter) for counter in range(1, 5)]
        await eventually(lambda: at_work.rows(PESANAN, numbers[-1]) > 0)
        for no, header, typed in (
            (numbers[0], "Ongkir", "15.000"),
            (numbers[0], "Status", "Dikirim"),
            (numbers[0], "Resi", "0012345"),
            (numbers[1], "Status", "Batal"),
            (numbers[2], "Catatan admin", "'=1+1"),
            (numbers[2], "Atas nama", "Toko Sari"),
            (numbers[3], "Ongkir", "sepuluh ribu"),
        ):
            sheet.type(PESANAN, no, header, typed)
        await eventually(lambda: at_work.ledger.book.orders[numbers[0]].status is OrderStatus.SHIPPED)
        await eventually(lambda: numbers[1] not in at_work.ledger.book.orders)
        for amount, orders in ((100_000, (numbers[0],)), (500_000, (numbers[2],))):
            await pays(at_work, amount, orders)
        waits = Payment("B261124-009", "M001", 70_000, *_WAITS, NOW, "M001", (numbers[3],))
        await at_work.decides(Decision(entries=(PaymentReported(waits),)), "waits")
        await eventually(lambda: at_work.rows(PEMBAYARAN, waits.id) > 0)
        sheet.type(PEMBAYARAN, numbers[0], "Keterangan", "BCA")
        await becomes_quiet(bench, at_work)
    return numbers


_WAITS = (PaymentWay.TRANSFER, PaymentState.WAITING)


async def pays(at_work: Machine, amount: int, orders: tuple[str, ...]) -> None:
    """Money that is there, by the hand of the team."""
    book = at_work.ledger.book
    made = paying.payment(book, "M001", amount, PaymentWay.CASH, NOW, "77", orders=orders)
    await at_work.decides(Decision(entries=paying.arrive(book, made)), f"paid/{made.id}")


async def confirms(at_work: Machine, counter: int) -> str:
    """An order and the stock that it takes, as one decision."""
    placed = order(counter)
    moved = (
        StockMoved(f"{placed.no}/{n}", sku, -pieces, StockKind.ORDERED, placed.no, placed.placed_at, "M001")
        for n, (sku, pieces) in enumerate(placed.reserves, start=1)
    )
    await at_work.decides(Decision(entries=(OrderPlaced(placed), *moved)), f"ask/{counter}")
    return placed.no


async def is_quiet(at_work: Machine) -> bool:
    """All edits were taken, all cells shown, and a look after that was kept."""
    journal, file = at_work.journal, at_work.sheet.client.spreadsheet_id
    kept = journal.seen.rows(file, ENTIRE)
    for title in ENTIRE:
        header, *rows = at_work.sheet.person.values(title)
        shown = [
            {h: cell for h, cell in zip(header, row, strict=False) if cell != ""} for row in rows if any(row)
        ]
        if [dict(row.cells) for row in kept.get(title, {}).values()] != shown:
            return False
    return not journal.road.waiting(file)[0] and not await differences(at_work.sheet.client, journal)


async def becomes_quiet(bench: Bench, at_work: Machine) -> None:
    """Looks find nothing to write any more, and the last one was kept."""
    until = time.monotonic() + 120
    while True:
        bench.control.reset_calls()
        await eventually(lambda: sum(1 for call in bench.control.calls() if call.kind == "read") > LOOKS)
        if not bench.writes() and await is_quiet(at_work):
            return
        assert time.monotonic() < until


@dataclass(frozen=True)
class Day:
    """A day that is over: its Sheet, its journal's folder, and what stood in the Sheet at the end."""

    sheet: OldSheet
    folder: Path
    tabs: Tabs
    orders: list[str]

    @property
    def old_id(self) -> str:
        return self.sheet.client.spreadsheet_id

    def copied(self, folder: Path) -> Path:
        """The journal as it was that evening."""
        shutil.copytree(self.folder, folder)
        return folder


def a_day_is_over(bench: Bench, folder: Path) -> Day:
    sheet = old_sheet(bench)
    orders = asyncio.run(a_day(bench, sheet, folder))
    return Day(sheet, folder, tabs_of(sheet), orders)


def empty_sheet(bench: Bench) -> OldSheet:
    client = bench.client(bench.spreadsheet())
    return OldSheet(client, bench.control.owner(client.spreadsheet_id))


async def differences(client: SheetsClient, journal: Journal) -> tuple[Difference, ...]:
    """What `compare` finds."""
    return (await compare(client, journal, journal.load_book(), QUICK))[1].differences


async def restore(client: SheetsClient, journal: Journal, old_id: str, most_bytes: int = MOST_BYTES) -> int:
    return await Restore(client, journal, journal.load_book(), old_id, QUICK, most_bytes).fill()


async def repair(client: SheetsClient, journal: Journal, most_bytes: int = MOST_BYTES) -> Repaired:
    return await Repair(client, journal, journal.load_book(), QUICK, most_bytes).add()
