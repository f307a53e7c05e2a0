"""How a call to Google can end: applied, refused, or unknown. One classification for every road.

A write that ended unknown may have been applied; only its marker tells (see `Unknown`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Applied:
    """Google answered 200; `response` is the decoded body."""

    response: Json


@dataclass(frozen=True, slots=True)
class Refused:
    """Google understood the call and did not carry it out (4xx with Google's error body).

    A 400 of a write without `request_index` says less than it seems to: whoever must not do a
    thing twice treats it as unknown.
    """

    status: int
    reason: str
    """`details[].reason` of the body where there is one (`RATE_LIMIT_EXCEEDED`), else its `status`."""
    request_index: int | None
    """Which of the batch's requests is at fault: `i` of `requests[i]`."""
    message: str

    @property
    def is_over_quota(self) -> bool:
        """Refused before anything was done: the same call may go again later."""
        return self.status == TOO_MANY_REQUESTS

    @property
    def is_api_off(self) -> bool:
        """The key's project may not use this API; no sharing mends it."""
        return self.reason in ("SERVICE_DISABLED", "accessNotConfigured")


class Cause(StrEnum):
    """Why nobody knows what became of a call."""

    TIMED_OUT = "timed_out"
    NO_CONNECTION = "no_connection"
    BROKEN_OFF = "broken_off"
    SERVER_ERROR = "server_error"
    UNREADABLE = "unreadable"  # an answer that is not Google's, such as a captive portal's page


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, or one that proves nothing. `status` where there was an HTTP status."""

    cause: Cause
    status: int | None = None


Outcome = Applied | Refused | Unknown


class UnreadableSheetError(Exception):
    """Google did not give what was asked for; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


BAD_REQUEST = 400
UNAUTHENTICATED = 401
FORBIDDEN = 403
NOT_FOUND = 404
REQUEST_TIMEOUT = 408
TOO_MANY_REQUESTS = 429
SERVER_ERRORS = 500

_INDEX = re.compile(r"\brequests\[(\d+)\]")


def outcome_of_error(status: int, body: object) -> Refused | Unknown:
    """Classify an HTTP answer that is not 2xx. `body` is the decoded JSON, or None if it was none.

    The error format: https://cloud.google.com/apis/design/errors#http_mapping
    """
    if status >= SERVER_ERRORS or status == REQUEST_TIMEOUT:
        return Unknown(Cause.SERVER_ERROR, status)
    error = body.get("error") if isinstance(body, Mapping) else None
    if not isinstance(error, Mapping):
        return Unknown(Cause.UNREADABLE, status)
    message = str(error.get("message", ""))
    return Refused(status, _reason(error), _request_index(message), message)


def _request_index(message: str) -> int | None:
    found = _INDEX.search(message)
    return int(found[1]) if found else None


def _reason(error: Mapping[str, Any]) -> str:
    """Drive's older format keeps its reason in `errors[]`, Sheets in `details[]`."""
    for part in ("details", "errors"):
        entries = error.get(part)
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, Mapping) and isinstance(entry.get("reason"), str):
                return str(entry["reason"])
    return str(error.get("status", ""))
