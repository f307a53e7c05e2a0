"""What reads answer: ValueRanges by render option, and GridData."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets.local import a1
from sheets.local.cells import Formula, Row, Style, Value
from sheets.local.display import is_date, shown
from sheets.local.formulas import Evaluator
from sheets.local.locales import Conventions, conventions
from sheets.local.results import FormulaError, Result

if TYPE_CHECKING:
    from sheets.local.errors import JSON
    from sheets.local.ranges import Box
    from sheets.local.sheet import Sheet
    from sheets.local.spreadsheet import Spreadsheet

DEFAULT_FORMAT: JSON = {
    "backgroundColor": {"red": 1, "green": 1, "blue": 1},
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
}
ROW_PIXELS, COLUMN_PIXELS = 21, 100


@dataclass(frozen=True, slots=True)
class Rendering:
    """The options of one read."""

    value: str = "FORMATTED_VALUE"
    date_time: str = "SERIAL_NUMBER"
    major: str = "ROWS"

    @classmethod
    def of(cls, options: JSON, prefix: str = "") -> Rendering:
        """Read the options of a request; `prefix` is "response" for those of a write's answer."""

        def option(name: str) -> str | None:
            found = options.get(prefix + name[0].upper() + name[1:] if prefix else name)
            return None if found is None else str(found)

        major = option("majorDimension") or "ROWS"
        return cls(
            option("valueRenderOption") or "FORMATTED_VALUE",
            option("dateTimeRenderOption") or "SERIAL_NUMBER",
            "ROWS" if major == "DIMENSION_UNSPECIFIED" else major,
        )


class Reader:
    """Reads one version of a file."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self.spreadsheet = spreadsheet
        self.locale: Conventions = conventions(spreadsheet.properties["locale"])
        self._evaluator = Evaluator(spreadsheet)

    def effective(self, sheet: Sheet, row: int, column: int) -> Result:
        """Return a cell's value, computed when it is a formula."""
        return self._evaluator.result(sheet, row, column)

    def text(self, sheet: Sheet, row: int, column: int) -> str:
        """Return what a cell shows."""
        result = self.effective(sheet, row, column)
        return self.shown(result, sheet.rows[row].style(column))

    def shown(self, result: Result, style: Style | None) -> str:
        """Return what a result shows under a style."""
        if isinstance(result, FormulaError):
            return result.code
        number_format = style.format.get("numberFormat") if style and style.format else None
        return shown(result, number_format, self.locale)

    def value_range(self, sheet: Sheet, box: Box, rendering: Rendering) -> JSON:
        """Return a ValueRange: trailing empty cells and rows are cut, no `values` when nothing is left."""
        rows = []
        for index, row in enumerate(sheet.rows.span(box.top, box.bottom), box.top):
            cells = row.values[box.left : box.right]
            if cells and cells[-1] is None:
                cells = _cut(cells)
            rows.append(self._rendered(sheet, index, row, cells, box.left, rendering))
        while rows and not rows[-1]:
            rows.pop()
        if rendering.major == "COLUMNS":
            rows = _columns(rows)
        found: JSON = {"range": a1.write(sheet.title, box), "majorDimension": rendering.major}
        if rows:
            found["values"] = rows
        return found

    def _rendered(
        self, sheet: Sheet, index: int, row: Row, cells: tuple[Value, ...], left: int, rendering: Rendering
    ) -> list[Result]:
        option = rendering.value
        is_plain = option != "FORMATTED_VALUE" and rendering.date_time == "SERIAL_NUMBER"
        if is_plain and not any(isinstance(value, Formula) for value in cells):
            return ["" if value is None else value for value in cells]  # type: ignore[misc]  # no Formula left
        found: list[Result] = []
        for column, value in enumerate(cells, left):
            if option == "FORMULA" and isinstance(value, Formula):
                found.append(value.text)
                continue
            result = self.effective(sheet, index, column) if isinstance(value, Formula) else value
            found.append(self._one(result, row.style(column), rendering))
        return found

    def _one(self, result: Result, style: Style | None, rendering: Rendering) -> Result:
        if result is None:
            return ""
        if isinstance(result, FormulaError):
            return result.code
        if rendering.value == "FORMATTED_VALUE":
            return self.shown(result, style)
        number_format = style.format.get("numberFormat") if style and style.format else None
        if (
            rendering.date_time == "FORMATTED_STRING"
            and is_date(number_format)
            and not isinstance(result, str)
        ):
            return self.shown(result, style)
        return result

    # -- grid data ----------------------------------------------------------------------------------------------

    def grid_data(self, sheet: Sheet, box: Box) -> JSON:
        """Return the GridData of a rectangle."""
        rows = []
        for index, row in enumerate(sheet.rows.span(box.top, box.bottom), box.top):
            width = min(box.right, max(len(row.values), len(row.styles)))
            cells = [self._cell(sheet, index, row, column) for column in range(box.left, width)]
            rows.append({"values": cells} if cells else {})
        while rows and not rows[-1]:
            rows.pop()
        data: JSON = {
            "rowMetadata": [
                {"pixelSize": ROW_PIXELS, **(row.properties or {})}
                for row in sheet.rows.span(box.top, box.bottom)
            ],
            "columnMetadata": [
                {"pixelSize": COLUMN_PIXELS, **column} for column in sheet.columns[box.left : box.right]
            ],
        }
        self._add_dimension_metadata(sheet, box, data)
        if rows:
            data = {"rowData": rows, **data}
        if box.top:
            data = {"startRow": box.top, **data}
        return {"startColumn": box.left, **data} if box.left else data

    def _add_dimension_metadata(self, sheet: Sheet, box: Box, data: JSON) -> None:
        places = {
            "ROWS": ("rowMetadata", box.top, box.bottom),
            "COLUMNS": ("columnMetadata", box.left, box.right),
        }
        for entry in self.spreadsheet.metadata.values():
            place = entry["location"].get("dimensionRange")
            if place is None or place["sheetId"] != sheet.id:
                continue
            name, first, last = places[place["dimension"]]
            at = place["startIndex"]
            if first <= at < last:
                data[name][at - first].setdefault("developerMetadata", []).append(metadata_json(entry))

    def _cell(self, sheet: Sheet, index: int, row: Row, column: int) -> JSON:
        value, style = row.value(column), row.style(column)
        cell: JSON = {}
        if value is not None:
            result = self.effective(sheet, index, column)
            cell["userEnteredValue"] = extended(value)
            cell["effectiveValue"] = extended(result)
            cell["formattedValue"] = self.shown(result, style)
        if style is None:
            if value is not None:
                cell["effectiveFormat"] = DEFAULT_FORMAT
            return cell
        if style.format:
            cell["userEnteredFormat"] = style.format
        cell["effectiveFormat"] = _effective(style.format or {})
        if style.note:
            cell["note"] = style.note
        if style.validation:
            cell["dataValidation"] = style.validation
        return cell


def _effective(format_: JSON) -> JSON:
    """Return a format over the default one; what the default says about text stays where it is not said anew."""
    text_format = {**DEFAULT_FORMAT["textFormat"], **format_.get("textFormat", {})}
    return {**DEFAULT_FORMAT, **format_, "textFormat": text_format}


def extended(value: Value | Result) -> JSON:
    """Return a value as an ExtendedValue."""
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, FormulaError):
        return {"errorValue": {"type": value.type, "message": value.message}}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}


def metadata_json(entry: JSON) -> JSON:
    """Return developer metadata as answers carry it: a sheetId 0 inside a dimension range is left out."""
    location = dict(entry["location"])
    place = location.get("dimensionRange")
    if place is not None:
        location["dimensionRange"] = {key: value for key, value in place.items() if key != "sheetId" or value}
    return {**entry, "location": location}


def _cut(cells: tuple[Value, ...]) -> tuple[Value, ...]:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


def _columns(rows: list[list[Result]]) -> list[list[Result]]:
    width = max((len(row) for row in rows), default=0)
    columns: list[list[Result]] = []
    for at in range(width):
        column = [row[at] if at < len(row) else "" for row in rows]
        while column and column[-1] == "":
            column.pop()
        columns.append(column)
    return columns
