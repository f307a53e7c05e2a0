"""Which rows of the long tabs a look reads: the open orders, what is new, and a walk to find what is lost.

Nothing here trusts a row number: rows move when the owner sorts. What is not where it was is looked for,
page by page from the bottom, where open orders are.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sheets.cells import is_blank, shown
from sheets.reading import is_sum
from sheets.tabs import PESANAN, TABS
from sheets.watch.look import FIRST_ROW, TabLook, Window

GAPS = (50, 10, 3, 1)
"""Rows nearer to each other than this are read in one range; the wider the fewer ranges."""
PAGE = 2_000
TAIL = 30
"""So many rows above the bottom are read with it: where it went when the owner deleted the last rows."""
BELOW = 2_000
"""So many rows below the last one are read: what she typed or pasted there. The next look reads on."""
MOST_HOT_ROWS = 4_000
"""Beyond this, open orders are visited in turn by the walk."""
MOST_ROWS = 12_000
"""Around the hot rows of one tab. With tail and page a look of all long tabs stays under 20,000 rows."""
ROUNDS = 3
"""So often must the walk have come to the top since a key was missed: two whole rounds lie in between."""
STROLLED = frozenset({PESANAN})
"""Tabs whose old rows she edits too: the walk goes on though nothing is missing."""
STROLL_LOOKS, STROLL_PAGE = 10, 1_000
"""Every so many looks, so many rows."""


@dataclass(slots=True)
class LongTab:
    """What is known of a long tab's rows.

    `rows`: where each wanted key stood at the last look, more than once if the row was copied. `bottom`: the
    last row with a key; None while it is not known. `walk`: the walk has read everything from this row
    down; 2 means all of it.
    """

    title: str
    end: int
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    bottom: int | None = None
    walk: int = 0
    _asked: int | None = None
    """Where the walk will be once what `windows` asked for was read; None: it asked for no page."""
    _reads: Sequence[Window] = ()
    """What `windows` asked for; rows of it that are blank may be missing from the answer."""
    _looks: int = 0
    _missed: dict[str, int] = field(default_factory=dict)
    """By wanted key that stands nowhere: how often the walk came to the top since."""

    def __post_init__(self) -> None:
        self.walk = self.end + 1

    @property
    def absent(self) -> frozenset[str]:
        """Wanted keys that stood nowhere in two whole rounds of the walk, wherever rows moved meanwhile."""
        return frozenset(key for key, tops in self._missed.items() if tops >= ROUNDS)

    @property
    def is_searching(self) -> bool:
        """Whether a wanted key is still looked for, so that nobody can tell how many are absent."""
        return any(tops < ROUNDS for tops in self._missed.values())

    def fit(self, row_count: int) -> None:
        """Begin anew if the grid is smaller than what is known of it: she deleted rows, blank ones perhaps."""
        if row_count < max(self.bottom or 0, self.walk - 1, self.end):
            self.end, self.walk, self.bottom = row_count, row_count + 1, None
            self.rows.clear()

    def windows(self, wanted: Collection[str]) -> list[Window]:
        """What to read next: the rows of `wanted`, the tail, and a page of the walk if it is needed.

        The same again until it was read (`take`): a look may fail, or be thrown away.
        """
        hot = sorted(chain.from_iterable(at for key, at in self.rows.items() if key in wanted))
        found = _around(hot[-MOST_HOT_ROWS:])
        if self.bottom is not None:
            found.append(Window(self.tail, self.bottom + BELOW))
        page = self._page_size(wanted, len(hot))
        self._asked = None
        if page:
            found.append(self._page(page))
        self._reads = _without_overlap(found)
        return list(self._reads)

    @property
    def tail(self) -> int:
        """From this row on every look reads all."""
        return max(FIRST_ROW, (self.bottom or 0) - TAIL)

    def _page_size(self, wanted: Collection[str], hot: int) -> int:
        if self.bottom is None or hot > MOST_HOT_ROWS or any(key not in self.rows for key in wanted):
            return PAGE
        strolls = self.title in STROLLED and self._looks % STROLL_LOOKS == STROLL_LOOKS - 1
        return STROLL_PAGE if strolls else 0

    def _page(self, size: int) -> Window:
        lowest = max(self.end, self.bottom or 0)
        last = lowest if self.walk <= FIRST_ROW else self.walk - 1
        self._asked = max(FIRST_ROW, last - size + 1)
        return Window(self._asked, lowest + BELOW if last >= lowest else max(FIRST_ROW, last))

    def take(self, seen: TabLook, wanted: Collection[str]) -> None:
        """Note where the wanted keys stand now, and where the tab ends, in what `windows` asked for.

        Without a header over the keys nobody can tell which row is whose: what was known stays.
        """
        header = TABS[self.title].key[0]
        if header not in seen.layout.positions:
            return
        self._looks += 1
        self.walk = self._asked or self.walk
        keyed = {
            number: shown(cell)
            for number in sorted(seen.rows)
            if not is_blank(cell := seen.cell(number, header)) and not is_sum(cell)
        }
        self._note_rows(keyed, wanted)
        self._find_bottom(max(keyed, default=0))

    def _note_rows(self, keyed: dict[int, str], wanted: Collection[str]) -> None:
        at: defaultdict[str, set[int]] = defaultdict(set)
        for key, known in self.rows.items():
            if key in wanted and (unread := {row for row in known if not self._was_read(row)}):
                at[key] = unread
        for number, key in keyed.items():
            if key in wanted:
                at[key].add(number)
        self.rows = {key: tuple(sorted(numbers)) for key, numbers in at.items()}
        top = self._asked is not None and self._asked <= FIRST_ROW
        self._missed = {
            key: self._missed[key] + top if key in self._missed else 0
            for key in wanted
            if key not in self.rows
        }

    def _was_read(self, row: int) -> bool:
        place = bisect_right(self._reads, row, key=lambda window: window.first)
        return place > 0 and row <= self._reads[place - 1].last

    def _find_bottom(self, lowest_key: int) -> None:
        """The lowest key that was read, if it was read as far as the end; else the walk begins again there."""
        reached = self.walk if self.bottom is None else self.tail
        if lowest_key >= reached:
            self.bottom = lowest_key
        elif reached <= FIRST_ROW:
            self.bottom = FIRST_ROW - 1
        elif self.bottom is not None:
            self.end, self.walk, self.bottom = self.bottom, self.bottom + 1, None


def _around(rows: Sequence[int]) -> list[Window]:
    """Few ranges where the rows are near to each other, few rows where they are not."""
    for gap in GAPS:
        found = _merged(rows, gap)
        if sum(1 + one.last - one.first for one in found) <= MOST_ROWS:
            break
    return found


def _merged(rows: Sequence[int], gap: int) -> list[Window]:
    found: list[Window] = []
    for row in rows:
        if found and row - found[-1].last <= gap:
            found[-1] = Window(found[-1].first, row)
        else:
            found.append(Window(row, row))
    return found


def _without_overlap(windows: Sequence[Window]) -> list[Window]:
    """Each row once, in order."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda one: one.first):
        if found and window.first <= found[-1].last:
            found[-1] = Window(found[-1].first, max(found[-1].last, window.last))
        else:
            found.append(window)
    return found
