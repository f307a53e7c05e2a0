"""The client against a real server: what it sends, how each ending is told apart, what it never repeats."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commands.faults import Problem
from sheets.client import SheetsClient, grids
from sheets.keyfile import KeyFileError
from sheets.outcomes import Applied, Cause, Outcome, Refused, Unknown
from tests.sheets.workbooks import EMAIL, Bench


@pytest.fixture
def client(bench: Bench) -> SheetsClient:
    return bench.client(bench.spreadsheet())


@pytest.fixture
def hosts_looked_up() -> Iterator[set[str]]:
    """Every host that this process looks up or connects to while a test runs."""
    hosts: set[str] = set()
    is_watching = True

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if is_watching and event == "socket.getaddrinfo":
            hosts.add(str(arguments[0]))

    sys.addaudithook(watch)
    yield hosts
    is_watching = False


def typed(*rows: list[Any]) -> dict[str, Any]:
    """An `updateCells` on the first tab."""
    kinds = {str: "stringValue", int: "numberValue"}
    cells = [{"values": [{"userEnteredValue": {kinds[type(v)]: v}} for v in row]} for row in rows]
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 0}
    return {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue"}}


def marker(number: int) -> dict[str, Any]:
    metadata = {
        "metadataId": number,
        "metadataKey": "mb",
        "metadataValue": "cafe0001",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def applied(outcome: Outcome) -> dict[str, Any]:
    assert isinstance(outcome, Applied), outcome
    return outcome.response


def cells_of(client: SheetsClient) -> list[list[Any]]:
    whole = [{"sheetId": 0}]
    [cells] = grids(applied(client.batch_get_by_filter(whole)), whole)
    return cells


# Reading and writing


def test_a_call_goes_to_the_servers_of_the_settings_and_to_nobody_else(
    client: SheetsClient, hosts_looked_up: set[str]
) -> None:
    applied(client.get("spreadsheetId"))

    time.sleep(0.2)  # a lookup in the background would start by now
    assert hosts_looked_up == {"127.0.0.1"}


def test_a_batch_is_applied_whole_and_shows_its_cells_in_the_same_answer(client: SheetsClient) -> None:
    response = applied(
        client.batch_update(
            [marker(7), typed(["=1+1", 20000])], response_ranges=["Sheet1!A1:B1"], include_grid=True
        )
    )

    [cell, number] = response["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert cell["userEnteredValue"] == {"stringValue": "=1+1"}
    assert number["userEnteredValue"] == {"numberValue": 20000}
    assert cells_of(client) == [["=1+1", 20000]]


def test_a_refused_batch_names_the_request_and_changes_nothing(client: SheetsClient) -> None:
    broken = {"deleteSheet": {"sheetId": 999}}

    outcome = client.batch_update([typed(["x"]), broken])

    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.request_index) == (400, 1)
    assert cells_of(client) == []


def test_the_same_marker_is_refused_a_second_time_by_its_index(client: SheetsClient) -> None:
    applied(client.batch_update([marker(7), typed(["once"])]))

    outcome = client.batch_update([marker(7), typed(["twice"])])

    assert isinstance(outcome, Refused)
    assert outcome.request_index == 0
    assert cells_of(client) == [["once"]]
    found = applied(client.find_metadata("mb"))["matchedDeveloperMetadata"]
    assert [each["developerMetadata"]["metadataId"] for each in found] == [7]
    assert applied(client.get_metadata(7))["metadataValue"] == "cafe0001"


def test_a_look_goes_by_sheet_id_so_that_a_rename_does_not_matter(bench: Bench, client: SheetsClient) -> None:
    owner = bench.control.owner(client.spreadsheet_id)
    owner.type("Sheet1", "A1", [["Harga", "24.500"], [], ["", 7]])
    owner.rename_tab("Sheet1", "Punya Ibu")

    first_row = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    empty = {"sheetId": 0, "startRowIndex": 50}
    asked = [{"sheetId": 0}, first_row, empty]
    answer = applied(client.batch_get_by_filter(asked))
    whole, row, nothing = grids(answer, asked)

    assert whole == [["Harga", 24.5], [], ["", 7]]
    assert (row, nothing) == ([["Harga", 24.5]], [])
    answer["valueRanges"].reverse()
    assert grids(answer, asked) == [whole, row, nothing]


def test_a_look_is_one_read_and_a_batch_one_write_of_the_quota(bench: Bench, client: SheetsClient) -> None:
    client.batch_update([typed(["a"], ["b"]), typed(["c"])])
    client.batch_get_by_filter([{"sheetId": 0}, {"sheetId": 0, "endRowIndex": 1}])

    assert [call.kind for call in bench.control.calls() if call.kind != "token"] == ["write", "read"]


def test_only_the_fields_asked_for_are_read(client: SheetsClient) -> None:
    response = applied(client.get("properties.locale,sheets.properties.title"))

    assert set(response) == {"properties", "sheets"}
    assert response["sheets"] == [{"properties": {"title": "Sheet1"}}]


# Endings that prove nothing


@pytest.mark.parametrize(
    ("fault", "options", "cause", "is_applied"),
    [
        ("status", {"code": 503}, Cause.SERVER_ERROR, False),
        ("applied_then_status", {"code": 503}, Cause.SERVER_ERROR, True),
        ("html", {}, Cause.SERVER_ERROR, False),
        ("reset_before", {}, Cause.BROKEN_OFF, False),
        ("reset_after", {}, Cause.BROKEN_OFF, True),
        ("hang", {}, Cause.TIMED_OUT, False),
        ("hang_after", {}, Cause.TIMED_OUT, True),
    ],
)
def test_a_write_without_an_answer_is_unknown_and_goes_out_once(
    bench: Bench,
    fault: str,
    options: dict[str, Any],
    cause: Cause,
    is_applied: bool,  # noqa: FBT001 - a column of the table
) -> None:
    client = bench.client(bench.spreadsheet(), read_timeout=0.3)
    client.get("spreadsheetId")
    bench.control.reset_calls()
    bench.control.fault(fault, match="*batchUpdate", **options)

    outcome = client.batch_update([typed(["order"])])

    assert isinstance(outcome, Unknown)
    assert outcome.cause is cause
    assert len([call for call in bench.control.calls() if call.kind == "write"]) <= 1
    assert (cells_of(client) == [["order"]]) is is_applied
    assert bench.waits == []


@pytest.mark.parametrize("part", ["head", "body"])
@pytest.mark.parametrize("call", ["*batchUpdate", "token"])
def test_an_answer_that_never_ends_is_given_up(bench: Bench, part: str, call: str) -> None:
    client = bench.client(bench.spreadsheet(), whole_timeout=0.5)
    bench.control.fault("trickle", match=call, part=part, seconds=0.02, times=None)
    outcome = client.batch_update([typed(["order"])])
    bench.control.clear_faults()

    assert isinstance(outcome, Unknown)
    assert outcome.cause is (Cause.NO_CONNECTION if call == "token" else Cause.TIMED_OUT)
    assert cells_of(client) == ([] if call == "token" else [["order"]])


def test_a_call_under_way_can_be_cut_and_no_other_begins(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet(), read_timeout=30, whole_timeout=30)
    client.get("spreadsheetId")
    bench.control.fault("hang_after", match="*batchUpdate", times=None)
    ends: list[Outcome] = []
    call = threading.Thread(target=lambda: ends.append(client.batch_update([typed(["order"])])))
    call.start()
    while bench.control.owner(client.spreadsheet_id).values("Sheet1") != [["order"]]:
        time.sleep(0.01)
    client.cut()
    call.join(10)

    assert ends == [Unknown(Cause.TIMED_OUT)]
    assert client.get("spreadsheetId") == Unknown(Cause.TIMED_OUT)


def test_a_400_without_an_index_names_no_request(bench: Bench, client: SheetsClient) -> None:
    bench.control.fault("applied_then_400", match="*batchUpdate")

    outcome = client.batch_update([typed(["order"])])

    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.request_index) == (400, None)
    assert cells_of(client) == [["order"]]


def test_a_server_that_is_not_there_is_no_connection(bench: Bench, unused_tcp_port: int) -> None:
    client = bench.client(bench.spreadsheet(), url=f"http://127.0.0.1:{unused_tcp_port}")

    assert client.batch_update([typed(["x"])]) == Unknown(Cause.NO_CONNECTION)


@pytest.mark.parametrize(
    ("fault", "options"),
    [
        ("reset_before", {}),
        ("hang", {}),
        ("html", {}),
        ("portal", {}),
        ("status", {"code": 502}),
    ],
)
def test_a_token_that_cannot_be_fetched_leaves_the_write_unsent_and_says_nothing_of_the_key(
    bench: Bench, fault: str, options: dict[str, Any]
) -> None:
    client = bench.client(bench.spreadsheet(), read_timeout=0.3)
    bench.control.fault(fault, match="token", times=None, **options)
    outcome = client.batch_update([typed(["order"])])
    bench.control.clear_faults()

    assert outcome == Unknown(Cause.NO_CONNECTION)
    assert cells_of(client) == []


# What may be repeated


@pytest.mark.parametrize(
    ("fault", "options"),
    [("status", {"code": 503}), ("status", {"code": 429}), ("html", {}), ("reset_before", {})],
)
def test_a_read_is_repeated_with_growing_waits(
    bench: Bench, client: SheetsClient, fault: str, options: dict[str, Any]
) -> None:
    bench.control.fault(fault, times=2, match="*batchGetByDataFilter", **options)

    assert cells_of(client) == []
    first, second = bench.waits
    assert 1 <= first < 2 <= second < 3


def test_a_read_gives_up_and_says_how_it_ended(bench: Bench, client: SheetsClient) -> None:
    bench.control.fault("status", code=503, times=None, match="*spreadsheets.get")

    assert client.get("spreadsheetId") == Unknown(Cause.SERVER_ERROR, 503)
    assert len(bench.waits) == 2


def test_a_refused_read_is_not_repeated(bench: Bench) -> None:
    client = bench.client("1NoSuchSheet")

    outcome = client.get("spreadsheetId")

    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.reason, bench.waits) == (404, "NOT_FOUND", [])


def test_a_write_over_the_quota_is_refused_and_left_to_the_caller(bench: Bench, client: SheetsClient) -> None:
    bench.control.quota(60, 0)
    outcome = client.batch_update([typed(["x"])])
    bench.control.quota(None)

    assert isinstance(outcome, Refused)
    assert outcome.is_over_quota
    assert outcome.reason == "RATE_LIMIT_EXCEEDED"
    assert bench.waits == []


# Who may


def test_a_sheet_that_is_not_shared_is_refused(bench: Bench) -> None:
    outcome = bench.client(bench.control.create_spreadsheet()).get("spreadsheetId")

    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.reason) == (403, "PERMISSION_DENIED")


def test_an_expired_token_is_renewed_unseen(bench: Bench, client: SheetsClient) -> None:
    applied(client.get("spreadsheetId"))
    bench.control.expire_tokens()

    assert applied(client.get("spreadsheetId")) == {"spreadsheetId": client.spreadsheet_id}


def test_a_token_that_is_refused_once_is_fetched_anew(bench: Bench, client: SheetsClient) -> None:
    applied(client.get("spreadsheetId"))
    bench.control.fault("status", match="*batchUpdate", code=401)

    applied(client.batch_update([typed(["order"])]))

    assert cells_of(client) == [["order"]]


@pytest.mark.parametrize("why", ["Invalid JWT Signature.", "Invalid JWT: Token must be a short-lived token"])
def test_a_grant_that_is_refused_is_a_refusal_of_the_key(
    bench: Bench, client: SheetsClient, why: str
) -> None:
    bench.control.fault("grant_refused", match="token", description=why)

    assert client.get("spreadsheetId") == Refused(401, "TOKEN_REFUSED", None, "no token for this key")


def test_a_key_that_google_does_not_know_gets_no_token(bench: Bench, tmp_path: Path) -> None:
    foreign = json.loads(bench.key.read_text()) | {"client_email": "orang-lain@contoh.iam.example"}
    key = tmp_path / "foreign.json"
    key.write_text(json.dumps(foreign))
    client = SheetsClient("1Sheet", key, bench.server.url)
    bench.clients.append(client)

    outcome = client.get("spreadsheetId")

    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.reason) == (401, "TOKEN_REFUSED")


def test_the_key_says_with_whom_to_share(client: SheetsClient) -> None:
    assert client.email == EMAIL


@pytest.mark.parametrize(
    ("contents", "problem"),
    [
        (None, Problem.KEY_MISSING),
        ("not json: RAHASIA", Problem.KEY_NOT_JSON),
        ('{"type": "authorized_user", "secret": "RAHASIA"}', Problem.KEY_NOT_SERVICE_ACCOUNT),
        ('["RAHASIA"]', Problem.KEY_NOT_SERVICE_ACCOUNT),
        ('{"type": "service_account", "private_key": "RAHASIA"}', Problem.KEY_NOT_SERVICE_ACCOUNT),
        (
            '{"type": "service_account", "private_key": "RAHASIA", "client_email": "a", "token_uri": "b"}',
            Problem.KEY_NOT_SERVICE_ACCOUNT,
        ),
    ],
)
def test_a_key_file_that_cannot_be_used_says_why_and_nothing_of_its_contents(
    tmp_path: Path, contents: str | None, problem: Problem
) -> None:
    path = tmp_path / "key.json"
    if contents is not None:
        path.write_text(contents)

    with pytest.raises(KeyFileError) as raised:
        SheetsClient("1Sheet", path)

    assert raised.value.problem is problem
    assert "RAHASIA" not in f"{raised.value}{raised.value!r}{raised.value.__cause__}"


def test_a_folder_in_place_of_the_key_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as raised:
        SheetsClient("1Sheet", tmp_path)

    assert raised.value.problem is Problem.KEY_UNREADABLE
