"""The two roads, driven by one task: looks at the Sheet every few seconds, batches to it when there is something.

Calls to Google run one after another in one worker thread, never in the turn. Whatever goes wrong here,
orders go on: this task only ever falls behind, and says so to the owner once when it matters and once
when it is over.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from commands.book import Book
from commands.decision import Decision, Notice
from commands.edits.decide import decide as decide_edits
from commands.faults import Fault
from commands.replies import CellFaults, RoadState
from sheets.client import SheetsClient, grids
from sheets.journal import Journal
from sheets.journal_store import JournalUnavailableError
from sheets.ledger import Ledger
from sheets.outcomes import Applied, Outcome, Refused
from sheets.rebuild.beginning import IncompleteSheetError
from sheets.rebuild.pages import RestlessSheetError, StoppedError, UnreadableSheetError
from sheets.rebuild.rebuild import FIRST_LOOK, Rebuild, fresh_codes
from sheets.road.batch import Ground
from sheets.road.news import RoadReport
from sheets.road.road import HeldError, MovedError, RefusedGroupError, Road, UnsettledError
from sheets.tabs import MARKER, TABS
from sheets.watch.complaints import Complaints
from sheets.watch.look import LONG, Look, Request
from sheets.watch.memory import Memory, Timing
from sheets.watch.readings import LookReader, Readings
from sheets.watch.seen import sheet_seen
from sheets.watch.windows import LongTab
from sheets.watch.wishes import Words, wishes
from sheets.watch.writing import write
from sheets.workbook import Workbook, look_at_workbook

logger = logging.getLogger(__name__)

T = TypeVar("T")

BATCH_SECONDS = 1.5
"""Between the beginnings of two writes: 40 of the 60 that Google allows a minute."""
DISPLAY_SECONDS = 5.0
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Before the same number goes out again; Google's advice, capped."""
HELD_SECONDS = 30.0
FRESH_SECONDS = 10.0
"""Cells are set only on positions from a look younger than this."""
INSTANCE = "instance"


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How often to look (seconds), how long things must be quiet, and the words of cells."""

    words: Callable[[Book], Words]
    poll_seconds: float = 3.0
    timing: Timing = field(default_factory=Timing)


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
        self._settings = settings
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, "google")
        self._ground = Ground({})
        self._long: dict[str, LongTab] = {}
        self._memory = Memory(settings.timing, time.monotonic)
        self._complaints = Complaints(settings.timing, time.monotonic, journal)
        self._reader = LookReader()
        self._plainly: set[tuple[str, int, str]] = set()
        self._report = RoadReport(self._tell, clock)
        self._awake = asyncio.Event()
        self._is_stopping = False
        self._looked_at = self._wrote_at = self._displayed_at = float("-inf")
        self._last_look: tuple[Look, Readings] | None = None
        self._not_before = 0.0
        self._failures = 0
        self._stamp = 0
        self.is_ready = asyncio.Event()
        """The first look was taken in."""
        self._instance = _instance(journal)
        self._road = Road(client, journal.road, self._ground, self._instance, self._in_thread)

    @property
    def knows_the_network(self) -> bool:
        """Whether a look was ever taken in; before, nobody can be answered rightly."""
        return self._journal.get_meta(FIRST_LOOK) is not None

    # -- the task --------------------------------------------------------------------------

    def wake(self) -> None:
        """Something waits to be carried to the Sheet."""
        self._awake.set()

    async def run(self) -> None:
        """Go on until `stop`; what waits then is carried if Google answers, or kept."""
        await self._road.recover()
        while not self._is_stopping:
            try:
                await self._step()
            except JournalUnavailableError:
                logger.exception("the journal cannot be written; the road waits")
                self._pause()
            except Exception:
                logger.exception("the road to the Sheet stumbled")
                self._pause()
            await self._rest()

    async def stop(self, task: "asyncio.Task[None]") -> None:
        """End the task and make one last try to carry what waits."""
        self._is_stopping = True
        self._awake.set()
        await task
        try:
            if self._is_grounded() and self._failures == 0:
                await self._road.carry(self._ledger.book)
        except (UnsettledError, HeldError, MovedError, RefusedGroupError, JournalUnavailableError):
            logger.info("what waits for the Sheet is kept for the next start")
        self._thread.shutdown()

    async def _rest(self) -> None:
        """Sleep until the next look, the next write that waits, or until somebody wakes us."""
        now = time.monotonic()
        until = [self._looked_at + self._settings.poll_seconds]
        if self._awake.is_set():
            until.append(self._wrote_at + BATCH_SECONDS)
        pause = max(min(until), self._not_before) - now
        if pause <= 0 or self._is_stopping:
            await asyncio.sleep(0)
            return
        if self._awake.is_set():
            await asyncio.sleep(pause)
            return
        try:
            await asyncio.wait_for(self._awake.wait(), pause)
        except TimeoutError:
            return

    async def _step(self) -> None:
        now = time.monotonic()
        if now < self._not_before:
            return
        if not self._ground.sheet_ids and not await self._find_structure():
            return
        if self._road.is_settled and now >= self._looked_at + self._settings.poll_seconds:
            try:
                await self._look()
            except HeldError as held:
                await self._hold(held)
                return
        if self._is_grounded() and time.monotonic() >= self._wrote_at + BATCH_SECONDS:
            await self._write()

    def _is_grounded(self) -> bool:
        return all(
            title in self._ground.bottoms for title in LONG if title in self._ground.sheet_ids
        ) and bool(self._ground.layouts)

    async def _write(self) -> None:
        """One write at most: facts first, then the bot's own cells."""
        self._awake.clear()
        try:
            started = time.monotonic()
            if await self._road.carry(self._ledger.book):
                self._wrote_at = started
                self._awake.set()  # there may be more
            elif await self._display():
                self._wrote_at = self._displayed_at = started
            self._went_well()
        except MovedError:
            self._look_again()
        except RefusedGroupError as refused:
            await self._refused(refused)
        except UnsettledError as unsettled:
            logger.warning("the Sheet did not answer clearly: %s", unsettled)
            self._awake.set()
            self._pause()
            await self._report.behind(*await self._waiting())
        except HeldError as held:
            await self._hold(held)

    async def _refused(self, refused: RefusedGroupError) -> None:
        """Only with the structure in order is an entry to blame; first everything is read anew."""
        if not await self._find_structure():
            return
        self._look_again()
        try:
            await self._road.set_aside(refused.group, refused.why)
            await self._report.poison(refused.group or "", refused.why)
        except HeldError as held:
            await self._hold(held)
        self._awake.set()

    # -- looking ---------------------------------------------------------------------------

    async def _find_structure(self) -> bool:
        """Which tabs there are and where; whether this is the file that it should be."""
        found = await self._in_thread(look_at_workbook, self._client)
        if not isinstance(found, Workbook):
            await self._unreadable(found)
            return False
        marker = found.marker
        if marker is None:
            await self._hold(HeldError(RoadState.STRUCTURE, MARKER))
            return False
        if marker.spreadsheet_id != self._client.spreadsheet_id:
            await self._hold(HeldError(RoadState.COPY))
            return False
        if not await self._begin(found):
            return False
        self._ground.sheet_ids.clear()
        self._ground.sheet_ids.update({title: tab.sheet_id for title, tab in found.tabs.items()})
        self._ground.titles.update({title: tab.title for title, tab in found.tabs.items()})
        self._ground.layouts.update({title: tab.layout(TABS[title]) for title, tab in found.tabs.items()})
        for title in LONG:
            if title in found.tabs and title not in self._long:
                self._long[title] = LongTab(title, found.tabs[title].row_count)
        await self._in_thread(self._journal.road.start_above, marker.batch)
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
            lambda: self._is_stopping,
        )
        try:
            await self._complain_once(await rebuild.begin(found))
        except UnreadableSheetError as unreadable:
            await self._unreadable(unreadable.outcome)
        except IncompleteSheetError as incomplete:
            await self._hold(HeldError(RoadState.STRUCTURE, str(incomplete)))
        except RestlessSheetError as restless:
            logger.warning("rows moved while they were read, it is tried again: %s", restless)
            self._pause()
        except StoppedError:
            logger.info("stopped while reading the Sheet; the next start begins anew")
        else:
            return True
        return False

    async def _look(self) -> None:
        started = time.monotonic()
        open_orders = self._ledger.book.orders.keys()
        windows = {
            title: known.windows(open_orders if title == LONG[0] else ())
            for title, known in self._long.items()
        }
        request = Request(self._ground.sheet_ids, windows)
        ranges = request.ranges()
        outcome: Outcome = await self._in_thread(self._client.batch_get_by_filter, ranges)
        self._looked_at = started
        if not isinstance(outcome, Applied):
            await self._unreadable(outcome)
            return
        look = Look.of(request, grids(outcome.response, ranges))
        if await self._is_stale(look):
            return
        await self._report.reachable()
        self._take(look)
        book = self._ledger.book
        readings = self._reader.read(look, book, book.day(self._clock()))
        self._last_look = look, readings
        await self._take_edits(readings)
        await self._complain(readings)

    async def _is_stale(self, look: Look) -> bool:
        """A look from before our last batch must not pass for edits; one from beyond it is another writer's."""
        applied = await self._in_thread(self._journal.road.last_applied, self._client.spreadsheet_id)
        if look.marker.spreadsheet_id not in ("", self._client.spreadsheet_id):
            raise HeldError(RoadState.COPY)
        return applied is not None and look.marker.batch < applied

    def _take(self, look: Look) -> None:
        for title, seen in look.tabs.items():
            self._ground.layouts[title] = seen.layout
        for title, known in self._long.items():
            if title in look.tabs:
                known.take(look.tabs[title], self._ledger.book.orders.keys() if title == LONG[0] else ())
                if known.bottom is None:
                    self._ground.bottoms.pop(title, None)
                else:
                    self._ground.bottoms[title] = known.bottom
        for title, tab in TABS.items():
            if title in look.tabs and title not in LONG and not tab.appends:
                self._ground.bottoms[title] = _bottom(look, title)

    async def _take_edits(self, readings: Readings) -> None:
        """Decide all edits of this look over the newest Book; nothing is committed where nothing changed."""
        is_first = await self._in_thread(self._journal.get_meta, FIRST_LOOK) is None
        book, at = self._ledger.book, self._clock()
        self._stamp += 1
        stamp = f"{int(at.timestamp() * 1000):x}{self._stamp % 16:x}"
        seen, _accidents = sheet_seen(
            readings, book, self._memory, at=at, stamp=stamp, codes=fresh_codes(), is_first=is_first
        )
        if decide_edits(seen, book) != Decision():
            await self._ledger.decide(
                lambda newest: decide_edits(seen, newest), key=f"look/{stamp}", by="Sheet", at=at
            )
        if is_first:
            await self._in_thread(self._journal.set_meta, FIRST_LOOK, stamp)
        self.is_ready.set()

    async def _complain(self, readings: Readings) -> None:
        notices = await self._in_thread(self._complaints.due, readings.faults, self._ledger.book.team_chats())
        if notices:
            await self._decide_apart(Decision(notices=notices), "faults")

    async def _complain_once(self, faults: Sequence[Fault]) -> None:
        """What a rebuild could not read: most of it stands where no look will see it again."""
        if faults:
            await self._in_thread(self._complaints.told, faults)
            chats = self._ledger.book.team_chats()
            await self._decide_apart(
                Decision(notices=tuple(Notice(chat, CellFaults(tuple(faults))) for chat in chats)), "rebuilt"
            )

    # -- the bot's own cells ---------------------------------------------------------------

    async def _display(self) -> bool:
        """Set what differs from the last look, if it is fresh; at most once in five seconds."""
        now = time.monotonic()
        if self._last_look is None or now < self._displayed_at + DISPLAY_SECONDS:
            return False
        if now - self._looked_at > FRESH_SECONDS or self._wrote_at > self._looked_at:
            return False  # rows were added since: positions may have moved
        look, readings = self._last_look
        self._last_look = None
        book = self._ledger.book
        wanted = wishes(readings, book, self._settings.words(book), self._clock())
        writing = write(wanted, look, self._ground, plainly=self._plainly, zone=book.zone)
        if not writing.requests:
            return False
        if writing.beginning:
            await self._decide_apart(Decision(shown=writing.beginning), "begin")
        answer = await self._road.display(writing.requests)
        replies: list[Any] = answer.get("replies", [])[2:]
        self._plainly = writing.failed(replies)
        if writing.ending(replies):
            await self._decide_apart(Decision(shown=writing.ending(replies)), "end")
        return True

    # -- when it does not work -------------------------------------------------------------

    async def _unreadable(self, outcome: Outcome) -> None:
        """Nothing was learnt. A refusal that somebody must mend is told; the rest passes by itself."""
        self._pause()
        if isinstance(outcome, Refused) and outcome.status in (401, 403, 404):
            state = RoadState.GONE if outcome.status == 404 else RoadState.NOT_SHARED  # noqa: PLR2004 - HTTP
            await self._report.held(state, self._client.email, *await self._waiting())
            return
        if isinstance(outcome, Refused) and not outcome.is_over_quota:
            self._ground.sheet_ids.clear()  # a tab or a range is gone: find out which
        await self._report.behind(*await self._waiting())

    async def _hold(self, held: HeldError) -> None:
        logger.warning("the road to the Sheet is held: %s", held)
        self._not_before = time.monotonic() + HELD_SECONDS
        self._ground.sheet_ids.clear()
        detail = self._client.email if held.state is RoadState.NOT_SHARED else held.detail
        await self._report.held(held.state, detail, *await self._waiting())

    def _look_again(self) -> None:
        self._looked_at = float("-inf")
        self._last_look = None

    def _pause(self) -> None:
        self._not_before = time.monotonic() + PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1

    def _went_well(self) -> None:
        self._failures = 0

    async def _waiting(self) -> tuple[int, datetime | None]:
        return await self._in_thread(self._journal.road.waiting, self._client.spreadsheet_id)

    async def _tell(self, decide: Callable[[Book], Decision]) -> None:
        self._stamp += 1
        at = self._clock()
        key = f"road/{int(at.timestamp() * 1000):x}{self._stamp % 16:x}"
        await self._ledger.decide(decide, key=key, by="Sheet", at=at)

    async def _decide_apart(self, decision: Decision, what: str) -> None:
        self._stamp += 1
        at = self._clock()
        key = f"{what}/{int(at.timestamp() * 1000):x}{self._stamp % 16:x}"
        await self._ledger.decide(lambda _: decision, key=key, by="Sheet", at=at)

    async def _in_thread(self, work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: work(*args, **kwargs))


def _bottom(look: Look, title: str) -> int:
    """The last row of a whole tab that holds anything in its key."""
    seen, header = look.tabs[title], TABS[title].key[0]
    return max((number for number in seen.rows if seen.cell(number, header) not in (None, "")), default=1)


def _instance(journal: Journal) -> str:
    """What tells this journal's batches from another writer's."""
    known = journal.get_meta(INSTANCE)
    if known is None:
        known = secrets.token_hex(8)
        journal.set_meta(INSTANCE, known)
    return known
