import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.local.control import SheetsControl
from sheets.local.fieldmask import keep, parse
from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api, cells, num, text

RAW = {"valueInputOption": "RAW"}


def test_trailing_blanks_are_cut_and_inner_ones_stay(api: Api):
    api.put("/values/A1", {"values": [["a", "", "c", ""], [], ["", "b"]]}, **RAW)

    read = api.get("/values/Sheet1!A1:F9")

    assert read == {
        "range": "Sheet1!A1:F9",
        "majorDimension": "ROWS",
        "values": [["a", "", "c"], [], ["", "b"]],
    }


def test_an_empty_range_has_no_values_key(api: Api):
    assert api.get("/values/Sheet1!C5:D6") == {"range": "Sheet1!C5:D6", "majorDimension": "ROWS"}


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("A1:C", "Sheet1!A1:C1000"),
        ("A1:1", "Sheet1!A1:Z1"),
        ("D4:A1", "Sheet1!A1:D4"),
        ("Sheet1!Z999:ZZ5000", "Sheet1!Z999:Z1000"),
    ],
)
def test_open_and_far_ends_are_clipped_to_the_grid(api: Api, asked: str, answered: str):
    assert api.get(f"/values/{asked}")["range"] == answered


def test_a_range_that_starts_outside_the_grid_is_refused(api: Api):
    answer = api.send("GET", "/values/Sheet1!A2000")

    assert answer.status_code == 400
    assert answer.json() == {
        "error": {
            "code": 400,
            "message": "Range (Sheet1!A2000) exceeds grid limits. Max rows: 1000, max columns: 26",
            "status": "INVALID_ARGUMENT",
        }
    }


def test_raw_text_stays_text_and_null_skips_a_cell(api: Api):
    api.put("/values/A1", {"values": [["=1+1", "20.000", 5, True, "x"]]}, **RAW)
    api.put("/values/A1", {"values": [[None, None, 7, None, ""]]}, **RAW)

    assert api.values() == [["=1+1", "20.000", 7, True]]
    assert api.get("/values/A1", valueRenderOption="FORMULA")["values"] == [["=1+1"]]


def test_user_entered_values_are_read_as_typed_and_formatted(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["20.000", "Rp20.000", "24/11/2026", "50%", "=A1*2", "=NOPE(1)", "20rb"]])

    assert api.values() == [[20000, 20000, 46350, 0.5, 40000, "#NAME?", "20rb"]]
    assert owner.read("Sheet1") == [["20.000", "Rp20.000", "24/11/2026", "50%", "40000", "#NAME?", "20rb"]]
    assert api.get("/values/E1", valueRenderOption="FORMULA")["values"] == [["=A1*2"]]


def test_dates_are_serials_unless_asked_for_as_text(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", "24/11/2026")
    query = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}

    assert api.get("/values/A1", **query)["values"] == [["24/11/2026"]]


def test_a_text_column_keeps_the_zeros_that_are_typed(api: Api, owner: SheetsPerson):
    as_text = {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}
    area = {"startColumnIndex": 0, "endColumnIndex": 1}
    fields = "userEnteredFormat.numberFormat"
    api.batch({"repeatCell": {"range": area, "cell": as_text, "fields": fields}})
    owner.type("Sheet1", "A2", "0812")

    assert api.values() == [[], ["0812"]]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=1+2*3", 7),
        ("=(1+2)*3", 9),
        ("=-2^2", 4),
        ("=SUM(A1:A2)", 30),
        ("=SUM(A1:A2;5)", 35),
        ("=A1/0", "#DIV/0!"),
        ("=A3", "#REF!"),
        ("=1+", "#ERROR!"),
        ('="a"&A1', "a10"),
        ("=IF(A1<A2;1;2)", 1),
        ("=Sheet1!A2*2", 40),
        ("=Nope!A2", "#REF!"),
        ('=HYPERLINK("http://x";"y")', "y"),
    ],
)
def test_small_formulas_are_computed(owner: SheetsPerson, formula: str, result: object):
    owner.type("Sheet1", "A1", [[10], [20]])
    owner.type("Sheet1", "A3", "=A3")
    owner.type("Sheet1", "B1", formula)

    assert owner.values("Sheet1", "B1") == [[result]]


def test_columns_come_as_columns(api: Api):
    api.put("/values/A1", {"values": [["a", "b"], ["c"]], "majorDimension": "COLUMNS"}, **RAW)

    assert api.values() == [["a", "c"], ["b"]]
    assert api.get("/values/A1:B2", majorDimension="COLUMNS")["values"] == [["a", "b"], ["c"]]


def test_values_that_leave_their_range_are_refused(api: Api):
    answer = api.send("PUT", "/values/A1:B1", {"values": [["a"], ["b"]]}, **RAW)

    assert answer.json()["error"]["message"] == (
        "Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]"
    )
    assert api.values() == []


def test_ranges_by_data_filter_are_addressed_by_the_tabs_id(api: Api):
    api.put("/values/A1", {"values": [["No", "Nama"], ["1", "x"]]}, **RAW)
    grid = {"gridRange": {"sheetId": 0, "startRowIndex": 1, "endColumnIndex": 2}}
    body = {"dataFilters": [grid, {"a1Range": "Sheet1!A1"}], "valueRenderOption": "UNFORMATTED_VALUE"}

    read = api.post("/values:batchGetByDataFilter", body)

    assert read["valueRanges"][0] == {
        "valueRange": {"range": "Sheet1!A2:B1000", "majorDimension": "ROWS", "values": [["1", "x"]]},
        "dataFilters": [grid],
    }
    assert read["valueRanges"][1]["valueRange"]["values"] == [["No"]]


def test_writing_and_clearing_by_data_filter(api: Api):
    grid = {"gridRange": {"startRowIndex": 2, "endRowIndex": 3, "endColumnIndex": 2}}
    data = {"dataFilter": grid, "values": [["a", "b"]]}
    wrote = api.post("/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": [data]})
    cleared = api.post("/values:batchClearByDataFilter", {"dataFilters": [{"a1Range": "A3"}]})

    assert (wrote["totalUpdatedCells"], wrote["responses"][0]["updatedRange"]) == (2, "Sheet1!A3:B3")
    assert cleared["clearedRanges"] == ["Sheet1!A3"]
    assert api.values() == [[], [], ["", "b"]]


def test_a_batch_of_values_is_written_whole_or_not_at_all(api: Api):
    data = [{"range": "A1", "values": [["a"]]}, {"range": "Nope!A1", "values": [["b"]]}]
    answer = api.send("POST", "/values:batchUpdate", {"valueInputOption": "RAW", "data": data})

    assert answer.status_code == 400
    assert api.values() == []


def test_updates_can_answer_with_what_they_wrote(api: Api):
    query = {"valueInputOption": "USER_ENTERED", "includeValuesInResponse": "true"}
    answer = api.put(
        "/values/A1", {"values": [["20.000"]]}, responseValueRenderOption="FORMATTED_VALUE", **query
    )

    assert answer["updatedData"]["values"] == [["20.000"]]
    assert (answer["updatedRows"], answer["updatedColumns"], answer["updatedCells"]) == (1, 1, 1)


def test_a_named_range_can_be_read(api: Api):
    area = {"endRowIndex": 1, "endColumnIndex": 2}
    api.batch(
        {"addNamedRange": {"namedRange": {"name": "Kepala", "range": area}}}, cells(0, 0, [text("a"), num(2)])
    )

    assert api.get("/values/Kepala", valueRenderOption="UNFORMATTED_VALUE")["values"] == [["a", 2]]


def test_a_tab_is_addressed_by_its_title_with_quotes_where_needed(api: Api, owner: SheetsPerson):
    api.batch(
        {"addSheet": {"properties": {"title": "D3"}}}, {"addSheet": {"properties": {"title": "it's ours"}}}
    )
    owner.type("D3", "A1", "x")
    owner.type("it's ours", "A1", "y")

    assert api.get("/values/'D3'!A1:B2")["range"] == "'D3'!A1:B2"
    assert owner.read("D3") == [["x"]]
    assert owner.read("it's ours") == [["y"]]


def test_answers_are_indented_unless_told_otherwise_and_zipped_when_accepted(api: Api):
    api.put("/values/A1", {"values": [["x" * 2000]]}, **RAW)
    pretty = api.send("GET", "/values/A1")
    compact = api.send("GET", "/values/A1", prettyPrint="false")

    assert pretty.text.startswith('{\n  "range": "Sheet1!A1",\n')
    assert "\n" not in compact.text
    assert pretty.json() == compact.json()
    assert pretty.headers["Content-Encoding"] == "gzip"


def test_a_cell_holds_fifty_thousand_characters(api: Api):
    api.put("/values/A1", {"values": [["x" * 50_000]]}, **RAW)
    answer = api.send("PUT", "/values/A1", {"values": [["x" * 50_001]]}, **RAW)

    assert "more than the maximum of 50000 characters" in answer.json()["error"]["message"]


def test_field_masks_keep_what_was_asked_for():
    body = {"sheets": [{"properties": {"sheetId": 0, "title": "a"}, "data": []}], "spreadsheetId": "x"}

    assert keep(parse("sheets(properties(sheetId,title),protectedRanges)"), body) == {
        "sheets": [{"properties": {"sheetId": 0, "title": "a"}}]
    }
    assert keep(parse("sheets.properties.title,spreadsheetId"), body) == {
        "sheets": [{"properties": {"title": "a"}}],
        "spreadsheetId": "x",
    }
    assert keep(parse("*"), body) == body


@given(st.text("ab(),./*", max_size=12))
def test_any_text_is_a_field_mask_or_a_value_error(mask: str):
    try:
        parse(mask)
    except ValueError:
        return
    assert mask.count("(") == mask.count(")")


def test_a_wrong_field_mask_is_refused(api: Api):
    assert api.send("GET", "", fields="sheets(").status_code == 400


def test_a_created_file_has_the_tabs_that_were_asked_for(api: Api, control: SheetsControl):
    body = {
        "properties": {"title": "Baru", "locale": "id_ID", "timeZone": "Asia/Jakarta"},
        "sheets": [{"properties": {"title": "Pesanan", "gridProperties": {"rowCount": 5, "columnCount": 3}}}],
    }
    made = Api(api.url, api.token, "").post("", body)

    assert made["properties"]["locale"] == "id_ID"
    assert made["sheets"][0]["properties"] == {
        "sheetId": 0,
        "title": "Pesanan",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 5, "columnCount": 3},
    }
    assert control.owner(made["spreadsheetId"]).tabs() == ["Pesanan"]
