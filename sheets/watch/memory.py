"""What must be remembered from look to look: rows that are still being typed, rows that are missing.

Times are seconds of a clock that only runs forward; the Sheet's own state is never kept here.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sheets.columns import normal_header as plain
from sheets.reading import FaultyRow, GoodRow, TabReading

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things must be quiet before they count, in seconds."""

    whole_row: float = 10.0
    """A row that is new must stand complete and unchanged."""
    gone: float = 30.0
    """A row must be missing, in two looks at least."""
    complaint: float = 30.0
    """Faults stand in `Cek` at once, in chat after the owner stopped typing."""
    remark: float = 600.0
    """What was typed over a cell of the bot's own is put back at once; so long `Cek` says so."""
    money_row: float = 30.0
    """As `whole_row`, where a row is money."""


MOST_GONE = 5
"""More rows than this, that are also more than a fifth of the tab, are no deletion but an accident."""
FIFTH = 5


@dataclass(slots=True)
class _Tab:
    waiting: dict[str, tuple[Any, float]] = field(default_factory=dict)
    missing: dict[str, tuple[float, int]] = field(default_factory=dict)
    stood_at: dict[int, str] = field(default_factory=dict)
    """By row: its key at this look, or where that cannot be read, the key that stood there before."""
    unread: set[str] = field(default_factory=set)
    """Keys of rows whose key could not be read since: they are there, wherever their rows moved."""
    told: set[str] = field(default_factory=set)
    """Missing keys that were passed on: once is enough, until they come back."""
    telling: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sifted:
    """Good rows that count now, keys that are gone, and whether so many are missing that nothing was ended."""

    rows: tuple[GoodRow[Any], ...]
    gone: frozenset[str]
    is_accident: bool = False


@dataclass(slots=True)
class Memory:
    """Sifts readings. Keys are plain (`normal_header`) throughout."""

    timing: Timing
    clock: Callable[[], float]
    _tabs: dict[str, _Tab] = field(default_factory=dict)

    def sift(
        self,
        title: str,
        reading: TabReading[V],
        known: Collection[str],
        *,
        is_first: bool,
        follows_rows: bool = False,
        is_money: bool = False,
    ) -> Sifted:
        """Let known rows through at once, new ones when they are whole and quiet.

        `follows_rows`: in these tabs a new key that stands where a known key stood is that row, edited.
        """
        tab = self._tabs.setdefault(title, _Tab())
        if reading.header_faults:
            return Sifted((), frozenset())
        seconds = self.timing.money_row if is_money else self.timing.whole_row
        present = _present(reading)
        moved = _moved(tab, reading, known, present) if follows_rows else {}
        rows = [row for row in reading.rows if row.key]
        counted = [
            row
            for row in rows
            if is_first
            or plain(row.key) in known
            or plain(row.key) in moved
            or self._is_quiet(tab, row, seconds)
        ]
        tab.waiting = {
            key: value for key, value in tab.waiting.items() if key in {plain(row.key) for row in rows}
        }
        gone, is_accident = self._gone(tab, set(known) - present, reading, len(known))
        tab.told &= set(known) - present
        gone -= tab.told
        tab.telling = set(gone)
        tab.stood_at = {
            row.row: plain(row.key) if row.key else tab.stood_at.get(row.row, "") for row in reading.every
        }
        return Sifted(tuple(counted), frozenset(gone | set(moved.values())), is_accident)

    def taken(self) -> None:
        """What the last readings said was decided and kept: what is missing is not passed on again."""
        for tab in self._tabs.values():
            tab.told |= tab.telling
            tab.telling = set()

    def _is_quiet(self, tab: _Tab, row: GoodRow[V], seconds: float) -> bool:
        now, key, cells = self.clock(), plain(row.key), dict(row.raw)
        before = tab.waiting.get(key)
        if before is None or before[0] != cells:
            tab.waiting[key] = (cells, now)
            return seconds <= 0
        return now - before[1] >= seconds

    def _gone(self, tab: _Tab, absent: set[str], reading: TabReading[V], count: int) -> tuple[set[str], bool]:
        """A row whose key cannot be read is the row that stood there, so it is not missing.

        At the first look nobody knows what stood there: it may be any.
        """
        keyless = _keyless(reading)
        here = {tab.stood_at.get(row.row) for row in keyless} if tab.stood_at else absent
        tab.unread = {key for key in absent if key in here or key in tab.unread} if keyless else set()
        return self._overdue(tab, absent - tab.unread, count)

    def overdue(self, title: str, absent: Collection[str], count: int) -> Sifted:
        """Of rows that a walk did not find, those that are missing for long enough; `count` there should be."""
        gone, is_accident = self._overdue(self._tabs.setdefault(title, _Tab()), set(absent), count)
        return Sifted((), frozenset(gone), is_accident)

    def _overdue(self, tab: _Tab, absent: set[str], count: int) -> tuple[set[str], bool]:
        now = self.clock()
        tab.missing = {
            key: (since, looks + 1) for key in absent for since, looks in (tab.missing.get(key, (now, 0)),)
        }
        if len(absent) > MOST_GONE and len(absent) * FIFTH > count:
            return set(), True
        gone = {
            key
            for key, (since, looks) in tab.missing.items()
            if looks > 1 and now - since >= self.timing.gone
        }
        return gone, False


def _present(reading: TabReading[V]) -> set[str]:
    return {plain(row.key) for row in reading.every if row.key}


def _keyless(reading: TabReading[V]) -> Sequence[GoodRow[V] | FaultyRow]:
    return [row for row in reading.every if not row.key]


def _moved(tab: _Tab, reading: TabReading[V], known: Collection[str], present: set[str]) -> Mapping[str, str]:
    """New key -> the known key that stood in this row at the last look and stands nowhere now."""
    found: dict[str, str] = {}
    for row in reading.rows:
        old = tab.stood_at.get(row.row)
        if (
            row.key
            and old is not None
            and old in known
            and old not in present
            and plain(row.key) not in known
        ):
            found[plain(row.key)] = old
    return found
