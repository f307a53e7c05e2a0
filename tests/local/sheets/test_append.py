"""values.append: the cases of Google's guide, and what was recorded and reported of it."""

from typing import Any

import pytest

from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api


def append(api: Api, cells: str, *rows: list[object], **query: str) -> dict[str, Any]:
    query = {"valueInputOption": "RAW", **query}
    found: dict[str, Any] = api.post(f"/values/{cells}:append", {"values": list(rows)}, **query)
    return found


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ("Sheet1", "Sheet1!B7"),
        ("B4", "Sheet1!B7"),
        ("C5:D5", "Sheet1!B7"),
        ("B2:D4", "Sheet1!B7"),
        ("A3:G10", "Sheet1!B7"),
        ("A1", "Sheet1!A3"),
        ("E4", "Sheet1!E4"),
        ("A4", "Sheet1!A4"),
    ],
)
def test_rows_go_after_the_last_table_that_the_range_meets(
    api: Api, owner: SheetsPerson, cells: str, written: str
):
    owner.type("Sheet1", "A1", [["x", "y", "z"], ["x", "y", "z"]])
    owner.type("Sheet1", "B4", [["x", "y"], ["y", "z"], ["z", "y"]])
    owner.type("Sheet1", "D4", [["z"], ["q"], ["p"]])

    assert append(api, cells, ["new"])["updates"]["updatedRange"] == written


def test_a_blank_header_cell_lets_rows_drift_right(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["X", "", "Y"]])

    drifted = append(api, "Sheet1", ["1", "2"])

    assert drifted["tableRange"] == "Sheet1!C1"
    assert drifted["updates"]["updatedRange"] == "Sheet1!C2:D2"
    assert append(api, "Sheet1!A1", ["1"])["updates"]["updatedRange"] == "Sheet1!A2"


def test_without_a_table_there_is_no_table_range(api: Api):
    assert "tableRange" not in append(api, "Sheet1", ["a"])
    assert api.values() == [["a"]]


def test_rows_written_into_a_gap_cover_the_row_below(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["No"], [""], ["tail"]])
    append(api, "A1", ["1"], ["2"])
    assert api.values() == [["No"], ["1"], ["2"]]


def test_inserted_rows_move_everything_below(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["No"], [""], ["tail"]])
    append(api, "A1", ["1"], ["2"], insertDataOption="INSERT_ROWS")

    assert api.values() == [["No"], ["1"], ["2"], [], ["tail"]]


def test_the_grid_grows_at_its_end(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1000", "last")

    assert append(api, "A1000", ["new"])["updates"]["updatedRange"] == "Sheet1!A1001"
    assert api.values("A1001") == [["new"]]
