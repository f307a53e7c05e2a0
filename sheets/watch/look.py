"""One look at the Sheet: which ranges are read in one call, and the answer taken apart again.

Ranges go by sheetId, so no rename matters. Rows are counted from 1, the header being row 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sheets.cells import Cell
from sheets.identity import Marker
from sheets.layout import Layout
from sheets.outcomes import Json
from sheets.tabs import (
    GRUP,
    HARGA,
    ITEM_PESANAN,
    MARKER,
    MITRA,
    MUTASI_STOK,
    ONGKIR,
    PAKET,
    PEMBAYARAN,
    PENGATURAN,
    PESANAN,
    PRODUK,
    RIWAYAT,
    SALDO,
    TABS,
    TIM,
    TINGKAT,
)

Grid = list[list[Cell]]

WHOLE = (PENGATURAN, TINGKAT, PRODUK, PAKET, HARGA, ONGKIR, MITRA, TIM, GRUP)
"""The owner's tabs, read whole at every look."""

LONG = (PESANAN, PEMBAYARAN, MUTASI_STOK, SALDO, ITEM_PESANAN)
"""Tabs that grow for ever: only windows of them are read."""

WRITTEN = (RIWAYAT,)
"""Tabs that are only added to: their header tells where the columns stand."""

FIRST_ROW = 2
"""The first row below the header."""


@dataclass(frozen=True, slots=True)
class Window:
    """Rows `first` to `last` (inclusive) of a long tab; what lies beyond its end is not there."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Request:
    """What one look reads. `sheet_ids` by contract title; a tab that is missing is not read."""

    sheet_ids: Mapping[str, int]
    windows: Mapping[str, Sequence[Window]] = field(default_factory=dict)
    also: Sequence[str] = ()
    """Other tabs that are read whole this time."""

    def ranges(self) -> list[Json]:
        """GridRanges in the order in which `Look.of` takes the answer."""
        return [area for _, _, area in self._parts()]

    def parts(self) -> Iterator[tuple[str, int]]:
        """For each range, its tab and its first row."""
        for title, first, _ in self._parts():
            yield title, first

    def _parts(self) -> Iterator[tuple[str, int, Json]]:
        for title in (MARKER, *WHOLE, *self.also, *WRITTEN, *LONG):
            if title not in self.sheet_ids:
                continue
            area = {"sheetId": self.sheet_ids[title]}
            if title in (*WHOLE, *self.also):
                yield title, 1, area
                continue
            yield title, 1, area | {"startRowIndex": 0, "endRowIndex": 1}
            for window in self.windows.get(title, ()):
                rows = {"startRowIndex": window.first - 1, "endRowIndex": window.last}
                yield title, window.first, area | rows


@dataclass(frozen=True, slots=True)
class TabLook:
    """What was seen of a tab: its header's layout and, by row number, its cells."""

    layout: Layout
    header: Sequence[Cell]
    rows: Mapping[int, Sequence[Cell]]

    def grid(self) -> tuple[Grid, list[int]]:
        """Header and rows as `sheets.rows` reads them, and the true number of each row."""
        numbers = sorted(self.rows)
        return [list(self.header), *(list(self.rows[number]) for number in numbers)], [1, *numbers]

    def cell(self, number: int, header: str) -> Cell:
        """One contract cell; None where it is empty or was not read."""
        index, cells = self.layout.positions.get(header), self.rows.get(number, ())
        return cells[index] if index is not None and index < len(cells) else None


@dataclass(frozen=True, slots=True)
class Look:
    """The Sheet as it was at one moment."""

    marker: Marker
    tabs: Mapping[str, TabLook]

    @classmethod
    def of(cls, request: Request, answer: Sequence[Grid]) -> "Look":
        """Take the answer apart. `answer` holds one grid for each range asked."""
        headers: dict[str, Sequence[Cell]] = {}
        rows: dict[str, dict[int, Sequence[Cell]]] = {}
        marker: Sequence[Cell] = ()
        for (title, first), grid in zip(request.parts(), answer, strict=True):
            if title == MARKER:
                marker = grid[0] if grid else ()
                continue
            if first == 1:
                headers[title] = grid[0] if grid else ()
                rows.setdefault(title, {})
            numbered = enumerate(grid, start=first)
            rows.setdefault(title, {}).update((number, cells) for number, cells in numbered if number > 1)
        tabs = {
            title: TabLook(Layout.of(TABS[title], header), header, rows[title])
            for title, header in headers.items()
        }
        return cls(Marker.of(marker), tabs)
