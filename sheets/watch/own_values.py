"""What the bot itself set in its cells lately: wherever such a value stands, the owner did not type it."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sheets.cells import shown
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.tabs import TABS
from sheets.watch.look import Look, TabLook
from sheets.watch.wish import Wish

LAST_SET = "own_values/"
"""In `meta`, by spreadsheet: what the newest batch set, hashed, since it may be personal."""
MOST_KEPT = 20_000
"""Values of single cells that are remembered until the next start."""


@dataclass(slots=True)
class OwnValues:
    """Of the newest batch it is known which columns got which values, over a restart too: rows may have moved under it.

    Of earlier ones, which cell got which value, as far back as memory allows.
    """

    journal: Journal
    spreadsheet_id: str
    in_thread: InThread
    _columns: set[str] | None = None
    _cells: dict[str, None] = field(default_factory=dict)

    async def note(self, wished: Collection[Wish], look: Look, zone: ZoneInfo) -> None:
        """Before a batch that sets these cells. Raises JournalUnavailableError: then it must not be sent."""
        values = [(wish, _text(wish, zone)) for wish in wished]
        columns = {_hashed(wish.tab, wish.header, text) for wish, text in values}
        await self.in_thread(self._save, sorted(columns))
        self._columns = columns
        for wish, text in values:
            key = key_cells(look.tabs[wish.tab], wish.row)
            self._cells[_hashed(wish.tab, *key, wish.header, text)] = None
        for old in list(self._cells)[: max(0, len(self._cells) - MOST_KEPT)]:
            del self._cells[old]

    async def load(self) -> None:
        """Read what the newest batch before the start set. Raises JournalUnavailableError."""
        if self._columns is None:
            kept = await self.in_thread(self.journal.get_meta, LAST_SET + self.spreadsheet_id)
            self._columns = set(json.loads(kept or "[]"))

    async def seen(self) -> None:
        """A look that holds that batch was taken in: rows that move from now on bring nothing of it elsewhere."""
        if self._columns:
            await self.in_thread(self._save, [])
            self._columns = set()

    def holds(self, tab: TabLook, row: int, header: str) -> bool:
        """Whether what this cell shows was set by the bot."""
        title, text = tab.layout.tab.title, shown(tab.cell(row, header))
        return (
            _hashed(title, header, text) in (self._columns or ())
            or _hashed(title, *key_cells(tab, row), header, text) in self._cells
        )

    def _save(self, columns: Iterable[str]) -> None:
        self.journal.set_meta(LAST_SET + self.spreadsheet_id, json.dumps(list(columns)))


def key_cells(tab: TabLook, row: int) -> tuple[str, ...]:
    """What a row's key cells show."""
    return tuple(shown(tab.cell(row, header)) for header in TABS[tab.layout.tab.title].key)


def _text(wish: Wish, zone: ZoneInfo) -> str:
    typed: Iterator[Any] = iter(wish.typed(zone).values())
    return shown(next(typed, None))


def _hashed(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
