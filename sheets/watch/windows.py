"""Which rows of the long tabs a look reads: the open orders, what is new, and a walk to find what is lost.

Nothing here trusts a row number: rows move when the owner sorts. What is not where it was is looked for,
page by page from the bottom, where open orders are.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sheets.cells import is_blank, shown
from sheets.tabs import TABS
from sheets.watch.look import FIRST_ROW, TabLook, Window

GAP = 50
"""Rows nearer to each other than this are read in one range."""
PAGE = 2_000
TAIL = 30
"""So many rows above the bottom are read with it: where it went when the owner deleted the last rows."""
MOST_HOT_ROWS = 4_000
"""Beyond this, open orders are visited in turn by the walk."""


@dataclass(slots=True)
class LongTab:
    """What is known of a long tab's rows.

    `rows`: where each wanted key stood at the last look. `bottom`: the last row with a key; None while
    it is not known. `walk`: the walk has read everything from this row down; 2 means all of it.
    """

    title: str
    end: int
    rows: dict[str, int] = field(default_factory=dict)
    bottom: int | None = None
    walk: int = 0
    _asked: int = 0
    """Where the walk will be once what `windows` asked for was read."""

    def __post_init__(self) -> None:
        self.walk = self._asked = self.end + 1

    def windows(self, wanted: Collection[str]) -> list[Window]:
        """What to read next: the rows of `wanted`, the tail, and a page of the walk if it is needed.

        The same again until it was read (`take`): a look may fail, or be thrown away.
        """
        self._asked = self.walk
        hot = sorted(row for key, row in self.rows.items() if key in wanted)[-MOST_HOT_ROWS:]
        found = _merged(hot)
        if self.bottom is not None:
            found.append(Window(self._tail()))
        if (
            self.bottom is None
            or any(key not in self.rows for key in wanted)
            or len(self.rows) > MOST_HOT_ROWS
        ):
            found.append(self._page())
        return _without_overlap(found)

    def _tail(self) -> int:
        return max(FIRST_ROW, (self.bottom or 0) - TAIL)

    def _page(self) -> Window:
        lowest = max(self.end, self.bottom or 0)
        last = lowest if self.walk <= FIRST_ROW else self.walk - 1
        self._asked = max(FIRST_ROW, last - PAGE + 1)
        return Window(self._asked, None if last >= lowest else max(FIRST_ROW, last))

    def take(self, seen: TabLook, wanted: Collection[str]) -> None:
        """Note where the wanted keys stand now, and where the tab ends, in what `windows` asked for."""
        self.walk = self._asked
        header = TABS[self.title].key[0]
        keyed = {
            number: shown(cell)
            for number in sorted(seen.rows)
            if not is_blank(cell := seen.cell(number, header))
        }
        for key in [key for key, row in self.rows.items() if row in seen.rows or key not in wanted]:
            del self.rows[key]
        self.rows.update((key, number) for number, key in keyed.items() if key in wanted)
        self._find_bottom(max(keyed, default=0))

    def _find_bottom(self, lowest_key: int) -> None:
        """The lowest key that was read, if it was read as far as the end; else the walk begins again there."""
        reached = self.walk if self.bottom is None else self._tail()
        if lowest_key >= reached:
            self.bottom = lowest_key
        elif reached <= FIRST_ROW:
            self.bottom = FIRST_ROW - 1
        elif self.bottom is not None:
            self.end, self.walk, self.bottom = self.bottom, self.bottom + 1, None


def _merged(rows: Sequence[int]) -> list[Window]:
    found: list[Window] = []
    for row in rows:
        if found and row - (found[-1].last or 0) <= GAP:
            found[-1] = Window(found[-1].first, row)
        else:
            found.append(Window(row, row))
    return found


def _without_overlap(windows: Sequence[Window]) -> list[Window]:
    """Each row once, in order."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda one: one.first):
        if found and (found[-1].last is None or window.first <= found[-1].last):
            before = found[-1]
            ends = None if before.last is None or window.last is None else max(before.last, window.last)
            found[-1] = Window(before.first, ends)
        else:
            found.append(window)
    return found
