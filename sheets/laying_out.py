"""The requests that lay out one tab: its grid, headers, formats, dropdowns, protections. No call is made.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sheets.cells import write_text
from sheets.columns import Column, ColumnRef, Tab, Writer
from sheets.formats import ATTENTION, HEADER_GREEN, cell_format, offered, validation
from sheets.identity import MARKER_CELLS
from sheets.layout import letters
from sheets.outcomes import Json
from sheets.tabs import CHECK, MARKER, RINGKASAN, SPARE_ROWS
from sheets.workbook import attention_formula

Source = Callable[[ColumnRef], str | None]
"""Where another tab's column stands, as an A1 range for a dropdown."""

_GRIDS: Mapping[str, Json] = {
    MARKER: {"rowCount": 1, "columnCount": MARKER_CELLS},
    RINGKASAN: {"rowCount": 20, "columnCount": 8},
}
"""Tabs without a header."""

HEADER_ROW = 0
FIRST_ROW = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A contract column and its position, counted from 0."""

    column: Column
    index: int


def add_tab(tab: Tab, sheet_id: int, filled_rows: int = 0) -> Json:
    """Make a tab with a narrow grid: its own columns, what is filled at once, and spare rows.

    A header can be frozen only above at least one other row.
    """
    spare = 1 if tab.appends else SPARE_ROWS
    grid: Json = {"rowCount": 1 + filled_rows + spare, "columnCount": len(tab.columns), "frozenRowCount": 1}
    if not tab.columns:
        grid = (
            {"rowCount": 1, "columnCount": MARKER_CELLS}
            if tab.title == MARKER
            else {"rowCount": 20, "columnCount": 8}
        )
    properties = {"sheetId": sheet_id, "title": tab.title, "hidden": tab.hidden, "gridProperties": grid}
    return {"addSheet": {"properties": properties}}


def add_columns(sheet_id: int, count: int) -> Json:
    """Widen a tab at its right end."""
    return {"appendDimension": {"sheetId": sheet_id, "dimension": "COLUMNS", "length": count}}


def new_columns(sheet_id: int, placed: Sequence[Placed], source: Source) -> list[Json]:
    """Write headers, and give columns that were not there their formats, dropdowns and widths."""
    requests = [_headers(sheet_id, run) for run in _runs(placed)]
    requests += [_dressed(sheet_id, place, source) for place in placed]
    requests += [_width(sheet_id, width, run) for width, run in _equal_widths(placed)]
    return requests


def protect(sheet_id: int, index: int | None, note: str) -> Json:
    """Warn whoever types over a bot's column (None: a whole tab); open downwards.

    A warning must not name editors: https://github.com/burnash/gspread/issues/1437
    """
    area: Json = {"sheetId": sheet_id}
    if index is not None:
        area |= {"startColumnIndex": index, "endColumnIndex": index + 1}
    return {
        "addProtectedRange": {"protectedRange": {"range": area, "description": note, "warningOnly": True}}
    }


def dropdown(sheet_id: int, place: Placed, source: Source) -> Json:
    """Put the dropdown on a whole column."""
    rule = validation(place.column, _source_of(place.column, source))
    return {"setDataValidation": {"range": column_range(sheet_id, place.index), "rule": rule}}


def note(sheet_id: int, place: Placed) -> Json:
    """Explain a header."""
    cell = {"note": place.column.note}
    return _update(sheet_id, HEADER_ROW, place.index, [{"values": [cell]}], "note")


def attention(sheet_id: int, positions: Mapping[str, int], tab: Tab, instead_of: int | None = None) -> Json:
    """Colour a row's first cell and its key while `Cek` holds something.

    `instead_of` is the index of a rule to replace; without it, one is added.
    """
    formula = attention_formula(letters(positions[CHECK]))
    rule = {
        "ranges": [column_range(sheet_id, positions[header]) for header in tab.marked if header in positions],
        "booleanRule": {
            "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]},
            "format": {"backgroundColorStyle": {"rgbColor": ATTENTION}},
        },
    }
    if instead_of is not None:
        return {"updateConditionalFormatRule": {"sheetId": sheet_id, "index": instead_of, "rule": rule}}
    return {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def has_dropdown(column: Column) -> bool:
    """Whether the contract gives this column one."""
    return column.offers is not None or bool(offered(column))


def is_protected(column: Column) -> bool:
    """Only what the bot alone writes is protected."""
    return column.writer is Writer.BOT


def insert_rows(sheet_id: int, at: int, count: int) -> Json:
    """Make room above the row `at` (from 0); formats come from the rows below, never from the header."""
    area = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": at, "endIndex": at + count}
    return {"insertDimension": {"range": area, "inheritFromBefore": False}}


def add_rows(sheet_id: int, at: int, count: int) -> Json:
    """Lengthen a tab at its end; `at`, the first new row, is where it ends now."""
    del at
    return {"appendDimension": {"sheetId": sheet_id, "dimension": "ROWS", "length": count}}


def fill(sheet_id: int, row: int, column: int, cells: Sequence[Sequence[Json]], fields: str) -> Json:
    """Write a block of CellData."""
    return _update(sheet_id, row, column, [{"values": list(line)} for line in cells], fields)


def column_range(sheet_id: int, index: int) -> Json:
    """Give a column below its header, open downwards."""
    return {
        "sheetId": sheet_id,
        "startRowIndex": FIRST_ROW,
        "startColumnIndex": index,
        "endColumnIndex": index + 1,
    }


def _headers(sheet_id: int, run: Sequence[Placed]) -> Json:
    return _update(
        sheet_id,
        HEADER_ROW,
        run[0].index,
        [{"values": [_header_cell(place.column) for place in run]}],
        "userEnteredValue,note,userEnteredFormat(textFormat.bold,backgroundColorStyle,wrapStrategy)",
    )


def _header_cell(column: Column) -> Json:
    looks = {
        "textFormat": {"bold": True},
        "backgroundColorStyle": {"rgbColor": HEADER_GREEN},
        "wrapStrategy": "WRAP",
    }
    return {"userEnteredValue": write_text(column.header), "note": column.note, "userEnteredFormat": looks}


def _dressed(sheet_id: int, place: Placed, source: Source) -> Json:
    """Format and dropdown of a column's data cells, in one request."""
    cell: Json = {"userEnteredFormat": cell_format(place.column)}
    rule = validation(place.column, _source_of(place.column, source))
    if rule is not None:
        cell["dataValidation"] = rule
    fields = "userEnteredFormat(numberFormat,backgroundColorStyle,wrapStrategy),dataValidation"
    return {"repeatCell": {"range": column_range(sheet_id, place.index), "cell": cell, "fields": fields}}


def _source_of(column: Column, source: Source) -> str | None:
    return None if column.offers is None else source(column.offers)


def _width(sheet_id: int, width: int, run: Sequence[Placed]) -> Json:
    area = {
        "sheetId": sheet_id,
        "dimension": "COLUMNS",
        "startIndex": run[0].index,
        "endIndex": run[-1].index + 1,
    }
    return {
        "updateDimensionProperties": {
            "range": area,
            "properties": {"pixelSize": width},
            "fields": "pixelSize",
        }
    }


def _runs(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Part columns into runs of neighbours."""
    numbered = enumerate(placed)
    return [[place for _, place in run] for _, run in groupby(numbered, lambda at: at[1].index - at[0])]


def _equal_widths(placed: Sequence[Placed]) -> list[tuple[int, list[Placed]]]:
    return [
        (width, list(same))
        for run in _runs(placed)
        for width, same in groupby(run, lambda place: place.column.width)
    ]


def _update(sheet_id: int, row: int, column: int, rows: Sequence[Json], fields: str) -> Json:
    start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": list(rows), "fields": fields}}
