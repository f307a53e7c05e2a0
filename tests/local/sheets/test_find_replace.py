"""findReplace on one cell is a compare-and-set; these are the rules it needs."""

import pytest

from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api

CELL = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}


def replaced(api: Api, find: str, replacement: str, **more: object) -> dict[str, int]:
    where = more or {"range": CELL, "matchEntireCell": True}
    body = {"find": find, "replacement": replacement, **where}
    reply: dict[str, int] = api.batch({"findReplace": body})["replies"][0]["findReplace"]
    return reply


def test_a_cell_that_still_holds_what_was_seen_is_replaced(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["Stok"], [50]])

    assert replaced(api, "50", "46") == {
        "valuesChanged": 1,
        "rowsChanged": 1,
        "sheetsChanged": 1,
        "occurrencesChanged": 1,
    }
    assert api.values() == [["Stok"], [46]]


def test_a_cell_that_changed_meanwhile_is_left_alone(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A1", [["Stok"], [500]])

    assert replaced(api, "50", "46") == {}
    assert api.values() == [["Stok"], [500]]


@pytest.mark.parametrize(
    ("typed", "find", "replacement", "value"),
    [
        ("Baru", "Baru", "Diproses", "Diproses"),
        ("Baru", "baru", "Diproses", "Diproses"),
        ("Rp20.000", "Rp20.000", "Rp25.000", 25000),
        ("Rp20.000", "20000", "25000", 20000),
        ("a.b", "a.b", "=1+1", 2),
        ("aab", "a.b", "x", "aab"),
        ("'0812", "0812", "'0813", "0813"),
    ],
)
def test_the_text_shown_is_compared_and_the_new_text_is_typed_in(
    api: Api, owner: SheetsPerson, typed: str, find: str, replacement: str, value: object
):
    owner.type("Sheet1", "A2", typed)
    replaced(api, find, replacement)

    assert owner.values("Sheet1", "A2") == [[value]]


def test_capitals_matter_when_asked(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A2", "Baru")

    assert replaced(api, "baru", "x", range=CELL, matchCase=True) == {}


def test_parts_of_cells_on_all_sheets_are_replaced_and_counted(api: Api, owner: SheetsPerson):
    api.batch({"addSheet": {"properties": {"title": "Lain"}}})
    owner.type("Sheet1", "A1", [["ana", "b"], ["x", "na"]])
    owner.type("Lain", "C3", "nana")

    counts = replaced(api, "na", "NO", allSheets=True, matchCase=True)

    assert counts == {"valuesChanged": 3, "rowsChanged": 3, "sheetsChanged": 2, "occurrencesChanged": 4}
    assert owner.values("Lain") == [[], [], ["", "", "NONO"]]


def test_formulas_are_searched_only_when_asked(api: Api, owner: SheetsPerson):
    owner.type("Sheet1", "A2", "=1+1")

    assert replaced(api, "1", "2", range=CELL) == {}
    assert replaced(api, "1", "2", range=CELL, includeFormulas=True)["formulasChanged"] == 1
    assert owner.values("Sheet1", "A2") == [[4]]


def test_a_scope_is_required(api: Api):
    assert "Exactly one of" in api.refused({"findReplace": {"find": "a", "replacement": "b"}})
