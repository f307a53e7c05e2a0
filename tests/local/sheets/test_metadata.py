import pytest

from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api, cells, marker, text


def column(index: int, key: str = "kolom") -> dict[str, object]:
    place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    entry = {"metadataKey": key, "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
    return {"createDeveloperMetadata": {"developerMetadata": entry}}


def row(index: int) -> dict[str, object]:
    place = {"dimension": "ROWS", "startIndex": index, "endIndex": index + 1}
    entry = {
        "metadataId": 9,
        "metadataKey": "baris",
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": place},
    }
    return {"createDeveloperMetadata": {"developerMetadata": entry}}


def lookup(**fields: object) -> dict[str, object]:
    return {"developerMetadataLookup": fields}


def test_an_id_in_use_is_refused_and_nothing_of_the_batch_is_applied(api: Api):
    api.batch(marker(7), cells(0, 0, [text("once")]))

    said = api.refused(marker(7), cells(0, 0, [text("twice")]))

    assert said == "Invalid requests[0].createDeveloperMetadata: Developer metadata with ID 7 already exists."
    assert api.values() == [["once"]]


def test_ids_are_unique_in_the_file_whatever_they_are_attached_to(api: Api):
    api.batch(row(3))

    assert "already exists" in api.refused(marker(9))


def test_an_id_that_was_deleted_is_free_again(api: Api):
    api.batch(marker(7))
    answer = api.batch({"deleteDeveloperMetadata": {"dataFilter": lookup(metadataId=7)}}, marker(7, "new"))

    assert answer["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"][0]["metadataId"] == 7
    assert api.get("/developerMetadata/7")["metadataValue"] == "new"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"metadataId": 0}, "Developer metadata ID must be positive: 0"),
        ({"metadataId": -4}, "Developer metadata ID must be positive: -4"),
        ({"metadataKey": ""}, "Developer metadata must have a key."),
        (
            {"visibility": "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED"},
            "visibility must be DOCUMENT or PROJECT.",
        ),
        ({"location": {}}, "Developer metadata needs exactly one location."),
    ],
)
def test_metadata_that_is_not_whole_is_refused(api: Api, change: dict[str, object], message: str):
    entry = {**marker(7)["createDeveloperMetadata"]["developerMetadata"], **change}

    assert message in api.refused({"createDeveloperMetadata": {"developerMetadata": entry}})


def test_an_id_beyond_int32_does_not_parse(api: Api):
    said = api.refused(marker(2**31))

    assert "metadata_id' (TYPE_INT32), 2147483648" in said


def test_ids_not_chosen_are_assigned_and_positive(api: Api):
    answer = api.batch(column(0), column(1))
    numbers = [one["createDeveloperMetadata"]["developerMetadata"]["metadataId"] for one in answer["replies"]]

    assert len(set(numbers)) == 2
    assert all(0 < number < 2**31 for number in numbers)


def test_metadata_of_rows_and_columns_follows_inserts_moves_and_sorting(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["Nama"], ["c"], ["b"], ["a"]])
    api.batch(row(1), column(0))

    owner.insert_rows("Sheet1", 2, 3)
    assert api.get("/developerMetadata/9")["location"]["dimensionRange"]["startIndex"] == 4
    owner.delete_rows("Sheet1", 2, 3)
    owner.sort("Sheet1", "A")
    assert api.get("/developerMetadata/9")["location"]["dimensionRange"]["startIndex"] == 3
    assert owner.values("Sheet1", "A4") == [["c"]]
    owner.delete_rows("Sheet1", 4)
    assert api.send("GET", "/developerMetadata/9").status_code == 404


def test_ranges_can_be_read_by_the_metadata_of_their_column(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["Nama", "Jumlah"], ["x", 5]])
    api.batch(column(1, "jumlah"))
    owner.move_column("Sheet1", "B", "A")

    body = {"dataFilters": [lookup(metadataKey="jumlah")], "valueRenderOption": "UNFORMATTED_VALUE"}
    read = api.post("/values:batchGetByDataFilter", body)

    assert read["valueRanges"][0]["valueRange"]["values"] == [["Jumlah"], [5]]
    assert read["valueRanges"][0]["valueRange"]["range"] == "Sheet1!A1:A1000"


def test_search_finds_by_key_value_place_and_visibility(api: Api):
    api.batch(marker(1, "aa"), marker(2, "bb"), row(5))

    def found(**fields: object) -> list[int]:
        answer = api.post("/developerMetadata:search", {"dataFilters": [lookup(**fields)]})
        return [one["developerMetadata"]["metadataId"] for one in answer.get("matchedDeveloperMetadata", [])]

    assert found(metadataKey="mb") == [1, 2]
    assert found(metadataKey="mb", metadataValue="bb") == [2]
    assert found(locationType="ROW") == [9]
    assert found(visibility="PROJECT") == []
    assert found(metadataId=2) == [2]
    assert found(metadataLocation={"sheetId": 0}, locationMatchingStrategy="INTERSECTING_LOCATION") == [9]


def test_metadata_is_changed_by_field_mask(api: Api):
    api.batch(marker(1, "aa"))
    change = {"dataFilters": [lookup(metadataId=1)], "developerMetadata": {"metadataValue": "cc"}}
    api.batch({"updateDeveloperMetadata": {**change, "fields": "metadataValue"}})

    assert api.get("/developerMetadata/1")["metadataValue"] == "cc"
    assert api.get("/developerMetadata/1")["metadataKey"] == "mb"


def test_metadata_stands_where_it_belongs_in_the_file(api: Api):
    api.batch(marker(1), column(0))
    seen = api.get("", includeGridData="true", ranges="A1:B2")

    assert [entry["metadataId"] for entry in seen["developerMetadata"]] == [1]
    columns = seen["sheets"][0]["data"][0]["columnMetadata"]
    assert columns[0]["developerMetadata"][0]["metadataKey"] == "kolom"
    assert columns[0]["developerMetadata"][0]["location"] == {
        "locationType": "COLUMN",
        "dimensionRange": {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
    }


def test_a_tab_takes_its_metadata_with_it(api: Api):
    api.batch({"addSheet": {"properties": {"sheetId": 4, "title": "T"}}})
    entry = {"metadataId": 3, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 4}}
    api.batch({"createDeveloperMetadata": {"developerMetadata": entry}})
    api.batch({"deleteSheet": {"sheetId": 4}})

    assert api.send("GET", "/developerMetadata/3").status_code == 404


def test_storage_is_limited(api: Api):
    assert "storage limit" in api.refused(marker(1, "x" * 30_001))
