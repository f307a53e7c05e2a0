"""The side door's client: what tests, the demo and benchmarks do to the server that no API offers.

Plain and synchronous, so that it works from any process.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from sheets.local.person import SheetsPerson

if TYPE_CHECKING:
    from pathlib import Path

_KEY_BITS = 2048
_TIMEOUT = 30


class ControlError(Exception):
    """The server does not carry out a command."""


class CountedCall(NamedTuple):
    """One call that reached the server; `kind` is read, write, token or late."""

    time: float
    operation: str
    kind: str
    email: str
    status: int


@dataclass(frozen=True, slots=True)
class SheetsControl:
    """Commands to a server at `url`."""

    url: str

    def _send(self, command: str, **arguments: Any) -> Any:
        request = Request(  # noqa: S310 - the URL is the loopback server's own
            f"{self.url}/_control/{command}",
            data=json.dumps(arguments).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - same
                return json.load(answer)
        except HTTPError as error:
            raise ControlError(f"{command}: {error.read().decode()}") from error

    # -- files and people ---------------------------------------------------------------------------------------

    def create_spreadsheet(
        self,
        title: str = "Untitled spreadsheet",
        locale: str = "en_US",
        time_zone: str = "Etc/GMT",
        owner: str = "ibu@contoh.id",
    ) -> str:
        """Make an empty file with one tab and return its id."""
        answer = self._send(
            "create_spreadsheet", title=title, locale=locale, time_zone=time_zone, owner=owner
        )
        return cast("str", answer["id"])

    def share(self, spreadsheet_id: str, email: str, role: str = "writer") -> None:
        """Share a file: role is reader, commenter or writer."""
        self._send("share", id=spreadsheet_id, email=email, role=role)

    def unshare(self, spreadsheet_id: str, email: str) -> None:
        """Take an account's access away."""
        self._send("unshare", id=spreadsheet_id, email=email)

    def trash(self, spreadsheet_id: str, *, trashed: bool = True) -> None:
        """Put a file into the bin, or take it out."""
        self._send("trash", id=spreadsheet_id, trashed=trashed)

    def copy(self, spreadsheet_id: str, title: str = "") -> str:
        """Copy a file and return the copy's id; it belongs to the same owner and is shared with nobody."""
        return cast("str", self._send("copy", id=spreadsheet_id, title=title)["id"])

    def write_key(self, path: Path, email: str = "mitra@contoh.iam.example") -> Path:
        """Write a new service account key (mode 0600) whose token_uri is this server, and register it."""
        private = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        key_id = secrets.token_hex(20)
        self._send("register_key", email=email, key_id=key_id, public_key=public.decode())
        key = {
            "type": "service_account",
            "project_id": "contoh",
            "private_key_id": key_id,
            "private_key": private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
            "client_email": email,
            "client_id": str(secrets.randbelow(10**20)),
            "auth_uri": f"{self.url}/auth",
            "token_uri": f"{self.url}/token",
            "universe_domain": "googleapis.com",
        }
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(json.dumps(key, indent=2), encoding="utf-8")
        return path

    def person(self, email: str) -> str:
        """Return a bearer token for a person: every scope, no quota."""
        return cast("str", self._send("person", email=email)["token"])

    def owner(self, spreadsheet_id: str) -> SheetsPerson:
        """Return the owner of a file at its browser."""
        email = self._send("owner", id=spreadsheet_id)["email"]
        return SheetsPerson(self.url, spreadsheet_id, self.person(email))

    # -- faults and clocks --------------------------------------------------------------------------------------

    def latency(self, seconds: float) -> None:
        """Delay every answer."""
        self._send("latency", seconds=seconds)

    def quota(self, reads_per_minute: int | None = 60, writes_per_minute: int | None = 60) -> None:
        """Limit each service account; `quota(None, None)` or `quota(None)` lifts the limits."""
        writes = None if reads_per_minute is None else writes_per_minute
        self._send("quota", reads=reads_per_minute, writes=writes)

    def fault(self, kind: str, *, times: int | None = 1, match: str | None = None, **options: Any) -> None:
        """Switch a fault on for the next `times` calls whose operation fits `match` (as in fnmatch).

        Kinds: see `sheets.local.faults.KINDS`. `times=None` is until `clear_faults`. With the option `holds`
        only calls whose body holds that text.
        """
        self._send("fault", kind=kind, times=times, match=match, options=options)

    def met(self) -> dict[str, int]:
        """Return how many calls the faults met since `clear_faults`, by their `match`."""
        return cast("dict[str, int]", self._send("met"))

    def stale_reads(self, seconds: float) -> None:
        """Let every read answer with what stood so long ago; 0 ends it."""
        self._standing("stale_reads", seconds)

    def drive_lag(self, seconds: float) -> None:
        """Let Drive answer with what stood so long ago; 0 ends it."""
        self._standing("drive_lag", seconds)

    def _standing(self, kind: str, seconds: float) -> None:
        self._send("clear_faults", kind=kind)
        if seconds:
            self.fault(kind, times=None, seconds=seconds)

    def expire_tokens(self) -> None:
        """Let every token given so far be expired."""
        self.fault("expire_tokens")

    def token_lifetime(self, seconds: float) -> None:
        """Let tokens given from now on live so long."""
        self._send("token_lifetime", seconds=seconds)

    def release(self) -> None:
        """Let the calls go that were held up."""
        self._send("release")

    def clear_faults(self) -> None:
        """Switch all faults and the latency off; the quota stays."""
        self._send("clear_faults")

    def faults_left(self) -> int:
        """Return how many ordered faults have not happened yet; a call that hangs has met its fault."""
        return cast("int", self._send("faults_left")["left"])

    def restore_version(self, spreadsheet_id: str, steps_back: int = 1, *, version: int | None = None) -> int:
        """Restore an old version (File > Version history) and return the number of the new one."""
        answer = self._send("restore", id=spreadsheet_id, steps_back=steps_back, version=version)
        return cast("int", answer["version"])

    def snapshot(self, spreadsheet_id: str) -> dict[str, Any]:
        """Return everything that a file holds, for comparing."""
        return cast("dict[str, Any]", self._send("snapshot", id=spreadsheet_id))

    # -- counting -----------------------------------------------------------------------------------------------

    def calls(self) -> list[CountedCall]:
        """Return every call since the last `reset_calls`."""
        return [CountedCall(*one) for one in self._send("calls")]

    def reset_calls(self) -> None:
        """Start counting anew."""
        self._send("reset_calls")
