"""Faults that a test switches on: which calls they meet, how often, and what they do."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "status": "answer `code` (429, 500, 503, 403, 404 ...), with this `message`, without carrying it out",
    "html": "answer an HTML page with 502 without carrying it out",
    "portal": "answer a captive portal's page with 200 without carrying it out",
    "grant_refused": "refuse a token: `invalid_grant` with this `description`",
    "reset_before": "reset the connection without carrying it out",
    "reset_after": "carry it out, then reset the connection",
    "hang": "never answer, without carrying it out",
    "hang_after": "carry it out, never answer",
    "trickle": "carry it out, then answer one byte in every `seconds`, for ever; `part` is head or body",
    "applied_then_400": "carry it out, then answer a 400 without an index",
    "applied_then_status": "carry it out, then answer `code`",
    "applied_late": "answer 503 (or hang, with `hang=True`), carry it out `seconds` later",
    "held_up": "carry it out once it is released; `then` is what another fault does to its answer",
    "stale_reads": "answer reads with what stood `seconds` ago",
    "unknown_field": "refuse a body that holds a field `name`, as one that is not known; `named`: say where it stands",
    "leaves_out": "carry it out, but leave the fields `names` out of the answer",
    "other_ways": "carry it out in other `ways` than Google's, see `WAYS`",
    "drive_lag": "answer Drive with what stood `seconds` ago",
}

WAYS: Mapping[str, str] = {
    "deleting_nothing_is_refused": "deleteDeveloperMetadata is refused where no entry matches",
    "columns_take_ids_in_use": "createDeveloperMetadata on a row or column accepts an id that is in use",
}


@dataclass(slots=True)
class Fault:
    """One fault; `times` None is until it is cleared.

    Option `every`: it meets only each n-th of its calls; option `holds`: only calls whose body holds this text.
    """

    kind: str
    times: int | None
    match: str | None
    options: dict[str, Any] = field(default_factory=dict)
    _seen: int = 0

    def meets(self, operation: str, call_kind: str, body: bytes) -> bool:
        """Tell whether this fault is for a call of that operation, with that body."""
        if self.options.get("holds", "").encode() not in body:
            return False
        if self.kind == "unknown_field" and f'"{self.options["name"]}"'.encode() not in body:
            return False
        if self.kind == "drive_lag" and not operation.startswith("drive."):
            return False
        if self.kind == "grant_refused" and operation != "token":
            return False
        if self.kind == "stale_reads" and (call_kind != "read" or operation.startswith(("drive.", "token"))):
            return False
        return self.match is None or fnmatchcase(operation, self.match)

    def is_due(self) -> bool:
        """Count a call that it could meet; tell whether it does."""
        self._seen += 1
        return self._seen % int(self.options.get("every", 1)) == 0


@dataclass(slots=True)
class Faults:
    """The faults switched on now, and the delay of every answer."""

    latency: float = 0.0
    waiting: list[Fault] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    """How many calls the faults met, by what they match."""
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, fault: Fault) -> None:
        """Switch a fault on."""
        if fault.kind not in KINDS:
            raise ValueError(f"unknown fault {fault.kind!r}; known: {', '.join(KINDS)}")
        if unknown := set(fault.options.get("ways", ())) - set(WAYS):
            raise ValueError(f"unknown ways {unknown}; known: {', '.join(WAYS)}")
        self.waiting.append(fault)

    def take(self, operation: str, call_kind: str, body: bytes = b"") -> Fault | None:
        """Return the first fault that meets a call, and count it off."""
        for fault in self.waiting:
            if fault.meets(operation, call_kind, body) and fault.is_due():
                self.met[fault.match or ""] += 1
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.waiting.remove(fault)
                return fault
        return None

    async def held_up(self) -> None:
        """Wait for the next release."""
        await self._released.wait()

    def release(self) -> None:
        """Let the calls go that are held up."""
        self._released.set()
        self._released = asyncio.Event()

    def left(self) -> int:
        """Return how many faults are still to happen, without those that have no end."""
        return sum(fault.times or 0 for fault in self.waiting)

    def clear(self, kind: str | None = None) -> None:
        """Switch all faults off, or all of a kind."""
        self.waiting = [fault for fault in self.waiting if kind is not None and fault.kind != kind]
        if kind is None:
            self.release()
            self.latency = 0.0
            self.met.clear()
