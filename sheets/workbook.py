"""The workbook as it stands now: which tabs and columns there are, what they carry. Two reads, no write."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sheets.client import SheetsClient
from sheets.columns import Tab, normal_header
from sheets.identity import Marker
from sheets.layout import Layout, letters
from sheets.outcomes import Applied, Json, Refused, Unknown
from sheets.tabs import MARKER, PENGATURAN, TABS

_STRUCTURE = (
    "spreadsheetId,properties(locale,timeZone),"
    "sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),"
    "protectedRanges(range),conditionalFormats(booleanRule(condition)))"
)
_TOP_ROWS = 6
_CELLS = "sheets(properties(sheetId),data(rowData(values(effectiveValue,note,dataValidation))))"


@dataclass(frozen=True, slots=True)
class CellSeen:
    """A cell with what may hang on it."""

    value: str | int | float | bool | None = None
    note: str = ""
    has_dropdown: bool = False


NOTHING = CellSeen()


@dataclass(frozen=True, slots=True)
class TabSeen:
    """A tab as it stands. `cells` are its first rows only, of `Pengaturan` all."""

    sheet_id: int
    title: str
    row_count: int
    column_count: int
    cells: tuple[tuple[CellSeen, ...], ...] = ()
    protected: frozenset[int] = frozenset()
    """Columns under any protection that is open downwards."""
    rules: tuple[str, ...] = ()
    """The formula of each conditional format, by index; empty where it has none."""

    def cell(self, row: int, column: int) -> CellSeen:
        """One cell, both counted from 0; a cell that was cut away is empty."""
        cells = self.cells[row] if row < len(self.cells) else ()
        return cells[column] if column < len(cells) else NOTHING

    def values(self, row: int) -> list[Any]:
        """Give the raw values of a row counted from 0."""
        return [cell.value for cell in self.cells[row]] if row < len(self.cells) else []

    def has_dropdown(self, column: int) -> bool:
        """Whether any data cell read carries a dropdown; a row that she inserted may be without."""
        return any(self.cell(row, column).has_dropdown for row in range(1, len(self.cells)))

    @property
    def is_empty(self) -> bool:
        """Whether none of the cells read holds anything."""
        return all(cell.value is None and not cell.note for row in self.cells for cell in row)

    def layout(self, tab: Tab) -> Layout:
        """Find the contract's columns in it."""
        return Layout.of(tab, self.values(0))


@dataclass(frozen=True, slots=True)
class Workbook:
    """The whole file at one look."""

    spreadsheet_id: str
    locale: str
    time_zone: str
    tabs: Mapping[str, TabSeen] = field(default_factory=dict)
    """Contract tabs that are there, by the contract's title."""
    others: tuple[TabSeen, ...] = ()
    """Her own tabs."""

    @property
    def marker(self) -> Marker | None:
        """What `_mitra` says; None before the first setup, or once she emptied it."""
        seen = self.tabs.get(MARKER)
        if seen is None:
            return None
        marker = Marker.of(seen.values(0))
        return marker if marker.network_id or marker.spreadsheet_id else None

    @property
    def sheet_ids(self) -> frozenset[int]:
        """All sheetIds in use."""
        return frozenset(tab.sheet_id for tab in (*self.tabs.values(), *self.others))


def look_at_workbook(
    client: SheetsClient, last_ids: Mapping[str, int] = MappingProxyType({})
) -> Workbook | Refused | Unknown:
    """Read the structure, then the first rows of each tab: two reads of the quota.

    A tab is found by its title, else by the sheetId that it had last (`last_ids`, by contract title).
    """
    structure = client.get(_STRUCTURE)
    if not isinstance(structure, Applied):
        return structure
    sheets = structure.response.get("sheets", [])
    cells = client.get(_CELLS, ranges=_ranges(sheets), include_grid=True)
    if not isinstance(cells, Applied):
        return cells
    return _workbook(structure.response, _rows_by_id(cells.response), last_ids)


def quoted(title: str) -> str:
    """Quote a tab's title for an A1 range."""
    return "'" + title.replace("'", "''") + "'"


def below_header(title: str, index: int) -> str:
    """Give the A1 range of a column (from 0) below its header, as a dropdown shows it."""
    column = letters(index)
    return f"{quoted(title)}!${column}$2:${column}"


def attention_formula(check_column: str) -> str:
    """Give the condition under which a row's first cell is coloured: its `Cek` holds something.

    No argument separator in it, so it means the same in every locale.
    """
    return f"=LEN(${check_column}2)>0"


def is_attention_formula(formula: str) -> bool:
    """Whether a conditional format is the one above, whichever column it looks at."""
    return _ATTENTION.fullmatch(formula) is not None


_ATTENTION = re.compile(r"=LEN\(\$[A-Z]+2\)>0")


def contract_title(title: str) -> str | None:
    """Give the contract's spelling of a tab's title; None for a tab of her own."""
    return _TITLES.get(normal_header(title))


_TITLES = {normal_header(title): title for title in TABS}


def _ranges(sheets: Sequence[Json]) -> list[str]:
    """`Pengaturan` is read whole (which settings are there?), the others from the top.

    So is the only tab of a file without any of ours: is it empty?
    """
    properties = [sheet["properties"] for sheet in sheets]
    known = {each["title"]: contract_title(each["title"]) for each in properties}
    is_new = len(known) == 1 and not any(known.values())
    return [
        quoted(title) if is_new or ours == PENGATURAN else f"{quoted(title)}!1:{_TOP_ROWS}"
        for title, ours in known.items()
    ]


def _workbook(structure: Json, rows: Mapping[int, Sequence[Json]], last_ids: Mapping[str, int]) -> Workbook:
    tabs: dict[str, TabSeen] = {}
    others: list[TabSeen] = []
    for sheet in structure.get("sheets", []):
        seen = _tab(sheet, rows)
        title = contract_title(seen.title)
        if title is None:
            others.append(seen)
        else:
            tabs[title] = seen
    by_id = {seen.sheet_id: seen for seen in others}
    for title, sheet_id in last_ids.items():
        if title in TABS and title not in tabs and sheet_id in by_id:
            tabs[title] = by_id[sheet_id]
            others.remove(by_id[sheet_id])
    properties = structure.get("properties", {})
    return Workbook(
        structure.get("spreadsheetId", ""),
        properties.get("locale", ""),
        properties.get("timeZone", ""),
        tabs,
        tuple(others),
    )


def _tab(sheet: Json, rows: Mapping[int, Sequence[Json]]) -> TabSeen:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    sheet_id = properties.get("sheetId", 0)
    return TabSeen(
        sheet_id,
        properties["title"],
        grid.get("rowCount", 0),
        grid.get("columnCount", 0),
        tuple(tuple(map(_cell, row.get("values", []))) for row in rows.get(sheet_id, ())),
        _protected(sheet.get("protectedRanges", []), grid.get("columnCount", 0)),
        tuple(map(_formula, sheet.get("conditionalFormats", []))),
    )


def _formula(rule: Json) -> str:
    values = rule.get("booleanRule", {}).get("condition", {}).get("values", [])
    return str(values[0].get("userEnteredValue", "")) if values else ""


def _rows_by_id(response: Json) -> dict[int, Sequence[Json]]:
    return {
        sheet.get("properties", {}).get("sheetId", 0): [
            row for data in sheet.get("data", []) for row in data.get("rowData", [])
        ]
        for sheet in response.get("sheets", [])
    }


def _cell(cell: Json) -> CellSeen:
    value = next(iter(cell.get("effectiveValue", {}).values()), None)
    if isinstance(value, dict):  # an ErrorValue
        value = "#ERROR!"
    return CellSeen(value, cell.get("note", ""), "dataValidation" in cell)


def _protected(ranges: Sequence[Json], width: int) -> frozenset[int]:
    """Unset bounds mean the whole sheet, unset end rows mean open downwards."""
    open_ranges = (area.get("range", {}) for area in ranges)
    return frozenset(
        column
        for area in open_ranges
        if "endRowIndex" not in area and area.get("startRowIndex", 0) <= 1
        for column in range(area.get("startColumnIndex", 0), area.get("endColumnIndex", width))
    )
