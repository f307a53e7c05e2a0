"""Carries calls out and logs what changed; knows nothing of HTTP."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets.local.call import Call
from sheets.local.collecting import held_off
from sheets.local.faults import Faults
from sheets.local.persistence import Store
from sheets.local.quota import Quota
from sheets.local.routes import ROUTES
from sheets.local.side_door import LOGGED
from sheets.local.tokens import Tokens
from sheets.local.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sheets.local.errors import JSON

_HANDLERS = {route.operation: route.handler for route in ROUTES} | LOGGED
_WRITES = {route.operation for route in ROUTES if route.kind == "write"} | set(LOGGED)


def carry_out(world: World, call: Call) -> Any:
    """Run a call's handler."""
    return _HANDLERS[call.operation](world, call)


@dataclass(frozen=True, slots=True)
class Counted:
    """One call as `calls()` lists it."""

    time: float
    operation: str
    kind: str
    email: str
    status: int

    def as_json(self) -> list[Any]:
        """Return it as a list, in the order of the fields."""
        return [self.time, self.operation, self.kind, self.email, self.status]


class Service:
    """The world with its log, tokens, quota and faults."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = Store(folder) if folder is not None else None
        with held_off():
            self.world = self._store.load(carry_out) if self._store else World()
        self.tokens = Tokens(self.world)
        self.quota = Quota()
        self.faults = Faults()
        self.counted: list[Counted] = []

    def call(
        self,
        operation: str,
        body: JSON,
        email: str = "",
        path: dict[str, str] | None = None,
        query: dict[str, list[str]] | None = None,
        seconds_ago: float | None = None,
        ways: Iterable[str] = (),
    ) -> Call:
        """Return a call of now."""
        now = self.now()
        as_of = None if seconds_ago is None else now - seconds_ago
        return Call(
            operation, path or {}, query or {}, body, email, now, secrets.randbits(48), as_of, tuple(ways)
        )

    def perform(self, call: Call) -> Any:
        """Carry a call out; a write is in the log before this returns."""
        answer = carry_out(self.world, call)
        if self._store is not None and call.operation in _WRITES:
            self._store.append(call)
        return answer

    def count(self, operation: str, kind: str, email: str, status: int) -> None:
        """Remember a call for `calls()`."""
        self.counted.append(Counted(self.now(), operation, kind, email, status))

    @staticmethod
    def now() -> float:
        """Return the server's time: seconds since 1970, UTC."""
        return time.time()

    def close(self, *, compact: bool = True) -> None:
        """Close the log, after a snapshot that makes the next start quick."""
        if self._store is not None:
            if compact:
                with held_off():
                    self._store.compact(self.world)
            self._store.close()
