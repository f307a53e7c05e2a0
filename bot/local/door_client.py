"""The wire of the people's door, client side: one short connection a call, so that nothing is left open."""

from __future__ import annotations

import http.client
import json
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_OK = 200
_MARGIN_SECONDS = 30.0


class DoorError(LookupError):
    """What a person cannot do: press a button that is not there, write in a group she is not in."""


@dataclass(frozen=True, slots=True)
class DoorClient:
    """Calls verbs of the door at a server's origin."""

    url: str

    def ask(self, verb: str, *, wait: float = 0.0, **fields: Any) -> Any:
        """Perform a verb that may take `wait` seconds; DoorError if it is refused."""
        status, body = self._exchange("POST", verb, json.dumps(fields).encode(), wait)
        if status != _OK:
            try:
                reason = json.loads(body)["error"]
            except (ValueError, KeyError):
                reason = f"{status} {body[:200]!r}"
            raise DoorError(f"{verb}: {reason}")
        return json.loads(body)["result"]

    def download(self, file_id: str) -> bytes:
        """Return the bytes of a file that was sent in a chat."""
        status, body = self._exchange("GET", f"file/{file_id}", None, 0.0)
        if status != _OK:
            raise DoorError(f"no file {file_id}")
        return body

    def _exchange(self, method: str, path: str, body: bytes | None, wait: float) -> tuple[int, bytes]:
        where = urlsplit(self.url)
        host, port = where.hostname or "127.0.0.1", where.port
        with closing(http.client.HTTPConnection(host, port, timeout=wait + _MARGIN_SECONDS)) as connection:
            connection.request(method, f"/_people/{path}", body)
            response = connection.getresponse()
            return response.status, response.read()
