"""Each operation and each kind of request once, so that nothing is offered that was never held to Google's schemas."""

from typing import Any

import pytest
import requests

from sheets.local.control import SheetsControl
from sheets.local.routes import ROUTES
from sheets.local.updates.batch import KINDS
from tests.local.sheets.conftest import Api, Recorder, cells, marker, text

RAW = {"valueInputOption": "RAW"}
A1_FILTER = {"a1Range": "A1"}
AREA = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}
OTHER = {**AREA, "startRowIndex": 10, "endRowIndex": 13}
COLUMN = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
RULE = {
    "ranges": [AREA],
    "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"red": 1}}},
}
BANDING = {"bandedRangeId": 3, "range": AREA, "rowProperties": {"firstBandColor": {"red": 1}}}
LOOKUP = {"developerMetadataLookup": {"metadataKey": "mb"}}


def test_every_operation_answers_as_documented(api: Api, control: SheetsControl, recorder: Recorder):
    Api(api.url, api.token, "").post("", {"properties": {"title": "x"}})
    api.batch(marker(1))
    api.get("")
    api.post(":getByDataFilter", {"dataFilters": [A1_FILTER], "includeGridData": True})
    api.post("/sheets/0:copyTo", {"destinationSpreadsheetId": api.id})
    api.put("/values/A1", {"values": [["a"]]}, **RAW)
    api.get("/values/A1")
    api.get("/values:batchGet", ranges=["A1", "B2"])
    api.post("/values:batchGetByDataFilter", {"dataFilters": [A1_FILTER]})
    api.post("/values:batchUpdate", {**RAW, "data": [{"range": "A1", "values": [["a"]]}]})
    api.post(
        "/values:batchUpdateByDataFilter", {**RAW, "data": [{"dataFilter": A1_FILTER, "values": [["a"]]}]}
    )
    api.post("/values/A1:append", {"values": [["a"]]}, **RAW)
    api.post("/values/A1:clear", {})
    api.post("/values:batchClear", {"ranges": ["A1"]})
    api.post("/values:batchClearByDataFilter", {"dataFilters": [A1_FILTER]})
    api.get("/developerMetadata/1")
    api.post("/developerMetadata:search", {"dataFilters": [LOOKUP]})
    for path in (f"files/{api.id}?fields=*", "files"):
        headers = {"Authorization": f"Bearer {api.token}"}
        assert requests.get(f"{control.url}/drive/v3/{path}", headers=headers, timeout=5).status_code == 200

    assert {route.operation for route in ROUTES} <= recorder.seen


REQUESTS: dict[str, Any] = {
    "updateCells": cells(0, 0, [text("b"), text("x")], [text("a")])["updateCells"],
    "addSheet": {"properties": {"sheetId": 5, "title": "T"}},
    "duplicateSheet": {"sourceSheetId": 5, "newSheetId": 6, "newSheetName": "U"},
    "updateSheetProperties": {"properties": {"sheetId": 6, "hidden": True}, "fields": "hidden"},
    "deleteSheet": {"sheetId": 6},
    "updateSpreadsheetProperties": {"properties": {"title": "Y"}, "fields": "title"},
    "insertDimension": {"range": COLUMN},
    "moveDimension": {"source": COLUMN, "destinationIndex": 3},
    "deleteDimension": {"range": COLUMN},
    "appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 2},
    "updateDimensionProperties": {"range": COLUMN, "properties": {"pixelSize": 50}, "fields": "pixelSize"},
    "autoResizeDimensions": {"dimensions": COLUMN},
    "appendCells": {"sheetId": 0, "rows": [{"values": [text("z")]}], "fields": "*"},
    "repeatCell": {"range": AREA, "cell": {"userEnteredFormat": {"wrapStrategy": "WRAP"}}, "fields": "*"},
    "findReplace": {"find": "z", "replacement": "y", "sheetId": 0},
    "sortRange": {"range": AREA, "sortSpecs": [{"dimensionIndex": 0}]},
    "setBasicFilter": {"filter": {"range": AREA}},
    "clearBasicFilter": {"sheetId": 0},
    "setDataValidation": {"range": AREA, "rule": {"condition": {"type": "BOOLEAN"}}},
    "copyPaste": {"source": AREA, "destination": OTHER},
    "cutPaste": {"source": OTHER, "destination": {"rowIndex": 20, "columnIndex": 0}},
    "mergeCells": {"range": OTHER},
    "unmergeCells": {"range": OTHER},
    "addProtectedRange": {"protectedRange": {"protectedRangeId": 2, "range": AREA, "description": "d"}},
    "updateProtectedRange": {"protectedRange": {"protectedRangeId": 2, "range": OTHER}, "fields": "range"},
    "deleteProtectedRange": {"protectedRangeId": 2},
    "addConditionalFormatRule": {"rule": RULE, "index": 0},
    "updateConditionalFormatRule": {"rule": RULE, "index": 0},
    "deleteConditionalFormatRule": {"sheetId": 0, "index": 0},
    "addBanding": {"bandedRange": BANDING},
    "updateBanding": {"bandedRange": {**BANDING, "range": OTHER}, "fields": "range"},
    "deleteBanding": {"bandedRangeId": 3},
    "addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "Nama", "range": AREA}},
    "updateNamedRange": {"namedRange": {"namedRangeId": "n", "name": "Lain"}, "fields": "name"},
    "deleteNamedRange": {"namedRangeId": "n"},
    "createDeveloperMetadata": marker(1)["createDeveloperMetadata"],
    "updateDeveloperMetadata": {
        "dataFilters": [LOOKUP],
        "developerMetadata": {"metadataValue": "c"},
        "fields": "metadataValue",
    },
    "deleteDeveloperMetadata": {"dataFilter": LOOKUP},
}


def test_every_kind_of_request_is_carried_out_and_leaves_a_documented_file(api: Api):
    assert set(REQUESTS) == set(KINDS)
    for kind, body in REQUESTS.items():
        api.batch(
            {kind: body},
            includeSpreadsheetInResponse=True,
            responseIncludeGridData=True,
            responseRanges=["A1:C15"],
        )


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_request_is_refused_or_harmless_but_never_a_fault_of_the_server(api: Api, kind: str):
    answer = api.send("POST", ":batchUpdate", {"requests": [{kind: {}}]})

    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 400:
        assert answer.json()["error"]["message"].startswith(f"Invalid requests[0].{kind}: ")
