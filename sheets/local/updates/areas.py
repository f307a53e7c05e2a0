"""mergeCells, unmergeCells, setDataValidation, copyPaste, cutPaste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.cells import Style, Value, style
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box, GridRange
from sheets.local.results import FormulaError

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft

Cell = tuple[Value, Style | None]


def merge_cells(draft: Draft, body: JSON) -> JSON:
    """Merge a range; every value but the top left one is gone."""
    sheet, box = draft.ranged(body.get("range"))
    parts = _parts(box, body.get("mergeType", "MERGE_ALL"))
    if any(part.meets(_box(sheet, merge)) for part in parts for merge in sheet.merges):
        raise RefusedError("You must select all cells in a merged range to merge or unmerge them.")
    for part in parts:
        if part.bottom - part.top == 1 and part.right - part.left == 1:
            continue
        sheet.merges.append(GridRange(sheet.id, part.top, part.bottom, part.left, part.right))
        _clear_but_first(sheet, part)
    return {}


def _parts(box: Box, kind: str) -> list[Box]:
    if kind == "MERGE_ROWS":
        return [Box(row, row + 1, box.left, box.right) for row in range(box.top, box.bottom)]
    if kind == "MERGE_COLUMNS":
        return [Box(box.top, box.bottom, column, column + 1) for column in range(box.left, box.right)]
    return [box]


def _box(sheet: Sheet, merge: GridRange) -> Box:
    return merge.box(sheet.row_count, sheet.column_count)


def _clear_but_first(sheet: Sheet, box: Box) -> None:
    for index in range(box.top, box.bottom):
        values, styles = sheet.edit(index, box.right)
        first = box.left + 1 if index == box.top else box.left
        values[first : box.right] = [None] * (box.right - first)
        sheet.put(index, values, styles)


def unmerge_cells(draft: Draft, body: JSON) -> JSON:
    """Take merges apart; a range must hold a merge whole or not at all."""
    sheet, box = draft.ranged(body.get("range"))
    sheet.merges = [merge for merge in sheet.merges if not box.meets(_box(sheet, merge))]
    return {}


def set_data_validation(draft: Draft, body: JSON) -> JSON:
    """Set or clear (no rule) the validation of every cell in a range."""
    sheet, box = draft.ranged(body.get("range"))
    rule = body.get("rule")
    if rule is not None and "condition" not in rule:
        raise RefusedError("A data validation rule must have a condition.")
    for index in range(box.top, box.bottom):
        values, styles = sheet.edit(index, box.right)
        for column in range(box.left, box.right):
            old = styles[column]
            styles[column] = style(old.format if old else None, rule, old.note if old else None)
        sheet.put(index, values, styles)
    return {}


def copy_paste(draft: Draft, body: JSON) -> JSON:
    """Copy a range over another; a destination that is a multiple of the source repeats it, any other is one copy."""
    source_sheet, source = _source(draft, body.get("source"))
    kind = body.get("pasteType", "PASTE_NORMAL")
    cells = _results(draft, source_sheet, source) if kind == "PASTE_VALUES" else _cells(source_sheet, source)
    if body.get("pasteOrientation") == "TRANSPOSE":
        cells = [list(column) for column in zip(*cells, strict=True)]
    sheet, wanted = draft.ranged(body.get("destination"))
    height, width = len(cells), len(cells[0])
    box = Box(
        wanted.top,
        wanted.top + _filled(wanted.bottom - wanted.top, height),
        wanted.left,
        wanted.left + _filled(wanted.right - wanted.left, width),
    )
    _paste(draft, sheet, box, cells, kind)
    return {}


def _filled(span: int, size: int) -> int:
    return span if span % size == 0 else size


def cut_paste(draft: Draft, body: JSON) -> JSON:
    """Move a range's cells to another place."""
    source_sheet, source = _source(draft, body.get("source"))
    draft.guard(source_sheet, source)
    kind = body.get("pasteType", "PASTE_NORMAL")
    cells = _results(draft, source_sheet, source) if kind == "PASTE_VALUES" else _cells(source_sheet, source)
    to = body.get("destination", {})
    sheet = draft.sheet(to)
    top, left = to.get("rowIndex", 0), to.get("columnIndex", 0)
    blank: list[list[Cell]] = [[(None, None)] * len(row) for row in cells]
    _paste(draft, source_sheet, source, blank, "PASTE_NORMAL")
    box = Box(top, top + len(cells), left, left + len(cells[0]))
    _paste(draft, sheet, box, cells, kind)
    return {}


def _source(draft: Draft, data: JSON | None) -> tuple[Sheet, Box]:
    if data is None:
        raise RefusedError("No source range specified.")
    sheet = draft.sheet(data)
    box = sheet.box(GridRange.of(data))
    if box.is_empty:
        raise RefusedError("The source range is empty.")
    return sheet, box


def _cells(sheet: Sheet, box: Box) -> list[list[Cell]]:
    return [
        [(row.value(column), row.style(column)) for column in range(box.left, box.right)]
        for row in sheet.rows.span(box.top, box.bottom)
    ]


def _results(draft: Draft, sheet: Sheet, box: Box) -> list[list[Cell]]:
    """What the cells came to, without formulas; an error as it is shown."""
    reader = draft.reader()

    def result(row: int, column: int) -> Value:
        found = reader.effective(sheet, row, column)
        return found.code if isinstance(found, FormulaError) else found

    return [
        [(result(row, column), None) for column in range(box.left, box.right)]
        for row in range(box.top, box.bottom)
    ]


def _paste(draft: Draft, sheet: Sheet, box: Box, cells: list[list[Cell]], kind: str) -> None:
    if min(box.top, box.left) < 0 or box.bottom > sheet.row_count or box.right > sheet.column_count:
        raise RefusedError("The paste area exceeds the grid.")
    draft.guard(sheet, box)
    for index in range(box.top, box.bottom):
        values, styles = sheet.edit(index, box.right)
        source = cells[(index - box.top) % len(cells)]
        for column in range(box.left, box.right):
            old = (values[column], styles[column])
            values[column], styles[column] = _pasted(source[(column - box.left) % len(source)], old, kind)
        sheet.put(index, values, styles)


def _pasted(new: Cell, old: Cell, kind: str) -> Cell:
    match kind:
        case "PASTE_VALUES" | "PASTE_FORMULA":
            return new[0], old[1]
        case "PASTE_FORMAT":
            rule, note = (old[1].validation, old[1].note) if old[1] else (None, None)
            return old[0], style(new[1].format if new[1] else None, rule, note)
        case "PASTE_DATA_VALIDATION":
            format_, note = (old[1].format, old[1].note) if old[1] else (None, None)
            return old[0], style(format_, new[1].validation if new[1] else None, note)
        case "PASTE_NORMAL":
            return new
        case _:
            raise RefusedError(f"Paste type {kind} is not offered by this local server.")
