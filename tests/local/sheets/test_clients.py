"""Whole sessions of two clients that are not ours: google-api-python-client and gspread."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gspread
import pytest
from google.api_core.client_options import ClientOptions
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from sheets.local.control import SheetsControl
from tests.local.sheets.conftest import ACCOUNT, OWNER

SCOPES = [
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
]


@pytest.fixture
def shared(control: SheetsControl) -> str:
    file_id = control.create_spreadsheet("Buku", locale="id_ID", owner=OWNER)
    control.share(file_id, ACCOUNT)
    return file_id


class LoopbackCredentials(Credentials):
    """google-auth asks iamcredentials.googleapis.com in the background where a key may be used; tests stay here."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


@pytest.fixture
def credentials(key: Path) -> Credentials:
    found: Credentials = LoopbackCredentials.from_service_account_file(str(key), scopes=SCOPES)
    return found


def client(name: str, version: str, credentials: Credentials, endpoint: str) -> Any:
    options = ClientOptions(api_endpoint=endpoint)
    return build(name, version, credentials=credentials, client_options=options, static_discovery=True)


@pytest.fixture
def google(credentials: Credentials, control: SheetsControl) -> Iterator[Any]:
    with client("sheets", "v4", credentials, control.url) as service:
        yield service.spreadsheets()


@pytest.fixture
def drive(credentials: Credentials, control: SheetsControl) -> Iterator[Any]:
    with client("drive", "v3", credentials, control.url + "/drive/v3/") as service:
        yield service.files()


def test_googles_own_client_works_a_session(google: Any, drive: Any, shared: str):
    header = [["Nama", "Jumlah"], ["Sambal", 10], ["Krupuk", 5]]
    values = google.values()
    values.update(
        spreadsheetId=shared, range="Sheet1!A1:B3", valueInputOption="RAW", body={"values": header}
    ).execute()
    before = drive.get(fileId=shared, fields="version,modifiedTime,trashed").execute()
    google.batchUpdate(
        spreadsheetId=shared,
        body={
            "requests": [
                {"addSheet": {"properties": {"sheetId": 9, "title": "Pesanan"}}},
                {"sortRange": {"range": {"startRowIndex": 1}, "sortSpecs": [{"sortOrder": "ASCENDING"}]}},
            ]
        },
    ).execute()
    read = values.batchGet(
        spreadsheetId=shared, ranges=["Sheet1!A1:B", "Pesanan"], valueRenderOption="UNFORMATTED_VALUE"
    ).execute()
    after = drive.get(fileId=shared, fields="version,modifiedTime,trashed").execute()

    assert read["valueRanges"][0]["values"] == [header[0], header[2], header[1]]
    assert "values" not in read["valueRanges"][1]
    assert int(after["version"]) > int(before["version"])
    assert after["trashed"] is False


def test_a_get_too_long_for_a_url_comes_as_a_post_with_an_override(google: Any, shared: str):
    ranges = ["Sheet1!A1:B2"] * 300

    read = google.values().batchGet(spreadsheetId=shared, ranges=ranges).execute()

    assert len(read["valueRanges"]) == 300


def test_googles_own_client_understands_the_errors(google: Any, shared: str):
    with pytest.raises(HttpError, match="Unable to parse range: Nope!A1") as caught:
        google.values().get(spreadsheetId=shared, range="Nope!A1").execute()

    assert caught.value.status_code == 400


class LocalClient(gspread.HTTPClient):
    """gspread's client with another origin."""

    origin = ""

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Any:
        for host in ("https://sheets.googleapis.com", "https://www.googleapis.com"):
            endpoint = endpoint.replace(host, self.origin)
        return super().request(method, endpoint, *args, **kwargs)


@pytest.fixture
def opened(control: SheetsControl, credentials: Credentials) -> Iterator[gspread.Client]:
    swapped = type("SwappedClient", (LocalClient,), {"origin": control.url})
    client = gspread.Client(credentials, http_client=swapped)
    yield client
    client.http_client.session.close()


@pytest.fixture
def book(opened: gspread.Client, shared: str) -> gspread.Spreadsheet:
    return opened.open_by_key(shared)


def test_gspread_works_a_session(book: gspread.Spreadsheet):
    tab = book.add_worksheet("Produk", rows=20, cols=4)
    tab.update([["Nama", "Stok"], ["Sambal", 40]], "A1")
    tab.append_row(["Krupuk", 12], table_range="A1")
    tab.insert_row(["Abon", 3], index=2)
    tab.format("A1:B1", {"textFormat": {"bold": True}})
    tab.freeze(rows=1)
    tab.delete_rows(3)
    tab.update_cell(2, 2, 4)
    found = tab.find("Krupuk")

    assert tab.get_all_values() == [["Nama", "Stok"], ["Abon", "4"], ["Krupuk", "12"]]
    assert found is not None
    assert (found.row, found.col) == (3, 1)
    assert [one.title for one in book.worksheets()] == ["Sheet1", "Produk"]
    assert tab.frozen_row_count == 1
    assert book.get_lastUpdateTime().endswith("Z")


def test_gspread_finds_a_file_by_its_title(opened: gspread.Client, control: SheetsControl):
    control.share(control.create_spreadsheet("Arsip 2025", owner=OWNER), ACCOUNT)

    assert opened.open("Arsip 2025").title == "Arsip 2025"


def test_gspread_batches_and_clears(book: gspread.Spreadsheet):
    tab = book.sheet1
    tab.batch_update([{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "C3", "values": [[True]]}])
    tab.batch_clear(["B1"])
    tab.merge_cells("E1:F2")

    assert tab.get("A1:C3") == [["a"], [], ["", "", "TRUE"]]
