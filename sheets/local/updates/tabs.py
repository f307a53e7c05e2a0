"""addSheet, deleteSheet, duplicateSheet, updateSheetProperties, updateSpreadsheetProperties."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from sheets.local import fieldmask
from sheets.local.a1 import MAX_COLUMNS
from sheets.local.colours import normalise_colours
from sheets.local.errors import JSON, RefusedError
from sheets.local.locales import is_known
from sheets.local.ranges import GridRange, after_delete
from sheets.local.sheet import Sheet, new_sheet

if TYPE_CHECKING:
    from sheets.local.spreadsheet import Spreadsheet
    from sheets.local.updates.draft import Draft

_DERIVED = ("rowCount", "columnCount")


def sheet_properties(contents: Spreadsheet, sheet: Sheet) -> JSON:
    """Return SheetProperties as answers carry them: sheetId and index are there even when 0."""
    grid = {"rowCount": sheet.row_count, "columnCount": sheet.column_count}
    kept = {name: value for name, value in sheet.properties["gridProperties"].items() if value}
    result = {
        "sheetId": sheet.id,
        "title": sheet.title,
        "index": contents.sheets.index(sheet),
        "sheetType": "GRID",
        "gridProperties": {**grid, **kept},
    }
    others = {name: value for name, value in sheet.properties.items() if name not in result and value}
    return {**result, **others}


def add_sheet(draft: Draft, body: JSON) -> JSON:
    """Add a tab; id, title and size are chosen when the caller does not say them."""
    wanted = body.get("properties", {})
    if wanted.get("sheetType", "GRID") != "GRID":
        raise RefusedError("Only sheets of type GRID can be added.")
    contents = draft.contents
    sheet_id = wanted.get("sheetId")
    if sheet_id is None:
        sheet_id = draft.new_id(lambda number: any(sheet.id == number for sheet in contents.sheets))
    if sheet_id < 0:
        raise RefusedError("Sheet id must be non-negative.")
    grid = wanted.get("gridProperties", {})
    title = wanted["title"] if "title" in wanted else _free_title(contents)
    rows, columns = grid.get("rowCount", 1000), grid.get("columnCount", 26)
    _check_grid(rows, columns, grid)
    contents.check_size(rows * columns)
    sheet = new_sheet(sheet_id, title, rows, columns)
    extras = {
        name: wanted[name]
        for name in ("hidden", "rightToLeft", "tabColor", "tabColorStyle")
        if name in wanted
    }
    kept = {name: value for name, value in grid.items() if name not in _DERIVED}
    sheet.properties = {**sheet.properties, **normalise_colours(extras), "gridProperties": kept}
    contents.add_sheet(sheet, _index(contents, wanted.get("index")))
    return {"properties": sheet_properties(contents, sheet)}


def _free_title(contents: Spreadsheet) -> str:
    number = len(contents.sheets) + 1
    while contents.titled(f"Sheet{number}") is not None:
        number += 1
    return f"Sheet{number}"


def _index(contents: Spreadsheet, index: int | None) -> int | None:
    if index is not None and not 0 <= index <= len(contents.sheets):
        raise RefusedError(f"Invalid index: {index}. It must be between 0 and {len(contents.sheets)}.")
    return index


def _check_grid(rows: int, columns: int, grid: JSON) -> None:
    if rows < 1 or columns < 1:
        raise RefusedError("Invalid grid size: rowCount and columnCount must be at least 1.")
    if columns > MAX_COLUMNS:
        raise RefusedError(f"Invalid grid size: a sheet has at most {MAX_COLUMNS} columns.")
    if grid.get("frozenRowCount", 0) >= rows:
        raise RefusedError("You can't freeze all visible rows on the sheet.")
    if grid.get("frozenColumnCount", 0) >= columns:
        raise RefusedError("You can't freeze all visible columns on the sheet.")


def delete_sheet(draft: Draft, body: JSON) -> JSON:
    """Delete a tab; one that is seen must stay."""
    sheet = draft.sheet(body)
    draft.guard(sheet, sheet.whole)
    draft.contents.drop_sheet(sheet)
    if all(other.properties.get("hidden") for other in draft.contents.sheets):
        raise RefusedError("You can't remove all the sheets in a document.")
    return {}


def duplicate_sheet(draft: Draft, body: JSON) -> JSON:
    """Copy a tab inside its file, with formats and protections, without developer metadata."""
    contents = draft.contents
    source = contents.sheet(body.get("sourceSheetId", 0))
    taken = {sheet.id for sheet in contents.sheets}
    sheet_id = body.get("newSheetId")
    copy = copied(draft, source, draft.new_id(taken.__contains__) if sheet_id is None else sheet_id)
    copy.properties = {
        **copy.properties,
        "title": body.get("newSheetName") or _copy_title(contents, source.title),
    }
    contents.add_sheet(copy, _index(contents, body.get("insertSheetIndex", 0)))
    contents.check_size()
    return {"properties": sheet_properties(contents, copy)}


def _copy_title(contents: Spreadsheet, title: str) -> str:
    found, number = f"Copy of {title}", 2
    while contents.titled(found) is not None:
        found, number = f"Copy of {title} {number}", number + 1
    return found


def copied(draft: Draft, source: Sheet, sheet_id: int) -> Sheet:
    """Return a fork under another id, its protections and bandings with ids of their own."""
    copy = source.fork()
    copy.properties = {**source.properties, "sheetId": sheet_id}
    copy.merges = [GridRange(sheet_id, one.top, one.bottom, one.left, one.right) for one in source.merges]
    copy.conditional = [_readdressed(rule, sheet_id) for rule in source.conditional]
    copy.protected = [
        {**_readdressed(one, sheet_id), "protectedRangeId": draft.new_id(lambda _: False)}
        for one in source.protected
    ]
    copy.bandings = [
        {**_readdressed(one, sheet_id), "bandedRangeId": draft.new_id(lambda _: False)}
        for one in source.bandings
    ]
    copy.basic_filter = source.basic_filter and _readdressed(source.basic_filter, sheet_id)
    return copy


def _readdressed(thing: JSON, sheet_id: int) -> JSON:
    result = dict(thing)
    if "range" in thing:
        result["range"] = {**thing["range"], "sheetId": sheet_id}
    for name in ("ranges", "unprotectedRanges"):
        if name in thing:
            result[name] = [{**part, "sheetId": sheet_id} for part in thing[name]]
    return result


def update_sheet_properties(draft: Draft, body: JSON) -> JSON:
    """Change title, order, visibility, colour, frozen parts or the size of a tab."""
    wanted = body.get("properties", {})
    contents = draft.contents
    sheet = contents.sheet(wanted.get("sheetId", 0))
    tree = fieldmask.required(body.get("fields"))
    old = sheet_properties(contents, sheet)
    new = fieldmask.merge(old, normalise_colours(wanted), tree)
    new = {**new, "sheetId": sheet.id, "sheetType": "GRID"}
    contents.check_title(new.get("title", ""), sheet)
    grid = {**new.get("gridProperties", {})}
    rows, columns = grid.pop("rowCount", 0), grid.pop("columnCount", 0)
    _check_grid(rows, columns, grid)
    contents.check_size(rows * columns - sheet.row_count * sheet.column_count)
    _resize(draft, sheet, rows, columns)
    index = new.pop("index", 0)
    sheet.properties = {**new, "gridProperties": grid}
    if index != old["index"]:
        _reorder(contents, sheet, index)
    if all(other.properties.get("hidden") for other in contents.sheets):
        raise RefusedError("You can't hide all the sheets in a document.")
    return {}


def _reorder(contents: Spreadsheet, sheet: Sheet, index: int) -> None:
    """Move a tab; the index counts in the order before the move, so the one after its own changes nothing."""
    _index(contents, index)
    old = contents.sheets.index(sheet)
    if index == old + 1:
        return
    contents.sheets.remove(sheet)
    contents.sheets.insert(index - 1 if index > old else index, sheet)


def _resize(draft: Draft, sheet: Sheet, rows: int, columns: int) -> None:
    if rows > sheet.row_count:
        sheet.insert_rows(sheet.row_count, rows - sheet.row_count, None)
    elif rows < sheet.row_count:
        last = sheet.row_count
        sheet.delete_rows(rows, last)
        draft.contents.shift(sheet, "ROWS", after_delete(rows, last))
    if columns > sheet.column_count:
        sheet.columns.extend([{}] * (columns - sheet.column_count))
    elif columns < sheet.column_count:
        last = sheet.column_count
        sheet.delete_columns(columns, last)
        draft.contents.shift(sheet, "COLUMNS", after_delete(columns, last))


def update_spreadsheet_properties(draft: Draft, body: JSON) -> JSON:
    """Change title, locale or time zone of the file."""
    tree = fieldmask.required(body.get("fields"))
    new = fieldmask.merge(draft.contents.properties, body.get("properties", {}), tree)
    if not new.get("title"):
        raise RefusedError("Spreadsheet title cannot be empty.")
    if not is_known(new.get("locale", "")):
        raise RefusedError(f"Unsupported locale: {new.get('locale', '')}")
    if new.get("timeZone") not in available_timezones():
        raise RefusedError(f"Invalid time zone: {new.get('timeZone', '')}")
    draft.contents.properties = new
    return {}
