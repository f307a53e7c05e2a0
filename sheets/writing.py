"""Rows that the bot writes: values by header -> typed cells in their columns, dressed like them.

A text column never gets a number and a money column never a text: the column's kind decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sheets.cells import SECOND, Cell, shown, write_date, write_number, write_text, write_time, write_yes_no
from sheets.columns import Column, Kind
from sheets.formats import cell_format
from sheets.layout import Layout
from sheets.outcomes import Json
from sheets.workbook import below_header


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as it once stood, whatever its column is for: text stays text and a number a number."""

    cell: Cell


Value = str | int | bool | date | datetime | Raw | None


def extended_value(column: Column, value: Value, zone: ZoneInfo) -> Json:
    """Type a value as its column's kind wants it; None empties the cell.

    Raises TypeError for a value that the kind cannot hold: a slip in the code.
    """
    match column.kind, value:
        case _, None:
            return {}
        case _, Raw(cell):
            return _as_it_stood(cell)
        case Kind.TIME, datetime():
            return write_time(value, zone)
        case Kind.DATE, date():
            return write_date(value)
        case Kind.YES_NO, bool():
            return write_yes_no(value)
        case ((Kind.RUPIAH | Kind.COUNT | Kind.PERCENT), int()):
            return write_number(value)
        case Kind.CODE, int():
            return write_text(str(value))
        case ((Kind.TEXT | Kind.CODE | Kind.CHOICE), str()):
            return write_text(value)
        case _:
            raise TypeError(f"{column.header} ({column.kind}) cannot hold a {type(value).__name__}")


def shows(column: Column, value: Value, cell: Cell, zone: ZoneInfo) -> bool:
    """Whether a cell says what the bot writes there: text as its owner sees it, times to the second."""
    typed = extended_value(column, value, zone)
    if not typed:
        return cell in (None, "")
    (wanted,) = typed.values()
    if isinstance(wanted, str):
        return shown(cell) == shown(wanted)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_number and abs(float(cell or 0) - wanted) < SECOND


def _as_it_stood(cell: Cell) -> Json:
    match cell:
        case None | "":
            return {}
        case bool():
            return {"boolValue": cell}
        case int() | float():
            return {"numberValue": cell}
        case _:
            return write_text(cell)


def new_row(layout: Layout, values: Mapping[str, Value], zone: ZoneInfo, *, dressed: bool = False) -> Json:
    """Make the RowData of a new row; cells of the owner's own columns in between stay empty.

    `dressed`: each cell carries its format, for rows whose place only Google knows.
    Raises KeyError for a value whose column is not in the tab: nothing is dropped unseen.
    """
    cells: dict[int, Json] = {}
    if dressed:
        cells = {
            at: {"userEnteredFormat": cell_format(layout.tab.column(h))} for h, at in layout.positions.items()
        }
    for header, value in values.items():
        if typed := extended_value(layout.tab.column(header), value, zone):
            cells.setdefault(layout.positions[header], {})["userEnteredValue"] = typed
    return {"values": [cells.get(index, {}) for index in range(max(cells, default=-1) + 1)]}


def source_of(title: str, layout: Layout, header: str) -> str | None:
    """Give the A1 range of a column below its header, for a dropdown; None if the column is not there."""
    index = layout.positions.get(header)
    return None if index is None else below_header(title, index)
