"""createDeveloperMetadata, updateDeveloperMetadata, deleteDeveloperMetadata.

Ids are positive int32, unique in the file; an id in use is refused, which callers may use as an idempotency key.
https://developers.google.com/workspace/sheets/api/guides/metadata
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.errors import JSON, ApiError, RefusedError
from sheets.local.filters import matching
from sheets.local.reading import metadata_json

if TYPE_CHECKING:
    from sheets.local.updates.draft import Draft

_VISIBILITIES = ("DOCUMENT", "PROJECT")
MAX_STORED = 30_000  # characters of keys and values, each for the file and for every tab


def create_developer_metadata(draft: Draft, body: JSON) -> JSON:
    """Create an entry at the file, a tab, one row or one column."""
    wanted = body.get("developerMetadata", {})
    taken = draft.contents.metadata
    number = wanted.get("metadataId")
    if number is None:
        number = draft.new_id(taken.__contains__)
    if number <= 0:
        raise RefusedError(f"Developer metadata ID must be positive: {number}")
    on_dimension = "dimensionRange" in wanted.get("location", {})
    if number in taken and not (on_dimension and "columns_take_ids_in_use" in draft.ways):
        raise RefusedError(f"Developer metadata with ID {number} already exists.")
    entry = {"metadataId": number, **_content(draft, wanted)}
    taken[number] = entry
    _check_storage(draft)
    return {"developerMetadata": metadata_json(entry)}


def _content(draft: Draft, wanted: JSON) -> JSON:
    if not wanted.get("metadataKey"):
        raise RefusedError("Developer metadata must have a key.")
    if wanted.get("visibility") not in _VISIBILITIES:
        raise RefusedError("Developer metadata visibility must be DOCUMENT or PROJECT.")
    content = {"metadataKey": wanted["metadataKey"]}
    if wanted.get("metadataValue"):
        content["metadataValue"] = wanted["metadataValue"]
    return {
        **content,
        "location": _location(draft, wanted.get("location", {})),
        "visibility": wanted["visibility"],
    }


def _location(draft: Draft, wanted: JSON) -> JSON:
    kinds = [name for name in ("spreadsheet", "sheetId", "dimensionRange") if name in wanted]
    if len(kinds) != 1:
        raise RefusedError("Developer metadata needs exactly one location.")
    if "spreadsheet" in wanted:
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "sheetId" in wanted:
        return {"locationType": "SHEET", "sheetId": draft.contents.sheet(wanted["sheetId"]).id}
    place = wanted["dimensionRange"]
    sheet, dimension = draft.sheet(place), place.get("dimension")
    size = {"ROWS": sheet.row_count, "COLUMNS": sheet.column_count}.get(dimension)
    if size is None:
        raise RefusedError("Dimension must be ROWS or COLUMNS.")
    start, end = place.get("startIndex", 0), place.get("endIndex", size)
    if end - start != 1 or not 0 <= start < size:
        raise RefusedError(
            "Developer metadata can only be associated with a single row or column of the grid."
        )
    return {
        "locationType": dimension[:-1],
        "dimensionRange": {
            "sheetId": sheet.id,
            "dimension": dimension,
            "startIndex": start,
            "endIndex": end,
        },
    }


def _check_storage(draft: Draft) -> None:
    stored: dict[int | None, int] = {}
    for entry in draft.contents.metadata.values():
        location = entry["location"]
        place = location.get("sheetId", location.get("dimensionRange", {}).get("sheetId"))
        size = len(entry["metadataKey"]) + len(entry.get("metadataValue", ""))
        stored[place] = stored.get(place, 0) + size
    if any(size > MAX_STORED for size in stored.values()):
        raise RefusedError("Developer metadata storage limit exceeded.")


def _selected(draft: Draft, filters: list[JSON]) -> list[int]:
    found: dict[int, None] = {}
    for data_filter in filters:
        if "developerMetadataLookup" not in data_filter:
            raise RefusedError("Only developerMetadataLookup filters select developer metadata here.")
        for entry in matching(draft.contents, data_filter["developerMetadataLookup"]):
            found[entry["metadataId"]] = None
    return list(found)


def update_developer_metadata(draft: Draft, body: JSON) -> JSON:
    """Change all entries that the filters select, by field mask."""
    tree = fieldmask.required(body.get("fields"))
    wanted = body.get("developerMetadata", {})
    changed = []
    for number in _selected(draft, body.get("dataFilters", [])):
        merged = fieldmask.merge(_as_request(draft.contents.metadata[number]), wanted, tree)
        entry = {"metadataId": number, **_content(draft, merged)}
        draft.contents.metadata[number] = entry
        changed.append(metadata_json(entry))
    if not changed:
        raise RefusedError("No developer metadata matched the given data filters.")
    _check_storage(draft)
    return {"developerMetadata": changed}


def _as_request(entry: JSON) -> JSON:
    location = {name: value for name, value in entry["location"].items() if name != "locationType"}
    return {**entry, "location": location}


def delete_developer_metadata(draft: Draft, body: JSON) -> JSON:
    """Delete all entries that the filter selects; none is no error."""
    try:
        numbers = _selected(draft, [body.get("dataFilter", {})])
    except ApiError as error:
        raise RefusedError(error.message) from error
    if not numbers and "deleting_nothing_is_refused" in draft.ways:
        raise RefusedError("No developer metadata matched the given data filter.")
    deleted = [metadata_json(draft.contents.metadata.pop(number)) for number in numbers]
    return {"deletedDeveloperMetadata": deleted} if deleted else {}
