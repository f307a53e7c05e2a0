"""What becomes of particular things that owners do: rows deleted, cut, copied, pasted; cells typed over."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from commands.asks import Verb
from commands.decision import Decision
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderMoved
from commands.faults import Fault, Reason
from commands.replies import Reply
from commands.replies.sheet import CellFaults, EditKind, EditTold, PricesHeldBack, SheetNews
from commands.rules.orders import OrderStatus
from sheets.tabs import HARGA, MITRA, MUTASI_STOK, PESANAN, PRODUK
from tests.sheets.habits import OWNER, QUICK, Shop, at_work
from tests.sheets.machine import eventually
from tests.sheets.old_sheets import OldSheet
from tests.sheets.workbooks import Bench

T = TypeVar("T", bound=Reply)
OWNER_KEY = "1"


def heard(shop: Shop, kind: type[T]) -> list[T]:
    """What the owner heard of this kind."""
    return [
        notice.reply
        for notice in shop.machine.heard
        if notice.chat_id == OWNER and isinstance(notice.reply, kind)
    ]


def told(shop: Shop, kind: EditKind) -> list[EditTold]:
    return [line for news in heard(shop, SheetNews) for line in news.lines if line.kind is kind]


def faults(shop: Shop) -> list[Fault]:
    return [fault for complaint in heard(shop, CellFaults) for fault in complaint.faults]


async def several(shop: Shop, count: int) -> list[str]:
    """So many orders that stand in the Sheet."""
    numbers = [await shop.confirms() for _ in range(count)]
    assert await shop.is_right() == []
    return numbers


def row_of(shop: Shop, no: str) -> int:
    ((number, _),) = shop.grid(PESANAN).of(no)
    return number


def deletes(shop: Shop, no: str) -> None:
    shop.person.delete_rows(PESANAN, row_of(shop, no))


async def looks_on(shop: Shop) -> None:
    """Enough looks go by for anything that comes late: an order is confirmed and carried, then another."""
    for _ in range(2):
        await shop.confirms()
        assert await shop.is_right() == []
        await asyncio.sleep(0.4)


async def test_a_deleted_order_is_asked_about_once_and_neither_dropped_nor_brought_back(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        first, *_, last = await several(shop, 3)
        deletes(shop, last)
        shop.deleted.add(last)
        await eventually(lambda: bool(shop.asked(last)))
        await looks_on(shop)
        assert len(shop.asked(last)) == 1
        assert not shop.asked(first)
        assert last in shop.machine.ledger.book.orders
        kept = shop
    async with at_work(tmp_path, sheet) as after:
        after.orders, after.deleted, after.count = kept.orders, kept.deleted, kept.count
        await looks_on(after)

        assert after.asked(last) == []


async def test_an_order_shown_again_stands_there_once_though_the_bot_was_stopped_meanwhile(
    sheet: OldSheet, module_bench: Bench, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 3)
        deletes(shop, no)
        await eventually(lambda: bool(shop.asked(no)))
        module_bench.control.fault("reset_after", match="spreadsheets.batchUpdate", times=None)
        await shop.presses(Verb.RESTORE_ROW, shop.asked(no)[0])
        kept = shop
    module_bench.control.clear_faults()
    async with at_work(tmp_path, sheet) as after:
        after.orders, after.count = kept.orders, kept.count
        await looks_on(after)
        after.count += 100
        await after.presses(Verb.RESTORE_ROW, kept.asked(no)[0])
        await looks_on(after)

        assert len(after.grid(PESANAN).of(no)) == 1
        assert after.asked(no) == []


async def test_an_order_cancelled_by_the_button_frees_its_stock_in_the_sheet(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        deletes(shop, no)
        await eventually(lambda: bool(shop.asked(no)))

        await shop.presses(Verb.CANCEL_GONE, shop.asked(no)[0])

        shop.cancelled.add(no)
        assert await shop.is_right() == []
        await eventually(lambda: f"{no}/B1" in shop.grid(MUTASI_STOK).named())
        await looks_on(shop)


async def test_a_row_that_she_brings_back_withdraws_the_question(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        number = row_of(shop, no)
        cells = shop.person.values(PESANAN, f"A{number}:Z{number}")
        deletes(shop, no)
        await eventually(lambda: bool(shop.asked(no)))

        shop.person.insert_rows(PESANAN, number)
        shop.type(PESANAN, f"A{number}", cells)

        await eventually(lambda: not shop.machine.ledger.book.lost)
        await shop.presses(Verb.CANCEL_GONE, shop.asked(no)[0])
        assert await shop.is_right() == []


async def test_many_deleted_at_once_are_an_accident_and_told_once(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        numbers = await several(shop, 8)
        shop.person.delete_rows(PESANAN, 2, 7)

        await eventually(lambda: told(shop, EditKind.ROWS_GONE) == [EditTold(EditKind.ROWS_GONE, PESANAN)])
        shop.deleted.update(numbers)
    async with at_work(tmp_path, sheet) as after:
        for _ in range(3):
            await after.confirms()
            await asyncio.sleep(0.5)

        assert told(after, EditKind.ROWS_GONE) == []
        assert not any(after.asked(no) for no in numbers)


async def test_orders_that_are_on_their_way_to_the_sheet_are_not_missed(
    sheet: OldSheet, tmp_path: Path
) -> None:
    seldom = replace(QUICK, tempo=replace(QUICK.tempo, batch=3.0))
    async with at_work(tmp_path, sheet, seldom) as shop:
        await several(shop, 1)
        waiting = [await shop.confirms() for _ in range(3)]

        assert await shop.is_right() == []
        assert not any(shop.asked(no) for no in waiting)


async def test_a_number_that_she_typed_over_is_put_back_and_said(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        numbers = await several(shop, 3)
        put_back = []
        for no, typed in zip(numbers, ("", "lunas", "P261124-999"), strict=True):
            cell = f"A{row_of(shop, no)}"
            shop.type(PESANAN, cell, typed)
            put_back.append(EditTold(EditKind.ROW_PUT_BACK, f"{PESANAN}, {cell}", no, typed))

            assert await shop.is_right() == []

        assert told(shop, EditKind.ROW_PUT_BACK) == put_back
        assert not any(shop.asked(no) for no in numbers)


async def test_a_total_that_she_typed_over_is_put_back_and_said_once(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        cell = shop.grid(PESANAN).cell(row_of(shop, no), "Total")

        shop.type(PESANAN, cell, 7)

        assert await shop.is_right() == []
        await looks_on(shop)
        (line,) = told(shop, EditKind.ROW_PUT_BACK)
        assert (line.what, line.after) == (f"{PESANAN}, {cell}", "7")
        assert line.before.startswith("Rp")


async def test_a_status_typed_over_an_order_that_is_over_is_put_back_and_said(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        cell = shop.grid(PESANAN).cell(row_of(shop, no), "Status")
        shop.type(PESANAN, cell, "Batal")
        await eventually(lambda: no not in shop.machine.ledger.book.orders)

        shop.type(PESANAN, cell, "Diproses")

        await eventually(lambda: shop.person.values(PESANAN, cell) == [["Batal"]])
        refused = EditTold(
            EditKind.MOVE_REFUSED, no, OrderStatus.CANCELLED.value, OrderStatus.IN_PROGRESS.value
        )
        assert told(shop, EditKind.MOVE_REFUSED) == [refused]
        await eventually(lambda: not [cell for cell in shop.machine.ledger.book.shown if no in cell])


async def test_an_order_that_is_paid_and_over_at_once_shows_that_it_is_paid(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        order = shop.machine.ledger.book.orders[no]
        row = row_of(shop, no)
        money = PaymentRecorded(
            "B1", order.partner_id, no, order.total, "transfer", order.placed_at, OWNER_KEY
        )
        sent = OrderMoved(no, OrderStatus.NEW, OrderStatus.SHIPPED, OWNER_KEY)
        done = OrderMoved(no, OrderStatus.SHIPPED, OrderStatus.DONE, OWNER_KEY)

        await shop.machine.decides(Decision(entries=(sent, done, money)), "paid and over")

        cell = shop.grid(PESANAN).cell(row, "Pembayaran")
        await eventually(lambda: shop.person.values(PESANAN, cell) == [["Lunas"]])
        await eventually(lambda: not [cell for cell in shop.machine.ledger.book.shown if no in cell])


async def test_a_renamed_tab_is_followed_and_told_once_over_restarts(sheet: OldSheet, tmp_path: Path) -> None:
    renamed = EditTold(EditKind.TAB_RENAMED, PESANAN, PESANAN, "Order 2026")
    async with at_work(tmp_path, sheet) as shop:
        await several(shop, 1)
        shop.person.rename_tab(PESANAN, "Order 2026")
        shop.titles[PESANAN] = "Order 2026"
        await eventually(lambda: told(shop, EditKind.TAB_RENAMED) == [renamed])
        await looks_on(shop)
        kept = shop
    async with at_work(tmp_path, sheet) as after:
        after.orders, after.titles, after.count = kept.orders, kept.titles, kept.count
        await looks_on(after)

        assert told(after, EditKind.TAB_RENAMED) == []
    assert told(kept, EditKind.TAB_RENAMED) == [renamed]


async def test_a_thousand_pasted_rows_are_told_in_one_message_each(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        seen = shop.grid(HARGA)
        first = len(seen.cells) + 1
        order = ("Produk", "Cek", "Tingkat", "Min beli", "Harga")
        rows: list[list[object]] = []
        for at in range(1_000):
            price: object = 19_500
            if at % 4 == 1:
                price = f"kira-kira {at}"
            if at % 4 == 2:
                price = 20  # 20.000, in another locale
            rows.append(["SMB-01", None, "reseller", 1_000 + at, price])
        assert seen.header[:5] == [name.casefold() for name in order]
        more = {"sheetId": shop.person.sheet(HARGA)["sheetId"], "dimension": "ROWS", "length": 1_000}
        shop.person.batch([{"appendDimension": more}])
        shop.person.type(HARGA, f"A{first}", rows)

        await eventually(lambda: bool(heard(shop, PricesHeldBack)) and bool(faults(shop)))
        await shop.confirms()
        assert await shop.is_right() == []

        (question,) = heard(shop, PricesHeldBack)
        assert question.count == 250
        (complaint,) = heard(shop, CellFaults)
        assert {fault.cell for fault in complaint.faults} == {f"E{first + at}" for at in range(1, 1_000, 4)}
        assert len([key for key in shop.machine.ledger.book.prices if key.startswith("SMB-01")]) >= 500


async def test_a_thousand_pasted_products_each_get_a_number_of_their_own(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        first = len(shop.grid(PRODUK).cells) + 1
        more = {"sheetId": shop.person.sheet(PRODUK)["sheetId"], "dimension": "ROWS", "length": 1_000}
        shop.person.batch([{"appendDimension": more}])
        shop.person.type(PRODUK, f"A{first}", [[f"Sambal Baru {at}"] for at in range(1_000)])

        await eventually(lambda: len(shop.machine.ledger.book.products) > 1_000)
        await shop.confirms()

        assert await shop.is_right() == []
        skus = shop.grid(PRODUK).named()
        assert len(skus) == len(set(skus)) > 1_000


SLIPS: Sequence[tuple[str, str, object, Reason]] = (
    (HARGA, "Harga", "=A1/0", Reason.FORMULA_ERROR),
    (PRODUK, "HPP", "dua belas ribu", Reason.NOT_RUPIAH),
    (MITRA, "Tingkat", "raja", Reason.UNKNOWN_TIER),
)


async def test_each_slip_is_told_once_with_its_address_and_changes_nothing(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        before = dict(shop.machine.ledger.book.prices)
        cells = {}
        for tab, header, typed, reason in SLIPS:
            cells[tab, reason] = shop.grid(tab).cell(3, header)
            shop.type(tab, cells[tab, reason], typed)

        await eventually(lambda: len(faults(shop)) == len(SLIPS))
        await looks_on(shop)

        assert {(one.tab, one.reason): one.cell for one in faults(shop)} == cells
        assert len(faults(shop)) == len(SLIPS)
        assert shop.machine.ledger.book.prices == before
        for tab, header, _, _ in SLIPS:
            seen = shop.grid(tab)
            assert dict(seen.rows())[3]["Cek"] == "salah", header


async def test_prices_as_people_type_them(sheet: OldSheet, tmp_path: Path) -> None:
    key = "SMB-01|reseller|10|"
    typed = (("21rb", 21_000), ("'21.500", 21_500), ("=11000*2", 22_000), ("Rp 22.500,-", 22_500))
    async with at_work(tmp_path, sheet) as shop:
        seen = shop.grid(HARGA)
        number = next(
            n for n, row in seen.rows() if (row["Produk"], row["Tingkat"]) == ("SMB-01", "reseller")
        )
        for words, price in typed:
            shop.type(HARGA, seen.cell(number, "Harga"), words)

            await eventually(partial(lambda one: shop.machine.ledger.book.prices[key].price == one, price))
        assert faults(shop) == []


async def test_a_merge_over_two_rows_keeps_the_price_that_lost_its_cell(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        before = dict(shop.machine.ledger.book.prices)

        shop.person.merge(HARGA, "A2:A3")

        await eventually(
            lambda: [(one.cell, one.reason) for one in faults(shop)] == [("A3", Reason.REQUIRED)]
        )
        await looks_on(shop)
        assert shop.machine.ledger.book.prices == before
        assert len(faults(shop)) == 1


async def test_merged_headers_are_told_and_the_last_good_state_stays(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        before = dict(shop.machine.ledger.book.prices)

        shop.person.merge(HARGA, "D1:E1")
        await eventually(lambda: [one.header for one in faults(shop)] == ["Harga"])
        shop.person.unmerge(HARGA, "D1:E1")
        shop.type(HARGA, "E1", " harga ")
        shop.type(HARGA, shop.grid(HARGA).cell(2, "Harga"), 26_000)

        await eventually(lambda: shop.machine.ledger.book.prices["SMB-01|retail|1|"].price == 26_000)
        assert {key: row for key, row in shop.machine.ledger.book.prices.items() if row.price != 26_000} == {
            key: row for key, row in before.items() if key != "SMB-01|retail|1|"
        }


async def test_a_copied_row_is_told_at_both_addresses_and_what_was_in_force_stays(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        seen = shop.grid(PRODUK)
        under = len(seen.cells) + 1
        before = dict(shop.machine.ledger.book.products)

        shop.person.copy_row(PRODUK, 2, under)

        await eventually(lambda: len(faults(shop)) == 2)
        key = seen.cell(2, "SKU").rstrip("2")
        assert {one.cell: one.options for one in faults(shop)} == {
            f"{key}2": (f"{key}{under}",),
            f"{key}{under}": (f"{key}2",),
        }
        assert shop.machine.ledger.book.products == before
        shop.person.delete_rows(PRODUK, under)
        await eventually(lambda: dict(shop.grid(PRODUK).rows())[2]["Cek"] == "")


async def test_a_sort_during_a_status_edit_moves_the_right_order_on(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        numbers = await several(shop, 6)
        for no in numbers[:3]:
            seen = shop.grid(PESANAN)
            shop.type(PESANAN, seen.cell(row_of(shop, no), "Status"), "Diproses")
            shop.person.sort(PESANAN, seen.at("Total"), descending=True)
            shop.person.sort(PESANAN, seen.at("No"))

        orders: Callable[[], list[OrderStatus]] = lambda: [  # noqa: E731
            shop.machine.ledger.book.orders[no].status for no in numbers
        ]
        await eventually(lambda: orders() == [OrderStatus.IN_PROGRESS] * 3 + [OrderStatus.NEW] * 3)
        assert await shop.is_right() == []
        assert told(shop, EditKind.MOVE_REFUSED) == []
