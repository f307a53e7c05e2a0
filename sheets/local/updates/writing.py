"""updateCells, appendCells, repeatCell: cells written by field mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.a1 import MAX_COLUMNS
from sheets.local.cells import EMPTY_ROW, Formula, Style, Value, number, style
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft

MAX_TEXT = 50_000
_STYLED = ("userEnteredFormat", "dataValidation", "note")
_WRITABLE = frozenset({"userEnteredValue", *_STYLED, "*"})
_READ_ONLY = frozenset({"effectiveValue", "effectiveFormat", "formattedValue", "hyperlink"})


def entered(data: JSON | None) -> Value:
    """Return the value of an ExtendedValue; one kind at most."""
    if not data:
        return None
    if len(data) > 1:
        raise RefusedError("Only one kind of value may be set on a cell.")
    if "stringValue" in data:
        return checked_text(data["stringValue"])
    if "numberValue" in data:
        return number(data["numberValue"])
    if "boolValue" in data:
        return bool(data["boolValue"])
    if "formulaValue" in data:
        if not data["formulaValue"].startswith("="):
            raise RefusedError(f"Invalid formula: {data['formulaValue']}")
        checked_text(data["formulaValue"])
        return Formula(data["formulaValue"])
    raise RefusedError("errorValue is read-only.")


def checked_text(text: str) -> str | None:
    """Return the text of a cell; blank text leaves it empty, 50,000 characters are the limit."""
    if len(text) > MAX_TEXT:
        raise RefusedError(
            f"Your input contains more than the maximum of {MAX_TEXT} characters in a single cell."
        )
    return text or None


@dataclass(frozen=True, slots=True)
class Mask:
    """What of a cell is written: its value, and which parts of its style."""

    value: bool
    format: fieldmask.Tree | None
    validation: bool
    note: bool

    @classmethod
    def of(cls, fields: str | None) -> Mask:
        """Read a mask over CellData."""
        tree = fieldmask.required(fields)
        for name in tree:
            if name not in _WRITABLE and name not in _READ_ONLY:
                raise RefusedError(f"Invalid field: {name}")
        if "*" in tree:
            return cls(value=True, format={}, validation=True, note=True)
        return cls(
            "userEnteredValue" in tree,
            tree.get("userEnteredFormat"),
            "dataValidation" in tree,
            "note" in tree,
        )

    @property
    def styles(self) -> bool:
        """Tell whether anything but the value is written."""
        return self.format is not None or self.validation or self.note

    def restyled(self, old: Style | None, cell: JSON) -> Style | None:
        """Return a cell's new style."""
        format_ = old.format if old else None
        if self.format is not None:
            wanted = cell.get("userEnteredFormat") or {}
            format_ = fieldmask.merge(format_ or {}, wanted, self.format) if self.format else wanted
        validation = cell.get("dataValidation") if self.validation else (old.validation if old else None)
        note = cell.get("note") if self.note else (old.note if old else None)
        return style(format_, validation, note)


def _write_row(sheet: Sheet, index: int, left: int, cells: list[JSON], mask: Mask) -> None:
    values, styles = sheet.edit(index, left + len(cells))
    for column, cell in enumerate(cells, left):
        if mask.value:
            values[column] = entered(cell.get("userEnteredValue"))
        if mask.styles:
            styles[column] = mask.restyled(styles[column], cell)
    sheet.put(index, values, styles)


def update_cells(draft: Draft, body: JSON) -> JSON:
    """Write rows from a corner, or into a range; cells of the range that no row names are cleared."""
    mask = Mask.of(body.get("fields"))
    rows = [row.get("values", []) for row in body.get("rows", [])]
    if "range" in body:
        sheet, box = draft.ranged(body["range"])
        _check_fits(rows, box)
        width, height = box.right - box.left, box.bottom - box.top
        rows = [row + [{}] * (width - len(row)) for row in [*rows, *([[]] * (height - len(rows)))]]
    else:
        sheet, box = _from_corner(draft, body.get("start"), rows)
    for offset, cells in enumerate(rows):
        _write_row(sheet, box.top + offset, box.left, cells, mask)
    return {}


def _check_fits(rows: list[list[JSON]], box: Box) -> None:
    if len(rows) > box.bottom - box.top:
        row, last = box.top + len(rows) - 1, box.bottom - 1
        raise RefusedError(f"Attempting to write row: {row}, beyond the last requested row of: {last}")
    widest = max(map(len, rows), default=0)
    if widest > box.right - box.left:
        column, last = box.left + widest - 1, box.right - 1
        raise RefusedError(
            f"Attempting to write column: {column}, beyond the last requested column of: {last}"
        )


def _from_corner(draft: Draft, start: JSON | None, rows: list[list[JSON]]) -> tuple[Sheet, Box]:
    if start is None:
        raise RefusedError("Either start or range must be specified.")
    sheet = draft.sheet(start)
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    box = Box(top, top + len(rows), left, left + max(map(len, rows), default=0))
    if top < 0 or left < 0 or box.bottom > sheet.row_count or box.right > sheet.column_count:
        raise RefusedError(
            f"Range ({sheet.title}) exceeds grid limits. "
            f"Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
        )
    draft.guard(sheet, box)
    return sheet, box


def append_cells(draft: Draft, body: JSON) -> JSON:
    """Add rows after the last one that holds a value, growing the grid where needed."""
    if "tableId" in body:
        raise RefusedError("Tables are not offered by this local server.")
    mask = Mask.of(body.get("fields"))
    sheet = draft.sheet(body)
    rows = [row.get("values", []) for row in body.get("rows", [])]
    top = sheet.last_filled()
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS:
        raise RefusedError(f"A sheet has at most {MAX_COLUMNS} columns.")
    if width > sheet.column_count:
        sheet.insert_columns(sheet.column_count, width - sheet.column_count, None)
    missing = top + len(rows) - sheet.row_count
    if missing > 0:
        sheet.rows.insert(sheet.row_count, [EMPTY_ROW] * missing)
    draft.guard(sheet, Box(top, top + len(rows), 0, max(width, 1)))
    draft.contents.check_size()
    for offset, cells in enumerate(rows):
        _write_row(sheet, top + offset, 0, cells, mask)
    return {}


def repeat_cell(draft: Draft, body: JSON) -> JSON:
    """Write one cell's masked fields to every cell of a range."""
    mask = Mask.of(body.get("fields"))
    sheet, box = draft.ranged(body.get("range"))
    cells = [body.get("cell", {})] * (box.right - box.left)
    for index in range(box.top, box.bottom):
        _write_row(sheet, index, box.left, cells, mask)
    return {}
