"""Rows pasted into a tab by its owner: typed cells by what the column holds, formats left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.demo.csv_files import Row
from sheets.cells import write_date, write_number, write_text, write_time
from sheets.columns import Column, Kind
from sheets.layout import Layout
from sheets.local.person import SheetsPerson
from sheets.tabs import TABS

Json = dict[str, Any]

ZONE = ZoneInfo("Asia/Jakarta")
"""The example network's clock."""

_NUMBERS = frozenset({Kind.RUPIAH, Kind.COUNT, Kind.PERCENT})
_VALUE = "userEnteredValue"
_FIRST_DATA_ROW = 1
_MODEL_ROWS = 2
"""Rows are inserted below the first data row, so that they take over its formats and dropdowns."""


def paste(person: SheetsPerson, tables: Mapping[str, Sequence[Row]]) -> None:
    """Put the rows below the headers of the tabs named, in one call; all spare rows stay below."""
    person.batch([request for title, rows in tables.items() for request in _pasted(person, title, rows)])


def set_column(person: SheetsPerson, title: str, header: str, cells: Sequence[str]) -> None:
    """Fill one column from the first data row on."""
    index = _layout(person, title).positions[header]
    column = TABS[title].column(header)
    rows = [{"values": [typed(column, text)]} for text in cells]
    person.batch([_update(person.sheet(title)["sheetId"], index, rows)])


def typed(column: Column, text: str) -> Json:
    """Make a cell of what a file holds: numbers and dates as such, everything else as text.

    >>> from sheets.tabs import HARGA
    >>> typed(TABS[HARGA].column("Harga"), "20000"), typed(TABS[HARGA].column("Mulai"), "2026-12-01")
    ({'userEnteredValue': {'numberValue': 20000}}, {'userEnteredValue': {'numberValue': 46357}})
    """
    if not text:
        return {}
    if column.kind in _NUMBERS:
        return {_VALUE: write_number(int(text))}
    if column.kind is Kind.DATE:
        return {_VALUE: write_date(date.fromisoformat(text))}
    if column.kind is Kind.TIME:
        return {_VALUE: write_time(datetime.fromisoformat(text).replace(tzinfo=ZONE), ZONE)}
    return {_VALUE: write_text(text)}


def _pasted(person: SheetsPerson, title: str, rows: Sequence[Row]) -> Iterator[Json]:
    sheet_id, layout = person.sheet(title)["sheetId"], _layout(person, title)
    span = {
        "sheetId": sheet_id,
        "dimension": "ROWS",
        "startIndex": _MODEL_ROWS,
        "endIndex": _MODEL_ROWS + len(rows),
    }
    yield {"insertDimension": {"range": span, "inheritFromBefore": True}}
    yield _update(sheet_id, 0, [{"values": _cells(layout, row)} for row in rows])


def _cells(layout: Layout, row: Row) -> list[Json]:
    """A row's cells in the order in which the columns stand."""
    by_index = {index: header for header, index in layout.positions.items()}
    tab = layout.tab
    return [
        typed(tab.column(by_index[index]), row.get(by_index[index], "")) if index in by_index else {}
        for index in range(layout.width)
    ]


def _update(sheet_id: int, column: int, rows: Sequence[Json]) -> Json:
    start = {"sheetId": sheet_id, "rowIndex": _FIRST_DATA_ROW, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": list(rows), "fields": _VALUE}}


def _layout(person: SheetsPerson, title: str) -> Layout:
    return Layout.of(TABS[title], person.read(title, "1:1")[0])
