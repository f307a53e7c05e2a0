"""The whole Sheet, read once: the owner's tabs, and the ledger's page by page, as they stand after our last batch."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from commands.book import Book
from commands.faults import Finding, Problem
from sheets.client import SheetsClient
from sheets.findings import finding_of, findings_in
from sheets.journal import Journal
from sheets.outcomes import Json
from sheets.rebuild.pages import PAGE_CELLS, Grid, Pace, Reader
from sheets.rebuild.progress import progress_of
from sheets.recover.facts import LEDGER
from sheets.recover.patience import Patience, PatientThread
from sheets.road.batch import Ground
from sheets.road.structure import stand_on
from sheets.tabs import MARKER, TABS
from sheets.watch.look import Look, Request
from sheets.watch.readings import LookReader, Readings
from sheets.workbook import Workbook, look_at_workbook

READS = 35
"""A minute; a bot at work beside it needs 20 of the 60 that Google allows."""


class CannotGoOnError(Exception):
    """Somebody must do something first; `findings` say what."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.problem.value for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Whole:
    """A Sheet as it stood. `last_batch`: the number in `_mitra!A1`."""

    workbook: Workbook
    look: Look
    readings: Readings
    grids: Mapping[str, Grid]
    """The ledger's tabs, the header first, each row at its place."""
    last_batch: int
    is_old: bool
    """It lacks our last batch: an old version of the file was restored."""

    def ground(self) -> Ground:
        """Where new rows go."""
        ground = Ground({})
        stand_on(ground, self.workbook)
        for title, tab in TABS.items():
            if title in self.look.tabs:
                ground.layouts[title] = self.look.tabs[title].layout
            if tab.appends or not tab.key or title not in ground.layouts:
                continue
            index = ground.layouts[title].positions.get(tab.key[0])
            numbered = self._numbered(title)
            if index is not None and numbered is not None:
                filled = (n for n, cells in numbered if index < len(cells) and cells[index] not in (None, ""))
                ground.bottoms[title] = max(filled, default=1)
        return ground

    def _numbered(self, title: str) -> Sequence[tuple[int, Sequence[object]]] | None:
        if title in self.grids:
            return list(enumerate(self.grids[title][1:], start=2))
        return list(self.look.tabs[title].rows.items()) if title in self.look.tabs else None


@dataclass(frozen=True, slots=True)
class _Fresh(Reader):
    """Every answer holds `_mitra!A1` too: one from before our last batch is asked for again."""

    marker: Json = field(default_factory=dict)
    least: int = 0

    async def ranges(self, areas: Sequence[Json]) -> list[list[list[Any]]]:
        while True:
            *grids, marker = await Reader.ranges(self, [*areas, self.marker])
            if number_in(marker) >= self.least:
                return grids
            await asyncio.sleep(1)


@dataclass(frozen=True, slots=True)
class WholeReader:
    """Reads a Sheet with patience. Raises CannotGoOnError, UnreadableSheetError, RestlessSheetError."""

    client: SheetsClient
    journal: Journal
    patience: Patience = field(default_factory=Patience)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    page_cells: int = PAGE_CELLS

    async def read(self, book: Book) -> Whole:
        """All of it. While reads may lag behind our last batch it is waited for; later it is an old version."""
        workbook = await self._workbook()
        sheet_ids = {title: tab.sheet_id for title, tab in workbook.tabs.items()}
        marker = {"sheetId": sheet_ids[MARKER], "startRowIndex": 0, "endRowIndex": 1, "endColumnIndex": 1}
        seen = {title: workbook.tabs[title] for title in LEDGER}
        with progress_of({title: tab.row_count for title, tab in seen.items()}) as progress:
            in_thread, pace = PatientThread(self.patience), Pace(READS)
            plain = Reader(self.client, in_thread, progress, page_cells=self.page_cells, pace=pace)
            applied = self.journal.road.last_applied(self.client.spreadsheet_id) or 0
            least = min(applied, await self._newest(plain, marker, applied))
            reader = _Fresh(
                self.client,
                in_thread,
                progress,
                page_cells=self.page_cells,
                pace=pace,
                marker=marker,
                least=least,
            )
            request = Request(sheet_ids)
            look = Look.of(request, await reader.ranges(request.ranges()))
            grids = {title: await reader.tab(title, tab) for title, tab in seen.items()}
        readings = LookReader().read(look, book, book.day(self.clock()))
        return Whole(workbook, look, readings, grids, look.marker.batch, look.marker.batch < applied)

    async def _workbook(self) -> Workbook:
        found = await PatientThread(self.patience)(look_at_workbook, self.client)
        if not isinstance(found, Workbook):
            raise CannotGoOnError(finding_of(found, self.client.email))
        findings = tuple(one for one in findings_in(found) if not one.problem.is_only_a_warning)
        if findings or found.marker is None:
            raise CannotGoOnError(*findings or (Finding(Problem.NOT_SET_UP),))
        return found

    async def _newest(self, reader: Reader, marker: Json, applied: int) -> int:
        """The number in `_mitra!A1`, once it is our last batch's, or can no longer be a stale one."""
        at = self.journal.road.applied_at(self.client.spreadsheet_id)
        lagging = timedelta() if at is None else at + timedelta(seconds=self.patience.stale) - self.clock()
        until = time.monotonic() + lagging.total_seconds()
        while True:
            number = number_in((await reader.ranges([marker]))[0])
            if number >= applied or time.monotonic() >= until:
                return number
            await asyncio.sleep(1)


def number_in(grid: Sequence[Sequence[object]]) -> int:
    """The batch's number; 0 where none stands."""
    cell = grid[0][0] if grid and grid[0] else 0
    return int(cell) if isinstance(cell, int | float) else 0
