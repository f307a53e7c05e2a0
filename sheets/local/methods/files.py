"""spreadsheets.create, get, getByDataFilter, batchUpdate and sheets.copyTo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.errors import JSON, RefusedError, invalid
from sheets.local.filters import area_of_a1, areas
from sheets.local.locales import is_known
from sheets.local.ranges import Box, GridRange
from sheets.local.reading import DEFAULT_FORMAT, Reader, metadata_json
from sheets.local.spreadsheet import Spreadsheet, new_spreadsheet
from sheets.local.updates.batch import apply_all
from sheets.local.updates.draft import Draft
from sheets.local.updates.protection import protection_json
from sheets.local.updates.rules import ranged_json
from sheets.local.updates.tabs import add_sheet, copied, sheet_properties
from sheets.local.world import DriveFile

if TYPE_CHECKING:
    from sheets.local.call import Call
    from sheets.local.sheet import Sheet
    from sheets.local.world import World

_ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
Areas = list[tuple["Sheet", Box]]


def new_file(world: World, call: Call, contents: Spreadsheet, owner: str) -> DriveFile:
    """Keep new contents as a file of this owner."""
    file_id = "1" + "".join(call.random.choices(_ID_LETTERS, k=43))
    file = DriveFile(file_id, owner, call.now)
    file.commit(contents, call.now)
    world.files[file_id] = file
    return file


def create(world: World, call: Call) -> JSON:
    """Create a file with the properties and tabs of the body."""
    wanted = call.body.get("properties", {})
    locale, zone = wanted.get("locale", "en_US"), wanted.get("timeZone", "Etc/GMT")
    if not is_known(locale):
        raise invalid(f"Invalid spreadsheet.properties.locale: Unsupported locale: {locale}")
    contents = new_spreadsheet(wanted.get("title", "Untitled spreadsheet"), locale, zone)
    draft = Draft(contents, call.email, call.email, call.random, call.moment)
    tabs = call.body.get("sheets", [])
    if tabs:
        contents.sheets.clear()
    for at, tab in enumerate(tabs):
        properties = {"sheetId": 0, **tab.get("properties", {})} if at == 0 else tab.get("properties", {})
        try:
            add_sheet(draft, {"properties": properties})
        except RefusedError as refused:
            raise invalid(f"Invalid sheets[{at}]: {refused}") from refused
    file = new_file(world, call, contents, call.email)
    return spreadsheet_json(file, contents, call.email, None)


def get(world: World, call: Call) -> JSON:
    """Return a file; with ranges or includeGridData also what its cells hold."""
    file = world.file(call.path["id"], call.email, writing=False)
    contents = contents_as_of(file, call)
    chosen = [area_of_a1(contents, text) for text in call.query.get("ranges", [])]
    mask = call.option("fields")
    has_grid = (
        fieldmask.wants(fieldmask.parse(mask), "sheets", "data") if mask else call.flag("includeGridData")
    )
    return spreadsheet_json(file, contents, call.email, chosen or None, with_cells=has_grid)


def contents_as_of(file: DriveFile, call: Call) -> Spreadsheet:
    """Return what a read sees: the newest version, or an older one when a test asked for stale reads."""
    return (file.newest if call.as_of is None else file.version_at(call.as_of)).contents


def get_by_data_filter(world: World, call: Call) -> JSON:
    """Return the tabs that the filters meet."""
    file = world.file(call.path["id"], call.email, writing=False)
    contents = contents_as_of(file, call)
    filters = call.body.get("dataFilters", [])
    chosen = [area for one in filters for area in areas(contents, one)]
    mask = call.option("fields")
    has_grid = fieldmask.wants(fieldmask.parse(mask), "sheets", "data") if mask else False
    has_grid = has_grid or bool(call.body.get("includeGridData"))
    return spreadsheet_json(file, contents, call.email, chosen if filters else None, with_cells=has_grid)


def batch_update(world: World, call: Call) -> JSON:
    """Carry out all requests on a draft and keep it, or refuse and keep nothing."""
    file = world.file(call.path["id"], call.email, writing=True)
    draft = Draft(file.newest.contents.fork(), call.email, file.owner, call.random, call.moment, call.ways)
    replies = apply_all(draft, call.body.get("requests", []))
    contents = draft.contents
    answer: JSON = {"spreadsheetId": file.id, "replies": replies}
    if call.body.get("includeSpreadsheetInResponse"):
        chosen = [area_of_a1(contents, text) for text in call.body.get("responseRanges", [])]
        mask = fieldmask.parse(call.option("fields")) if call.option("fields") else None
        with_cells = (
            bool(call.body.get("responseIncludeGridData"))
            if mask is None
            else fieldmask.wants(mask, "updatedSpreadsheet", "sheets", "data")
        )
        answer["updatedSpreadsheet"] = spreadsheet_json(
            file, contents, call.email, chosen or None, with_cells=with_cells
        )
    file.commit(contents, call.now)
    return answer


def copy_to(world: World, call: Call) -> JSON:
    """Copy a tab into another file; answers with the new tab's properties."""
    source_file = world.file(call.path["id"], call.email, writing=False)
    target = world.file(call.body.get("destinationSpreadsheetId", ""), call.email, writing=True)
    contents = target.newest.contents.fork()
    draft = Draft(contents, call.email, target.owner, call.random, call.moment)
    try:
        source = source_file.newest.contents.sheet(int(call.path["sheet"]))
        taken = {sheet.id for sheet in contents.sheets}
        copy = copied(draft, source, draft.new_id(taken.__contains__))
        title, number = f"Copy of {source.title}", 2
        while contents.titled(title) is not None:
            title, number = f"Copy of {source.title} {number}", number + 1
        copy.properties = {**copy.properties, "title": title}
        contents.add_sheet(copy)
        contents.check_size()
    except RefusedError as refused:
        raise invalid(str(refused)) from refused
    target.commit(contents, call.now)
    return sheet_properties(contents, copy)


# -- what a Spreadsheet answer looks like -----------------------------------------------------------------------


def spreadsheet_json(
    file: DriveFile, contents: Spreadsheet, email: str, chosen: Areas | None, *, with_cells: bool = False
) -> JSON:
    """Return a Spreadsheet body; `chosen` keeps only the tabs (and with cells, the parts) that it meets."""
    reader = Reader(contents)
    sheets = []
    for sheet in contents.sheets:
        boxes = [sheet.whole] if chosen is None else [box for other, box in chosen if other is sheet]
        if boxes:
            body = _sheet_json(file, contents, sheet, email)
            if with_cells:
                body["data"] = [reader.grid_data(sheet, box) for box in boxes]
            sheets.append(body)
    answer: JSON = {
        "spreadsheetId": file.id,
        "properties": {**contents.properties, "defaultFormat": DEFAULT_FORMAT},
        "sheets": sheets,
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{file.id}/edit",
    }
    if contents.named_ranges:
        answer["namedRanges"] = [ranged_json(named) for named in contents.named_ranges]
    entries = [entry for entry in contents.metadata.values() if entry["location"].get("spreadsheet")]
    if entries:
        answer["developerMetadata"] = [metadata_json(entry) for entry in entries]
    return answer


def _sheet_json(file: DriveFile, contents: Spreadsheet, sheet: Sheet, email: str) -> JSON:
    body: JSON = {"properties": sheet_properties(contents, sheet)}
    parts: JSON = {
        "merges": [merge.as_json() for merge in sheet.merges],
        "conditionalFormats": [ranged_json(rule) for rule in sheet.conditional],
        "bandedRanges": [ranged_json(banding) for banding in sheet.bandings],
        "protectedRanges": [
            protection_json(
                one, may_edit=email == file.owner or email in one.get("editors", {}).get("users", [])
            )
            for one in sheet.protected
        ],
        "developerMetadata": [
            entry for entry in contents.metadata.values() if entry["location"].get("sheetId") == sheet.id
        ],
    }
    if sheet.basic_filter is not None:
        bounds = GridRange.of(sheet.basic_filter["range"])
        parts["basicFilter"] = {**sheet.basic_filter, "range": bounds.as_json()}
    return {**body, **{name: part for name, part in parts.items() if part}}
