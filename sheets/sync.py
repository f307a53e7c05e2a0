"""The two roads, driven by one task: looks at the Sheet every few seconds, batches to it when there is something.

Calls to Google run one after another in one worker thread, never in the turn. Whatever goes wrong here,
orders go on: this task only ever falls behind, and says so to the owner once when it matters and once
when it is over.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from commands.book import Book
from commands.replies import RoadState
from sheets.client import SheetsClient
from sheets.decisions import SheetDecisions
from sheets.in_thread import CallThread
from sheets.journal import Journal
from sheets.journal_store import JournalUnavailableError
from sheets.ledger import Ledger
from sheets.outcomes import Outcome, Refused
from sheets.rebuild.beginning import IncompleteSheetError
from sheets.rebuild.pages import RestlessSheetError, StoppedError, UnreadableSheetError
from sheets.rebuild.rebuild import FIRST_LOOK, Rebuild, fresh_codes
from sheets.road.backoff import Backoff
from sheets.road.batch import Ground, Part
from sheets.road.errors import (
    HeldError,
    MovedError,
    RefusedGroupError,
    RoadError,
    ShiftedError,
    StrayedError,
    UnsettledError,
)
from sheets.road.guarding import learn_guards
from sheets.road.identity import Identity, NotOursError
from sheets.road.instance import instance_of
from sheets.road.news import Patience, RoadReport
from sheets.road.refusals import state_of
from sheets.road.road import Road
from sheets.road.structure import find_workbook, stand_on
from sheets.road.tab_names import TabNames
from sheets.watch.barred import Barred
from sheets.watch.complaints import Complaints
from sheets.watch.look import LONG
from sheets.watch.memory import Memory, Timing
from sheets.watch.own_cells import OwnCells
from sheets.watch.watcher import Watcher
from sheets.watch.windows import LongTab
from sheets.watch.wishes import Words
from sheets.workbook import Workbook

logger = logging.getLogger(__name__)

CLOSED = frozenset({RoadState.KEY_REFUSED, RoadState.NOT_SHARED, RoadState.GONE, RoadState.OTHER_WRITER})
"""There is nothing to look at either: the file cannot be reached, or is somebody else's as well."""
CUT_SECONDS = 1.0
"""For what still runs after its call was cut."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How the roads keep time, in seconds. The defaults stay within Google's 60 writes a minute."""

    batch: float = 1.5
    """Between the beginnings of two batches of facts: 40 writes a minute."""
    display: float = 6.0
    """Between two batches of the bot's own cells: 10 more."""
    fresh: float = 10.0
    """Cells are set only on positions from a look younger than this."""
    tidy: float = 60.0
    held: float = 30.0
    """Before it is tried again what somebody must mend."""
    again: float = 3600.0
    """Before entries that the Sheet refused are tried once more."""
    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
    """Before a read or a write that failed is tried again; Google's advice, capped."""
    patience: Patience = field(default_factory=Patience)
    ending: float = 5.0
    """For the last try at a stop; a call that is under way then is cut."""
    lag: float = 90.0
    """How far a read may be behind a write: 40 seconds were seen."""
    answer: float = 12.0
    """How long a new journal waits for a Mitra that is at work on the Sheet: a few of its looks."""


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How often to look (seconds), how the roads keep time, how long things must be quiet; the words of cells."""

    words: Callable[[Book], Words]
    poll_seconds: float = 3.0
    timing: Timing = field(default_factory=Timing)
    tempo: Tempo = field(default_factory=Tempo)


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
        self._client = client
        self._journal = journal
        self._ledger = ledger
        self._poll_seconds = settings.poll_seconds
        self._tempo = settings.tempo
        self._clock = clock
        self._in_thread = CallThread("google")
        self._ground = Ground({})
        self._decisions = SheetDecisions(ledger, clock)
        instance, tempo = instance_of(journal), settings.tempo
        self._stopping = asyncio.Event()
        self._identity = Identity(
            client, journal, instance, self._in_thread, tempo.lag, tempo.answer, self._stopping
        )
        self._road = Road(client, journal.road, self._ground, instance, self._in_thread)
        self._watcher = Watcher(
            client,
            journal,
            self._decisions,
            self._ground,
            Memory(settings.timing, time.monotonic),
            Complaints(settings.timing, time.monotonic, journal),
            self._in_thread,
            self._identity,
            TabNames(journal, client.spreadsheet_id),
        )
        barred = Barred(time.monotonic)
        self._own_cells = OwnCells(self._road, self._decisions, self._ground, settings.words, barred)
        self._road.on_found_out(self._own_cells.found_out)
        self._report = RoadReport(
            lambda make: self._decisions.decide(make, "road"),
            journal,
            client.spreadsheet_id,
            self._in_thread,
            clock,
            settings.tempo.patience,
        )
        self._awake = asyncio.Event()
        self._looked_at = self._carried_at = self._displayed_at = float("-inf")
        self._tidied_at = time.monotonic()
        self._held_until = float("-inf")
        self._retried_at = float("-inf")
        self._facts_until: float | None = None
        """While facts alone are held: when they are tried again."""
        self._facts_are_held = False
        self._facts_go_first = False
        """The bot's own cells failed last: they wait until facts had their turn."""
        self._doubted: Part | None = None
        """What Google refused last; refused again, with everything looked up anew, somebody must mend it."""
        pauses = settings.tempo.pauses
        self._reads, self._writes, self._steps = Backoff(pauses), Backoff(pauses), Backoff(pauses)
        self.is_ready = asyncio.Event()
        """The first look was taken in."""
        self._not_ours: NotOursError | None = None
        self._is_refused = asyncio.Event()

    @property
    def knows_the_network(self) -> bool:
        """Whether a look was ever taken in; before, nobody can be answered rightly."""
        return self._journal.get_meta(FIRST_LOOK) is not None

    async def begins(self) -> None:
        """Wait for the first look. Raises NotOursError if this file is not the journal's to work on."""
        waiting = [asyncio.create_task(event.wait()) for event in (self.is_ready, self._is_refused)]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
        if self._not_ours is not None and not self.is_ready.is_set():
            raise self._not_ours

    # -- the task --------------------------------------------------------------------------

    def wake(self) -> None:
        """Something waits to be carried to the Sheet."""
        self._awake.set()

    async def run(self) -> None:
        """Go on until `stop`; what waits then is carried if Google answers, or kept."""
        while not self._stopping.is_set():
            try:
                await self._step()
            except Exception as error:  # noqa: BLE001 - each is told apart, and none ends the task
                await self._failed(error)
            await self._rest()

    async def stop(self, task: "asyncio.Task[None]") -> None:
        """End the task and make one last try to carry what waits; a call that hangs is not waited for."""
        self._stopping.set()
        self._awake.set()
        ending = asyncio.create_task(self._end(task))
        _, late = await asyncio.wait({ending}, timeout=self._tempo.ending)
        if late:
            self._client.cut()
            await asyncio.wait({ending}, timeout=CUT_SECONDS)
            ending.cancel()
        for ended in await asyncio.gather(ending, return_exceptions=True):
            if isinstance(ended, Exception):
                logger.error("the road to the Sheet did not end well", exc_info=ended)
        await self._in_thread.end(CUT_SECONDS)

    async def _end(self, task: "asyncio.Task[None]") -> None:
        await task
        try:
            if self._is_grounded() and not self._reads.is_failing and not self._writes.is_failing:
                await self._road.carry(self._ledger.book)
        except (RoadError, JournalUnavailableError):
            logger.info("what waits for the Sheet is kept for the next start")

    async def _rest(self) -> None:
        """Sleep until the next step, or until somebody wakes us (a stop does so in any case)."""
        pause = max(self._next_step(), self._held_until, self._steps.not_before) - time.monotonic()
        if pause <= 0:
            await asyncio.sleep(0)
            return
        disturbance = self._stopping if self._awake.is_set() else self._awake
        with suppress(TimeoutError):
            await asyncio.wait_for(disturbance.wait(), pause)

    def _next_step(self) -> float:
        """When there is something to do again: nothing is written without ground, nor looked at on the way."""
        look = max(self._looked_at + self._poll_seconds, self._reads.not_before)
        batch = max(self._carried_at + self._tempo.batch, self._writes.not_before)
        if not self._is_grounded():
            return look
        if self._facts_until is not None:
            return min(look, self._facts_until)
        return min(look, batch) if self._awake.is_set() or not self._road.is_settled else look

    async def _step(self) -> None:
        """A look when it is time, then what is to be written: the own cells while its positions hold, and facts."""
        if time.monotonic() < self._held_until or not self._steps.may_try:
            return
        if self._facts_until is not None and time.monotonic() >= self._facts_until:
            self._facts_until = None
            self._ground.forget()  # perhaps it was mended
        if not self._ground.sheet_ids and (not self._reads.may_try or not await self._find_ground()):
            return
        looks_first = self._road.is_settled or not self._is_grounded()
        if looks_first:
            await self._look()
        if self._is_grounded() and self._writes.may_try:
            await self._sign()
            await self._display()
        if self._is_grounded() and self._writes.may_try:  # a refusal takes the ground away
            await self._carry_or_hold()
        if not looks_first and not self._road.is_settled:  # a batch whose fate is open matters more
            await self._look()
        self._steps.worked()

    def _is_grounded(self) -> bool:
        """Whether it is known where new rows go."""
        ground = self._ground
        return bool(ground.sheet_ids) and all(
            title in ground.bottoms for title in LONG if title in ground.sheet_ids
        )

    # -- reading ---------------------------------------------------------------------------

    async def _find_ground(self, *, is_certain: bool = False) -> bool:
        """Learn the file's structure and the batch under way; False: not yet, it is tried again.

        `is_certain`: that this is the file as we left it must not be told by a read that may lag.
        """
        await self._road.recover()
        names = self._watcher.names
        found, marker = await find_workbook(self._client, self._in_thread, names.ids)
        await self._identity.meet(found, marker, is_certain=is_certain or self._road.has_strayed)
        await self._road.return_to()
        if not await self._begin(found):
            return False
        stand_on(self._ground, found)
        self._watcher.rounds.sizes = {title: tab.row_count for title, tab in found.tabs.items()}
        await learn_guards(self._ground, self._client, self._in_thread)
        for title in LONG:
            if title in found.tabs:
                rows = found.tabs[title].row_count
                self._watcher.long.setdefault(title, LongTab(title, rows)).fit(rows)
        await self._in_thread(self._journal.road.start_above, marker.batch)
        await self._road.guard_columns()
        return True

    async def _begin(self, found: Workbook) -> bool:
        """A new journal on an old Sheet takes over what stands there; before that nothing is an edit."""
        rebuild = Rebuild(
            self._client,
            self._journal,
            self._ledger,
            self._in_thread,
            self._clock,
            fresh_codes(),
            self._stopping.is_set,
            confirm=partial(self._identity.confirm, found),
        )
        try:
            faults = await rebuild.begin(found)
            await self._identity.confirm(found)
        except IncompleteSheetError as incomplete:
            raise HeldError(RoadState.STRUCTURE, str(incomplete)) from incomplete
        except RestlessSheetError as restless:
            logger.warning("rows moved while they were read, it is tried again: %s", restless)
            self._steps.failed()
            return False
        except StoppedError:
            logger.info("stopped while reading the Sheet; the next start begins anew")
            return False
        await self._watcher.complain_once(faults)
        return True

    async def _look(self) -> None:
        """Take a look if it is time. While a batch's fate is open it counts only if that batch is not in it."""
        started = time.monotonic()
        is_due = started >= self._looked_at + self._poll_seconds and self._reads.may_try
        if not is_due or not self._ground.sheet_ids:
            return
        is_taken = await self._watcher.look(self._road.open_number)
        self._looked_at = started
        self._reads.worked()
        if is_taken:
            self.is_ready.set()
            if self._road.is_settled and not self._facts_are_held:
                await self._report.in_step()

    def _look_again(self) -> None:
        self._looked_at = float("-inf")
        self._watcher.last = None

    # -- writing ---------------------------------------------------------------------------

    async def _sign(self) -> None:
        """Let others see who works here; no row moves by it, so the look stays good."""
        if self._watcher.last is None or not self._road.is_settled:
            return
        signature = await self._identity.signature(self._watcher.last[0].marker)
        if not signature:
            return
        try:
            await self._road.display(signature)
        except (MovedError, UnsettledError, RefusedGroupError) as open_fate:
            await self._unsettled(open_fate)

    async def _display(self) -> None:
        """The bot's own cells, on positions from a fresh look; each look serves once."""
        now, last = time.monotonic(), self._watcher.last
        facts_first = self._facts_go_first and self._facts_until is None
        may_display = self._road.is_settled and not facts_first
        if last is None or not may_display or now < self._displayed_at + self._tempo.display:
            return
        self._watcher.last = None
        if now - self._looked_at > self._tempo.fresh or self._carried_at > self._looked_at:
            return  # rows were added since: positions may have moved
        before, self._displayed_at = self._displayed_at, now
        self._facts_go_first = True
        try:
            if not await self._own_cells.show(*last):
                self._displayed_at = before  # nothing was sent
            self._facts_go_first = False
            self._writes.worked()
        except ShiftedError as shifted:
            self._shifted(shifted)
        except RefusedGroupError as refused:
            logger.warning("the bot's own cells were refused: %s", refused.why)
            self._ground.forget()
            self._awake.set()  # the number is spent by an empty batch
        except (MovedError, UnsettledError) as open_fate:
            await self._unsettled(open_fate)
        for state, where in self._own_cells.barred.news():
            await self._report.note(state, where)

    async def _carry(self) -> None:
        """Facts, or the batch whose fate is open."""
        started = time.monotonic()
        if started < self._carried_at + self._tempo.batch or self._facts_until is not None:
            return
        self._awake.clear()
        try:
            if started >= self._tidied_at + self._tempo.tidy:
                self._tidied_at = started
                if await self._road.tidy():
                    self._carried_at = started
                    self._awake.set()
                    return
            if started >= self._retried_at + self._tempo.again:
                self._retried_at = started
                await self._road.try_again()
            is_new = self._road.is_settled
            if await self._road.carry(self._ledger.book):
                self._carried_at = started
                self._awake.set()  # there may be more
            self._writes.worked()
            self._facts_are_held, self._doubted = False, None
            self._facts_go_first = self._facts_go_first and not is_new
        except MovedError:
            self._writes.worked()
            self._look_again()
            self._awake.set()
        except ShiftedError as shifted:
            self._shifted(shifted)
        except RefusedGroupError as refused:
            await self._refused(refused)
        except UnsettledError as unsettled:
            await self._unsettled(unsettled)

    def _shifted(self, why: ShiftedError) -> None:
        """All is looked up anew at once; with a pause where that told no difference, for what is read may lag."""
        logger.info("a column is not where it was: %s", why)
        self._ground.forget()
        self._look_again()
        self._awake.set()
        if self._ground.guards.strikes:
            self._writes.failed()

    async def _refused(self, refused: RefusedGroupError) -> None:
        """First all is looked up anew and the batch goes again; only then an entry may be to blame."""
        self._awake.set()
        is_sure, self._doubted = refused.part == self._doubted, refused.part
        if not is_sure:
            self._ground.forget()
            await self._find_ground(is_certain=True)
            self._look_again()
            return
        what = await self._road.set_aside(refused.part, refused.why, self._ledger.book)
        if what:
            await self._report.note(RoadState.POISON, f"{what}: {refused.why}")

    async def _carry_or_hold(self) -> None:
        """Facts that wait until somebody mends something do not keep looks and the bot's own cells from going on."""
        try:
            await self._carry()
        except NotOursError:
            raise
        except HeldError as held:
            if held.state in CLOSED:
                raise
            logger.warning("nothing is carried to the Sheet: %s", held)
            self._facts_are_held = True
            is_told = await self._report.held(held.state, held.detail)
            pause = self._tempo.held if is_told else self._poll_seconds
            self._facts_until = time.monotonic() + pause

    async def _unsettled(self, why: Exception) -> None:
        logger.warning("the Sheet did not answer clearly: %s", why)
        self._awake.set()
        self._writes.failed()
        await self._report.behind(self._writes.seconds)

    # -- when it does not work -------------------------------------------------------------

    async def _failed(self, error: Exception) -> None:
        """Tell apart what ended a step. Orders go on whatever it was."""
        try:
            match error:
                case UnreadableSheetError():
                    await self._unreadable(error.outcome)
                case StrayedError():
                    self._ground.sheet_ids.clear()
                case NotOursError():
                    self._not_ours = error
                    self._is_refused.set()
                    await self._hold(error.state, error.detail)
                case HeldError():
                    await self._hold(error.state, error.detail)
                case _:
                    logger.error("the road to the Sheet stumbled", exc_info=error)
                    self._steps.failed()
                    await self._report.behind(self._steps.seconds)
        except Exception:
            logger.exception("the owner could not be told; the road waits")
            self._steps.failed()

    async def _unreadable(self, outcome: Outcome) -> None:
        """Nothing was learnt. A refusal that somebody must mend is told; the rest passes by itself."""
        logger.warning("the Sheet could not be read: %s", outcome)
        self._looked_at = time.monotonic()
        state = state_of(outcome) if isinstance(outcome, Refused) else None
        if state is not None:
            await self._hold(state)
            return
        self._reads.failed()
        if isinstance(outcome, Refused) and not outcome.is_over_quota:
            self._ground.sheet_ids.clear()  # a tab or a range is gone: find out which
        await self._report.behind(self._reads.seconds)

    async def _hold(self, state: RoadState, detail: str = "") -> None:
        """Nothing goes on until it is mended; what is surely so is asked about more seldom."""
        logger.warning("the road to the Sheet is held: %s %s", state.value, detail)
        self._ground.sheet_ids.clear()
        if await self._report.held(state, self._client.email if state is RoadState.NOT_SHARED else detail):
            self._held_until = time.monotonic() + self._tempo.held
        else:
            self._steps.failed()
