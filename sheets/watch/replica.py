"""What the Sheet last showed, kept in the journal: all contract columns of each row, as raw as they stood.

From it `restore` gives the owner back what she typed: facts tell what was decided, and never a note,
a cell that cannot be read, or the order of her rows.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sheets.cells import Cell, is_blank, shown
from sheets.columns import normal_header as plain
from sheets.journal import Journal
from sheets.journal_seen import UNKEYED, SeenRow, TabChange
from sheets.reading import FaultyRow, GoodRow, TabReading
from sheets.tabs import PEMBAYARAN, PESANAN, SALDO, TABS
from sheets.watch.look import WHOLE, Look, TabLook
from sheets.watch.readings import PutBack, Readings
from sheets.watch.rounds import OTHERS

ENTIRE = (*WHOLE, *OTHERS)
"""Tabs that are seen from top to bottom, if at all: a row that is not there is gone."""

_JUDGED_BY_ROW = frozenset({PESANAN, PEMBAYARAN, SALDO})
"""Long tabs in which what stood in a row tells what was typed over it."""

AT_ONCE = 500
"""Rows asked for in one statement."""

Rows = dict[str, SeenRow]


@dataclass(slots=True)
class Replica:
    """Saves what changed since it was last saved. Only looks that were taken in may come here."""

    journal: Journal
    spreadsheet_id: str
    _saved: dict[str, Rows] | None = None
    """By tab and key. Of tabs that are seen in part only the rows of the last look, and unkeyed ones."""
    _readings: dict[str, TabReading[Any]] = field(default_factory=dict)

    def is_same(self, look: Look, readings: Readings) -> bool:
        """Whether this look shows what the last one showed: then nothing is to be done."""
        is_read = all(self._readings.get(title) is reading for title, reading in readings.tabs.items())
        return is_read and not any(title in look.tabs for title in OTHERS)

    def recall(self, look: Look) -> Mapping[str, Rows]:
        """The rows as they were last seen, by tab and key: at least those that this look shows.

        Raises JournalUnavailableError.
        """
        if self._saved is None:
            self._saved = self._load()
        for title in look.tabs.keys() & _JUDGED_BY_ROW:
            kept, tab = self._saved.setdefault(title, {}), look.tabs[title]
            (key_of,) = TABS[title].key
            new = [key for number in tab.rows if (key := plain(shown(tab.cell(number, key_of)))) not in kept]
            for first in range(0, len(new), AT_ONCE):
                some = [key for key in new[first : first + AT_ONCE] if key]
                kept |= self.journal.seen.named(self.spreadsheet_id, title, some)
        return self._saved

    def keep(self, look: Look, readings: Readings, accidents: Collection[str] = ()) -> None:
        """Save what changed, in one transaction; none if nothing did.

        `accidents`: tabs in which so much is missing that nothing was ended: nothing is removed there. What is to be
        put back stays as it was.
        Raises JournalUnavailableError: then it is saved with the next look.
        """
        if self._saved is None:
            self._saved = self._load()
        now = {
            title: rows_in(look.tabs[title], reading, self._saved.get(title, {}))
            for title, reading in readings.tabs.items()
            if not reading.header_faults and self._readings.get(title) is not reading
        }
        for title in OTHERS:
            if title in look.tabs and not look.tabs[title].layout.faults(TABS[title].key):
                now[title] = rows_in(look.tabs[title], None, self._saved.get(title, {}))
        for one in readings.put_back:
            if one.tab in now:
                _hold(one, now[one.tab])
        changes = {
            title: change
            for title, rows in now.items()
            if (change := self._change(title, rows, look.tabs[title], can_remove=title not in accidents))
        }
        if changes:
            self.journal.seen.save(self.spreadsheet_id, changes)
        for title, rows in now.items():
            kept = self._saved.get(title, {})
            removed = changes[title].removed if title in changes else ()
            self._saved[title] = {
                key: row for key, row in kept.items() if key not in removed and _stays(title, key)
            } | rows
        self._readings = dict(readings.tabs)

    def _load(self) -> dict[str, Rows]:
        seen = self.journal.seen
        return seen.rows(self.spreadsheet_id, ENTIRE) | {
            title: rows
            for title, rows in seen.rows(self.spreadsheet_id, only_unkeyed=True).items()
            if title not in ENTIRE
        }

    def _change(self, title: str, rows: Rows, tab: TabLook, *, can_remove: bool) -> TabChange | None:
        saved = (self._saved or {}).get(title, {})
        new = tuple(row for key, row in rows.items() if saved.get(key) != row)
        gone: tuple[str, ...] = ()
        if can_remove:
            gone = tuple(key for key in saved if key not in rows and _was_read(title, saved[key], tab))
        return TabChange(new, gone) if new or gone else None


def _hold(one: PutBack, rows: Rows) -> None:
    for key, row in rows.items():
        if row.number == one.row:
            others = {header: cell for header, cell in row.cells.items() if header != one.header}
            stood = {} if one.value in (None, "") else {one.header: one.value}
            rows[key] = replace(row, cells=others | stood)
            return


def _stays(title: str, key: str) -> bool:
    """Rows of a long tab that are not near any more are not held in memory; they stay saved."""
    return title in ENTIRE or key.startswith(UNKEYED)


def _was_read(title: str, row: SeenRow, tab: TabLook) -> bool:
    """Whether a row that is not here any more would have been seen. An order is never gone for its row's sake."""
    if title in ENTIRE:
        return True
    lowest = max(tab.rows, default=1)
    return row.key.startswith(UNKEYED) and (row.number in tab.rows or row.number > lowest)


def rows_in(tab: TabLook, reading: TabReading[Any] | None, before: Rows) -> Rows:
    """All rows that hold anything, by key; the cells of a column whose header is gone stay as they were.

    Without a reading a row's key is what its key cells show.
    """
    filled = dict(_filled(tab))
    read = {} if reading is None else {row.row: row for row in reading.every}
    keys = {
        number: (read[number].key if number in read else None) if reading is not None else _key(tab, cells)
        for number, cells in filled.items()
    }
    twins = Counter(keys.values())
    found: Rows = {}
    for number, cells in filled.items():
        own = keys[number]
        key = own if own and twins[own] == 1 else f"{UNKEYED}{number}"
        old = before[key].cells if key in before else {}
        lost = {header: old[header] for header in tab.layout.missing if header in old}
        found[key] = SeenRow(key, number, {**lost, **cells}, _fault(read.get(number)))
    return found


def _key(tab: TabLook, cells: Mapping[str, Cell]) -> str:
    parts = [plain(shown(cells.get(header))) for header in tab.layout.tab.key]
    return "|".join(parts) if all(parts) else ""


def _fault(row: GoodRow[Any] | FaultyRow | None) -> str:
    return " ".join(f"{one.cell}:{one.reason}" for one in row.faults) if isinstance(row, FaultyRow) else ""


def _filled(tab: TabLook) -> Iterator[tuple[int, Mapping[str, Cell]]]:
    """Row numbers and contract cells, without empty ones, of rows in which any cell holds something."""
    for number in sorted(tab.rows):
        row = tab.rows[number]
        named = {h: row[at] for h, at in tab.layout.positions.items() if at < len(row)}
        cells = {header: cell for header, cell in named.items() if cell not in (None, "")}
        if not all(is_blank(cell) for cell in cells.values()):
            yield number, cells
