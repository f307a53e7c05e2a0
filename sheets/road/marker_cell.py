"""`_mitra!A1` holds the number of the last batch and is compared and set by Google. Pure; nothing is sent here.

A1 is changed only from the number that was left there. So once an old version of the file was brought back, or
somebody else wrote there, it never shows what the journal expects.
"""

from sheets.outcomes import Json

NOWHERE = "mitra:bukan-isi-sel"
"""No cell of `_mitra` ever holds this."""


def set_number(number: int, marker_sheet: int) -> Json:
    """Write the number, whatever the cell holds."""
    start = {"sheetId": marker_sheet, "rowIndex": 0, "columnIndex": 0}
    rows = [{"values": [{"userEnteredValue": {"numberValue": number}}]}]
    return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}


def advance(left: int, number: int, marker_sheet: int) -> Json:
    """Write the number where the cell holds the one that was `left` there, and nothing otherwise."""
    return _replace(str(left), str(number), marker_sheet)


def change_nothing(marker_sheet: int) -> Json:
    """Write without a trace: only the answer is wanted."""
    return _replace(NOWHERE, NOWHERE, marker_sheet)


def come_and_go(metadata_id: int) -> list[Json]:
    """The same by other means: a metadata that is there for no moment. `metadata_id`: one that is not in use."""
    there = {"metadataId": metadata_id, "metadataKey": "mn", "location": {"spreadsheet": True}}
    lookup = {"developerMetadataLookup": {"metadataId": metadata_id}}
    return [
        {"createDeveloperMetadata": {"developerMetadata": there | {"visibility": "DOCUMENT"}}},
        {"deleteDeveloperMetadata": {"dataFilter": lookup}},
    ]


def has_advanced(response: Json) -> bool:
    """Whether A1 was what we left there, by the answer to a batch."""
    replies = response.get("replies", [])
    found = replies[1].get("findReplace", {}) if len(replies) > 1 else {}
    return bool(found.get("occurrencesChanged", 0) == 1)


def replace_entire(find: str, replacement: str, cell: Json) -> Json:
    """Change what a cell shows from one text to another, if that is all that it shows. `cell` is a GridRange."""
    change = {"find": find, "replacement": replacement, "matchEntireCell": True, "range": cell}
    return {"findReplace": change}


def _replace(find: str, replacement: str, marker_sheet: int) -> Json:
    cell = {"sheetId": marker_sheet, "startRowIndex": 0, "endRowIndex": 1}
    return replace_entire(find, replacement, cell | {"startColumnIndex": 0, "endColumnIndex": 1})
