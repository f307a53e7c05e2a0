"""Kept on disk: a snapshot, and a log of the calls carried out since, which starting replays.

A call is in the log (handed to the operating system) before it is answered, so a killed process loses nothing that
was acknowledged. A torn last line is a call nobody was answered.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from sheets.local.call import Call
from sheets.local.snapshot import world_json, world_of
from sheets.local.world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPACT_AT = 64 * 1024 * 1024  # bytes of log after which a start writes a new snapshot


class Store:
    """A folder with `state.json` and `log.jsonl`; one process at a time uses it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._state = folder / "state.json"
        self._log = folder / "log.jsonl"
        self._sequence = 0
        self._out: IO[bytes] | None = None

    def load(self, carry_out: Callable[[World, Call], object]) -> World:
        """Return the world as it stood at the last logged call."""
        world = World()
        if self._state.exists():
            data = json.loads(self._state.read_bytes())
            self._sequence, world = data["sequence"], world_of(data["world"])
        size = self._replay(world, carry_out)
        self._out = self._log.open("ab")
        if size > COMPACT_AT:
            self.compact(world)
        return world

    def _replay(self, world: World, carry_out: Callable[[World, Call], object]) -> int:
        """Carry out the logged calls that the snapshot does not hold; cut a torn last line off."""
        good = 0
        if not self._log.exists():
            return 0
        with self._log.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                good += len(line)
                record = json.loads(line)
                if record["n"] > self._sequence:
                    self._sequence = record["n"]
                    carry_out(world, Call.from_json(record))
        with self._log.open("r+b") as log:
            log.truncate(good)
        return good

    def append(self, call: Call) -> None:
        """Log a call that was carried out."""
        if self._out is None:
            raise RuntimeError("the store is not open")
        self._sequence += 1
        record = {"n": self._sequence, **call.as_json()}
        text = json.dumps(record, separators=(",", ":"), ensure_ascii=False)
        self._out.write(text.encode("utf-8", "surrogatepass") + b"\n")
        self._out.flush()

    def compact(self, world: World) -> None:
        """Write a snapshot and start the log anew; a crash in between leaves calls that are skipped."""
        data = {"sequence": self._sequence, "world": world_json(world)}
        fresh = self._state.with_suffix(".new")
        fresh.write_bytes(
            json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
        )
        fresh.replace(self._state)
        if self._out is not None:
            self._out.truncate(0)

    def close(self) -> None:
        """Close the log."""
        if self._out is not None:
            self._out.close()
            self._out = None
