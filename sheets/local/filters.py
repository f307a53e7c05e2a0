"""DataFilters: developer metadata lookups, A1 ranges and grid ranges as ways to name a part of a file.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import a1
from sheets.local.errors import JSON, RefusedError, invalid
from sheets.local.ranges import Box, GridRange

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.spreadsheet import Spreadsheet

Area = tuple["Sheet", Box]


def area_of_a1(contents: Spreadsheet, text: str) -> Area:
    """Resolve A1 text, a title or a named range; 400 when it is none, or starts outside the grid."""
    named = next((one for one in contents.named_ranges if one["name"].lower() == text.lower()), None)
    if named is not None:
        return area_of_grid(contents, named["range"])
    found = a1.parse(text) or a1.A1(text)
    sheet = contents.sheets[0] if found.title is None else contents.titled(found.title)
    if sheet is None:
        raise invalid(f"Unable to parse range: {text}")
    return sheet, _bounded(sheet, found.top, found.bottom, found.left, found.right, text)


def area_of_grid(contents: Spreadsheet, data: JSON) -> Area:
    """Resolve a GridRange."""
    grid_range = GridRange.of(data)
    try:
        sheet = contents.sheet(grid_range.sheet_id)
    except RefusedError as error:
        raise invalid(str(error)) from error
    ends = (grid_range.top, grid_range.bottom, grid_range.left, grid_range.right)
    return sheet, _bounded(sheet, *ends, None)


def _bounded(
    sheet: Sheet, top: int | None, bottom: int | None, left: int | None, right: int | None, text: str | None
) -> Box:
    box = GridRange(sheet.id, top, bottom, left, right).box(sheet.row_count, sheet.column_count)
    if box.top < 0 or box.left < 0:
        raise invalid("The start of a grid range must not be negative.")
    if box.top >= sheet.row_count or box.left >= sheet.column_count:
        said = text or a1.write(sheet.title, Box(box.top, box.top + 1, box.left, box.left + 1))
        raise invalid(
            f"Range ({said}) exceeds grid limits. Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
        )
    if box.is_empty:
        raise invalid(f"Unable to parse range: {text or 'an empty grid range'}")
    return box


def areas(contents: Spreadsheet, data_filter: JSON) -> list[Area]:
    """Return the areas that a filter names; a lookup may name several, or none."""
    if len(data_filter) != 1:
        raise invalid(
            "A data filter must have exactly one of developerMetadataLookup, a1Range and gridRange."
        )
    if "a1Range" in data_filter:
        return [area_of_a1(contents, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [area_of_grid(contents, data_filter["gridRange"])]
    found = matching(contents, data_filter["developerMetadataLookup"])
    return [area for entry in found if (area := _area_of_entry(contents, entry)) is not None]


def _area_of_entry(contents: Spreadsheet, entry: JSON) -> Area | None:
    location = entry["location"]
    if location["locationType"] == "SHEET":
        sheet = contents.sheet(location["sheetId"])
        return sheet, sheet.whole
    place = location.get("dimensionRange")
    if place is None:
        return None
    sheet = contents.sheet(place["sheetId"])
    if place["dimension"] == "ROWS":
        return sheet, Box(place["startIndex"], place["endIndex"], 0, sheet.column_count)
    return sheet, Box(0, sheet.row_count, place["startIndex"], place["endIndex"])


def matching(contents: Spreadsheet, lookup: JSON) -> list[JSON]:
    """Return the developer metadata that fit every field of a lookup, by id."""
    wanted = lookup.get("metadataId")
    entries = contents.metadata.values() if wanted is None else filter(None, [contents.metadata.get(wanted)])
    found = [entry for entry in entries if _fits(entry, lookup)]
    return sorted(found, key=lambda entry: int(entry["metadataId"]))


def _fits(entry: JSON, lookup: JSON) -> bool:
    for name in ("metadataKey", "metadataValue", "visibility"):
        if name in lookup and entry.get(name) != lookup[name]:
            return False
    location = entry["location"]
    if "locationType" in lookup and location["locationType"] != lookup["locationType"]:
        return False
    return "metadataLocation" not in lookup or _at(location, lookup["metadataLocation"], lookup)


def _at(location: JSON, wanted: JSON, lookup: JSON) -> bool:
    """Match a location exactly, or (INTERSECTING_LOCATION) also what lies inside or over it."""
    intersects = lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION"
    if wanted.get("spreadsheet"):
        return intersects or bool(location.get("spreadsheet"))
    place = location.get("dimensionRange")
    if "sheetId" in wanted:
        own = location.get("sheetId", place["sheetId"] if place and intersects else None)
        return bool(own == wanted["sheetId"])
    other = {"sheetId": 0, "startIndex": 0, **wanted.get("dimensionRange", {})}
    if place is None:
        return intersects and location.get("sheetId") == other["sheetId"]
    if (place["sheetId"], place["dimension"]) != (other["sheetId"], other.get("dimension")):
        return False
    if not intersects:
        return bool(place == other)
    end = other.get("endIndex", place["endIndex"])
    return bool(place["startIndex"] < end and other["startIndex"] < place["endIndex"])
