"""Stock and money after a rebuild: nothing counts twice, and what was typed meanwhile counts once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.decision import Decision
from commands.edits.decide import decide
from commands.edits.seen import OrderSeen, ProductSeen, SheetSeen, TabSeen
from commands.entries import Entry
from commands.entries.orders import OrderMoved
from commands.entries.stock import StockKind, StockMoved
from commands.rules.orders import OrderStatus
from sheets.rebuild.rebuild import fresh_codes
from sheets.tabs import MUTASI_STOK, PESANAN, PRODUK
from tests.sheets.old_sheets import NOW, NewMachine, OldSheet, new_machine, old_sheet, order
from tests.sheets.workbooks import Bench, running_bench


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("rebuild-stock")) as bench:
        yield bench


@pytest.fixture
def sheet(module_bench: Bench) -> Iterator[OldSheet]:
    """140 Sambal Bawang and 180 Krupuk Udang were counted once."""
    made = old_sheet(module_bench)
    made.counted()
    yield made
    module_bench.close()


def next_look(machine: NewMachine, stock: int | None, added: int | None = None) -> Decision:
    """What the next look decides of Sambal Bawang's two cells."""
    row = ProductSeen(machine.book.products["SMB-01"], stock, added)
    seen = SheetSeen(NOW, "2", fresh_codes(), products=TabSeen({"SMB-01": row}))
    return decide(seen, machine.book)


def moved(entries: tuple[Entry, ...]) -> list[tuple[int, StockKind]]:
    return [(one.quantity, one.kind) for one in entries if isinstance(one, StockMoved)]


def stock(machine: NewMachine, sku: str = "SMB-01") -> tuple[int | None, int]:
    return machine.book.shelf.get(sku), machine.book.reserved.get(sku, 0)


async def test_open_orders_reserve_and_the_shelf_is_what_the_cell_says(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.placed(order(1))
    sheet.type(PRODUK, "SMB-01", "Dipesan", 10)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (140, 10)
        assert next_look(machine, 140) == Decision()


async def test_a_dipesan_that_was_not_shown_yet_is_no_count(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (140, 10)
        assert next_look(machine, 140) == Decision()


async def test_goods_that_left_before_the_cells_followed_are_gone(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1, status=OrderStatus.SHIPPED))
    sheet.type(PRODUK, "SMB-01", "Dipesan", 10)  # `Stok` says 140 still
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (130, 0)
        assert next_look(machine, 140) == Decision()  # nobody typed the 140: the bot shows 130 there


async def test_a_count_typed_meanwhile_is_a_count_of_hers(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    sheet.type(PRODUK, "SMB-01", "Dipesan", 10)
    sheet.type(PRODUK, "SMB-01", "Stok", 173)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert moved(next_look(machine, 173).entries) == [(33, StockKind.RECOUNTED)]


async def test_new_goods_that_were_counted_and_not_emptied_count_once(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.placed(order(1))
    sheet.put(MUTASI_STOK, [sheet.movement("S2t-SMB-01", "SMB-01", 24, "masuk")])
    sheet.type(PRODUK, "SMB-01", "Tambah stok", 24)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (164, 10)
        assert next_look(machine, 140, 24) == Decision()


async def test_new_goods_that_were_typed_meanwhile_are_added(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    sheet.type(PRODUK, "SMB-01", "Tambah stok", 24)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert moved(next_look(machine, 140, 24).entries) == [(24, StockKind.RECEIVED)]


async def test_a_batal_typed_meanwhile_is_carried_out_by_the_next_look(
    sheet: OldSheet, tmp_path: Path
) -> None:
    placed = order(1)
    sheet.placed(placed)
    sheet.type(PESANAN, placed.no, "Status", "Batal")
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (140, 10)
        row = OrderSeen(placed.no, OrderStatus.CANCELLED, postage=0)
        seen = SheetSeen(NOW, "2", fresh_codes(), orders=TabSeen({placed.no: row}))
        entries = decide(seen, machine.book).entries
        assert entries[0] == OrderMoved(placed.no, OrderStatus.NEW, OrderStatus.CANCELLED, "Sheet")
        assert moved(entries) == [(10, StockKind.CANCELLED), (24, StockKind.CANCELLED)]


async def test_a_cancelled_order_whose_goods_were_freed_stays_cancelled(
    sheet: OldSheet, tmp_path: Path
) -> None:
    placed = order(1, status=OrderStatus.CANCELLED)
    sheet.placed(placed)
    freed = [
        sheet.movement(f"{placed.no}/B{place}", sku, pieces, "batal", placed.no)
        for place, (sku, pieces) in enumerate(placed.reserves, start=1)
    ]
    sheet.put(MUTASI_STOK, freed)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert machine.book.orders == {}
        assert stock(machine) == (140, 0)


async def test_an_emptied_stock_stays_unknown(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    sheet.type(PRODUK, "SMB-01", "Stok", "")
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert stock(machine) == (None, 10)
        assert next_look(machine, None) == Decision()


# -- money ---------------------------------------------------------------------------------


async def test_payments_count_for_the_orders_that_they_name(sheet: OldSheet, tmp_path: Path) -> None:
    first, second, third = order(1), order(2), order(3)
    sheet.placed(first, second, third)
    sheet.paid(
        {"No pesanan": first.no, "Jumlah": 100_000},
        {"No pesanan": f"{second.no}, {third.no}", "Jumlah": 500_000},
        {"No pesanan": first.no, "Jumlah": 30_000, "Cara": "uang kembali"},
        {"No pesanan": first.no, "Jumlah": 77_000, "Status": "menunggu"},
        {"ID": None, "No pesanan": first.no, "Jumlah": 55_000},  # typed, and not taken up yet
    )
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert [machine.book.orders[one.no].paid for one in (first, second, third)] == [
            70_000,
            488_000,
            12_000,
        ]


async def test_a_payment_that_names_no_order_pays_the_oldest_first(sheet: OldSheet, tmp_path: Path) -> None:
    old, new, of_another = order(1, day=20), order(1, day=21), order(2, day=20, partner="M002")
    sheet.placed(new, of_another, old)
    sheet.paid({"Jumlah": 500_000})
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        paid = {no: one.paid for no, one in machine.book.orders.items()}
        assert paid == {old.no: 488_000, of_another.no: 0, new.no: 12_000}


async def test_without_a_row_a_paid_order_is_paid_all_the_same(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1, status=OrderStatus.DONE, paid=488_000))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert machine.book.orders == {}
