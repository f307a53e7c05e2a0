"""Rows become one request to Google: all of it is applied, or nothing. Pure; nothing is sent here.

`requests[0]` of every batch creates a developer metadata whose id is the batch's number. Google refuses
an id that is in use, so the number is an idempotency key that the server itself enforces:
https://developers.google.com/workspace/sheets/api/guides/metadata
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets.columns import Column, ColumnRef, Tab
from sheets.formats import cell_format, validation
from sheets.layout import Layout, letters
from sheets.road.fact_rows import NewRow
from sheets.tabs import TABS
from sheets.workbook import quoted

Json = dict[str, Any]

MARKER_KEY = "mb"
MOST_BYTES = 1_500_000


@dataclass(slots=True)
class Ground:
    """Where things stand in the Sheet, as of the last look (and of what was added since).

    `bottoms`: number of the last row that has a key, in tabs whose rows are inserted.
    """

    sheet_ids: dict[str, int]
    layouts: dict[str, Layout] = field(default_factory=dict)
    bottoms: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """What the tabs are called now, by contract title."""

    def can_take(self, tab: str) -> bool:
        """Whether the place for new rows of this tab is known."""
        return tab in self.layouts and (TABS[tab].appends or tab in self.bottoms)


@dataclass(slots=True)
class Compiled:
    """Requests, whose they are (a group, or None for all), and the bottoms afterwards."""

    requests: list[Json]
    owners: list[str | None]
    bottoms: dict[str, int]


def digest(instance: str, number: int, content: object) -> str:
    """The marker's value: 8 hex digits that tell our batch from another writer's of the same number."""
    return f"{zlib.crc32(json.dumps([instance, number, content]).encode()):08x}"


def marker(number: int, value: str, marker_sheet: int) -> list[Json]:
    """The requests that make a batch ours: the metadata, and its number in `_mitra!A1`."""
    metadata = {
        "metadataId": number,
        "metadataKey": MARKER_KEY,
        "metadataValue": value,
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    return [
        {"createDeveloperMetadata": {"developerMetadata": metadata}},
        _update(marker_sheet, 0, 0, [{"userEnteredValue": {"numberValue": number}}], "userEnteredValue"),
    ]


def compile_rows(
    head: Sequence[Json], groups: Iterable[tuple[str, Sequence[NewRow]]], ground: Ground
) -> Compiled:
    """Put each group's rows below what is there, each group by requests of its own."""
    made = Compiled(list(head), [None] * len(head), dict(ground.bottoms))
    for group, rows in groups:
        for tab, block in _by_tab(rows).items():
            requests = (
                _append(tab, block, ground)
                if TABS[tab].appends
                else _insert(tab, block, ground, made.bottoms)
            )
            made.requests.extend(requests)
            made.owners.extend([group] * len(requests))
    for tab, bottom in made.bottoms.items():
        dressing = _dressing(tab, ground.bottoms[tab], bottom, ground)
        made.requests.extend(dressing)
        made.owners.extend([None] * len(dressing))
    return made


def _by_tab(rows: Sequence[NewRow]) -> dict[str, list[NewRow]]:
    found: dict[str, list[NewRow]] = {}
    for row in rows:
        found.setdefault(row.tab, []).append(row)
    return found


def _insert(tab: str, rows: Sequence[NewRow], ground: Ground, bottoms: dict[str, int]) -> list[Json]:
    """Make room and fill it: what she is typing below moves down and is never overwritten."""
    at = bottoms[tab]
    bottoms[tab] = at + len(rows)
    sheet_id = ground.sheet_ids[tab]
    area = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": at, "endIndex": at + len(rows)}
    cells = [{"values": _values(row, ground.layouts[tab])} for row in rows]
    update = {"start": {"sheetId": sheet_id, "rowIndex": at, "columnIndex": 0}, "rows": cells}
    return [
        {"insertDimension": {"range": area, "inheritFromBefore": at > 1}},  # never from the header
        {"updateCells": update | {"fields": "userEnteredValue"}},
    ]


def _append(tab: str, rows: Sequence[NewRow], ground: Ground) -> list[Json]:
    layout = ground.layouts[tab]
    cells = [{"values": _values(row, layout, formatted=True)} for row in rows]
    fields = "userEnteredValue,userEnteredFormat(numberFormat,backgroundColorStyle,wrapStrategy)"
    return [{"appendCells": {"sheetId": ground.sheet_ids[tab], "rows": cells, "fields": fields}}]


def _values(row: NewRow, layout: Layout, *, formatted: bool = False) -> list[Json]:
    """The row's cells in the order in which her columns stand; hers stay empty."""
    by_index = {index: header for header, index in layout.positions.items()}
    cells: list[Json] = []
    for index in range(max(by_index, default=-1) + 1):
        header = by_index.get(index)
        cell: Json = {}
        if header is not None and row.cells.get(header):
            cell["userEnteredValue"] = row.cells[header]
        if header is not None and formatted:
            cell["userEnteredFormat"] = cell_format(layout.tab.column(header))
        cells.append(cell)
    return cells


def _dressing(tab: str, before: int, after: int, ground: Ground) -> list[Json]:
    """Format and dropdowns of the new rows, a request for each column."""
    if after == before:
        return []
    return [
        _dressed(ground, TABS[tab], header, index, before, after)
        for header, index in ground.layouts[tab].positions.items()
    ]


def _dressed(ground: Ground, tab: Tab, header: str, index: int, before: int, after: int) -> Json:
    column = tab.column(header)
    area = {
        "sheetId": ground.sheet_ids[tab.title],
        "startRowIndex": before,
        "endRowIndex": after,
        "startColumnIndex": index,
        "endColumnIndex": index + 1,
    }
    cell: Json = {"userEnteredFormat": cell_format(column)}
    rule = validation(column, _source(column, ground))
    if rule is not None:
        cell["dataValidation"] = rule
    fields = "userEnteredFormat(numberFormat,backgroundColorStyle,wrapStrategy),dataValidation"
    return {"repeatCell": {"range": area, "cell": cell, "fields": fields}}


def _source(column: Column, ground: Ground) -> str | None:
    """Where the names stand that the column's dropdown offers."""
    return None if column.offers is None else _column_range(column.offers, ground.layouts, ground.titles)


def _column_range(ref: ColumnRef, layouts: Mapping[str, Layout], titles: Mapping[str, str]) -> str | None:
    layout = layouts.get(ref.tab)
    if layout is None or ref.header not in layout.positions:
        return None
    name = letters(layout.positions[ref.header])
    return f"{quoted(titles.get(ref.tab, ref.tab))}!${name}$2:${name}"


def _update(sheet_id: int, row: int, column: int, cells: Sequence[Json], fields: str) -> Json:
    start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": [{"values": list(cells)}], "fields": fields}}
