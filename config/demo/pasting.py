"""Rows pasted into a tab by its owner: cells typed by what the column holds, formats left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.demo.csv_files import Row
from sheets.columns import Column, Kind, Tab
from sheets.layout import Layout
from sheets.local.person import SheetsPerson
from sheets.tabs import TABS
from sheets.writing import Value, extended_value, new_row

Json = dict[str, Any]

ZONE = ZoneInfo("Asia/Jakarta")
"""The example network's clock."""

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
    typed = (extended_value(column, value_of(column, text), ZONE) for text in cells)
    rows = [{"values": [{_VALUE: cell} if cell else {}]} for cell in typed]
    person.batch([_update(person.sheet(title)["sheetId"], index, rows)])


def value_of(column: Column, text: str) -> Value:
    """Read what a file holds as the column's kind has it; None where nothing stands.

    >>> from sheets.tabs import HARGA
    >>> value_of(TABS[HARGA].column("Harga"), "20000"), value_of(TABS[HARGA].column("Mulai"), "2026-12-01")
    (20000, datetime.date(2026, 12, 1))
    """
    if not text:
        return None
    match column.kind:
        case Kind.RUPIAH | Kind.COUNT | Kind.PERCENT:
            return int(text)
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.TIME:
            return datetime.fromisoformat(text).replace(tzinfo=ZONE)
        case Kind.YES_NO:
            return text == "ya"
        case _:
            return text


def _pasted(person: SheetsPerson, title: str, rows: Sequence[Row]) -> Iterator[Json]:
    sheet_id, layout = person.sheet(title)["sheetId"], _layout(person, title)
    span = {
        "sheetId": sheet_id,
        "dimension": "ROWS",
        "startIndex": _MODEL_ROWS,
        "endIndex": _MODEL_ROWS + len(rows),
    }
    yield {"insertDimension": {"range": span, "inheritFromBefore": True}}
    yield _update(sheet_id, 0, [new_row(layout, _values(layout.tab, row), ZONE) for row in rows])


def _values(tab: Tab, row: Row) -> dict[str, Value]:
    return {header: value_of(tab.column(header), text) for header, text in row.items()}


def _update(sheet_id: int, column: int, rows: Sequence[Json]) -> Json:
    start = {"sheetId": sheet_id, "rowIndex": _FIRST_DATA_ROW, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": list(rows), "fields": _VALUE}}


def _layout(person: SheetsPerson, title: str) -> Layout:
    return Layout.of(TABS[title], person.read(title, "1:1")[0])
