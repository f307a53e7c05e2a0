"""What stood in a cell that the bot sets is known, also where Google's answer was lost or its copy came late."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from commands.decision import Decision
from commands.edits.stock import shelf_cell
from commands.entries.orders import OrderMoved
from commands.entries.people import InviteIssued
from commands.entries.stock import StockKind, StockMoved
from commands.replies.orders import OrderNews
from commands.replies.sheet import EditKind, EditTold, SheetNews
from commands.rules.network import Invite
from commands.rules.orders import OrderStatus
from sheets.road.receipt import FIRST_ROW
from sheets.tabs import HARGA, MARKER, MITRA, PESANAN, PRODUK
from tests.sheets.habits import BRISK, OWNER, Shop, at_work
from tests.sheets.machine import eventually, now
from tests.sheets.old_sheets import OldSheet
from tests.sheets.workbooks import Bench

BATCH = "*spreadsheets.batchUpdate"
WORDS = "jangan hapus ini"
PROMPT = replace(BRISK, tempo=replace(BRISK.tempo, display=0.1, pauses=(0.1, 0.2)))
"""How long a batch takes is said by each test."""
WAYS = ("answered", "lost", "late")
"""It is answered; its answer is lost; the bot gives it up, asks again in vain, and only then it arrives."""


@dataclass(frozen=True)
class Moment:
    """Between a look and the arrival of the batch that it led to."""

    bench: Bench
    shop: Shop
    way: str = "answered"

    def begins_with(self, tab: str, row: int, header: str, *, compares: bool = False) -> None:
        """The batch that sets this cell will take a while. `compares`: it sets it only if it is as it was."""
        sheet_id, column = self.shop.person.sheet(tab)["sheetId"], self.shop.grid(tab).at(header)
        cell = {"sheetId": sheet_id, "rowIndex": row - 1, "columnIndex": column}
        if compares:
            cell = {"sheetId": sheet_id, "startRowIndex": row - 1, "endRowIndex": row}
            cell |= {"startColumnIndex": column, "endColumnIndex": column + 1}
        then = "reset_after" if self.way == "lost" else ""
        self.bench.control.fault("held_up", match=BATCH, holds=json.dumps(cell)[1:-1], then=then)

    async def is_there(self) -> None:
        """It is on its way."""
        await eventually(lambda: self.bench.control.faults_left() == 0)

    async def ends(self) -> None:
        """It arrives."""
        control = self.bench.control
        if self.way == "late":
            control.fault("status", code=503, times=None, match=BATCH)
            met = control.met()[BATCH]
            await eventually(lambda: control.met()[BATCH] > met)
        written = self.written()
        control.release()
        await eventually(lambda: self.written() > written)
        control.clear_faults()

    def written(self) -> int:
        return sum(call.kind == "write" and call.status in (0, 200) for call in self.bench.control.calls())


def of_moment(bench: Bench, sheet: OldSheet, way: str) -> OldSheet:
    """The Sheet; where an answer is to be given up, that is after half a second."""
    if way != "late":
        return sheet
    return OldSheet(bench.client(sheet.client.spreadsheet_id, read_timeout=0.5), sheet.person)


# Words in cells of the bot's own


@dataclass(frozen=True)
class Cell:
    """A cell of the bot's own, what makes it set it, and what it sets."""

    tab: str
    key: str
    header: str
    makes: Callable[[Shop], Awaitable[object]]
    value: object


async def sells(shop: Shop) -> None:
    await shop.confirms()


async def slips(shop: Shop) -> None:
    seen = shop.grid(HARGA)
    shop.type(HARGA, seen.cell(2, "Harga"), "salah-ketik")


async def invites(shop: Shop) -> None:
    invite = Invite("kodebaru", "M001", now() + timedelta(days=1))
    await shop.machine.decides(Decision(entries=(InviteIssued(invite),)), "invited")


RESERVED = Cell(PRODUK, "SMB-01", "Dipesan", sells, 2)
CHECK = Cell(HARGA, "", "Cek", slips, "salah")
INVITED = Cell(MITRA, "M001", "Undangan", invites, "kodebaru")


@pytest.mark.parametrize(
    ("cells", "way"),
    [((RESERVED, CHECK, INVITED), "answered"), ((RESERVED,), "lost"), ((RESERVED,), "late")],
)
async def test_what_she_types_into_a_cell_of_the_bots_at_that_moment_she_hears_once(
    bench: Bench, sheet: OldSheet, tmp_path: Path, cells: tuple[Cell, ...], way: str
) -> None:
    async with at_work(tmp_path, of_moment(bench, sheet, way), PROMPT) as shop:
        for cell in cells:
            shop.machine.heard.clear()
            await she_hears_once(cell, Moment(bench, shop, way))


async def she_hears_once(cell: Cell, moment: Moment) -> None:
    shop = moment.shop
    row = 2 if not cell.key else next(n for n, r in shop.grid(cell.tab).rows() if cell.key in r.values())
    address = shop.grid(cell.tab).cell(row, cell.header)
    moment.begins_with(cell.tab, row, cell.header)
    await cell.makes(shop)
    await moment.is_there()
    shop.type(cell.tab, address, WORDS)
    await moment.ends()

    await eventually(lambda: bool(put_back(shop)))
    await eventually(lambda: not shop.machine.has_open_batch())
    assert shop.person.values(cell.tab, address) == [[cell.value]]
    await shop.confirms()
    assert await shop.is_right() == []
    told = EditTold(EditKind.ROW_PUT_BACK, f"{cell.tab}, {address}", str(cell.value), WORDS)
    assert put_back(shop) == [told]
    if cell is not CHECK:
        remark = f"kembali {cell.tab}, {address} {WORDS}"
        await eventually(lambda: dict(shop.grid(cell.tab).rows())[row]["Cek"] == remark)


async def test_what_she_types_in_a_new_row_at_that_moment_comes_back(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    """Words in a row that she inserts, and a SKU of hers in the place of the one that is proposed."""
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        moment = Moment(bench, shop)
        row = row_of(shop, "SMB-01")
        moment.begins_with(PRODUK, row, "Dipesan")
        no = await shop.confirms()
        await moment.is_there()
        shop.person.insert_rows(PRODUK, row)
        address = shop.grid(PRODUK).cell(row, "Dipesan")
        shop.type(PRODUK, address, WORDS)
        await moment.ends()

        pieces = dict(shop.orders[no].reserves)["SMB-01"]
        await eventually(lambda: shop.grid(PRODUK).of("SMB-01")[0][1]["Dipesan"] == pieces)
        await eventually(lambda: shop.person.values(PRODUK, address) == [[WORDS]])
        assert put_back(shop) == []

        await eventually(lambda: not shop.machine.has_open_batch())
        seen = shop.grid(PRODUK)
        row = len(seen.cells) + 1
        moment.begins_with(PRODUK, row, "SKU")
        shop.type(PRODUK, seen.cell(row, "Nama"), "Rengginang")
        await moment.is_there()
        shop.type(PRODUK, seen.cell(row, "SKU"), "RGN-7")
        await moment.ends()

        await eventually(lambda: "RGN-7" in shop.machine.ledger.book.products)
        assert shop.person.values(PRODUK, seen.cell(row, "SKU")) == [["RGN-7"]]


# Rows that move


@pytest.mark.parametrize("way", ["lost", "late"])
async def test_a_sort_at_that_moment_moves_no_other_order_on(
    bench: Bench, sheet: OldSheet, tmp_path: Path, way: str
) -> None:
    async with at_work(tmp_path, of_moment(bench, sheet, way), PROMPT) as shop:
        numbers = [await shop.confirms() for _ in range(3)]
        assert await shop.is_right() == []
        seen, moment = shop.grid(PESANAN), Moment(bench, shop, way)
        ((row, _),) = seen.of(numbers[0])
        moment.begins_with(PESANAN, row, "Status", compares=True)
        moved = OrderMoved(numbers[0], OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77")
        await shop.machine.decides(Decision(entries=(moved,)), "moved")
        await moment.is_there()
        shop.person.sort(PESANAN, seen.at("No"), descending=True)
        await moment.ends()

        await eventually(lambda: shop.grid(PESANAN).of(numbers[0])[0][1]["Status"] == "Diproses")
        assert await shop.is_right() == []
        orders = shop.machine.ledger.book.orders
        assert [orders[no].status for no in numbers] == [OrderStatus.IN_PROGRESS] + [OrderStatus.NEW] * 2
        assert [n for n in shop.machine.heard if isinstance(n.reply, OrderNews)] == []


async def test_products_that_change_places_at_that_moment_keep_their_stock(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        book, moment = shop.machine.ledger.book, Moment(bench, shop, "lost")
        watched = sorted(book.shelf)
        for one in watched:  # whichever row comes there instead, it shows 50 as well
            shop.type(PRODUK, shop.grid(PRODUK).cell(row_of(shop, one), "Stok"), 50)
        await eventually(lambda: set(book.shelf.values()) == {50})
        await eventually(lambda: not any(">" in book.shown[shelf_cell(one)] for one in watched))
        moment.begins_with(PRODUK, row_of(shop, "SMB-01"), "Stok", compares=True)
        sold = StockMoved("dijual", "SMB-01", -10, StockKind.RECOUNTED, "", now(), "77")
        await shop.machine.decides(Decision(entries=(sold,)), "sold")
        await moment.is_there()
        shop.person.sort(PRODUK, shop.grid(PRODUK).at("SKU"), descending=True)
        await moment.ends()

        right = dict.fromkeys(watched, 50) | {"SMB-01": 40}
        await eventually(lambda: {one: shop.grid(PRODUK).of(one)[0][1]["Stok"] for one in watched} == right)
        assert book.shelf == right


# A process that is killed meanwhile


async def test_what_she_typed_while_the_bot_was_killed_she_hears_after_its_start(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        row = row_of(shop, "SMB-01")
        address, moment = shop.grid(PRODUK).cell(row, "Dipesan"), Moment(bench, shop)
        moment.begins_with(PRODUK, row, "Dipesan")
        await shop.confirms()
        await moment.is_there()
        shop.type(PRODUK, address, WORDS)
        shop.is_killed()
        await moment.ends()
    assert put_back(shop) == []

    async with at_work(tmp_path, sheet, PROMPT) as after:
        told = EditTold(EditKind.ROW_PUT_BACK, f"{PRODUK}, {address}", "2", WORDS)
        await eventually(lambda: put_back(after) == [told])
        await eventually(lambda: not after.machine.has_open_batch())
        assert after.person.values(PRODUK, address) == [[2]]
    async with at_work(tmp_path, sheet, PROMPT) as later:
        await later.machine.is_in_step()
        assert put_back(later) == []


async def test_a_sku_that_she_typed_while_the_bot_was_killed_stands_there_again(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        seen, moment = shop.grid(PRODUK), Moment(bench, shop)
        row = len(seen.cells) + 1
        moment.begins_with(PRODUK, row, "SKU")
        shop.type(PRODUK, seen.cell(row, "Nama"), "Rengginang")
        await moment.is_there()
        shop.type(PRODUK, seen.cell(row, "SKU"), "RGN-7")
        shop.is_killed()
        await moment.ends()

    async with at_work(tmp_path, sheet, PROMPT) as after:
        await eventually(lambda: "RGN-7" in after.machine.ledger.book.products)
        assert after.person.values(PRODUK, seen.cell(row, "SKU")) == [["RGN-7"]]


async def test_a_sort_while_the_bot_was_killed_moves_no_other_order_on(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        numbers = [await shop.confirms() for _ in range(3)]
        assert await shop.is_right() == []
        seen, moment = shop.grid(PESANAN), Moment(bench, shop)
        ((row, _),) = seen.of(numbers[0])
        moment.begins_with(PESANAN, row, "Status", compares=True)
        moved = OrderMoved(numbers[0], OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77")
        await shop.machine.decides(Decision(entries=(moved,)), "moved")
        await moment.is_there()
        shop.person.sort(PESANAN, seen.at("No"), descending=True)
        shop.is_killed()
        await moment.ends()

    async with at_work(tmp_path, sheet, PROMPT) as after:
        after.orders = shop.orders
        await eventually(lambda: after.grid(PESANAN).of(numbers[0])[0][1]["Status"] == "Diproses")
        assert await after.is_right() == []
        orders = after.machine.ledger.book.orders
        assert [orders[no].status for no in numbers] == [OrderStatus.IN_PROGRESS] + [OrderStatus.NEW] * 2
        assert [n for n in after.machine.heard if isinstance(n.reply, OrderNews)] == []


# A file that will have no receipts


async def test_where_google_copies_no_cells_any_more_they_are_set_all_the_same(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        await shop.machine.is_in_step()
        bench.control.reset_calls()
        bench.control.fault("unknown_field", times=None, match=BATCH, name="copyPaste")
        await shop.confirms()

        assert await shop.is_right() == []
        refused = [call for call in bench.control.calls() if call.status == 400]
        assert len(refused) == 1
    bench.control.reset_calls()
    async with at_work(tmp_path, sheet, PROMPT) as again:
        again.orders, again.count = shop.orders, shop.count
        await again.confirms()
        assert await again.is_right() == []
    assert [call for call in bench.control.calls() if call.status == 400] == []


async def test_rows_that_she_deletes_in_the_hidden_tab_are_made_again(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, PROMPT) as shop:
        await shop.confirms()
        assert await shop.is_right() == []
        assert len(shop.person.values(MARKER)) > FIRST_ROW
        await eventually(lambda: not shop.machine.has_open_batch())
        rows = shop.person.sheet(MARKER)["gridProperties"]["rowCount"]
        shop.person.delete_rows(MARKER, 2, rows - 1)

        await shop.confirms()
        assert await shop.is_right() == []
        await eventually(lambda: len(shop.person.values(MARKER)) > FIRST_ROW)


def put_back(shop: Shop) -> list[EditTold]:
    """What the owner heard of cells that the bot put back."""
    news = [n.reply for n in shop.machine.heard if n.chat_id == OWNER and isinstance(n.reply, SheetNews)]
    return [line for one in news for line in one.lines if line.kind is EditKind.ROW_PUT_BACK]


def row_of(shop: Shop, sku: str) -> int:
    ((number, _),) = shop.grid(PRODUK).of(sku)
    return number
