"""An empty spreadsheet is filled from the journal alone, and is what the lost one was."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commands.book import Book
from commands.faults import Problem
from commands.rules.orders import Order, OrderStatus
from sheets.identity import Marker, Standing, judge
from sheets.journal import Journal
from sheets.recover.restore import BEGUN, restored, unfinished
from sheets.recover.whole import CannotGoOnError
from sheets.setup import set_up
from sheets.tabs import HARGA, ITEM_PESANAN, MARKER, MITRA, MUTASI_STOK, PESANAN, PRODUK, RIWAYAT
from tests.sheets.machine import eventually, machine, now
from tests.sheets.old_sheets import new_machine
from tests.sheets.recover.recoveries import (
    Day,
    confirms,
    differences,
    empty_sheet,
    restore,
    tabs_of,
)
from tests.sheets.workbooks import NETWORK, Bench

pytestmark = pytest.mark.xdist_group("ways back")
WRITES = "spreadsheets.batchUpdate"


async def test_every_tab_of_the_new_workbook_equals_the_old_one_row_by_row(
    bench: Bench, day: Day, journal: Journal
) -> None:
    new = empty_sheet(bench)

    await restore(new.client, journal, day.old_id)

    found = tabs_of(new)
    for title, rows in day.tabs.items():
        assert found[title] == rows, title
    assert new.person.values(MARKER)[0][1:3] == [NETWORK, new.client.spreadsheet_id]
    assert await differences(new.client, journal) == ()


def test_the_day_was_worth_restoring(day: Day) -> None:
    """What the other tests compare holds a fault, a note that looks like a formula, and an order of her own."""
    assert [row["Harga"] for row in day.tabs[HARGA] if row["Cek"]] == ["dua puluh"]
    assert [row["Status"] for row in day.tabs[MITRA] if row["Cek"]] == ["katanya cuti"]
    assert [row["Status"] for row in day.tabs[PESANAN]] == ["Dikirim", "Batal", "Baru", "Baru"]
    assert [row["Catatan admin"] for row in day.tabs[PESANAN]] == ["", "", "=1+1", ""]
    assert [row["Ongkir"] for row in day.tabs[PESANAN]] == ["Rp15.000", "Rp0", "Rp0", "sepuluh ribu"]
    assert day.tabs[PRODUK][0]["Nama"] == "Sambal Terasi"
    assert [len(day.tabs[title]) for title in ("Pembayaran", "Pengumuman", "Materi")] == [3, 1, 1]
    assert len(day.tabs[ITEM_PESANAN]) == 8
    assert len(day.tabs[MUTASI_STOK]) > 10
    assert {row["Kejadian"] for row in day.tabs[RIWAYAT]} >= {"ongkir", "status pesanan", "harga berlaku"}


async def test_the_bot_goes_on_in_the_new_workbook_as_if_nothing_had_been(
    bench: Bench, day: Day, tmp_path: Path
) -> None:
    folder, new = day.copied(tmp_path / "data"), empty_sheet(bench)
    journal = Journal.open(folder)
    await restore(new.client, journal, day.old_id)
    entries = journal.last_seq()
    journal.close()

    async with machine(folder, new) as at_work:
        await asyncio.wait_for(at_work.sync.is_ready.wait(), 30)
        assert at_work.journal.last_seq() == entries
        no = await confirms(at_work, 5)
        await eventually(lambda: at_work.rows(PESANAN, no) > 0)
        new.type(PESANAN, day.orders[2], "Status", "Diproses")
        await eventually(lambda: status_of(at_work.ledger.book, day.orders[2]) is OrderStatus.IN_PROGRESS)
        await eventually(lambda: at_work.journal.road.waiting(new.client.spreadsheet_id)[0] == 0)

    after = tabs_of(new)
    assert [row["No"] for row in after[PESANAN]] == [*day.orders, no]
    assert len(after[ITEM_PESANAN]) == len(day.tabs[ITEM_PESANAN]) + 2
    assert len(after[MUTASI_STOK]) == len(day.tabs[MUTASI_STOK]) + 2
    assert len(after[RIWAYAT]) == len(day.tabs[RIWAYAT]) + 1


async def test_the_old_workbook_is_left_alone_from_then_on(bench: Bench, day: Day, tmp_path: Path) -> None:
    new, journal = empty_sheet(bench), Journal.open(day.copied(tmp_path / "data"))
    before = journal.identity.known(day.old_id)
    assert before.left is not None
    marker = Marker(before.left, before.network_id, day.old_id, 1)
    assert judge(marker, before) is Standing.OURS

    await restore(new.client, journal, day.old_id)

    assert judge(marker, journal.identity.known(day.old_id)) is Standing.FOREIGN
    journal.close()


def status_of(book: Book, no: str) -> OrderStatus | None:
    return book.orders[no].status if no in book.orders else None


async def test_an_empty_journal_rebuilt_from_the_restored_workbook_knows_the_same(
    bench: Bench, day: Day, journal: Journal, tmp_path: Path
) -> None:
    new = empty_sheet(bench)
    await restore(new.client, journal, day.old_id)

    async with new_machine(tmp_path / "new", new, now) as rebuilt:
        await rebuilt.begins()

        assert told(rebuilt.book) == told(journal.load_book())
        (fault,) = await differences(new.client, rebuilt.journal)
        assert (fault.header, fault.there) == ("Ongkir", "sepuluh ribu")  # no look has kept it yet


def told(book: Book) -> dict[str, dict[str, Any]]:
    """Everything but invitations, drafts, counters and clocks: these begin anew. Times as the Sheet rounds them."""
    known = {kind.value: dict(table) for kind, table in book.tables.items()}
    for kind in ("invite", "draft", "counter", "clock", "told"):
        del known[kind]
    known["order"] = {no: to_the_second(order) for no, order in known["order"].items()}
    known["shown"] = {cell: what for cell, what in known["shown"].items() if what}
    return known


def to_the_second(order: Order) -> Order:
    return replace(order, placed_at=(order.placed_at + timedelta(milliseconds=500)).replace(microsecond=0))


async def test_a_journal_that_was_itself_rebuilt_restores_stock_that_adds_up(
    bench: Bench, day: Day, journal: Journal, tmp_path: Path
) -> None:
    first, second = empty_sheet(bench), empty_sheet(bench)
    await restore(first.client, journal, day.old_id)
    async with new_machine(tmp_path / "new", first, now) as rebuilt:
        await rebuilt.begins()
        await restore(second.client, rebuilt.journal, first.client.spreadsheet_id)

        assert await differences(second.client, rebuilt.journal) == ()
    tabs = tabs_of(second)
    total: Counter[str] = Counter()
    for row in tabs[MUTASI_STOK]:
        total[row["SKU"]] += int(row["Jumlah"])
    for row in tabs[PRODUK]:
        if row["Stok"]:
            assert total[row["SKU"]] == int(row["Stok"]) - int(row["Dipesan"] or 0)


async def test_what_google_does_meanwhile_leaves_no_trace(bench: Bench, day: Day, journal: Journal) -> None:
    new = empty_sheet(bench)
    bench.control.fault("status", match="*", times=2, code=429)
    for kind in ("applied_then_400", "reset_before", "reset_after"):
        bench.control.fault(kind, match=WRITES)

    await restore(new.client, journal, day.old_id, most_bytes=20_000)

    assert tabs_of(new) == day.tabs


async def test_a_file_that_is_in_use_or_holds_anything_is_not_filled(
    bench: Bench, day: Day, journal: Journal
) -> None:
    used = empty_sheet(bench)
    used.person.type("Sheet1", "C7", "belanja")

    for sheet, problem in ((used, Problem.RESTORE_NOT_EMPTY), (day.sheet, Problem.RESTORE_SAME_SHEET)):
        with pytest.raises(CannotGoOnError) as stopped:
            await restore(sheet.client, journal, day.old_id)
        assert [one.problem for one in stopped.value.findings] == [problem]
    assert used.person.tabs() == ["Sheet1"]


async def test_a_file_shared_for_reading_only_or_not_at_all_is_named(
    bench: Bench, day: Day, journal: Journal
) -> None:
    new = empty_sheet(bench)
    bench.control.unshare(new.client.spreadsheet_id, new.client.email)

    with pytest.raises(CannotGoOnError) as stopped:
        await restore(new.client, journal, day.old_id)

    assert [one.problem for one in stopped.value.findings] == [Problem.NOT_SHARED]


async def test_what_an_unfinished_try_left_behind_is_gone_after_the_next(
    bench: Bench, day: Day, journal: Journal
) -> None:
    new = empty_sheet(bench)
    assert set_up(new.client, NETWORK).is_ready
    for title, rows in ((PRODUK, 20), (MITRA, 20), (ITEM_PESANAN, 1), (RIWAYAT, 1)):
        new.person.type(title, "A2", [["lama", "", "lama"]] * rows)
    journal.set_meta(restored(new.client.spreadsheet_id), BEGUN)

    await restore(new.client, journal, day.old_id)

    assert tabs_of(new) == day.tabs


async def test_an_unfinished_file_is_finished_by_another_try_and_used_by_no_bot_before(
    bench: Bench, day: Day, journal: Journal
) -> None:
    new = empty_sheet(bench)
    file = new.client.spreadsheet_id
    bench.control.fault("status", match=WRITES, times=None, code=403)
    with pytest.raises(CannotGoOnError):
        await restore(new.client, journal, day.old_id)
    assert unfinished(journal, file) is not None
    bench.control.clear_faults()

    await restore(new.client, journal, day.old_id)

    assert unfinished(journal, file) is None
    assert tabs_of(new) == day.tabs
    with pytest.raises(CannotGoOnError) as stopped:
        await restore(new.client, journal, day.old_id)
    assert [one.problem for one in stopped.value.findings] == [Problem.RESTORE_DONE]
