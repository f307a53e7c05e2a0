from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import requests

from sheets.local.server import SheetsServer
from tests.local.sheets.discovery import faults, methods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sheets.local.app import Exchange
    from sheets.local.control import SheetsControl
    from sheets.local.person import SheetsPerson

OWNER = "ibu@contoh.id"
ACCOUNT = "mitra@contoh.iam.example"


def discovery_name(operation: str) -> tuple[str, str]:
    """Return (api, method id) of an operation."""
    if operation.startswith("drive."):
        return "drive", operation.removeprefix("drive.")
    return "sheets", operation if operation.startswith("spreadsheets.") else f"spreadsheets.{operation}"


class Recorder:
    """Holds every exchange of the run to Google's discovery documents."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.seen: set[str] = set()

    def __call__(self, exchange: Exchange) -> None:
        if exchange.status != 200:
            return
        api, name = discovery_name(exchange.operation)
        method = methods(api)[name]
        self.seen.add(exchange.operation)
        if exchange.body and "request" in method:
            self.faults += faults(api, method["request"]["$ref"], _without_nulls(json.loads(exchange.body)))
        self.faults += faults(api, method["response"]["$ref"], exchange.answer)


def _without_nulls(body: Any) -> Any:
    """A null field is an absent one in proto3's JSON; inside `values` nulls mean something and stay."""
    if isinstance(body, dict):
        kept = {name: part for name, part in body.items() if part is not None}
        return {name: part if name == "values" else _without_nulls(part) for name, part in kept.items()}
    return [_without_nulls(part) for part in body] if isinstance(body, list) else body


@pytest.fixture(scope="session")
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture(scope="session")
def running(recorder: Recorder) -> Iterator[SheetsServer]:
    with SheetsServer(observe=recorder) as server:
        yield server


@pytest.fixture
def server(running: SheetsServer, recorder: Recorder) -> Iterator[SheetsServer]:
    recorder.faults.clear()
    yield running
    running.control.clear_faults()
    running.control.quota(None)
    assert recorder.faults == []


@pytest.fixture
def control(server: SheetsServer) -> SheetsControl:
    return server.control


@dataclass(frozen=True)
class Api:
    """The API over plain HTTP, as one account."""

    url: str
    token: str
    id: str

    def send(self, verb: str, path: str, body: Any = None, **query: Any) -> requests.Response:
        return requests.request(
            verb,
            f"{self.url}/v4/spreadsheets{self.id and f'/{self.id}'}{path}",
            params=query,
            json=body,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=10,
        )

    def get(self, path: str = "", **query: Any) -> Any:
        return _good(self.send("GET", path, **query))

    def post(self, path: str, body: Any, **query: Any) -> Any:
        return _good(self.send("POST", path, body, **query))

    def put(self, path: str, body: Any, **query: Any) -> Any:
        return _good(self.send("PUT", path, body, **query))

    def batch(self, *kinds: dict[str, Any], **more: Any) -> Any:
        return self.post(":batchUpdate", {"requests": list(kinds), **more})

    def refused(self, *kinds: dict[str, Any]) -> str:
        """Send a batch that must be refused and return Google's text."""
        answer = self.send("POST", ":batchUpdate", {"requests": list(kinds)})
        assert answer.status_code == 400, answer.text
        return str(answer.json()["error"]["message"])

    def values(self, cells: str = "Sheet1", **query: Any) -> list[list[Any]]:
        found = self.get(f"/values/{cells}", **{"valueRenderOption": "UNFORMATTED_VALUE", **query})
        return list(found.get("values", []))


def _good(answer: requests.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def api(control: SheetsControl) -> Api:
    """An empty Indonesian file, spoken to as its owner."""
    file_id = control.create_spreadsheet("Buku", locale="id_ID", time_zone="Asia/Jakarta", owner=OWNER)
    return Api(control.url, control.person(OWNER), file_id)


@pytest.fixture
def owner(api: Api, control: SheetsControl) -> SheetsPerson:
    return control.owner(api.id)


@pytest.fixture(scope="session")
def key(running: SheetsServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return running.control.write_key(tmp_path_factory.mktemp("key") / "key.json", ACCOUNT)


def text(value: str) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": value}}


def num(value: float) -> dict[str, Any]:
    return {"userEnteredValue": {"numberValue": value}}


def cells(
    top: int, left: int, *rows: list[dict[str, Any]], fields: str = "userEnteredValue"
) -> dict[str, Any]:
    """An updateCells from a corner."""
    start = {"sheetId": 0, "rowIndex": top, "columnIndex": left}
    return {"updateCells": {"start": start, "rows": [{"values": row} for row in rows], "fields": fields}}


def marker(number: int, value: str = "ab") -> dict[str, Any]:
    """A createDeveloperMetadata on the file."""
    entry = {
        "metadataId": number,
        "metadataKey": "mb",
        "metadataValue": value,
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    return {"createDeveloperMetadata": {"developerMetadata": entry}}
