"""insertDimension, deleteDimension, moveDimension, appendDimension, updateDimensionProperties, autoResize."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.a1 import MAX_COLUMNS
from sheets.local.cells import row_of
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box, after_delete, after_insert, after_move

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft

_WORDS = {"ROWS": "row", "COLUMNS": "column"}


def _dimension(body: JSON) -> str:
    found: str = body.get("dimension", "DIMENSION_UNSPECIFIED")
    if found not in _WORDS:
        raise RefusedError("Dimension must be ROWS or COLUMNS.")
    return found


def _size(sheet: Sheet, dimension: str) -> int:
    return sheet.row_count if dimension == "ROWS" else sheet.column_count


def _breadth(sheet: Sheet, dimension: str) -> int:
    """Return how many cells one more row or column adds."""
    return sheet.column_count if dimension == "ROWS" else sheet.row_count


def _span(draft: Draft, data: JSON) -> tuple[Sheet, str, int, int]:
    """Resolve a DimensionRange; open ends reach the grid's edge."""
    sheet, dimension = draft.sheet(data), _dimension(data)
    first = data.get("startIndex", 0)
    last = data.get("endIndex", _size(sheet, dimension))
    if first < 0 or last <= first:
        raise RefusedError(f"Invalid dimension range: [{first}, {last}).")
    return sheet, dimension, first, last


def _guard(draft: Draft, sheet: Sheet, dimension: str, first: int, last: int) -> None:
    rows = Box(first, last, 0, sheet.column_count)
    draft.guard(sheet, rows if dimension == "ROWS" else Box(0, sheet.row_count, first, last))


def insert_dimension(draft: Draft, body: JSON) -> JSON:
    """Insert blank rows or columns; they look like the one after them, or before with `inheritFromBefore`."""
    sheet, dimension, first, last = _span(draft, body.get("range", {}))
    size, word = _size(sheet, dimension), _WORDS[dimension]
    inherit = body.get("inheritFromBefore", False)
    if inherit and first == 0:
        raise RefusedError("inheritFromBefore cannot be true when inserting at index 0.")
    if first > size or (first == size and not inherit):
        raise RefusedError(
            f"range.startIndex[{first}] must be less than the grid's number of {word}s ({size})."
        )
    model = first - 1 if inherit else first
    if dimension == "COLUMNS" and size + last - first > MAX_COLUMNS:
        raise RefusedError(f"A sheet has at most {MAX_COLUMNS} columns.")
    draft.contents.check_size((last - first) * _breadth(sheet, dimension))
    if dimension == "ROWS":
        sheet.insert_rows(first, last - first, model)
    else:
        sheet.insert_columns(first, last - first, model)
    draft.contents.shift(sheet, dimension, after_insert(first, last - first))
    return {}


def append_dimension(draft: Draft, body: JSON) -> JSON:
    """Add blank rows or columns at the end of the grid."""
    sheet, dimension, length = draft.sheet(body), _dimension(body), body.get("length", 0)
    if length < 1:
        raise RefusedError("Length must be greater than 0.")
    if dimension == "COLUMNS" and sheet.column_count + length > MAX_COLUMNS:
        raise RefusedError(f"A sheet has at most {MAX_COLUMNS} columns.")
    draft.contents.check_size(length * _breadth(sheet, dimension))
    if dimension == "ROWS":
        sheet.insert_rows(sheet.row_count, length, None)
    else:
        sheet.insert_columns(sheet.column_count, length, None)
    return {}


def delete_dimension(draft: Draft, body: JSON) -> JSON:
    """Delete rows or columns that exist; one must stay."""
    sheet, dimension, first, last = _span(draft, body.get("range", {}))
    size, word = _size(sheet, dimension), _WORDS[dimension]
    if last > size:
        raise RefusedError(
            f"Cannot delete a {word} that doesn't exist. Tried to delete {word} index {last - 1} but there are only "
            f"{size} {word}s."
        )
    if last - first == size:
        raise RefusedError(f"You can't delete all the {word}s on the sheet.")
    _guard(draft, sheet, dimension, first, last)
    if dimension == "ROWS":
        sheet.delete_rows(first, last)
    else:
        sheet.delete_columns(first, last)
    draft.contents.shift(sheet, dimension, after_delete(first, last))
    return {}


def move_dimension(draft: Draft, body: JSON) -> JSON:
    """Move rows or columns; the destination counts before the move."""
    sheet, dimension, first, last = _span(draft, body.get("source", {}))
    size, to = _size(sheet, dimension), body.get("destinationIndex", 0)
    if last > size or not 0 <= to <= size:
        raise RefusedError("Source and destination must lie inside the grid.")
    if first < to < last:
        raise RefusedError("The destination must lie outside the source.")
    _guard(draft, sheet, dimension, first, last)
    moved = list(range(first, last))
    before = [index for index in range(to) if not first <= index < last]
    order = before + moved + [index for index in range(to, size) if not first <= index < last]
    if dimension == "ROWS":
        sheet.reorder_rows(order)
    else:
        sheet.reorder_columns(order)
    draft.contents.shift(sheet, dimension, after_move(order))
    return {}


def update_dimension_properties(draft: Draft, body: JSON) -> JSON:
    """Set width, height or visibility of columns or rows."""
    sheet, dimension, first, last = _span(draft, body.get("range", {}))
    tree = fieldmask.required(body.get("fields"))
    wanted = {name: value for name, value in body.get("properties", {}).items() if value}
    last = min(last, _size(sheet, dimension))
    if dimension == "COLUMNS":
        for index in range(first, last):
            sheet.columns[index] = fieldmask.merge(sheet.columns[index], wanted, tree)
        return {}
    for index in range(first, last):
        row = sheet.rows[index]
        merged = fieldmask.merge(row.properties or {}, wanted, tree)
        sheet.rows[index] = row_of(row.values, row.styles, merged or None)
    return {}


def auto_resize_dimensions(draft: Draft, body: JSON) -> JSON:
    """Fit columns to their text; a local server draws nothing, so the size only becomes the default again."""
    sheet, dimension, first, last = _span(draft, body.get("dimensions", {}))
    if dimension == "COLUMNS":
        for index in range(first, min(last, sheet.column_count)):
            kept = {name: value for name, value in sheet.columns[index].items() if name != "pixelSize"}
            sheet.columns[index] = kept
    return {}
