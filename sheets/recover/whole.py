"""The whole Sheet, read once: the owner's tabs, and the ledger's page by page, as they stand after our last batch."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from commands.book import Book
from commands.faults import Finding, Problem
from sheets.check import NOT_OURS
from sheets.client import SheetsClient
from sheets.findings import finding_of, findings_in
from sheets.identity import Marker, Standing, judge
from sheets.journal import Journal
from sheets.outcomes import Json
from sheets.rebuild.pages import PAGE_CELLS, Grid, Pace, Reader
from sheets.rebuild.progress import progress_of
from sheets.recover.facts import LEDGER
from sheets.recover.patience import Patience, PatientThread
from sheets.road.batch import Ground
from sheets.road.certainty import marker_for_certain
from sheets.road.structure import stand_on
from sheets.tabs import MARKER, TABS
from sheets.watch.look import Look, Request
from sheets.watch.readings import LookReader, Readings
from sheets.workbook import Workbook, look_at_workbook

READS = 35
"""A minute; a bot at work beside it needs 20 of the 60 that Google allows."""
LATE = 1.0
"""Seconds until a read that lagged behind is tried again."""


class CannotGoOnError(Exception):
    """Somebody must do something first; `findings` say what."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.problem.value for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Whole:
    """A Sheet as it stood."""

    workbook: Workbook
    look: Look
    readings: Readings
    grids: Mapping[str, Grid]
    """The ledger's tabs, the header first, each row at its place."""
    marker: Marker
    """What `_mitra` held, for certain, before the rest was read."""
    standing: Standing
    """What the file is to the journal by that."""

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
    """Every answer holds `_mitra!A1` too: one that lags behind the writes is asked for again."""

    marker: Json = field(default_factory=dict)
    shown: int = 0
    moves: bool = False
    """A bot at work may move the number on while pages are read."""
    until: float = float("inf")

    async def ranges(self, areas: Sequence[Json]) -> list[list[list[Any]]]:
        while True:
            *grids, marker = await Reader.ranges(self, [*areas, self.marker])
            number = number_in(marker)
            if number == self.shown or (self.moves and number > self.shown):
                return grids
            if time.monotonic() >= self.until:
                raise CannotGoOnError(Finding(Problem.GOOGLE_AWAY, self.client.email))
            await asyncio.sleep(LATE)


@dataclass(frozen=True, slots=True)
class WholeReader:
    """Reads a Sheet with patience. Raises CannotGoOnError, UnreadableSheetError, RestlessSheetError."""

    client: SheetsClient
    journal: Journal
    patience: Patience = field(default_factory=Patience)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    page_cells: int = PAGE_CELLS

    async def read(self, book: Book, *, moves: bool = False) -> Whole:
        """All of it. What lags behind is waited for. `moves`: a bot may be at work on it meanwhile."""
        workbook = await self._workbook()
        sheet_ids = {title: tab.sheet_id for title, tab in workbook.tabs.items()}
        area = {"sheetId": sheet_ids[MARKER], "startRowIndex": 0, "endRowIndex": 1, "endColumnIndex": 1}
        marker, standing = await self.standing(sheet_ids[MARKER])
        seen = {title: workbook.tabs[title] for title in LEDGER}
        with progress_of({title: tab.row_count for title, tab in seen.items()}) as progress:
            reader = _Fresh(
                self.client,
                PatientThread(self.patience),
                progress,
                page_cells=self.page_cells,
                pace=Pace(READS),
                marker=area,
                shown=marker.batch,
                moves=moves and standing is Standing.OURS,
                until=time.monotonic() + self.patience.limit,
            )
            request = Request(sheet_ids)
            look = Look.of(request, await reader.ranges(request.ranges()))
            grids = {title: await reader.tab(title, tab) for title, tab in seen.items()}
        readings = LookReader().read(look, book, book.day(self.clock()))
        return Whole(workbook, look, readings, grids, marker, standing)

    async def standing(self, marker_sheet: int) -> tuple[Marker, Standing]:
        """What `_mitra` holds for certain, and what that makes the file. Raises CannotGoOnError if it is not ours."""
        marker = await PatientThread(self.patience)(marker_for_certain, self.client, marker_sheet)
        if not isinstance(marker, Marker):
            raise CannotGoOnError(finding_of(marker, self.client.email))
        known = self.journal.identity.known(self.client.spreadsheet_id)
        standing = judge(marker, known, is_certain=True)
        if standing in (Standing.COPY, Standing.FOREIGN):
            raise CannotGoOnError(Finding(NOT_OURS[standing]))
        return marker, standing

    async def _workbook(self) -> Workbook:
        found = await PatientThread(self.patience)(look_at_workbook, self.client)
        if not isinstance(found, Workbook):
            raise CannotGoOnError(finding_of(found, self.client.email))
        findings = tuple(one for one in findings_in(found) if not one.problem.is_only_a_warning)
        if findings or found.marker is None:
            raise CannotGoOnError(*findings or (Finding(Problem.NOT_SET_UP),))
        return found


def number_in(grid: Sequence[Sequence[object]]) -> int:
    """The batch's number; 0 where none stands."""
    cell = grid[0][0] if grid and grid[0] else 0
    return int(cell) if isinstance(cell, int | float) else 0
