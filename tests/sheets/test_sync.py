"""The two roads at work over a local Sheet: restarts, crashes and stops while a batch is under way."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from commands.book import Book
from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.replies.sheet import RoadState
from commands.rules.orders import Order
from sheets.journal_road import Stored
from sheets.journal_store import DATABASE
from sheets.road.batch import MOST_BYTES
from sheets.road.choosing import size_of as size_of_row
from sheets.road.fact_rows import rows_of
from sheets.tabs import MARKER, PESANAN
from tests.sheets.machine import LIVELY, eventually, machine, now, stands_once
from tests.sheets.old_sheets import OldSheet, order
from tests.sheets.workbooks import Bench

WRITES = "spreadsheets.batchUpdate"


@pytest.mark.parametrize("kind", ["reset_before", "reset_after"])
async def test_a_batch_whose_fate_was_open_at_the_stop_goes_on_after_the_next_start(
    kind: str, bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as before:
        await asyncio.wait_for(before.sync.is_ready.wait(), 10)
        bench.control.fault(kind, match=WRITES, times=None)
        no = await before.confirms(1)
        await eventually(before.has_open_batch)
    bench.control.clear_faults()

    async with machine(tmp_path, sheet) as after:
        await stands_once(after, no)
        await stands_once(after, await after.confirms(2))


async def test_a_batch_that_the_journal_could_not_mark_as_applied_is_not_made_twice(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        bench.control.latency(1.0)
        no = await at_work.confirms(1)
        await eventually(lambda: at_work.carries(no))
        with closing(sqlite3.connect(tmp_path / DATABASE)) as somebody:
            somebody.execute("BEGIN IMMEDIATE")
            await eventually(lambda: at_work.rows(PESANAN, no) > 0)
            await asyncio.sleep(1.5)
        bench.control.clear_faults()

        await stands_once(at_work, await at_work.confirms(2))
        await stands_once(at_work, no)


async def test_a_batch_that_grew_before_it_went_out_again_leaves_nothing_behind(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        largest, small = almost_a_whole_batch(at_work.ledger.book), order(2)
        bench.control.fault("reset_before", match=WRITES, holds=small.no)  # no other batch of that moment
        await at_work.decides(Decision(entries=(OrderPlaced(largest), OrderPlaced(small))), "ask")
        await eventually(lambda: at_work.carries(small.no))
        moved = replace(at_work.ledger.book.person("M001"), address="Jl. Merdeka " * 400)
        await at_work.decides(Decision(people=(moved,)), "moved")

        await stands_once(at_work, small.no)


def almost_a_whole_batch(book: Book) -> Order:
    """An order after which just one more fits into a batch."""
    one_line = order(1, pieces={"SMB-01": 10}).lines[0]
    line_size = size_of(replace(order(1), lines=(one_line, one_line)), book) - size_of(
        replace(order(1), lines=(one_line,)), book
    )
    lines = (replace(one_line, name=""),) * (MOST_BYTES // (line_size + 15))
    while size_of(replace(order(1), lines=(*lines, one_line)), book) < MOST_BYTES:
        lines = (*lines, one_line)
    return replace(order(1), lines=lines)


def size_of(placed: Order, book: Book) -> int:
    return sum(size_of_row(row.cells) for row in rows_of(Stored(1, now(), "101", OrderPlaced(placed)), book))


async def test_what_cannot_be_read_is_told_once_and_not_again_after_a_restart(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.type("Harga", "SMB-01", "Harga", "dua puluh")

    async with machine(tmp_path, sheet) as before:
        await eventually(lambda: bool(before.complaints()))
    async with machine(tmp_path, sheet) as after:
        await asyncio.wait_for(after.sync.is_ready.wait(), 10)
        await asyncio.sleep(1.5)

        assert [fault.typed for told in before.complaints() for fault in told.faults] == ["dua puluh"]
        assert after.complaints() == []


async def test_an_owner_who_protected_the_bots_own_tab_hears_of_it_once(
    sheet: OldSheet, tmp_path: Path
) -> None:
    area = {"range": {"sheetId": sheet.person.sheet(MARKER)["sheetId"]}}
    sheet.person.batch([{"addProtectedRange": {"protectedRange": area}}])

    async with machine(tmp_path, sheet) as at_work:
        await eventually(lambda: bool(at_work.road_news()))
        await asyncio.sleep(4)

        assert [news.state for news in at_work.road_news()] == [RoadState.LOCKED]


async def test_a_bot_at_work_stays_up_when_its_own_tab_is_deleted_and_starts_again_without_it(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as before:
        await before.is_in_step()
        sheet.person.delete_tab(MARKER)
        await eventually(lambda: bool(before.road_news()))
        held = await before.confirms(1)

        assert [news.state for news in before.road_news()] == [RoadState.STRUCTURE]

    bench.control.reset_calls()
    async with machine(tmp_path, sheet) as after:
        await eventually(lambda: reads_of_the_structure(bench) > 3)

        assert after.sync.knows_the_network
        assert after.waits()
        assert await after.confirms(2) > held


def reads_of_the_structure(bench: Bench) -> int:
    return sum(call.operation == "spreadsheets.get" for call in bench.control.calls())


async def test_a_stop_does_not_wait_for_a_pause_to_end(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    patient = replace(LIVELY, pauses=(600.0,), ending=600.0)
    async with asyncio.timeout(60), machine(tmp_path, sheet, patient) as at_work:
        await at_work.is_in_step()
        bench.control.fault("status", match=WRITES, times=None, code=503)
        await at_work.confirms(2)
        await eventually(lambda: bench.control.met().get(WRITES, 0) > 0)
