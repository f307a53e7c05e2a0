"""The one call: is this a new journal on an old Sheet? Then everything that the Sheet knows is taken over first.

All of it is durable at once, or nothing: a process that dies half-way leaves a journal as empty as before,
and the next start does it again.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from commands.book import Book
from commands.entries.sheet import BY_SHEET
from commands.faults import Fault
from sheets.client import SheetsClient
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.journal_identity import NUMBERS_APART
from sheets.journal_import import Beginning
from sheets.ledger import Ledger
from sheets.outcomes import Json
from sheets.rebuild.beginning import LONG_TABS, Taken, beginning_of
from sheets.rebuild.catalog import read_owner_tabs
from sheets.rebuild.pages import PAGE_CELLS, Grid, Reader
from sheets.rebuild.progress import progress_of
from sheets.road.batch import MARKER_KEY
from sheets.road.fact_rows import rows_of
from sheets.watch.look import Look, Request
from sheets.workbook import Workbook

logger = logging.getLogger(__name__)

FIRST_LOOK = "first_look_done"
"""In `meta` once the journal holds what the Sheet held: by a first look, or by a rebuild."""
REBUILT = "rebuilt_at"
MOST_WAITING = 10_000
MOST_LOGGED = 20


async def _nobody_objects() -> None:
    """The Sheet may be taken over as it is."""


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What a rebuild works with. `codes` gives fresh invitation codes.

    `confirm` is awaited before anything is recorded, and raises if the Sheet must not be taken over.
    """

    client: SheetsClient
    journal: Journal
    ledger: Ledger
    in_thread: InThread
    clock: Callable[[], datetime]
    codes: Iterator[str]
    is_stopping: Callable[[], bool] = lambda: False
    page_cells: int = PAGE_CELLS
    confirm: Callable[[], Awaitable[None]] = _nobody_objects

    async def begin(self, workbook: Workbook) -> tuple[Fault, ...]:
        """Take the Sheet over if this journal is new and the Sheet is not; return what could not be read.

        Raises UnreadableSheetError, RestlessSheetError, IncompleteSheetError, StoppedError and
        JournalUnavailableError; then nothing was recorded.
        """
        if not await self.in_thread(self._is_new):
            return ()
        seen = {title: workbook.tabs[title] for title in LONG_TABS if title in workbook.tabs}
        with progress_of({title: tab.row_count for title, tab in seen.items()}) as progress:
            reader = Reader(self.client, self.in_thread, progress, self.is_stopping, self.page_cells)
            last = await self._last_number(reader, workbook)
            if not last:
                return ()  # no bot ever wrote here
            logger.info("this journal is new and the Sheet is not: it is rebuilt from the Sheet")
            await self.in_thread(self.journal.road.start_above, last + NUMBERS_APART)
            look = await self._owner_tabs(reader, workbook)
            tabs: dict[str, Grid] = {title: await reader.tab(title, tab) for title, tab in seen.items()}
        await self.confirm()
        return await self._take_over(look, tabs)

    def _is_new(self) -> bool:
        return self.journal.get_meta(FIRST_LOOK) is None and not self.journal.history.has_orders()

    async def _last_number(self, reader: Reader, workbook: Workbook) -> int:
        """The highest number of a batch that can be found: in `_mitra!A1`, and among the markers."""
        found = await reader.call(self.client.find_metadata, MARKER_KEY)
        marker = workbook.marker
        return max([0 if marker is None else marker.batch, *_numbers(found)])

    async def _owner_tabs(self, reader: Reader, workbook: Workbook) -> Look:
        request = Request({title: tab.sheet_id for title, tab in workbook.tabs.items()})
        return Look.of(request, await reader.ranges(request.ranges()))

    async def _take_over(self, look: Look, tabs: dict[str, Grid]) -> tuple[Fault, ...]:
        at = self.clock()
        taken: list[Taken] = []

        def make(book: Book) -> Beginning:
            taken.append(beginning_of(read_owner_tabs(look, at), tabs, book, at, self.codes))
            waiting = self.journal.road.undelivered(self.client.spreadsheet_id, MOST_WAITING)
            return Beginning(
                taken[-1].facts,
                taken[-1].state,
                at,
                self.client.spreadsheet_id,
                tuple(stored.seq for stored in waiting if any(rows_of(stored, book))),
                {FIRST_LOOK: BY_SHEET, REBUILT: at.isoformat()},
            )

        await self.ledger.begin_with(make)
        _tell(taken[-1])
        return taken[-1].faults


def fresh_codes() -> Iterator[str]:
    """Invitation codes: 96 random bits, in the letters that a t.me link may carry."""
    while True:
        yield secrets.token_urlsafe(12)


def _numbers(found: Json) -> Iterator[int]:
    for one in found.get("matchedDeveloperMetadata", []):
        yield int(one.get("developerMetadata", {}).get("metadataId", 0))


def _tell(taken: Taken) -> None:
    logger.info("rebuilt from the Sheet: %d orders; %d rows left out", taken.orders, taken.left_out)
    for fault in taken.faults[:MOST_LOGGED]:
        logger.warning("not readable: %s %s %s (%s)", fault.tab, fault.cell, fault.header, fault.reason.value)
    if len(taken.faults) > MOST_LOGGED:
        logger.warning("and %d more cells", len(taken.faults) - MOST_LOGGED)
