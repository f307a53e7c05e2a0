"""The world as JSON and back: what compaction writes, and what tests compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets.local.cells import EMPTY_ROW, Formula, Row, Style, Value, row_of, style
from sheets.local.ranges import GridRange
from sheets.local.rows import RowStore
from sheets.local.sheet import Sheet
from sheets.local.spreadsheet import Spreadsheet
from sheets.local.world import DriveFile, Version, World

if TYPE_CHECKING:
    from sheets.local.errors import JSON

_PARTS = ("protected", "conditional", "bandings", "basic_filter")


class _Styles:
    """Numbers styles while a file is written."""

    def __init__(self) -> None:
        self.list: list[JSON] = []
        self._numbers: dict[Style, int] = {}

    def number(self, found: Style | None) -> int:
        """Return a style's number; 0 is none."""
        if found is None:
            return 0
        if found not in self._numbers:
            self.list.append({"format": found.format, "validation": found.validation, "note": found.note})
            self._numbers[found] = len(self.list)
        return self._numbers[found]


def contents_json(contents: Spreadsheet) -> JSON:
    """Return everything that a version holds."""
    styles = _Styles()
    sheets = [_sheet_json(sheet, styles) for sheet in contents.sheets]
    return {
        "properties": contents.properties,
        "sheets": sheets,
        "styles": styles.list,
        "named_ranges": contents.named_ranges,
        "metadata": list(contents.metadata.values()),
    }


def _sheet_json(sheet: Sheet, styles: _Styles) -> JSON:
    merges = [[merge.top, merge.bottom, merge.left, merge.right] for merge in sheet.merges]
    parts = {name: getattr(sheet, name) for name in _PARTS}
    rows: list[Any] = []  # a number stands for that many blank rows
    for row in sheet.rows:
        if row is EMPTY_ROW:
            if rows and isinstance(rows[-1], int):
                rows[-1] += 1
            else:
                rows.append(1)
        else:
            rows.append(_row_json(row, styles))
    return {"properties": sheet.properties, "columns": sheet.columns, "merges": merges, **parts, "rows": rows}


def _row_json(row: Row, styles: _Styles) -> list[Any]:
    values = [{"f": value.text} if isinstance(value, Formula) else value for value in row.values]
    numbers = [styles.number(found) for found in row.styles]
    return [values, numbers, row.properties] if row.properties else [values, numbers]


def contents_of(data: JSON) -> Spreadsheet:
    """Read what `contents_json` wrote."""
    styles: list[Style | None] = [None]
    styles += [style(one["format"], one["validation"], one["note"]) for one in data["styles"]]
    contents = Spreadsheet(data["properties"], [_sheet_of(one, styles) for one in data["sheets"]])
    contents.named_ranges = data["named_ranges"]
    contents.metadata = {entry["metadataId"]: entry for entry in data["metadata"]}
    return contents


def _sheet_of(data: JSON, styles: list[Style | None]) -> Sheet:
    rows: list[Row] = []
    for one in data["rows"]:
        if isinstance(one, int):
            rows.extend([EMPTY_ROW] * one)
        else:
            rows.append(_row_of(one, styles))
    sheet = Sheet(data["properties"], RowStore(rows), data["columns"])
    sheet.merges = [GridRange(sheet.id, *ends) for ends in data["merges"]]
    for name in _PARTS:
        setattr(sheet, name, data[name])
    return sheet


def _row_of(data: list[Any], styles: list[Style | None]) -> Row:
    values: list[Value] = [Formula(value["f"]) if isinstance(value, dict) else value for value in data[0]]
    return row_of(values, [styles[number] for number in data[1]], data[2] if len(data) > 2 else None)  # noqa: PLR2004


def file_json(file: DriveFile) -> JSON:
    """Return a file with its newest version; older ones are not kept."""
    newest = file.newest
    return {
        "id": file.id,
        "owner": file.owner,
        "created": file.created,
        "roles": file.roles,
        "is_trashed": file.is_trashed,
        "version": newest.number,
        "time": newest.time,
        "contents": contents_json(newest.contents),
    }


def file_of(data: JSON) -> DriveFile:
    """Read what `file_json` wrote."""
    file = DriveFile(data["id"], data["owner"], data["created"])
    file.roles, file.is_trashed = data["roles"], data["is_trashed"]
    file.versions.append(Version(data["version"], data["time"], contents_of(data["contents"])))
    return file


def world_json(world: World) -> JSON:
    """Return everything."""
    files = [file_json(file) for file in world.files.values()]
    return {"keys": world.keys, "people": world.people, "files": files}


def world_of(data: JSON) -> World:
    """Read what `world_json` wrote."""
    files = {one["id"]: file_of(one) for one in data["files"]}
    return World(files, data["keys"], data["people"])
