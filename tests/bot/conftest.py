"""A fresh Telegram-compatible server for each module, and small stand-ins for the journal's ports."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

import pytest

from bot.local.people import DEFAULT_TOKEN, People
from bot.local.server import TelegramServer
from commands.messages import Message
from commands.ports import Kept

TOKEN = DEFAULT_TOKEN


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        server.people.add_bot(TOKEN)
        yield server


@pytest.fixture
def people(telegram: TelegramServer) -> People:
    return telegram.people


async def until(holds: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait for something to become true; it may ask the local server."""
    end = time.monotonic() + seconds
    while not await asyncio.to_thread(holds):
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.02)


@dataclass
class MemoryOutbox:
    """`ports.Outbox` in memory; `broken` counts how many of the next writes fail."""

    kept: dict[int, Message] = field(default_factory=dict)
    delivered: dict[int, int | None] = field(default_factory=dict)
    lost: dict[int, str] = field(default_factory=dict)
    writes: int = 0
    broken: int = 0
    pages: Callable[[], object] | None = None
    """Called in the reading thread, between a page's reading and its return."""
    lock: Lock = field(default_factory=Lock)

    def add(self, *messages: Message) -> list[tuple[int, Message]]:
        """Commit messages."""
        with self.lock:
            first = len(self.kept) + 1
            self.kept.update(enumerate(messages, start=first))
            return [(outbox_id, self.kept[outbox_id]) for outbox_id in range(first, first + len(messages))]

    def waiting(self, after: int = 0, most: int | None = None) -> Sequence[tuple[int, Message]]:
        self._write()
        with self.lock:
            done = {*self.delivered, *self.lost}
            page = [(one, message) for one, message in self.kept.items() if one > after and one not in done]
        if self.pages is not None:
            self.pages()
        return page[:most]

    def sent(self, ids: Mapping[int, int | None]) -> None:
        self._write()
        self.writes += 1
        self.delivered.update(ids)

    def failed(self, outbox_id: int, why: str) -> None:
        self._write()
        self.lost[outbox_id] = why

    def _write(self) -> None:
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")


@dataclass
class MemoryInbox:
    """`ports.Inbox` in memory; `broken` counts how many of the next writes fail."""

    rows: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)
    tries: dict[int, int] = field(default_factory=dict)
    broken: int = 0
    writes: int = 0

    def keep(self, _bot_id: int, updates: Sequence[tuple[int, str]], at: datetime) -> None:
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")
        self.writes += 1
        for update_id, text in updates:
            self.rows.setdefault(update_id, (text, at))

    def undone(self, _bot_id: int) -> Sequence[Kept]:
        rows = sorted(self.rows.items())
        return [Kept(i, text, at, self.tries.get(i, 0)) for i, (text, at) in rows if i not in self.done]

    def begin(self, _bot_id: int, update_ids: Sequence[int]) -> None:
        for update_id in update_ids:
            self.tries[update_id] = self.tries.get(update_id, 0) + 1

    def ignore(self, _bot_id: int, update_ids: Sequence[int], _at: datetime) -> None:
        self.done.update(update_ids)


AT = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
"""Tuesday, 14.05 in Jakarta."""
