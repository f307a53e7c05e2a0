"""Which rows of the long tabs a look reads: the open orders, what is new, and a walk to find what is lost.

Nothing here trusts a row number: rows move when the owner sorts. What is not where it was is looked for,
page by page from the bottom, where open orders are.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sheets.cells import is_blank, shown
from sheets.reading import is_sum
from sheets.tabs import TABS
from sheets.watch.look import FIRST_ROW, TabLook, Window
from sheets.watch.pace import PACES, Pace

GAPS = (50, 10, 3, 1)
"""Rows nearer to each other than this are read in one range; the wider the fewer ranges."""
TAIL = 30
"""So many rows above the bottom are read with it: where it went when the owner deleted the last rows."""
ROUNDS = 3
"""So often must the walk have come to the top since a key was missed: two whole rounds lie in between."""
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
    _turn: int = 0
    """Hot rows from here down had their turn; 0: all of them."""
    _turn_asked: int = 0
    """The same, once what `windows` asked for was read."""
    _reads: Sequence[Window] = ()
    """What `windows` asked for; rows of it that are blank may be missing from the answer."""
    _looks: int = 0
    _missed: dict[str, int] = field(default_factory=dict)
    """By wanted key that stands nowhere: how often the walk came to the top since."""

    def __post_init__(self) -> None:
        self.walk = self.end + 1

    @property
    def pace(self) -> Pace:
        """How much of it a look reads."""
        return PACES.get(self.title, Pace())

    @property
    def missed(self) -> Collection[str]:
        """Wanted keys that stand nowhere, as far as was read."""
        return self._missed.keys()

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

    def windows(
        self, wanted: Collection[str], followed: Container[str] = (), also: Collection[int] = ()
    ) -> list[Window]:
        """What to read next: rows of `wanted` and `followed` keys, the tail, and a page of the walk if it is needed.

        `followed` keys need not stand anywhere. `also`: rows that are to be read as well. The same again until it
        was read (`take`): a look may fail, or be thrown away.
        """
        known = (at for key, at in self.rows.items() if key in wanted or key in followed)
        found = _around(self._hot(sorted({*chain.from_iterable(known), *also})), self.pace.most_rows)
        if self.bottom is not None:
            found.append(Window(self.tail, self.bottom + self.pace.below))
        page = self._page_size(wanted)
        self._asked = None
        if page:
            found.append(self._page(page))
        self._reads = _without_overlap(found)
        return list(self._reads)

    @property
    def tail(self) -> int:
        """From this row on every look reads all."""
        return max(FIRST_ROW, (self.bottom or 0) - TAIL)

    def _hot(self, rows: list[int]) -> list[int]:
        """All of them; where they are too many, the lowest ones and those whose turn it is."""
        self._turn_asked, pace = 0, self.pace
        if len(rows) <= pace.most_hot:
            return rows
        others = len(rows) - pace.always
        end = bisect_left(rows, self._turn, hi=others) or others
        first = max(0, end - pace.in_turn)
        self._turn_asked = rows[first]
        return rows[first:end] + rows[others:]

    def _page_size(self, wanted: Collection[str]) -> int:
        if self.bottom is None or any(key not in self.rows for key in wanted):
            return self.pace.page
        is_time = self.pace.strolls and self._looks % STROLL_LOOKS == STROLL_LOOKS - 1
        return STROLL_PAGE if is_time else 0

    def _page(self, size: int) -> Window:
        lowest = max(self.end, self.bottom or 0)
        last = lowest if self.walk <= FIRST_ROW else self.walk - 1
        self._asked = max(FIRST_ROW, last - size + 1)
        return Window(self._asked, lowest + self.pace.below if last >= lowest else max(FIRST_ROW, last))

    def take(self, seen: TabLook, wanted: Collection[str], followed: Container[str] = ()) -> None:
        """Note where these keys stand now, and where the tab ends, in what `windows` asked for.

        Without headers over the keys nobody can tell which row is whose: what was known stays.
        """
        if any(header not in seen.layout.positions for header in TABS[self.title].key):
            return
        self._looks += 1
        self.walk, self._turn = self._asked or self.walk, self._turn_asked
        keyed = keys_in(seen)
        self._note_rows(keyed, wanted, followed)
        self._find_bottom(max(keyed, default=0))

    def _note_rows(self, keyed: Mapping[int, str], wanted: Collection[str], followed: Container[str]) -> None:
        at: defaultdict[str, set[int]] = defaultdict(set)
        for key, known in self.rows.items():
            is_ours = key in wanted or key in followed
            if is_ours and (unread := {row for row in known if not self.was_read(row)}):
                at[key] = unread
        for number, key in keyed.items():
            if key in wanted or key in followed:
                at[key].add(number)
        self.rows = {key: tuple(sorted(numbers)) for key, numbers in at.items()}
        top = self._asked is not None and self._asked <= FIRST_ROW
        self._missed = {
            key: self._missed[key] + top if key in self._missed else 0
            for key in wanted
            if key not in self.rows
        }

    def was_read(self, row: int) -> bool:
        """Whether the look that was taken last had read this row."""
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


def keys_in(seen: TabLook) -> dict[int, str]:
    """By row number: what its key cells show, joined by bars. A row without a key, and her own sum, is not in it."""
    first, *others = (seen.layout.positions[header] for header in seen.layout.tab.key)
    found: dict[int, str] = {}
    for number, cells in seen.rows.items():
        cell = cells[first] if first < len(cells) else None
        if not is_blank(cell) and not is_sum(cell):
            more = (f"|{shown(cells[at]) if at < len(cells) else ''}" for at in others)
            found[number] = shown(cell) + "".join(more)
    return found


def _around(rows: Sequence[int], most: int) -> list[Window]:
    """Few ranges where the rows are near to each other, few rows where they are not."""
    for gap in GAPS:
        found = _merged(rows, gap)
        if sum(1 + one.last - one.first for one in found) <= most:
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
