"""The machine of the roads, as the tests drive it: a journal, its ledger, and the task at work on a local Sheet."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from commands.book import Book
from commands.decision import Decision, Notice
from commands.entries.orders import OrderPlaced
from commands.ports import Rendered
from commands.registry import Registry
from commands.replies.sheet import CellFaults, RoadNews
from sheets.journal import Journal
from sheets.journal_road import PendingBatch
from sheets.ledger import Ledger
from sheets.road.news import TellAfter
from sheets.road.under_way import taken_up
from sheets.sync import Sync
from sheets.sync_tempo import SyncSettings, Tempo
from sheets.tabs import ITEM_PESANAN, PESANAN
from sheets.watch.memory import Timing
from sheets.watch.wish import Words
from tests.sheets.old_sheets import OldSheet, order

LIVELY = Tempo(
    batch=0.2, display=0.3, held=2.0, pauses=(0.3, 0.6, 1.2, 2.4), tell_after=TellAfter(300.0, 0.5, 1.0)
)
"""The same roads, for a Google without a quota."""


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

    def waits(self) -> bool:
        """Whether anything is on its way to the Sheet."""
        return self.has_open_batch() or bool(
            self.journal.road.undelivered(self.sheet.client.spreadsheet_id, 1)
        )

    def has_open_batch(self) -> bool:
        return self._open_batch() is not None

    def carries(self, no: str) -> bool:
        """Whether this order is in the batch under way: facts of the first look may travel before it."""
        pending = self._open_batch()
        stored = self.journal.road.entries(taken_up(pending).seqs) if pending is not None else []
        return any(isinstance(one.entry, OrderPlaced) and one.entry.order.no == no for one in stored)

    def _open_batch(self) -> PendingBatch | None:
        return self.journal.road.pending_batch(self.sheet.client.spreadsheet_id)

    def rows(self, title: str, no: str) -> int:
        """How many rows of a tab bear this order's number."""
        return sum(1 for row in self.sheet.person.read(title) if row and row[0] == no)


def now() -> datetime:
    return datetime.now(UTC)


def in_words(_: Book) -> Words:
    return Words(
        lambda _: "salah",
        lambda *_: "ditahan",
        lambda code: code,
        lambda told: f"kembali {told.what} {told.after}",
        lambda number: f"bukti {number}",
    )


@asynccontextmanager
async def machine(
    folder: Path, sheet: OldSheet, tempo: Tempo = LIVELY, poll: float = 0.2
) -> AsyncIterator[Machine]:
    """The roads at work, with a look every `poll` seconds; at the end they stop as SIGTERM stops them."""
    journal = Journal.open(folder, busy_seconds=0.2)
    heard: list[Notice] = []

    def render(decision: Decision, *_: object) -> Rendered:
        heard.extend(decision.notices)
        return Rendered()

    ledger = Ledger(journal, Registry(), render, owner_ids=frozenset({77}))
    settings = SyncSettings(in_words, poll, Timing(0.2, 0.5, 0.5, money_row=0.4), tempo)
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
