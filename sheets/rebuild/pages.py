"""Long tabs read whole, page by page, within Google's quota and as they stood at one moment.

Rows move when the owner sorts while pages are read. So a tab of several pages is believed only when its
key column, read in one call afterwards, is what the pages hold; else it is read again.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets.cells import Cell, is_blank, shown
from sheets.client import SheetsClient, grids
from sheets.in_thread import InThread
from sheets.layout import Layout
from sheets.outcomes import Applied, Json, Outcome, UnreadableSheetError
from sheets.rebuild.progress import Progress
from sheets.tabs import TABS
from sheets.workbook import TabSeen

Grid = list[Sequence[Cell]]

PAGE_CELLS = 200_000
"""Cells in one call: 20,000 rows of `Item Pesanan`, about the 2 MB that Google recommends."""
READS, SECONDS = 50, 60.0
"""So many reads in so many seconds; Google allows 60."""
MOST_TRIES = 5


class RestlessSheetError(Exception):
    """Rows moved each time while they were read: somebody is sorting. It is tried again later."""


class StoppedError(Exception):
    """The process ends: nothing was changed, the next start begins anew."""


@dataclass(slots=True)
class Pace:
    """Lets a burst through and then waits, so that the minute's quota is never reached."""

    reads: int = READS
    seconds: float = SECONDS
    _begun: deque[float] = field(default_factory=deque)

    async def turn(self) -> None:
        """Wait until the next read may begin."""
        if len(self._begun) >= self.reads:
            await asyncio.sleep(max(0.0, self._begun.popleft() + self.seconds - time.monotonic()))
        self._begun.append(time.monotonic())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads ranges; raises UnreadableSheetError, RestlessSheetError and StoppedError."""

    client: SheetsClient
    in_thread: InThread
    progress: Progress
    is_stopping: Callable[[], bool] = lambda: False
    page_cells: int = PAGE_CELLS
    pace: Pace = field(default_factory=Pace)

    async def ranges(self, areas: Sequence[Json]) -> list[list[list[Any]]]:
        """GridRanges in one call; one grid each."""
        return grids(await self.call(self.client.batch_get_by_filter, areas), areas)

    async def call(self, work: Callable[..., Outcome], *args: Any) -> Json:
        """One read of the quota; Google's answer."""
        if self.is_stopping():
            raise StoppedError
        await self.pace.turn()
        outcome = await self.in_thread(work, *args)
        if not isinstance(outcome, Applied):
            raise UnreadableSheetError(outcome)
        return outcome.response

    async def tab(self, title: str, seen: TabSeen) -> Grid:
        """All rows of a tab, the header first, each at its place."""
        for _ in range(MOST_TRIES):
            grid, count = await self._pages(title, seen)
            if count == 1 or await self._stands_still(title, seen, grid):
                return grid
        raise RestlessSheetError(title)

    async def _pages(self, title: str, seen: TabSeen) -> tuple[Grid, int]:
        size = max(1, self.page_cells // max(1, seen.column_count))
        starts = range(0, seen.row_count, size)
        grid: Grid = []
        for start in starts:
            end = min(start + size, seen.row_count)
            area = _rows(seen, start, end if start != starts[-1] else None)
            page: Grid = list((await self.ranges([area]))[0])
            grid.extend(page)
            grid.extend([()] * (end - start - len(page)))  # Google cuts trailing empty rows
            self.progress.advance(title, end - start)
        return grid, len(starts)

    async def _stands_still(self, title: str, seen: TabSeen, grid: Grid) -> bool:
        layout = Layout.of(TABS[title], grid[0] if grid else ())
        index = layout.positions.get(header) if (header := next(iter(TABS[title].key), "")) else None
        if index is None:
            return True  # no rows that are known by a key, or none that can be read
        area = _rows(seen, 0, None) | {"startColumnIndex": index, "endColumnIndex": index + 1}
        column = (await self.ranges([area]))[0]
        return _keys(column, 0) == _keys(grid, index)


def _rows(seen: TabSeen, start: int, end: int | None) -> Json:
    """Rows of a tab; to its very end without `end`: it may have grown since its size was read."""
    area = {"sheetId": seen.sheet_id, "startRowIndex": start}
    return area if end is None else area | {"endRowIndex": end}


def _keys(grid: Sequence[Sequence[Cell]], index: int) -> list[tuple[int, str]]:
    """Row and key of each row that has one."""
    cells = ((row, cells[index]) for row, cells in enumerate(grid) if index < len(cells))
    return [(row, shown(cell)) for row, cell in cells if not is_blank(cell)]
