"""The two roads, driven by one task: looks at the Sheet every few seconds, batches to it when there is something.

Calls to Google run one after another in one worker thread, never in the turn. Whatever goes wrong here,
orders go on: this task only ever falls behind, and says so to the owner once when it matters and once
when it is over.

One step: `sync_ground` finds out where things stand, `watch` takes a look, `sync_writes` sends what waits over `road`.
What ends a step is told apart in `sync_troubles`; `sync_times` knows when the next one is due.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime

from sheets.client import SheetsClient
from sheets.journal import Journal
from sheets.journal_store import JournalUnavailableError
from sheets.ledger import Ledger
from sheets.rebuild.rebuild import FIRST_LOOK
from sheets.road.errors import NotSetUpError, RoadError
from sheets.road.identity import NotOursError
from sheets.sync_ground import GroundSearch
from sheets.sync_parts import put_together
from sheets.sync_tempo import SyncSettings
from sheets.sync_times import Times
from sheets.sync_troubles import Troubles
from sheets.sync_writes import Writes

logger = logging.getLogger(__name__)

CUT_SECONDS = 1.0
"""For what still runs after its call was cut."""


class Sync:
    """Keeps journal and Sheet in step. `run` is its one task; everything else is called by it."""

    def __init__(
        self,
        client: SheetsClient,
        journal: Journal,
        ledger: Ledger,
        settings: SyncSettings,
        clock: Callable[[], datetime],
    ) -> None:
        self._stopping = asyncio.Event()
        self._parts = put_together(client, journal, ledger, settings, clock, self._stopping)
        self._times = Times(settings.tempo, settings.poll_seconds, self._stopping)
        self._search = GroundSearch(self._parts, self._times)
        self._writes = Writes(self._parts, self._times, self._search)
        self._troubles = Troubles(self._parts, self._times)
        self.is_ready = asyncio.Event()
        """The first look was taken in."""
        self._refusal: NotOursError | NotSetUpError | None = None
        self._is_refused = asyncio.Event()

    @property
    def knows_the_network(self) -> bool:
        """Whether a look was ever taken in; before, nobody can be answered rightly."""
        return self._parts.journal.get_meta(FIRST_LOOK) is not None

    async def begins(self) -> None:
        """Wait for the first look.

        Raises NotOursError if this file is not the journal's to work on, NotSetUpError if it is nobody's yet.
        """
        waiting = [asyncio.create_task(event.wait()) for event in (self.is_ready, self._is_refused)]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
        if self._refusal is not None and not self.is_ready.is_set():
            raise self._refusal

    def wake(self) -> None:
        """Something waits to be carried to the Sheet."""
        self._times.wake()

    # -- the task --------------------------------------------------------------------------

    async def run(self) -> None:
        """Go on until `stop`; what waits then is carried if Google answers, or kept."""
        while not self._stopping.is_set():
            try:
                await self._step()
            except Exception as error:  # noqa: BLE001 - each is told apart, and none ends the task
                if isinstance(error, NotOursError | NotSetUpError):
                    self._refusal = error
                    self._is_refused.set()
                await self._troubles.meet(error)
            await self._times.rest(
                is_grounded=self._parts.is_grounded, is_settled=self._parts.road.is_settled
            )

    async def _step(self) -> None:
        """A look when it is time, then what is to be written; the ground before both."""
        parts, times = self._parts, self._times
        if not times.may_step:
            return
        if times.take_held_facts():
            parts.ground.forget()  # perhaps it was mended
        if not parts.ground.sheet_ids and (not times.reads.may_try or not await self._search.find()):
            return
        looks_first = parts.road.is_settled or not parts.is_grounded
        if looks_first:
            await self._look()
        await self._writes.write()
        if not looks_first and not parts.road.is_settled:  # a batch whose fate is open matters more
            await self._look()
        times.steps.worked()

    async def _look(self) -> None:
        """Take a look if it is time. While a batch's fate is open it counts only if that batch is not in it."""
        parts, times = self._parts, self._times
        if not times.may_look or not parts.ground.sheet_ids:
            return
        started = time.monotonic()
        is_taken = await parts.watcher.look(parts.road.open_number)
        times.looked_at = started
        times.reads.worked()
        if is_taken:
            self.is_ready.set()
            if parts.road.is_settled and not self._writes.are_facts_held:
                await parts.report.in_step()

    # -- its end ---------------------------------------------------------------------------

    async def stop(self, task: "asyncio.Task[None]") -> None:
        """End the task and make one last try to carry what waits; a call that hangs is not waited for."""
        self._stopping.set()
        self._times.wake()
        ending = asyncio.create_task(self._end(task))
        _, late = await asyncio.wait({ending}, timeout=self._times.tempo.ending)
        if late:
            self._parts.client.cut()
            await asyncio.wait({ending}, timeout=CUT_SECONDS)
            ending.cancel()
        for ended in await asyncio.gather(ending, return_exceptions=True):
            if isinstance(ended, Exception):
                logger.error("the road to the Sheet did not end well", exc_info=ended)
        await self._parts.in_thread.end(CUT_SECONDS)

    async def _end(self, task: "asyncio.Task[None]") -> None:
        await task
        is_failing = self._times.reads.is_failing or self._times.writes.is_failing
        try:
            if self._parts.is_grounded and not is_failing:
                await self._parts.road.carry(self._parts.ledger.book)
        except (RoadError, JournalUnavailableError):
            logger.info("what waits for the Sheet is kept for the next start")
