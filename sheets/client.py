"""The only file that knows gspread: one spreadsheet, a handful of calls, one way to say how each ended.

Reads are repeated a few times; a write goes out once and its outcome is returned as it is.
Synchronous and for one thread: whoever needs it in an event loop runs it in one worker thread.
Quotas: 60 reads and 60 writes a minute for one service account, a batch counts as one.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import requests
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession, Request
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from urllib3.exceptions import MaxRetryError

from sheets.call_limit import CallLimit, LimitedAdapter
from sheets.keyfile import KeyCredentials, read_key
from sheets.outcomes import (
    UNAUTHENTICATED,
    Applied,
    Cause,
    Json,
    Outcome,
    Refused,
    Unknown,
    outcome_of_error,
)

GOOGLE_SHEETS = "https://sheets.googleapis.com"

SHOWN = "sheets(properties.sheetId,data(startRow,rowData.values.effectiveValue))"
"""All of a spreadsheet's structure that `shown_after` reads."""
SHOWN_AFTER = f"replies,updatedSpreadsheet.{SHOWN}"
"""All of a write's answer that `shown_after` reads: a cell's looks are many times as long as what it holds."""


class Timeouts(NamedTuple):
    """Seconds; gspread's own default is to wait for ever."""

    connect: float = 5.0
    """To each address of the host."""
    read: float = 30.0
    """Until the answer begins, and from one piece of it to the next."""
    whole: float = 60.0
    """A call with all that it takes: a token before it, and the last byte of the answer."""


READ_TRIES = 3
LONGEST_WAIT = 32.0

Sleep = Callable[[float], None]


class SheetsClient:
    """One spreadsheet behind a service account's key.

    Raises KeyFileError (from `sheets.keyfile`) if the key cannot be used. Afterwards no call
    raises for anything that Google, the net or the answer does: it returns an Outcome.
    """

    def __init__(
        self,
        spreadsheet_id: str,
        credentials_path: Path | str,
        sheets_url: str = GOOGLE_SHEETS,
        timeouts: Timeouts = Timeouts(),  # noqa: B008 - a tuple
        sleep: Sleep | None = None,
    ) -> None:
        key = read_key(Path(credentials_path))
        self.spreadsheet_id = spreadsheet_id
        self.email = key.email
        """The address that the Sheet must be shared with."""
        quoted_id = quote(spreadsheet_id, safe="")
        self._sheet = f"{sheets_url.rstrip('/')}/v4/spreadsheets/{quoted_id}"
        self._limit = CallLimit()
        self._sessions = _sessions(key.credentials, self._limit)
        self._http = HTTPClient(key.credentials, self._sessions[0])
        self._http.set_timeout((timeouts.connect, timeouts.read))
        self._whole = timeouts.whole
        self._sleep = sleep or self._limit.wait

    def close(self) -> None:
        """Give back the connections."""
        for session in self._sessions:
            session.close()
        self._limit.close()

    def cut(self) -> None:
        """From another thread: end the call under way; that one and all later ones end unknown, at once."""
        self._limit.cut()

    def batch_update(
        self,
        requests: Sequence[Json],
        *,
        response_ranges: Sequence[str] | None = None,
        include_grid: bool = False,
        fields: str = "",
    ) -> Outcome:
        """Apply all requests or none; never repeated here.

        `response_ranges` (A1) asks for these cells as they stand after the batch, in the same answer. `fields`: only
        so much of the answer; a mask that names cells stands for `include_grid`.
        """
        body: Json = {"requests": list(requests)}
        if response_ranges is not None:
            body |= {
                "includeSpreadsheetInResponse": True,
                "responseRanges": list(response_ranges),
                "responseIncludeGridData": include_grid,
            }
        return self._call("POST", f"{self._sheet}:batchUpdate", {"fields": fields} if fields else None, body)

    def batch_get_by_filter(self, ranges: Sequence[Json], *, tries: int = READ_TRIES) -> Outcome:
        """Read GridRanges (by sheetId, so that no rename matters), unformatted; one read of the quota.

        `grids` takes the cells out of the answer. `tries`: 1 for who repeats it himself.
        """
        body = {
            "dataFilters": [{"gridRange": dict(area)} for area in ranges],
            "majorDimension": "ROWS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        url = f"{self._sheet}/values:batchGetByDataFilter"
        return self._read("POST", url, {"prettyPrint": "false"}, body, tries)

    def get(self, fields: str, *, ranges: Sequence[str] = (), include_grid: bool = False) -> Outcome:
        """Read the spreadsheet's structure, only `fields` of it."""
        params: Json = {"fields": fields, "prettyPrint": "false"}
        if ranges:
            params["ranges"] = list(ranges)
        if include_grid:
            params["includeGridData"] = "true"
        return self._read("GET", self._sheet, params)

    def find_metadata(self, key: str, *, tries: int = READ_TRIES) -> Outcome:
        """All developer metadata of the spreadsheet with this key."""
        body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": key}}]}
        url = f"{self._sheet}/developerMetadata:search"
        return self._read("POST", url, {"prettyPrint": "false"}, body, tries)

    def get_metadata(self, metadata_id: int) -> Outcome:
        """One developer metadata by its id; a 404 proves nothing, reads may lag."""
        return self._read("GET", f"{self._sheet}/developerMetadata/{metadata_id}", {"prettyPrint": "false"})

    def _read(
        self, method: str, url: str, params: Json, body: Json | None = None, tries: int = READ_TRIES
    ) -> Outcome:
        """Google's advice for repeats: min(2^n + random, 32) seconds, a capped number of times."""
        for attempt in range(tries - 1):
            outcome = self._call(method, url, params, body)
            if not _may_pass(outcome):
                return outcome
            self._sleep(min(2**attempt + random.random(), LONGEST_WAIT))  # noqa: S311 - jitter
        return self._call(method, url, params, body)

    def _call(self, method: str, url: str, params: Json | None = None, body: Json | None = None) -> Outcome:
        try:
            with self._limit.call(self._whole):
                answer = self._http.request(method, url, params=params, json=body).json()
        except APIError as error:
            return outcome_of_error(error.response.status_code, _json_of(error.response))
        except RefreshError as error:
            return _outcome_of_refresh(error)
        except TransportError:
            return Unknown(Cause.NO_CONNECTION)  # the token could not be fetched: the call itself never left
        except requests.RequestException as error:
            return Unknown(Cause.TIMED_OUT if self._limit.is_over else _cause_of(error))
        return Applied(answer) if isinstance(answer, dict) else Unknown(Cause.UNREADABLE)


def grids(response: Mapping[str, Any], ranges: Sequence[Json]) -> list[list[list[Any]]]:
    """Take the cells out of a `batch_get_by_filter` answer, one grid for each range asked, in that order.

    Google names with each value range the filter that it matches, and promises no order. It cuts trailing
    empty cells and rows, and leaves `values` out of an empty range.
    """
    entries = response.get("valueRanges", [])
    found = {
        _plain(data_filter["gridRange"]): entry
        for entry in entries
        for data_filter in entry.get("dataFilters", [])
        if "gridRange" in data_filter
    }
    wanted = [_plain(area) for area in ranges]
    in_order = [found[area] for area in wanted] if all(area in found for area in wanted) else entries
    return [entry.get("valueRange", {}).get("values", []) for entry in in_order]


@dataclass(frozen=True, slots=True)
class Block:
    """A range that a write's answer shows, as the write left it: of which tab, its first row (from 1), its values."""

    sheet_id: int
    first_row: int
    rows: list[list[str | int | float | bool | None]]


def shown_after(response: Mapping[str, Any]) -> Iterator[Block]:
    """Take the ranges out of a `batch_update` answer that was asked for them. Google leaves zeros and blanks out."""
    for sheet in response.get("updatedSpreadsheet", {}).get("sheets", []):
        for data in sheet.get("data", []):
            rows = [[_shown(cell) for cell in row.get("values", [])] for row in data.get("rowData", [])]
            yield Block(sheet.get("properties", {}).get("sheetId", 0), data.get("startRow", 0) + 1, rows)


def _shown(cell: Mapping[str, Any]) -> str | int | float | bool | None:
    value = next(iter(cell.get("effectiveValue", {}).values()), None)
    return "#ERROR!" if isinstance(value, Mapping) else value


def tab_titles(response: Mapping[str, Any]) -> dict[int, str]:
    """Tell what the tabs of a `batch_get_by_filter` answer are called, by sheetId."""
    found = {}
    for entry in response.get("valueRanges", []):
        title = entry.get("valueRange", {}).get("range", "").rpartition("!")[0]
        if title.startswith("'"):
            title = title[1:-1].replace("''", "'")
        for data_filter in entry.get("dataFilters", []):
            if title and "gridRange" in data_filter:
                found[data_filter["gridRange"].get("sheetId", 0)] = title
    return found


def _plain(area: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """A GridRange without its zeros, which Google leaves out of answers."""
    return tuple(sorted((name, value) for name, value in area.items() if value))


def _sessions(credentials: KeyCredentials, limit: CallLimit) -> tuple[AuthorizedSession, requests.Session]:
    """One for calls, one for their tokens: both within the limit, and nothing repeated by either."""
    tokens = requests.Session()
    calls = AuthorizedSession(credentials, auth_request=Request(tokens))  # type: ignore[no-untyped-call]  # google-auth's own
    for session in (tokens, calls):
        for scheme in ("http://", "https://"):
            session.mount(scheme, LimitedAdapter(limit))
    return calls, tokens


def _may_pass(outcome: Outcome) -> bool:
    return isinstance(outcome, Unknown) or (isinstance(outcome, Refused) and outcome.is_over_quota)


def _json_of(response: requests.Response) -> object:
    try:
        return response.json()
    except ValueError:
        return None


def _outcome_of_refresh(error: RefreshError) -> Refused | Unknown:
    """No token: the call itself never left. Google's text is not passed on, it may quote the key.

    A refusal is one only in OAuth's own words (RFC 6749, 5.2); a proxy's page with a 502 says nothing of the key.
    """
    body = error.args[1] if len(error.args) > 1 else None
    is_refusal = isinstance(body, Mapping) and isinstance(body.get("error"), str)
    if getattr(error, "retryable", False) or not is_refusal:
        return Unknown(Cause.NO_CONNECTION)
    return Refused(UNAUTHENTICATED, "TOKEN_REFUSED", None, "no token for this key")


def _cause_of(error: requests.RequestException) -> Cause:
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Cause.NO_CONNECTION
    if isinstance(error, requests.Timeout):
        return Cause.TIMED_OUT
    if isinstance(error, requests.exceptions.JSONDecodeError):
        return Cause.UNREADABLE
    if isinstance(error.args[0] if error.args else None, MaxRetryError):
        return Cause.NO_CONNECTION  # requests wraps urllib3's: the connection was never made
    return Cause.BROKEN_OFF
