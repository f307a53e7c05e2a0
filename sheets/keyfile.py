"""The service account's key file: read once, and what is wrong with it said without its contents."""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from google.auth.exceptions import GoogleAuthError, RefreshError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from commands.faults import Problem

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
"""Nothing is asked of Drive: see docs/decisions/0012-no-drive.md."""


class KeyCredentials(Credentials):
    """Credentials that talk to nobody but the key's own `token_uri`.

    google-auth (2.4x on) also asks iamcredentials.googleapis.com, in the background and with the
    token in hand, where data may lie; no Sheets call needs the answer.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False

    def refresh(self, request: Request) -> None:
        """Fetch a token. Raises RefreshError and TransportError, also for a 200 that holds none, as portals send."""
        try:
            super().refresh(request)  # type: ignore[no-untyped-call]  # google-auth's own
        except GoogleAuthError:
            raise
        except (TypeError, ValueError, AttributeError, KeyError):
            raise RefreshError("no token in the answer", retryable=True) from None  # type: ignore[no-untyped-call]  # same


class KeyFileError(Exception):
    """The key file cannot be used; `problem` says why. Never holds anything of the file's contents."""

    def __init__(self, problem: Problem, path: Path) -> None:
        super().__init__(f"{problem.value}: {path}")
        self.problem = problem
        self.path = path


@dataclass(frozen=True, slots=True)
class Key:
    """Credentials that fetch tokens from the file's own `token_uri`, and whom the Sheet is shared with."""

    credentials: KeyCredentials
    email: str


def read_key(path: Path) -> Key:
    """Read a service account key.

    Raises KeyFileError when the file is missing, unreadable, no JSON, or no service account's key.
    """
    info = _read_json(path)
    if not isinstance(info, dict) or info.get("type") != "service_account":
        raise KeyFileError(Problem.KEY_NOT_SERVICE_ACCOUNT, path)
    try:
        credentials = KeyCredentials.from_service_account_info(info, scopes=SCOPES)  # type: ignore[no-untyped-call]  # google-auth's own
    except Exception:  # noqa: BLE001 - google-auth and cryptography raise many kinds, all with parts of the key
        raise KeyFileError(Problem.KEY_NOT_SERVICE_ACCOUNT, path) from None
    return Key(credentials, str(info.get("client_email", "")))


def is_open_to_others(path: Path) -> bool:
    """Whether anybody but its owner may read the file; always False where there are no such modes."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KeyFileError(Problem.KEY_MISSING, path) from None
    except OSError:
        raise KeyFileError(Problem.KEY_UNREADABLE, path) from None
    except (ValueError, RecursionError):
        raise KeyFileError(Problem.KEY_NOT_JSON, path) from None
