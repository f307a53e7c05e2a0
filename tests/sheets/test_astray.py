"""Rows that move after the bot looked and before its own cells are set."""

import asyncio
from pathlib import Path

from commands.decision import Decision
from commands.edits.stock import shelf_cell
from commands.entries.orders import OrderMoved
from commands.entries.stock import StockKind, StockMoved
from commands.fold import status_cell
from commands.replies.orders import OrderNews
from commands.rules.orders import OrderStatus
from sheets.road.batch import Ground
from sheets.tabs import PESANAN, PRODUK
from sheets.watch.astray import Transition, went_astray
from tests.sheets.google_calls import WRITES
from tests.sheets.habits import Shop, at_work
from tests.sheets.machine import eventually, now
from tests.sheets.old_sheets import OldSheet
from tests.sheets.workbooks import Bench


async def when_cells_are_on_their_way(bench: Bench, shop: Shop, decision: Decision, *cells: str) -> None:
    """Something is decided that is shown in these cells of hers, and Google takes a while to set them."""
    await eventually(lambda: not shop.machine.has_open_batch())
    bench.control.latency(2.0)
    await shop.machine.decides(decision, "decided")
    shown = shop.machine.ledger.book.shown
    await eventually(lambda: all(">" in shown[cell] for cell in cells))
    await eventually(shop.machine.has_open_batch)
    await asyncio.sleep(0.5)  # until it has reached Google
    bench.control.latency(0)


async def test_a_sort_at_that_moment_moves_no_other_order_on(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        numbers = [await shop.confirms() for _ in range(5)]
        assert await shop.is_right() == []
        number = shop.grid(PESANAN).at("No")
        moved = OrderMoved(numbers[0], OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77")
        await when_cells_are_on_their_way(bench, shop, Decision(entries=(moved,)), status_cell(numbers[0]))
        shop.person.sort(PESANAN, number, descending=True)

        await eventually(lambda: shown_status(shop, numbers[0]) == "Diproses")
        assert await shop.is_right() == []
        orders = shop.machine.ledger.book.orders
        assert [orders[no].status for no in numbers] == [OrderStatus.IN_PROGRESS] + [OrderStatus.NEW] * 4
        assert [n for n in shop.machine.heard if isinstance(n.reply, OrderNews)] == []


async def test_products_that_change_places_at_that_moment_keep_their_stock(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        book = shop.machine.ledger.book
        sku, watched = shop.grid(PRODUK).at("SKU"), sorted(book.shelf)
        for one in watched:  # whichever row comes there instead, it shows 50 as well
            shop.type(PRODUK, stock_cell(shop, one), 50)
        await eventually(lambda: set(book.shelf.values()) == {50})
        sold = [
            StockMoved(f"dijual/{one}", one, -count, StockKind.RECOUNTED, "", now(), "77")
            for one, count in (("SMB-01", 10), ("KRP-01", 24))
        ]
        cells = shelf_cell("SMB-01"), shelf_cell("KRP-01")
        await when_cells_are_on_their_way(bench, shop, Decision(entries=tuple(sold)), *cells)
        shop.person.sort(PRODUK, sku, descending=True)

        right = dict.fromkeys(watched, 50) | {"SMB-01": 40, "KRP-01": 26}
        await eventually(lambda: {one: stock(shop, one) for one in watched} == right)
        assert book.shelf == right


async def test_a_row_that_she_inserts_at_that_moment_keeps_no_number_of_the_bots(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        row = await with_a_total_on_its_way(bench, shop, "")
        shop.person.insert_rows(PESANAN, row)

        await eventually(lambda: total(shop) == next(iter(shop.orders.values())).total)
        await eventually(lambda: not any(shop.grid(PESANAN).cells[row - 1]))


async def test_words_in_a_row_that_she_inserts_at_that_moment_are_not_overwritten(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        row = await with_a_total_on_its_way(bench, shop, "salah-ketik")
        shop.person.insert_rows(PESANAN, row)
        cell = shop.grid(PESANAN).cell(row, "Total")
        shop.type(PESANAN, cell, "jangan lupa pesan botol")

        await eventually(lambda: total(shop) == next(iter(shop.orders.values())).total)
        assert shop.person.values(PESANAN, cell) == [["jangan lupa pesan botol"]]


def test_a_key_with_a_bar_in_it_is_a_key() -> None:
    ground = Ground({PRODUK: 1})
    made = [Transition("Produk|A|B|Stok", PRODUK, row, "5", "4") for row in (2, 3)]

    assert list(went_astray(made, {(1, 2): "A|B", (1, 3): "C|D"}, ground)) == [(made[1], "Produk|C|D|Stok")]


async def with_a_total_on_its_way(bench: Bench, shop: Shop, typed: str) -> int:
    """She typed this over an order's total, and Google takes a while to put it back; the row's number."""
    no = await shop.confirms()
    assert await shop.is_right() == []
    ((row, _),) = shop.grid(PESANAN).of(no)
    shop.type(PESANAN, shop.grid(PESANAN).cell(row, "Total"), typed)
    await eventually(lambda: not shop.machine.has_open_batch())
    bench.control.latency(2.0)
    await eventually(shop.machine.has_open_batch)
    await asyncio.sleep(0.5)  # until it has reached Google
    bench.control.latency(0)
    return row


def total(shop: Shop) -> object:
    ((_, row),) = shop.grid(PESANAN).of(next(iter(shop.orders)))
    return row["Total"]


def shown_status(shop: Shop, no: str) -> object:
    seen = shop.grid(PESANAN)
    ((_, row),) = seen.of(no)
    return row["Status"]


def stock_cell(shop: Shop, sku: str) -> str:
    seen = shop.grid(PRODUK)
    ((number, _),) = seen.of(sku)
    return seen.cell(number, "Stok")


def stock(shop: Shop, sku: str) -> object:
    seen = shop.grid(PRODUK)
    ((_, row),) = seen.of(sku)
    return row["Stok"]


async def test_a_count_that_she_types_while_a_batch_is_lost_counts_once(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        book, cell = shop.machine.ledger.book, stock_cell(shop, "SMB-01")
        shop.type(PRODUK, cell, 50)
        await eventually(lambda: book.shelf["SMB-01"] == 50)
        assert await shop.is_right() == []
        bench.control.fault("reset_before", times=None, match=WRITES, holds="copyPaste")
        sold = StockMoved("dijual", "SMB-01", -10, StockKind.RECOUNTED, "", now(), "77")
        await shop.machine.decides(Decision(entries=(sold,)), "sold")
        await eventually(lambda: book.shown[shelf_cell("SMB-01")] == "50>40")
        bench.control.fault("reset_before", times=None, match=WRITES)
        shop.type(PRODUK, cell, 70)
        await eventually(lambda: book.shelf["SMB-01"] == 60)
        bench.control.clear_faults()

        await eventually(lambda: stock(shop, "SMB-01") == 60)
        assert book.shelf["SMB-01"] == 60
