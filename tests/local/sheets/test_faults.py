"""Faults that a test can switch on; each says what the client hears, and what became of its call."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from sheets.local.control import ControlError, SheetsControl
from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import Api, cells, marker, text


def write(api: Api, value: str = "a") -> requests.Response:
    return api.send("POST", ":batchUpdate", {"requests": [cells(0, 0, [text(value)])]})


@pytest.mark.parametrize("code", [403, 404, 429, 500, 503])
def test_a_status_comes_once_in_googles_shape_and_nothing_is_applied(
    api: Api, control: SheetsControl, code: int
):
    control.fault("status", code=code)
    answer = write(api)

    assert answer.status_code == code
    assert answer.json()["error"]["code"] == code
    assert api.values() == []
    assert write(api).status_code == 200


def test_a_gateway_answers_html(api: Api, control: SheetsControl):
    control.fault("html")
    answer = write(api)

    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (502, "text/html")
    assert api.values() == []


@pytest.mark.parametrize(("kind", "applied"), [("reset_before", []), ("reset_after", [["a"]])])
def test_a_reset_tells_nothing_about_whether_it_was_applied(
    api: Api, control: SheetsControl, kind: str, applied: list[list[str]]
):
    control.fault(kind)

    with pytest.raises(requests.ConnectionError):
        write(api)
    assert api.values() == applied


@pytest.mark.parametrize(("kind", "applied"), [("hang", []), ("hang_after", [["a"]])])
def test_a_call_may_never_be_answered(api: Api, control: SheetsControl, kind: str, applied: list[list[str]]):
    control.fault(kind)

    with pytest.raises(requests.ReadTimeout):
        requests.post(
            f"{api.url}/v4/spreadsheets/{api.id}:batchUpdate",
            json={"requests": [cells(0, 0, [text("a")])]},
            headers={"Authorization": f"Bearer {api.token}"},
            timeout=0.2,
        )
    assert api.values() == applied


def test_a_write_may_be_applied_and_answered_with_a_400_without_an_index(api: Api, control: SheetsControl):
    control.fault("applied_then_400")
    answer = write(api)

    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == "Request contains an invalid argument."
    assert api.values() == [["a"]]


@pytest.mark.parametrize(("then", "status"), [("", 200), ("applied_then_400", 400)])
def test_a_write_may_be_held_up_while_others_pass(
    api: Api, control: SheetsControl, owner: SheetsPerson, then: str, status: int
):
    control.fault("held_up", holds="slow", then=then)
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(write, api, "slow")
        while control.faults_left():
            time.sleep(0.01)
        owner.type("Sheet1", "B1", "quick")
        assert api.values() == [["", "quick"]]
        control.release()

        assert answer.result(30).status_code == status
    assert api.values() == [["slow", "quick"]]


@pytest.mark.parametrize("where", [" at 'requests[0].update_cells'", ""])
def test_a_field_may_be_unknown_wherever_it_stands(api: Api, control: SheetsControl, where: str):
    control.fault("unknown_field", times=None, name="start", named=bool(where))
    request = cells(0, 0, [{}])

    answer = api.send("POST", ":batchUpdate", {"requests": [request]})
    said = f'Invalid JSON payload received. Unknown name "start"{where}: Cannot find field.'
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, said)
    assert api.send("POST", ":batchUpdate", {"requests": [marker(7)]}).status_code == 200


def test_an_answer_may_leave_things_out(api: Api, control: SheetsControl):
    control.fault("leaves_out", names=["replies", "updatedSpreadsheet"])

    answer = api.batch(cells(0, 0, [text("a")]), includeSpreadsheetInResponse=True)
    assert answer == {"spreadsheetId": api.id}
    assert api.values() == [["a"]]


def test_metadata_may_be_handled_in_other_ways(api: Api, control: SheetsControl):
    nothing = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": 9}}}}
    column = {"dimensionRange": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}}
    twice = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": column}
    create = {"createDeveloperMetadata": {"developerMetadata": twice}}
    api.batch(nothing, create)

    control.fault("other_ways", times=None, ways=["deleting_nothing_is_refused", "columns_take_ids_in_use"])
    assert "requests[0].deleteDeveloperMetadata: No developer metadata matched" in api.refused(nothing)
    api.batch(create)
    control.clear_faults()
    assert "already exists" in api.refused(create)


def test_only_ways_that_are_known_can_be_switched_on(control: SheetsControl):
    with pytest.raises(ControlError, match="unknown ways"):
        control.fault("other_ways", ways=["telepathy"])


def test_a_write_may_be_applied_long_after_the_client_gave_up(api: Api, control: SheetsControl):
    control.fault("applied_late", seconds=0.2)

    assert write(api, "late").status_code == 503
    assert api.values() == []
    time.sleep(0.4)
    assert api.values() == [["late"]]
    assert [call.kind for call in control.calls()][-2:] == ["late", "read"]


def test_reads_may_be_stale(api: Api, control: SheetsControl):
    write(api, "old")
    time.sleep(0.3)
    write(api, "new")
    control.stale_reads(0.25)

    assert api.values() == [["old"]]
    control.stale_reads(0)
    assert api.values() == [["new"]]


def test_drive_may_lag(api: Api, control: SheetsControl):
    def version() -> int:
        url = f"{control.url}/drive/v3/files/{api.id}?fields=version"
        return int(
            requests.get(url, headers={"Authorization": f"Bearer {api.token}"}, timeout=5).json()["version"]
        )

    before = version()
    time.sleep(0.3)
    write(api)
    control.drive_lag(0.25)

    assert version() == before
    assert api.values() == [["a"]]
    control.drive_lag(0)
    assert version() == before + 1


def test_faults_are_aimed_by_operation_and_counted(api: Api, control: SheetsControl):
    control.fault("status", times=2, match="values.*", code=500)

    assert write(api).status_code == 200
    statuses = [api.send("GET", "/values/A1").status_code for _ in range(3)]
    assert statuses == [500, 500, 200]


def test_the_token_endpoint_can_fail(control: SheetsControl):
    control.fault("status", match="token", code=503)

    assert requests.post(f"{control.url}/token", data={}, timeout=5).status_code == 503


def test_answers_can_be_slow(api: Api, control: SheetsControl):
    control.latency(0.15)
    started = time.monotonic()
    api.values()

    assert time.monotonic() - started > 0.15


def test_an_old_version_can_be_restored(api: Api, control: SheetsControl, owner: SheetsPerson):
    write(api, "one")
    write(api, "two")
    before = control.snapshot(api.id)["version"]

    assert control.restore_version(api.id, 1) == before + 1
    assert owner.values("Sheet1") == [["one"]]
    control.restore_version(api.id, version=before)
    assert owner.values("Sheet1") == [["two"]]


def test_calls_are_counted_by_operation_kind_account_and_status(api: Api, control: SheetsControl):
    control.reset_calls()
    write(api)
    api.values()
    api.send("GET", "/values/Nope")

    assert [call[1:] for call in control.calls()] == [
        ("spreadsheets.batchUpdate", "write", "ibu@contoh.id", 200),
        ("values.get", "read", "ibu@contoh.id", 200),
        ("values.get", "read", "ibu@contoh.id", 400),
    ]


def test_an_unknown_fault_is_refused(control: SheetsControl):
    with pytest.raises(ControlError, match="unknown fault"):
        control.fault("earthquake")
