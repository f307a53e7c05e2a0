"""A Bot API client of a few lines, so that tests see statuses, headers and bodies as they are."""

from __future__ import annotations

import http.client
import json
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

TOKEN = "7000000001:AAtest-token"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed

    @property
    def result(self) -> Any:
        assert self.json["ok"], self.json
        return self.json["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        assert not self.json["ok"], self.json
        assert self.status == self.json["error_code"]
        return self.status, self.json["description"]


@dataclass(frozen=True)
class RawClient:
    url: str
    token: str = TOKEN

    def __call__(self, method: str, **params: Any) -> Answer:
        """Call with a JSON body."""
        return self.send("POST", method, json.dumps(params).encode(), "application/json")

    def form(self, method: str, **params: Any) -> Answer:
        return self.send("POST", method, urlencode(params).encode(), "application/x-www-form-urlencoded")

    def get(self, method: str, **params: Any) -> Answer:
        return self.send("GET", f"{method}?{urlencode(params)}", None, "")

    def upload(self, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> Answer:
        boundary = "limit-of-the-parts"
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in params.items()
        ]
        for name, (filename, content) in files.items():
            disposition = f'form-data; name="{name}"; filename="{filename}"'
            parts.append(
                f"--{boundary}\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + content + b"\r\n"
            )
        parts.append(f"--{boundary}--\r\n".encode())
        return self.send("POST", method, b"".join(parts), f"multipart/form-data; boundary={boundary}")

    def download(self, path: str) -> Answer:
        return self._exchange("GET", f"/file/bot{self.token}/{path}", None, "")

    def send(self, verb: str, method: str, body: bytes | None, kind: str) -> Answer:
        return self._exchange(verb, f"/bot{self.token}/{method}", body, kind)

    def _exchange(self, verb: str, path: str, body: bytes | None, kind: str) -> Answer:
        where = urlsplit(self.url)
        with closing(http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)) as connection:
            connection.request(verb, path, body, {"Content-Type": kind} if kind else {})
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
