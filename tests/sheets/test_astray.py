"""Rows that move after the bot looked and before its own cells are set."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.decision import Decision
from commands.edits.stock import shelf_cell
from commands.entries import OrderMoved, StockKind, StockMoved
from commands.fold import status_cell
from commands.replies import OrderNews
from commands.rules.orders import OrderStatus
from sheets.tabs import PESANAN, PRODUK
from tests.sheets.habits import Shop, at_work
from tests.sheets.machine import eventually, now
from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import Bench, running_bench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("google")) as made:
        yield made
        made.close()


@pytest.fixture
def sheet(bench: Bench) -> OldSheet:
    return old_sheet(bench)


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


async def test_two_products_that_change_places_at_that_moment_keep_their_stock(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        book = shop.machine.ledger.book
        sku = shop.grid(PRODUK).at("SKU")
        for one in ("SMB-01", "KRP-01"):
            shop.type(PRODUK, stock_cell(shop, one), 50)
        await eventually(lambda: book.shelf["SMB-01"] == 50 and book.shelf["KRP-01"] == 50)
        sold = [
            StockMoved(f"dijual/{one}", one, -count, StockKind.RECOUNTED, "", now(), "77")
            for one, count in (("SMB-01", 10), ("KRP-01", 24))
        ]
        await when_cells_are_on_their_way(
            bench, shop, Decision(entries=tuple(sold)), shelf_cell("SMB-01"), shelf_cell("KRP-01")
        )
        shop.person.sort(PRODUK, sku, descending=True)

        await eventually(lambda: (stock(shop, "SMB-01"), stock(shop, "KRP-01")) == (40, 26))
        assert (book.shelf["SMB-01"], book.shelf["KRP-01"]) == (40, 26)


@pytest.mark.parametrize("typed", ["salah-ketik", ""])
async def test_a_row_that_she_inserts_at_that_moment_keeps_no_number_of_the_bots(
    typed: str, bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no = await shop.confirms()
        assert await shop.is_right() == []
        ((row, _),) = shop.grid(PESANAN).of(no)
        total = shop.grid(PESANAN).cell(row, "Total")
        shop.type(PESANAN, total, typed)
        await eventually(lambda: not shop.machine.has_open_batch())
        bench.control.latency(2.0)
        await eventually(shop.machine.has_open_batch)
        await asyncio.sleep(0.5)  # until it has reached Google
        bench.control.latency(0)
        shop.person.insert_rows(PESANAN, row)

        await eventually(lambda: shop.grid(PESANAN).of(no)[0][1]["Total"] == shop.orders[no].total)
        await eventually(lambda: shop.grid(PESANAN).cells[row - 1 : row] in ([], [[]], [[""]]))


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
