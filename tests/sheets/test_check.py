"""`check` over the local server: each thing that can be wrong is found, named, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.faults import Finding, Problem
from sheets.check import check_identity, check_sheet
from sheets.client import SheetsClient
from sheets.findings import finding_of
from sheets.identity import Known
from sheets.local.control import ControlError
from sheets.outcomes import Cause, Refused, Unknown
from sheets.tabs import MARKER
from sheets.workbook import Workbook, look_at_workbook
from tests.sheets.workbooks import EMAIL, NETWORK, Bench, running_bench


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("check")) as bench:
        yield bench


@pytest.fixture
def bench(module_bench: Bench) -> Iterator[Bench]:
    yield module_bench
    module_bench.close()


def check(bench: Bench, spreadsheet_id: str, url: str = "") -> tuple[Finding, ...]:
    before = _content(bench, spreadsheet_id)
    findings = check_sheet(lambda: bench.client(spreadsheet_id, url=url), bench.key)
    assert _content(bench, spreadsheet_id) == before
    return findings


def _content(bench: Bench, spreadsheet_id: str) -> object:
    try:
        return bench.control.snapshot(spreadsheet_id)["contents"]
    except ControlError:
        return None


def test_a_workbook_after_setup_has_nothing_wrong(bench: Bench) -> None:
    client, _ = bench.workbook()

    assert check(bench, client.spreadsheet_id) == ()


def test_an_empty_sheet_is_told_to_be_set_up(bench: Bench) -> None:
    assert check(bench, bench.spreadsheet()) == (Finding(Problem.NOT_SET_UP),)


def test_an_emptied_tab_of_the_bot_is_told_to_be_set_up(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(MARKER, "A1", [["", "", "", ""]])

    assert check(bench, client.spreadsheet_id) == (Finding(Problem.NOT_SET_UP),)


def test_a_missing_key_names_its_path(tmp_path: Path) -> None:
    path = tmp_path / "kunci.json"

    assert check_sheet(lambda: SheetsClient("1Sheet", path), path) == (
        Finding(Problem.KEY_MISSING, path=str(path)),
    )


def test_a_key_that_others_may_read_is_a_finding(bench: Bench) -> None:
    client, _ = bench.workbook()
    bench.key.chmod(0o644)
    findings = check(bench, client.spreadsheet_id)
    bench.key.chmod(0o600)

    assert findings == (Finding(Problem.KEY_OPEN_TO_OTHERS, path=str(bench.key)),)


def test_a_sheet_that_is_not_shared_names_the_keys_address(bench: Bench) -> None:
    assert check(bench, bench.control.create_spreadsheet()) == (Finding(Problem.NOT_SHARED, EMAIL),)


def test_a_sheet_that_is_shared_for_reading_only_is_not_enough(bench: Bench) -> None:
    client, _ = bench.workbook()
    bench.control.share(client.spreadsheet_id, EMAIL, role="reader")

    assert check(bench, client.spreadsheet_id) == (Finding(Problem.NOT_SHARED, EMAIL),)


def test_a_sheet_that_is_not_there_is_not_found(bench: Bench) -> None:
    assert check(bench, "1NoSuchSheet") == (Finding(Problem.NOT_FOUND, EMAIL),)


def test_no_net_is_told_from_google_being_away(bench: Bench, unused_tcp_port: int) -> None:
    spreadsheet_id = bench.spreadsheet()
    bench.control.fault("status", code=503, times=None, match="spreadsheets.get")

    assert check(bench, spreadsheet_id) == (Finding(Problem.GOOGLE_AWAY, EMAIL),)
    assert check(bench, spreadsheet_id, f"http://127.0.0.1:{unused_tcp_port}") == (
        Finding(Problem.NO_CONNECTION, EMAIL),
    )


def test_missing_tabs_and_columns_and_doubled_headers_are_all_named(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.delete_tab("Ongkir")
    owner.rename_tab("Tim", "Tim saya")
    owner.type("Harga", "D1", "Minimal")
    owner.type("Produk", "V1", "Stok ")
    owner.type("Mitra", "A1", "NAMA")

    assert check(bench, client.spreadsheet_id) == (
        Finding(Problem.TAB_MISSING, tab="Ongkir"),
        Finding(Problem.TAB_MISSING, tab="Tim"),
        Finding(Problem.HEADER_DUPLICATE, tab="Produk", header="Stok", cells=("C1", "V1")),
        Finding(Problem.COLUMN_MISSING, tab="Produk", header="Keterangan"),
        Finding(Problem.COLUMN_MISSING, tab="Harga", header="Min beli"),
    )


def test_another_locale_and_zone_are_warnings(bench: Bench) -> None:
    client, owner = bench.workbook()
    properties = {"properties": {"locale": "en_US", "timeZone": "Asia/Makassar"}, "fields": "locale,timeZone"}
    owner.batch([{"updateSpreadsheetProperties": properties}])

    findings = check(bench, client.spreadsheet_id)

    assert findings == (
        Finding(Problem.LOCALE_DIFFERS, found="en_US", expected="id_ID"),
        Finding(Problem.ZONE_DIFFERS, found="Asia/Makassar", expected="Asia/Jakarta"),
    )
    assert all(finding.problem.is_only_a_warning for finding in findings)


def test_the_zone_expected_is_the_one_that_pengaturan_asks_for(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Pengaturan", "B6", "wita")

    assert check(bench, client.spreadsheet_id) == (
        Finding(Problem.ZONE_DIFFERS, found="Asia/Jakarta", expected="Asia/Makassar"),
    )


def test_a_copy_is_known_by_its_own_id(bench: Bench) -> None:
    client, _ = bench.workbook()
    copy_id = bench.control.copy(client.spreadsheet_id)
    bench.control.share(copy_id, EMAIL)
    bench.control.reset_calls()

    assert check(bench, copy_id) == (Finding(Problem.FOREIGN_COPY),)


def test_another_networks_workbook_is_known_by_its_id(bench: Bench) -> None:
    client, _ = bench.workbook()
    workbook = look_at_workbook(client)
    assert isinstance(workbook, Workbook)

    marker = workbook.marker
    assert marker is not None

    assert check_identity(marker, Known(client.spreadsheet_id, network_id=NETWORK)) == ()
    assert check_identity(marker, Known(client.spreadsheet_id)) == ()
    assert check_identity(marker, Known(client.spreadsheet_id, network_id="mine")) == (
        Finding(Problem.FOREIGN_NETWORK, found=NETWORK, expected="mine"),
    )


@pytest.mark.parametrize(
    ("outcome", "problem"),
    [
        (Refused(403, "SERVICE_DISABLED", None, ""), Problem.API_DISABLED),
        (Refused(403, "accessNotConfigured", None, ""), Problem.API_DISABLED),
        (Refused(403, "PERMISSION_DENIED", None, ""), Problem.NOT_SHARED),
        (Refused(401, "TOKEN_REFUSED", None, ""), Problem.KEY_REFUSED),
        (Refused(429, "RATE_LIMIT_EXCEEDED", None, ""), Problem.OVER_QUOTA),
        (Refused(400, "INVALID_ARGUMENT", 3, "Invalid requests[3]"), Problem.REFUSED),
        (Unknown(Cause.TIMED_OUT), Problem.GOOGLE_AWAY),
        (Unknown(Cause.NO_CONNECTION), Problem.NO_CONNECTION),
    ],
)
def test_each_ending_of_a_call_means_one_thing_to_the_owner(
    outcome: Refused | Unknown, problem: Problem
) -> None:
    finding = finding_of(outcome, EMAIL)

    assert (finding.problem, finding.email) == (problem, EMAIL)


def test_without_a_readable_pengaturan_the_zone_is_the_default(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Pengaturan", "B1", "Isian")

    assert check(bench, client.spreadsheet_id) == (
        Finding(Problem.COLUMN_MISSING, tab="Pengaturan", header="Nilai"),
    )
