"""Setup over the local server: an empty file becomes the workbook, another one gains what it lacks."""

from collections.abc import Iterator
from typing import Any

import pytest

from commands.faults import Problem
from sheets.client import SheetsClient
from sheets.columns import Kind, Writer
from sheets.outcomes import Applied
from sheets.road import trials
from sheets.road.guards import GUARD_KEY
from sheets.setting_rows import SETTINGS
from sheets.setup import TRIAL_KEY, set_up
from sheets.tabs import MARKER, SPARE_ROWS, TABS
from sheets.workbook import Workbook, look_at_workbook
from tests.sheets.workbooks import NETWORK, Bench, cell_of, columns_of, running_bench, sheet_of


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("setup")) as bench:
        yield bench


@pytest.fixture
def bench(module_bench: Bench) -> Iterator[Bench]:
    yield module_bench
    module_bench.close()


@pytest.fixture(scope="module")
def fresh(module_bench: Bench) -> dict[str, dict[str, Any]]:
    """All tabs right after the first setup of an empty file; only to be read."""
    client, _ = module_bench.workbook()
    outcome = client.get("sheets", include_grid=True)
    assert isinstance(outcome, Applied)
    return {sheet["properties"]["title"]: sheet for sheet in outcome.response["sheets"]}


def look(client: SheetsClient) -> Workbook:
    workbook = look_at_workbook(client)
    assert isinstance(workbook, Workbook)
    return workbook


# An empty file


def test_every_tab_is_made_in_order_and_the_blank_one_goes(fresh: dict[str, Any]) -> None:
    assert list(fresh) == list(TABS)
    hidden = {title for title, sheet in fresh.items() if sheet["properties"].get("hidden")}
    assert hidden == {title for title, tab in TABS.items() if tab.hidden}


def test_every_header_stands_in_its_place_with_a_note_and_frozen(fresh: dict[str, Any]) -> None:
    for title, tab in TABS.items():
        if not tab.columns:
            continue
        sheet = fresh[title]
        assert tuple(columns_of(sheet)) == tab.headers
        assert all(cell_of(sheet, 0, at).get("note") for at in range(len(tab.columns)))
        assert sheet["properties"]["gridProperties"]["frozenRowCount"] == 1


def test_grids_are_narrow_with_twenty_spare_rows_and_none_where_rows_are_appended(
    fresh: dict[str, Any],
) -> None:
    for title, tab in TABS.items():
        if not tab.columns:
            continue
        grid = fresh[title]["properties"]["gridProperties"]
        filled = len(SETTINGS) if title == "Pengaturan" else 0
        spare = 1 if tab.appends else SPARE_ROWS
        assert (grid["rowCount"], grid["columnCount"]) == (1 + filled + spare, len(tab.columns))


def test_the_file_is_indonesian_and_in_the_businesss_zone(bench: Bench) -> None:
    client, _ = bench.workbook()

    workbook = look(client)

    assert (workbook.locale, workbook.time_zone) == ("id_ID", "Asia/Jakarta")


def test_money_dates_and_ids_have_their_number_formats(fresh: dict[str, Any]) -> None:
    formats = {
        (title, column.kind): cell_of(fresh[title], 1, at)["userEnteredFormat"]["numberFormat"]["pattern"]
        for title, tab in TABS.items()
        for at, column in enumerate(tab.columns)
        if column.kind in (Kind.RUPIAH, Kind.DATE, Kind.CODE)
    }

    assert {pattern for (_, kind), pattern in formats.items() if kind is Kind.RUPIAH} == {'"Rp"#,##0'}
    assert {pattern for (_, kind), pattern in formats.items() if kind is Kind.CODE} == {"@"}
    assert {pattern for (_, kind), pattern in formats.items() if kind is Kind.DATE} == {"d mmm yyyy"}


def test_what_she_types_is_shown_as_money_and_kept_as_a_number(bench: Bench) -> None:
    _, owner = bench.workbook()

    owner.type("Harga", "E2", "20.000")
    owner.type("Mitra", "E2", "0812")

    assert owner.values("Harga", "E2") == [[20000]]
    assert owner.read("Harga", "E2") == [["Rp20.000"]]
    assert owner.values("Mitra", "E2") == [["0812"]]


def test_dropdowns_offer_the_contracts_words_and_suggest_names_without_insisting(
    fresh: dict[str, Any],
) -> None:
    def rule(title: str, header: str) -> dict[str, Any]:
        sheet = fresh[title]
        found: dict[str, Any] = cell_of(sheet, 1, columns_of(sheet)[header])["dataValidation"]
        assert not found.get("strict", False)
        return found["condition"]  # type: ignore[no-any-return]  # JSON

    status = rule("Pesanan", "Status")
    assert status["type"] == "ONE_OF_LIST"
    assert [value["userEnteredValue"] for value in status["values"]] == [
        "Baru",
        "Diproses",
        "Dikirim",
        "Selesai",
        "Batal",
    ]
    assert rule("Produk", "Aktif")["type"] == "ONE_OF_LIST"
    assert rule("Harga", "Produk") == {
        "type": "ONE_OF_RANGE",
        "values": [{"userEnteredValue": "='Produk'!$A$2:$A"}],
    }
    assert rule("Harga", "Tingkat")["values"] == [{"userEnteredValue": "='Tingkat'!$A$2:$A"}]


def test_exactly_the_bots_columns_are_grey_and_protected_with_a_warning_open_downwards(
    fresh: dict[str, Any],
) -> None:
    for title, tab in TABS.items():
        protected = fresh[title].get("protectedRanges", [])
        assert all(one["warningOnly"] and not one.get("editors", {}).get("users") for one in protected)
        if not tab.columns:
            continue
        ranges = [one["range"] for one in protected]
        assert all("endRowIndex" not in area for area in ranges)
        bots = [at for at, column in enumerate(tab.columns) if column.writer is Writer.BOT]
        assert sorted(area.get("startColumnIndex", 0) for area in ranges) == bots
        grey = [
            at
            for at in range(len(tab.columns))
            if "backgroundColorStyle" in cell_of(fresh[title], 1, at).get("userEnteredFormat", {})
        ]
        assert grey == bots


def test_one_rule_colours_the_first_cell_and_the_key_while_cek_holds_something(
    fresh: dict[str, Any],
) -> None:
    for title, tab in TABS.items():
        rules = fresh[title].get("conditionalFormats", [])
        assert len(rules) == (1 if tab.has_check else 0)
    [rule] = fresh["Produk"]["conditionalFormats"]
    assert rule["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "=LEN($B2)>0"}]
    starts = [area.get("startColumnIndex", 0) for area in rule["ranges"]]
    assert starts == [0, TABS["Produk"].headers.index("SKU")]
    assert all("endRowIndex" not in area for area in rule["ranges"])


def test_every_setting_has_its_row_with_default_explanation_and_list(fresh: dict[str, Any]) -> None:
    sheet = fresh["Pengaturan"]
    for row, setting in enumerate(SETTINGS.values(), start=1):
        name, value, note = (cell_of(sheet, row, at) for at in range(3))
        assert name["userEnteredValue"] == {"stringValue": setting.name}
        assert value.get("formattedValue", "") == setting.default
        assert note["userEnteredValue"] == {"stringValue": setting.note}
        offered = value.get("dataValidation", {}).get("condition", {}).get("values", [])
        assert tuple(each["userEnteredValue"] for each in offered) == setting.choices


def test_the_hidden_marker_holds_batch_network_spreadsheet_and_version(bench: Bench) -> None:
    client, owner = bench.workbook()
    marker = sheet_of(client, MARKER)

    assert marker["properties"]["hidden"]
    assert [one["warningOnly"] for one in marker["protectedRanges"]] == [True]

    assert owner.values(MARKER) == [[0, NETWORK, client.spreadsheet_id, 1]]


def test_the_first_setup_takes_five_writes_and_tries_all_that_mitra_rests_on(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())

    report = set_up(client, NETWORK)

    assert report.findings == ()
    assert report.tabs == tuple(TABS)
    assert bench.writes() == ["spreadsheets.batchUpdate"] * 5
    assert [call.status for call in bench.control.calls() if call.kind == "write"] == [
        200,
        400,
        200,
        400,
        200,
    ]


def test_the_trials_leave_nothing_behind_but_the_mark_that_no_other_may_bear(bench: Bench) -> None:
    client, owner = bench.workbook()

    outcome = client.get("sheets(developerMetadata,data(columnMetadata)),developerMetadata")
    assert isinstance(outcome, Applied)
    assert [one["metadataKey"] for one in outcome.response["developerMetadata"]] == [TRIAL_KEY]
    for key in (trials.TRIAL_KEY, GUARD_KEY):
        assert client.find_metadata(key) == Applied({})
    assert owner.values(MARKER) == [[0, NETWORK, client.spreadsheet_id, 1]]


def test_a_business_in_another_zone_gets_its_zone(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())

    assert set_up(client, NETWORK, "WITA").is_ready

    assert look(client).time_zone == "Asia/Makassar"
    assert set_up(client, NETWORK).findings == ()


# Twice


def test_a_second_setup_writes_nothing_at_all(bench: Bench) -> None:
    client, _ = bench.workbook()

    report = set_up(client, "another id")

    assert (report.network_id, report.is_changed, report.findings) == (NETWORK, False, ())
    assert bench.writes() == []


def test_a_second_setup_writes_nothing_after_she_typed_sorted_and_inserted(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Harga", "A2", [["SMB-01", "", "agen", 50, "18rb"], ["SMB-01", "", "agen", 10, "20rb"]])
    owner.sort("Harga", "D")
    owner.insert_rows("Pesanan", 2)
    before = bench.control.snapshot(client.spreadsheet_id)

    assert not set_up(client, NETWORK).is_changed
    assert bench.writes() == []
    assert bench.control.snapshot(client.spreadsheet_id) == before


def test_after_she_moved_columns_one_rule_still_looks_at_cek(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.move_column("Harga", "E", "A")

    set_up(client, NETWORK)

    sheet = sheet_of(client, "Harga")
    [rule] = sheet["conditionalFormats"]
    assert columns_of(sheet)["Cek"] == 2
    assert rule["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "=LEN($C2)>0"}]
    assert not set_up(client, NETWORK).is_changed


# A workbook that lacks something


def test_a_lost_tab_comes_back_and_the_others_stay(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Harga", "A2", "SMB-01")
    owner.delete_tab("Ongkir")

    report = set_up(client, NETWORK)

    assert (report.tabs, report.columns, report.mended) == (("Ongkir",), (), 0)
    assert owner.values("Ongkir") == [["Kota", "Cek", "Harga"]]
    assert owner.values("Harga", "A2") == [["SMB-01"]]
    assert bench.writes() == ["spreadsheets.batchUpdate"]
    assert not set_up(client, NETWORK).is_changed


def test_a_lost_column_comes_back_at_the_right_end_with_all_it_needs(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Pesanan", "F1", "Keadaan")
    owner.type("Pesanan", "F2", "Baru")

    report = set_up(client, NETWORK)

    sheet = sheet_of(client, "Pesanan")
    at = columns_of(sheet)
    assert report.columns == (("Pesanan", "Status"),)
    assert (at["Keadaan"], at["Status"]) == (5, len(TABS["Pesanan"].columns))
    assert cell_of(sheet, 1, at["Status"])["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert owner.values("Pesanan", "F1:F2") == [["Keadaan"], ["Baru"]]
    assert not set_up(client, NETWORK).is_changed


def test_lost_protections_dropdowns_notes_colours_and_settings_are_mended(bench: Bench) -> None:
    client, owner = bench.workbook()
    sheet = sheet_of(client, "Harga")
    sheet_id = sheet["properties"]["sheetId"]
    whole = {"sheetId": sheet_id}
    owner.batch(
        [
            {"deleteProtectedRange": {"protectedRangeId": sheet["protectedRanges"][0]["protectedRangeId"]}},
            {"setDataValidation": {"range": {**whole, "startColumnIndex": 2, "endColumnIndex": 3}}},
            {"deleteConditionalFormatRule": {"sheetId": sheet_id, "index": 0}},
            {"updateCells": {"range": {**whole, "endRowIndex": 1, "endColumnIndex": 1}, "fields": "note"}},
        ]
    )
    owner.type("Pengaturan", "B2", "Sambal Ibu")
    owner.delete_rows("Pengaturan", 3)

    report = set_up(client, NETWORK)

    assert (report.mended, report.settings) == (4, ("Alamat usaha",))
    assert owner.values("Pengaturan", "A2:B2") == [["Nama usaha", "Sambal Ibu"]]
    assert owner.values("Pengaturan", "A31") == [["Alamat usaha"]]
    assert len(sheet_of(client, "Harga")["conditionalFormats"]) == 1
    assert not set_up(client, NETWORK).is_changed


def test_a_workbook_that_she_began_herself_keeps_what_she_wrote(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet(locale="id_ID"))
    owner = bench.control.owner(client.spreadsheet_id)
    owner.rename_tab("Sheet1", "Harga")
    hers = [["harga ", "catatan saya", "PRODUK"], ["20rb", "nego", "Sambal"]]
    owner.type("Harga", "A1", hers)

    report = set_up(client, NETWORK)

    assert report.is_ready
    assert "Harga" not in report.tabs
    assert owner.values("Harga", "A1:C2") == [
        ["harga ", "catatan saya", "PRODUK"],
        ["20rb", "nego", "Sambal"],
    ]
    at = columns_of(sheet_of(client, "Harga"))
    assert {header for _, header in report.columns} == {"Cek", "Tingkat", "Min beli", "Mulai", "Sampai"}
    assert min(at[header] for _, header in report.columns) == 26
    assert not set_up(client, NETWORK).is_changed


def test_her_own_tab_with_something_in_it_is_kept(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())
    owner = bench.control.owner(client.spreadsheet_id)
    owner.type("Sheet1", "Z900", "arisan")

    assert set_up(client, NETWORK).is_ready

    assert owner.values("Sheet1", "Z900") == [["arisan"]]


def test_a_doubled_header_is_reported_and_nothing_is_added_for_it(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Harga", "F1", "harga")

    report = set_up(client, NETWORK)

    assert ("Harga", "Harga") not in report.columns
    assert [(f.problem, f.tab, f.cells) for f in report.findings] == [
        (Problem.HEADER_DUPLICATE, "Harga", ("E1", "F1"))
    ]
    assert not report.is_ready


def test_a_copy_is_not_touched(bench: Bench) -> None:
    client, _ = bench.workbook()
    copy_id = bench.control.copy(client.spreadsheet_id)
    bench.control.share(copy_id, client.email)
    bench.control.reset_calls()

    report = set_up(bench.client(copy_id), NETWORK)

    assert [finding.problem for finding in report.findings] == [Problem.FOREIGN_COPY]
    assert bench.writes() == []


def test_a_changed_locale_is_reported_and_left_alone(bench: Bench) -> None:
    client, owner = bench.workbook()
    properties = {"properties": {"locale": "en_US"}, "fields": "locale"}
    owner.batch([{"updateSpreadsheetProperties": properties}])

    report = set_up(client, NETWORK)

    assert [(f.problem, f.found, f.expected) for f in report.findings] == [
        (Problem.LOCALE_DIFFERS, "en_US", "id_ID")
    ]
    assert report.is_ready
    assert bench.writes() == []


def test_an_emptied_marker_makes_the_workbook_new_again_though_its_trial_is_there(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(MARKER, "A1", [["", "", "", ""]])

    report = set_up(client, "the next network")

    assert (report.network_id, report.findings) == ("the next network", ())
    assert owner.values(MARKER) == [[0, "the next network", client.spreadsheet_id, 1]]


def test_settings_of_a_later_version_go_below_the_last_row_of_a_full_grid(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.delete_rows("Pengaturan", len(SETTINGS), 2 + SPARE_ROWS)

    report = set_up(client, NETWORK)

    *_, before_last, last = SETTINGS
    assert report.settings == (before_last, last)
    assert owner.values("Pengaturan", "A30:A31") == [[before_last], [last]]
    assert not set_up(client, NETWORK).is_changed


def test_a_pengaturan_of_her_own_without_all_columns_is_completed_at_once(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())
    owner = bench.control.owner(client.spreadsheet_id)
    owner.batch([{"addSheet": {"properties": {"title": "Pengaturan"}}}])
    owner.type("Pengaturan", "A1", [["Nama", "Nilai"], ["Nama usaha", "Toko Saya"]])

    first, second = set_up(client, NETWORK), set_up(client, NETWORK)

    assert set(first.settings) == set(SETTINGS) - {"Nama usaha"}
    assert owner.values("Pengaturan", "A2:B2") == [["Nama usaha", "Toko Saya"]]
    assert not second.is_changed


def test_settings_are_not_written_again_where_their_name_column_is_unclear(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type("Pengaturan", "A1", "Setelan")

    report = set_up(client, NETWORK)

    assert (report.columns, report.settings) == ((("Pengaturan", "Nama"),), ())
    assert owner.values("Pengaturan", "A2") == [["Nama usaha"]]


def test_an_older_version_of_the_workbook_is_raised(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(MARKER, "D1", 0)

    assert set_up(client, NETWORK).is_changed
    assert owner.values(MARKER) == [[0, NETWORK, client.spreadsheet_id, 1]]


# Google says no


def test_without_sharing_setup_names_the_address(bench: Bench) -> None:
    client = bench.client(bench.control.create_spreadsheet())

    [finding] = set_up(client, NETWORK).findings

    assert (finding.problem, finding.email) == (Problem.NOT_SHARED, client.email)


def test_a_reader_cannot_set_up_and_hears_so(bench: Bench) -> None:
    spreadsheet_id = bench.control.create_spreadsheet()
    client = bench.client(spreadsheet_id)
    bench.control.share(spreadsheet_id, client.email, "reader")

    report = set_up(client, NETWORK)

    assert [finding.problem for finding in report.findings] == [Problem.NOT_SHARED]
    assert not report.is_changed


def test_mending_that_google_refuses_is_said_and_not_claimed(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.delete_tab("Ongkir")
    bench.control.share(client.spreadsheet_id, client.email, "reader")

    report = set_up(client, NETWORK)

    assert (report.network_id, report.is_changed) == (NETWORK, False)
    assert [finding.problem for finding in report.findings] == [Problem.NOT_SHARED]


def test_a_lost_answer_is_said_and_the_next_run_finds_the_work_done(bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())
    bench.control.fault("applied_then_status", code=503, match="*batchUpdate")

    first = set_up(client, NETWORK)
    second = set_up(client, NETWORK)

    assert [finding.problem for finding in first.findings] == [Problem.GOOGLE_AWAY]
    assert (second.is_changed, second.findings) == (False, ())
