"""What the tests of the workbook share: a local server, a key, a spreadsheet that is shared with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheets.client import SheetsClient, Timeouts
from sheets.local.control import SheetsControl
from sheets.local.person import SheetsPerson
from sheets.local.server import SheetsServer
from sheets.outcomes import Applied
from sheets.setup import set_up

EMAIL = "mitra@contoh.iam.example"
NETWORK = "jaringan-contoh"


@dataclass
class Bench:
    """A server, a key, and the clients made so far."""

    server: SheetsServer
    key: Path
    waits: list[float] = field(default_factory=list)
    clients: list[SheetsClient] = field(default_factory=list)

    @property
    def control(self) -> SheetsControl:
        return self.server.control

    def spreadsheet(self, **properties: str) -> str:
        """An empty file of the owner's, shared with the key."""
        spreadsheet_id = self.control.create_spreadsheet(**properties)
        self.control.share(spreadsheet_id, EMAIL)
        self.control.reset_calls()
        return spreadsheet_id

    def client(
        self, spreadsheet_id: str, read_timeout: float = 5.0, url: str = "", whole_timeout: float = 10.0
    ) -> SheetsClient:
        origin = url or self.server.url
        timeouts = Timeouts(2.0, read_timeout, whole_timeout)
        client = SheetsClient(spreadsheet_id, self.key, origin, timeouts, sleep=self.waits.append)
        self.clients.append(client)
        return client

    def workbook(self) -> tuple[SheetsClient, SheetsPerson]:
        """A workbook after setup, and its owner at the browser."""
        client = self.client(self.spreadsheet())
        assert set_up(client, NETWORK).is_ready
        self.control.reset_calls()
        return client, self.control.owner(client.spreadsheet_id)

    def writes(self) -> list[str]:
        """Operations of the key's writes since the last reset."""
        return [
            call.operation for call in self.control.calls() if call.kind == "write" and call.email == EMAIL
        ]

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.clients.clear()
        self.waits.clear()
        self.control.clear_faults()


@contextmanager
def running_bench(folder: Path) -> Iterator[Bench]:
    """A bench without quotas, for one test module."""
    with SheetsServer() as server:
        server.control.quota(None)
        yield Bench(server, server.control.write_key(folder / "key.json", EMAIL))


def sheet_of(client: SheetsClient, title: str) -> dict[str, Any]:
    """Everything about one tab as the API shows it."""
    outcome = client.get("sheets", include_grid=True)
    assert isinstance(outcome, Applied)
    sheets: list[dict[str, Any]] = outcome.response["sheets"]
    return next(sheet for sheet in sheets if sheet["properties"]["title"] == title)


def columns_of(sheet: dict[str, Any]) -> dict[str, int]:
    """Where the headers stand."""
    header = sheet["data"][0]["rowData"][0]["values"]
    return {cell["formattedValue"]: at for at, cell in enumerate(header) if "formattedValue" in cell}


def cell_of(sheet: dict[str, Any], row: int, column: int) -> dict[str, Any]:
    """One cell with its format and dropdown, both counted from 0."""
    cell: dict[str, Any] = sheet["data"][0]["rowData"][row]["values"][column]
    return cell
