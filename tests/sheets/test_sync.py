"""The two roads at work over a local Sheet: restarts, crashes and stops while a batch is under way."""

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commands.book import Book
from commands.decision import Decision, Notice
from commands.entries import OrderPlaced
from commands.ports import Rendered
from commands.registry import Registry
from commands.replies import CellFaults, RoadNews, RoadState
from commands.rules.orders import Order
from sheets.journal import Journal
from sheets.journal_road import PendingBatch, Stored
from sheets.journal_store import DATABASE
from sheets.ledger import Ledger
from sheets.road.batch import MOST_BYTES
from sheets.road.fact_rows import rows_of
from sheets.road.road import _size
from sheets.sync import Sync, SyncSettings, Tempo
from sheets.tabs import ITEM_PESANAN, MARKER, PESANAN
from sheets.watch.memory import Timing
from sheets.watch.wishes import Words
from tests.sheets.old_sheets import OldSheet, old_sheet, order
from tests.sheets.workbooks import Bench, running_bench

WRITES = "spreadsheets.batchUpdate"
LIVELY = Tempo(batch=0.2, display=0.3, held=2.0, pauses=(0.3, 0.6, 1.2, 2.4))
"""The same roads, for a Google without a quota."""


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("google")) as bench:
        yield bench


@pytest.fixture
def bench(module_bench: Bench) -> Iterator[Bench]:
    yield module_bench
    module_bench.close()


@pytest.fixture
def sheet(bench: Bench) -> OldSheet:
    return old_sheet(bench)


@dataclass
class Machine:
    """A journal, its ledger, and the task that keeps the Sheet in step with them."""

    journal: Journal
    ledger: Ledger
    sync: Sync
    sheet: OldSheet
    heard: list[Notice]

    def road_news(self) -> list[RoadNews]:
        """What the owner heard of the road."""
        return [notice.reply for notice in self.heard if isinstance(notice.reply, RoadNews)]

    def complaints(self) -> list[CellFaults]:
        """What the owner heard of cells."""
        return [notice.reply for notice in self.heard if isinstance(notice.reply, CellFaults)]

    async def confirms(self, counter: int) -> str:
        """An order, as a confirmed draft makes it durable."""
        placed = order(counter)
        await self.decides(Decision(entries=(OrderPlaced(placed),)), f"ask/{counter}")
        return placed.no

    async def decides(self, decision: Decision, key: str) -> None:
        await self.ledger.decide(lambda _: decision, key=key, by="101", at=now())

    async def is_in_step(self) -> None:
        """The first look was taken, and the bot's own cells were set."""
        await asyncio.wait_for(self.sync.is_ready.wait(), 10)
        await eventually(lambda: self.journal.road.last_applied(self.sheet.client.spreadsheet_id) is not None)

    def has_open_batch(self) -> bool:
        return self._open_batch() is not None

    def carries(self, no: str) -> bool:
        """Whether this order is in the batch under way: facts of the first look may travel before it."""
        pending = self._open_batch()
        stored = self.journal.road.entries(json.loads(pending.body)) if pending is not None else []
        return any(isinstance(one.entry, OrderPlaced) and one.entry.order.no == no for one in stored)

    def _open_batch(self) -> PendingBatch | None:
        return self.journal.road.pending_batch(self.sheet.client.spreadsheet_id)

    def rows(self, title: str, no: str) -> int:
        """How many rows of a tab bear this order's number."""
        return sum(1 for row in self.sheet.person.read(title) if row and row[0] == no)


def now() -> datetime:
    return datetime.now(UTC)


def in_words(_: Book) -> Words:
    return Words(lambda _: "salah", lambda *_: "ditahan", lambda code: code)


@asynccontextmanager
async def machine(folder: Path, sheet: OldSheet) -> AsyncIterator[Machine]:
    """The roads at work; at the end they stop as SIGTERM stops them."""
    journal = Journal.open(folder, busy_seconds=0.2)
    heard: list[Notice] = []

    def render(decision: Decision, *_: object) -> Rendered:
        heard.extend(decision.notices)
        return Rendered()

    ledger = Ledger(journal, Registry(), render, owner_ids=frozenset({77}))
    settings = SyncSettings(in_words, 0.2, Timing(0.2, 0.5, 0.5), LIVELY)
    sync = Sync(sheet.client, journal, ledger, settings, now)
    ledger.on_committed(lambda _: sync.wake())
    task = asyncio.create_task(sync.run())
    try:
        yield Machine(journal, ledger, sync, sheet, heard)
    finally:
        await sync.stop(task)
        await ledger.close()
        journal.close()


async def eventually(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        await asyncio.sleep(0.05)


async def stands_once(at_work: Machine, no: str) -> None:
    await eventually(lambda: at_work.rows(PESANAN, no) > 0)
    assert at_work.rows(PESANAN, no) == 1
    assert at_work.rows(ITEM_PESANAN, no) == 2


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
        bench.control.fault("reset_before", match=WRITES, times=1)
        largest, small = almost_a_whole_batch(at_work.ledger.book), order(2)
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
    return sum(_size(row) for row in rows_of(Stored(1, now(), "101", OrderPlaced(placed)), book))


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

        assert [news.state for news in at_work.road_news()] == [RoadState.STRUCTURE]


async def test_a_stop_does_not_wait_for_a_pause_to_end(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        bench.control.fault("status", match=WRITES, times=None, code=503)
        await at_work.confirms(2)
        await asyncio.sleep(4)
        began = time.monotonic()
    assert time.monotonic() - began < 1
