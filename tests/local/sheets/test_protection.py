import pytest

from sheets.local.control import SheetsControl
from tests.local.sheets.conftest import ACCOUNT, Api, cells, text

HEADER = {"startRowIndex": 0, "endRowIndex": 1}
REFUSED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection "
    "if you need to edit."
)


@pytest.fixture
def helper(api: Api, control: SheetsControl) -> Api:
    """Another account that may write the file."""
    control.share(api.id, ACCOUNT)
    return Api(api.url, control.person(ACCOUNT), api.id)


def protect(**more: object) -> dict[str, object]:
    return {"addProtectedRange": {"protectedRange": {"range": HEADER, **more}}}


def test_a_warning_stops_nobody_and_has_no_editors(api: Api, helper: Api):
    api.batch(protect(warningOnly=True))
    helper.batch(cells(0, 0, [text("a")]))

    assert api.refused(protect(warningOnly=True, editors={"users": [ACCOUNT]})) == (
        "Invalid requests[0].addProtectedRange: ProtectedRange is warningOnly. Editors cannot be set on it."
    )


def test_a_protected_range_refuses_everyone_but_its_editors(api: Api, helper: Api):
    api.batch(protect())

    assert helper.refused(cells(0, 0, [text("a")])) == f"Invalid requests[0].updateCells: {REFUSED}"
    assert helper.refused({"deleteDimension": {"range": {"dimension": "ROWS", "endIndex": 1}}}).endswith(
        REFUSED
    )
    answer = helper.send("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")
    assert answer.json()["error"]["message"] == REFUSED
    helper.batch(cells(1, 0, [text("below")]))
    api.batch(cells(0, 0, [text("owner")]))


def test_editors_may_write_and_see_one_another(api: Api, helper: Api):
    api.batch(protect(editors={"users": [ACCOUNT]}))
    helper.batch(cells(0, 0, [text("a")]))

    seen = helper.get("")["sheets"][0]["protectedRanges"][0]
    assert seen["requestingUserCanEdit"] is True
    assert ACCOUNT in seen["editors"]["users"]


def test_holes_in_a_protection_are_open(api: Api, helper: Api):
    hole = {**HEADER, "startColumnIndex": 2, "endColumnIndex": 3}
    api.batch(protect(unprotectedRanges=[hole]))

    helper.batch(cells(0, 2, [text("open")]))
    assert REFUSED in helper.refused(cells(0, 1, [text("shut"), text("open")]))


def test_protections_are_changed_and_taken_away(api: Api, helper: Api):
    reply = api.batch(protect())["replies"][0]["addProtectedRange"]["protectedRange"]
    number = reply["protectedRangeId"]
    change = {"protectedRange": {"protectedRangeId": number, "warningOnly": True}, "fields": "warningOnly"}

    assert REFUSED in helper.refused({"deleteProtectedRange": {"protectedRangeId": number}})
    api.batch({"updateProtectedRange": change})
    helper.batch(cells(0, 0, [text("a")]))
    api.batch({"deleteProtectedRange": {"protectedRangeId": number}})
    assert "protectedRanges" not in api.get("")["sheets"][0]
