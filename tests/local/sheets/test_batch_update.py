import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets.local.control import SheetsControl
from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api, cells, marker, num, text

RUPIAH = {"numberFormat": {"type": "CURRENCY", "pattern": '"Rp"#,##0'}}


def rows(first: int, last: int, dimension: str = "ROWS") -> dict[str, object]:
    return {"sheetId": 0, "dimension": dimension, "startIndex": first, "endIndex": last}


def fill(api: Api, *lines: list[str]) -> None:
    api.batch(cells(0, 0, *[[text(one) for one in line] for line in lines]))


def test_a_batch_is_applied_whole_or_not_at_all(api: Api, control: SheetsControl):
    before = control.snapshot(api.id)
    said = api.refused(
        {"addSheet": {"properties": {"title": "Pesanan"}}},
        cells(0, 0, [text("a")]),
        {"insertDimension": {"range": rows(3, 5)}},
        {"deleteSheet": {"sheetId": 77}},
    )

    assert said == "Invalid requests[3].deleteSheet: No grid with id: 77"
    assert control.snapshot(api.id) == before


GOOD = st.sampled_from(
    [
        cells(0, 0, [text("a"), num(1)], [text("b"), num(2)]),
        {"insertDimension": {"range": rows(1, 3)}},
        {"deleteDimension": {"range": rows(0, 1)}},
        {"deleteDimension": {"range": rows(2, 3, "COLUMNS")}},
        {"moveDimension": {"source": rows(0, 1, "COLUMNS"), "destinationIndex": 2}},
        {"appendCells": {"rows": [{"values": [text("c")]}], "fields": "*"}},
        {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{"sortOrder": "DESCENDING"}]}},
        {"findReplace": {"find": "a", "replacement": "=1", "allSheets": True}},
        {"mergeCells": {"range": {"startRowIndex": 20, "endRowIndex": 22, "endColumnIndex": 2}}},
        {"addProtectedRange": {"protectedRange": {"range": {"endRowIndex": 1}, "warningOnly": True}}},
        {"createDeveloperMetadata": marker(1)["createDeveloperMetadata"]},
        {"setBasicFilter": {"filter": {"range": {"endRowIndex": 9, "endColumnIndex": 2}}}},
        {"addSheet": {"properties": {"title": "Lain"}}},
        {"deleteSheet": {"sheetId": 0}},
    ]
)


@given(st.lists(GOOD, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_came_before_it_a_refused_request_leaves_nothing(
    api: Api, control: SheetsControl, good: list[dict[str, object]]
):
    before = control.snapshot(api.id)

    api.refused(*good, {"deleteNamedRange": {"namedRangeId": "none"}})

    assert control.snapshot(api.id) == before


def test_replies_mirror_the_requests(api: Api):
    answer = api.batch(
        {"addSheet": {"properties": {"sheetId": 5, "title": "Pesanan", "hidden": True}}},
        cells(0, 0, [text("a")]),
    )

    assert answer["replies"][0]["addSheet"]["properties"] == {
        "sheetId": 5,
        "title": "Pesanan",
        "index": 1,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
        "hidden": True,
    }
    assert answer["replies"][1] == {}


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"bogus": {}},
            "Invalid JSON payload received. Unknown name \"bogus\" at 'requests[0]': Cannot find field.",
        ),
        (
            {"updateCells": {"start": {"row": 1}}},
            (
                "Invalid JSON payload received. Unknown name \"row\" at 'requests[0].update_cells.start': "
                "Cannot find field."
            ),
        ),
        (
            {"appendCells": {"sheetId": "x"}},
            "Invalid value at 'requests[0].append_cells.sheet_id' (TYPE_INT32), \"x\"",
        ),
        (
            {"appendCells": {"rows": []}},
            (
                "Invalid requests[0].appendCells: At least one field must be listed in 'fields'. "
                "(Use '*' to indicate all fields.)"
            ),
        ),
        (
            {"addSheet": {"properties": {"title": "sheet1"}}},
            (
                'Invalid requests[0].addSheet: A sheet with the name "sheet1" already exists. '
                "Please enter another name."
            ),
        ),
        (
            {"deleteSheet": {}},
            "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
        ),
        (
            {"appendDimension": {"dimension": "ROWS", "length": 400_000}},
            (
                "Invalid requests[0].appendDimension: This action would increase the number of cells in the workbook "
                "above the limit of 10000000 cells."
            ),
        ),
        (
            {"appendDimension": {"dimension": "COLUMNS", "length": 18_253}},
            "Invalid requests[0].appendDimension: A sheet has at most 18278 columns.",
        ),
        (
            cells(0, 0, [{"userEnteredValue": {"stringValue": "a", "numberValue": 1}}]),
            "Invalid requests[0].updateCells: Only one kind of value may be set on a cell.",
        ),
        (
            cells(1000, 0, [text("a")]),
            "Invalid requests[0].updateCells: Range (Sheet1) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_place(api: Api, request_: dict[str, object], message: str):
    assert api.refused(request_) == message


def test_unknown_fields_name_the_violation_as_google_does(api: Api):
    error = api.send("POST", ":batchUpdate", {"requests": [{"bogus": {}}]}).json()["error"]

    assert error["status"] == "INVALID_ARGUMENT"
    assert error["details"][0]["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    assert error["details"][0]["fieldViolations"][0]["field"] == "requests[0]"


def test_what_google_offers_and_this_server_does_not_is_said(api: Api):
    answer = api.send("POST", ":batchUpdate", {"requests": [{"addChart": {}}]})

    assert answer.status_code == 501
    assert answer.json()["error"]["status"] == "UNIMPLEMENTED"


def test_typed_cells_stay_what_they_are(api: Api):
    formula = {"userEnteredValue": {"formulaValue": "=1+1"}}
    api.batch(
        cells(
            0, 0, [text("=1+1"), text("0812"), num(2.0), {"userEnteredValue": {"boolValue": True}}, formula]
        )
    )

    assert api.values() == [["=1+1", "0812", 2, True, 2]]


def test_update_cells_over_a_range_clears_what_no_row_names(api: Api):
    fill(api, ["a", "b"], ["c", "d"])
    area = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    api.batch(
        {"updateCells": {"range": area, "rows": [{"values": [text("x")]}], "fields": "userEnteredValue"}}
    )

    assert api.values() == [["x"]]


def test_a_field_mask_writes_only_what_it_names(api: Api):
    full = {"userEnteredValue": {"numberValue": 5}, "userEnteredFormat": RUPIAH, "note": "hai"}
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    api.batch(cells(0, 0, [full], fields="*"))
    api.batch(cells(0, 0, [bold], fields="userEnteredFormat.textFormat.bold"))

    read = api.get("", includeGridData="true", ranges="A1")["sheets"][0]["data"][0]["rowData"][0]["values"][0]

    assert read["userEnteredValue"] == {"numberValue": 5}
    assert read["formattedValue"] == "Rp5"
    assert read["userEnteredFormat"] == {**RUPIAH, "textFormat": {"bold": True}}
    assert read["note"] == "hai"
    assert read["effectiveFormat"]["textFormat"]["bold"] is True
    assert read["effectiveFormat"]["textFormat"]["fontSize"] == 10


def test_colours_are_kept_in_eight_bits(api: Api):
    grey = {"userEnteredFormat": {"backgroundColor": {"red": 0.5, "green": 1, "blue": 0}}}
    api.batch(cells(0, 0, [grey], fields="userEnteredFormat"))

    read = api.get("", includeGridData="true", ranges="A1")["sheets"][0]["data"][0]["rowData"][0]["values"][0]

    assert read["userEnteredFormat"]["backgroundColor"] == {"red": 0.49803922, "green": 1}
    assert read["userEnteredFormat"]["backgroundColorStyle"] == {"rgbColor": {"red": 0.49803922, "green": 1}}


def test_append_cells_adds_below_the_last_filled_row_and_grows_the_grid(api: Api):
    api.batch(cells(998, 0, [text("last but one")]))
    lines = [{"values": [text(f"x{at}")]} for at in range(3)]
    api.batch({"appendCells": {"sheetId": 0, "rows": lines, "fields": "userEnteredValue"}})

    assert api.values("A999:A1002") == [["last but one"], ["x0"], ["x1"], ["x2"]]
    assert (
        api.get("", fields="sheets.properties")["sheets"][0]["properties"]["gridProperties"]["rowCount"]
        == 1002
    )


def test_inserted_rows_look_like_their_neighbour(api: Api):
    listed = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Baru"}]}, "strict": True}
    styled = {**text("a"), "userEnteredFormat": RUPIAH, "dataValidation": listed, "note": "hanya di sini"}
    api.batch(cells(0, 0, [styled], fields="*"))
    api.batch({"insertDimension": {"range": rows(1, 2), "inheritFromBefore": True}}, cells(1, 0, [num(5)]))

    read = api.get("", includeGridData="true", ranges="A2")["sheets"][0]["data"][0]["rowData"][0]["values"][0]

    assert (read["formattedValue"], read["dataValidation"]) == ("Rp5", listed)
    assert "note" not in read
    assert "inheritFromBefore" in api.refused(
        {"insertDimension": {"range": rows(0, 1), "inheritFromBefore": True}}
    )


def test_ranges_follow_inserted_and_deleted_rows(api: Api):
    area = {"startRowIndex": 2, "endRowIndex": 5, "startColumnIndex": 1, "endColumnIndex": 2}
    open_area = {"startRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    api.batch(
        {"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}},
        {"addProtectedRange": {"protectedRange": {"range": open_area, "warningOnly": True}}},
        {"addNamedRange": {"namedRange": {"name": "Isi", "range": area}}},
        {"mergeCells": {"range": area}},
        {"insertDimension": {"range": rows(3, 4)}},
        {"insertDimension": {"range": rows(0, 1)}},
    )
    seen = api.get("", fields="sheets(protectedRanges.range,merges),namedRanges.range")
    moved = {**area, "startRowIndex": 3, "endRowIndex": 7}

    assert seen["sheets"][0]["protectedRanges"] == [
        {"range": moved},
        {"range": {**open_area, "startRowIndex": 2}},
    ]
    assert seen["sheets"][0]["merges"] == [moved]
    assert seen["namedRanges"] == [{"range": moved}]

    api.batch({"deleteDimension": {"range": rows(3, 7)}})
    seen = api.get("", fields="sheets(protectedRanges.range,merges),namedRanges.range")
    assert seen["sheets"][0] == {"protectedRanges": [{"range": {**open_area, "startRowIndex": 2}}]}


def test_moved_columns_take_their_cells_along(api: Api, owner: SheetsPerson):
    fill(api, ["a", "b", "c", "d"])
    owner.move_column("Sheet1", "A", "D")
    assert api.values() == [["b", "c", "a", "d"]]
    owner.move_column("Sheet1", "D", "A")
    assert api.values() == [["d", "b", "c", "a"]]


def test_sorting_keeps_rows_whole_and_blanks_last(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["No", "Jumlah"], ["1", 5], ["2", ""], ["3", "teks"], ["4", 50], ["5", True]])
    owner.sort("Sheet1", "B")
    assert [row[0] for row in owner.values("Sheet1")] == ["No", 1, 4, 3, 5, 2]
    owner.sort("Sheet1", "B", descending=True)
    assert [row[0] for row in owner.values("Sheet1")] == ["No", 5, 3, 4, 1, 2]


def test_a_filter_hides_rows_and_changes_no_value(api: Api):
    fill(api, ["Status"], ["Baru"], ["Selesai"])
    area = {"endRowIndex": 3, "endColumnIndex": 1}
    api.batch(
        {"setBasicFilter": {"filter": {"range": area, "criteria": {"0": {"hiddenValues": ["Selesai"]}}}}}
    )
    data = api.get("", includeGridData="true", ranges="A1:A3")["sheets"][0]

    assert data["basicFilter"]["range"] == area
    assert [row.get("hiddenByFilter", False) for row in data["data"][0]["rowMetadata"]] == [
        False,
        False,
        True,
    ]
    assert api.values() == [["Status"], ["Baru"], ["Selesai"]]

    api.batch({"clearBasicFilter": {"sheetId": 0}})
    assert "basicFilter" not in api.get("")["sheets"][0]


def test_sheet_id_zero_is_left_out_of_ranges_and_stands_in_properties(api: Api):
    area = {"sheetId": 0, "endRowIndex": 1}
    answer = api.batch({"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}})

    assert answer["replies"][0]["addProtectedRange"]["protectedRange"]["range"] == {"endRowIndex": 1}
    assert api.get("")["sheets"][0]["properties"]["sheetId"] == 0


def test_the_answer_can_hold_the_changed_spreadsheet(api: Api):
    answer = api.batch(
        cells(0, 0, [text("a")], [text("b")]),
        includeSpreadsheetInResponse=True,
        responseIncludeGridData=True,
        responseRanges=["Sheet1!A2:A2"],
    )
    data = answer["updatedSpreadsheet"]["sheets"][0]["data"]

    assert [row["values"][0]["userEnteredValue"] for row in data[0]["rowData"]] == [{"stringValue": "b"}]
    assert data[0]["startRow"] == 1


def test_conditional_formats_are_an_ordered_list(api: Api):
    def rule(value: str) -> dict[str, object]:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": value}]}
        area = {"startRowIndex": 1, "endColumnIndex": 1}
        return {
            "ranges": [area],
            "booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}},
        }

    api.batch(
        {"addConditionalFormatRule": {"rule": rule("a")}}, {"addConditionalFormatRule": {"rule": rule("b")}}
    )
    api.batch({"updateConditionalFormatRule": {"index": 1, "rule": rule("c")}})
    answer = api.batch({"deleteConditionalFormatRule": {"index": 0}})

    assert answer["replies"][0]["deleteConditionalFormatRule"]["rule"] == rule("b")
    assert api.get("")["sheets"][0]["conditionalFormats"] == [rule("c")]


def test_a_range_has_one_banding(api: Api):
    area = {"startRowIndex": 0, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 2}
    band = {"range": area, "rowProperties": {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}}
    answer = api.batch({"addBanding": {"bandedRange": band}})
    number = answer["replies"][0]["addBanding"]["bandedRange"]["bandedRangeId"]

    assert "already has them" in api.refused({"addBanding": {"bandedRange": band}})
    api.batch({"deleteBanding": {"bandedRangeId": number}}, {"addBanding": {"bandedRange": band}})


def test_merging_keeps_the_top_left_value(api: Api):
    fill(api, ["a", "b"], ["c", "d"])
    area = {"endRowIndex": 2, "endColumnIndex": 2}
    api.batch({"mergeCells": {"range": area}})
    assert api.values() == [["a"]]
    api.batch({"unmergeCells": {"range": area}})
    assert "merges" not in api.get("")["sheets"][0]


def test_copy_and_cut_move_cells_with_their_look(api: Api):
    api.batch(cells(0, 0, [{**num(5), "userEnteredFormat": RUPIAH}], fields="*"))
    one = {"endRowIndex": 1, "endColumnIndex": 1}
    below = {"startRowIndex": 1, "endRowIndex": 3, "endColumnIndex": 1}
    api.batch(
        {"copyPaste": {"source": one, "destination": below, "pasteType": "PASTE_NORMAL"}},
        {"cutPaste": {"source": one, "destination": {"columnIndex": 2}, "pasteType": "PASTE_NORMAL"}},
    )

    assert api.get("/values/Sheet1")["values"] == [["", "", "Rp5"], ["Rp5"], ["Rp5"]]


def test_values_are_copied_to_another_tab_without_their_formulas_and_looks(api: Api):
    styled = [{**num(5), "userEnteredFormat": RUPIAH}, {"userEnteredValue": {"formulaValue": "=A1+1"}}]
    api.batch(cells(0, 0, styled, [text("'7")], fields="*"))
    api.batch({"addSheet": {"properties": {"sheetId": 9, "title": "Lain"}}})
    there = {"sheetId": 9, "startRowIndex": 2, "endRowIndex": 3, "endColumnIndex": 1}
    source = {"endRowIndex": 2, "endColumnIndex": 2}
    answer = api.batch(
        {"copyPaste": {"source": source, "destination": there, "pasteType": "PASTE_VALUES"}},
        cells(0, 0, [num(1)]),
    )

    assert answer["replies"] == [{}, {}]
    assert api.get("/values/Lain", valueRenderOption="FORMULA")["values"] == [[], [], [5, 6], ["'7"]]


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (3, [["a"], ["b"]]),  # smaller than the source: all of it is copied
        (6, [["a"], ["b"], ["a"], ["b"]]),  # a multiple of it
        (7, [["a"], ["b"]]),  # neither
    ],
)
def test_a_destination_that_is_a_multiple_of_the_source_repeats_it(
    api: Api, last: int, wanted: list[list[str]]
):
    fill(api, ["a"], ["b"])
    below = {"startRowIndex": 2, "endRowIndex": last, "endColumnIndex": 1}
    api.batch({"copyPaste": {"source": {"endRowIndex": 2, "endColumnIndex": 1}, "destination": below}})

    assert api.get("/values/Sheet1!A3:A")["values"] == wanted


def test_a_paste_that_leaves_the_grid_is_refused(api: Api):
    fill(api, ["a"], ["b"])
    last = {"startRowIndex": 999, "endRowIndex": 1000, "endColumnIndex": 1}
    said = api.refused(
        {"copyPaste": {"source": {"endRowIndex": 2, "endColumnIndex": 1}, "destination": last}}
    )

    assert "exceeds the grid" in said


def test_a_field_mask_says_whether_a_batch_answers_with_cells(api: Api):
    body = {
        "requests": [cells(0, 0, [num(5)])],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["A1:B2"],
    }
    mask = (
        "replies,updatedSpreadsheet.sheets(properties.sheetId,data(startRow,rowData.values.effectiveValue))"
    )
    answer = api.post(":batchUpdate", body, fields=mask)

    shown = {"rowData": [{"values": [{"effectiveValue": {"numberValue": 5}}]}]}
    assert answer == {
        "replies": [{}],
        "updatedSpreadsheet": {"sheets": [{"properties": {"sheetId": 0}, "data": [shown]}]},
    }


def test_widths_hiding_and_freezing_are_kept(api: Api):
    api.batch(
        {
            "updateDimensionProperties": {
                "range": rows(0, 1, "COLUMNS"),
                "properties": {"pixelSize": 40, "hiddenByUser": True},
                "fields": "pixelSize,hiddenByUser",
            }
        },
        {
            "updateSheetProperties": {
                "properties": {"gridProperties": {"frozenRowCount": 1}, "tabColor": {"red": 1}},
                "fields": "gridProperties.frozenRowCount,tabColor",
            }
        },
    )
    sheet = api.get("", includeGridData="true", ranges="A1:B1")["sheets"][0]

    assert sheet["data"][0]["columnMetadata"] == [{"pixelSize": 40, "hiddenByUser": True}, {"pixelSize": 100}]
    assert sheet["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert sheet["properties"]["gridProperties"]["rowCount"] == 1000


def test_tabs_are_reordered_renamed_and_duplicated(api: Api, owner: SheetsPerson):
    api.batch(*[{"addSheet": {"properties": {"sheetId": at, "title": f"T{at}"}}} for at in (1, 2, 3)])
    move = {"properties": {"sheetId": 0, "index": 3}, "fields": "index"}
    api.batch({"updateSheetProperties": move})
    owner.rename_tab("T1", "Produk")
    owner.type("Produk", "A1", "x")
    owner.duplicate_tab("Produk")
    owner.delete_tab("T3")

    assert owner.tabs() == ["Copy of Produk", "Produk", "T2", "Sheet1"]
    assert owner.values("Copy of Produk") == [["x"]]


def test_locale_and_zone_of_the_file_can_be_set(api: Api):
    properties = {"locale": "en_US", "timeZone": "Asia/Makassar"}
    api.batch({"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}})
    wrong = {"properties": {"locale": "xx_XX"}, "fields": "locale"}

    assert api.get("", fields="properties(locale,timeZone)")["properties"] == properties
    assert "Unsupported locale" in api.refused({"updateSpreadsheetProperties": wrong})
