"""The tabs that grow for ever, together: what a look reads of them, and what it said of the rows of open orders."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sheets.tabs import ITEM_PESANAN, PEMBAYARAN, PESANAN, TABS
from sheets.watch.lines import Lines, LinesRead
from sheets.watch.look import Look, Window
from sheets.watch.open_orders import OpenOrders
from sheets.watch.windows import LongTab


@dataclass(slots=True)
class LongTabs:
    """Of one spreadsheet. With thousands of open orders its methods take some ms: they run off the event loop."""

    tabs: dict[str, LongTab] = field(default_factory=dict)
    """By contract title."""
    _lines: Lines = field(default_factory=Lines)
    _wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def fit(self, title: str, row_count: int) -> None:
        """A tab of so many rows, as the structure shows it."""
        self.tabs.setdefault(title, LongTab(title, row_count)).fit(row_count)

    def windows(self, now: OpenOrders) -> Mapping[str, Sequence[Window]]:
        """What the next look reads, by tab: the rows of open orders, as far as they arrived, and what is new."""
        self._lines.know(now.orders)
        self._wanted = {
            PESANAN: now.heads(),
            PEMBAYARAN: now.payments(),
            ITEM_PESANAN: now.lines(self._lines.keys),
        }
        nameless = self._lines.nameless_rows()
        return {
            title: known.windows(*self._keys(title), nameless if title == ITEM_PESANAN else ())
            for title, known in self.tabs.items()
        }

    def take(self, look: Look) -> None:
        """Note where rows stand now."""
        for title, known in self.tabs.items():
            if title in look.tabs:
                known.take(look.tabs[title], *self._keys(title))

    def bottoms(self, look: Look) -> Mapping[str, int | None]:
        """The last row with a key, of tabs of this look whose new rows are inserted below it; None: not known yet."""
        return {
            title: known.bottom
            for title, known in self.tabs.items()
            if title in look.tabs and not TABS[title].appends
        }

    def absent_orders(self, look: Look) -> frozenset[str]:
        """Open orders of which no row was found anywhere, though theirs had arrived."""
        is_walked = PESANAN in look.tabs and PESANAN in self.tabs
        return self.tabs[PESANAN].absent if is_walked else frozenset()

    def read_lines(self, look: Look, zone: ZoneInfo) -> LinesRead:
        """What the look said of the lines of open orders."""
        if ITEM_PESANAN not in look.tabs or ITEM_PESANAN not in self.tabs:
            return LinesRead()
        seen, known = look.tabs[ITEM_PESANAN], self.tabs[ITEM_PESANAN]
        return self._lines.read(seen, known, len(self._wanted[ITEM_PESANAN]), zone)

    @property
    def orders_tail(self) -> int:
        """From this row of `Pesanan` on every look reads all."""
        return self.tabs[PESANAN].tail if PESANAN in self.tabs else 0

    @property
    def searched(self) -> list[str]:
        """Tabs in which rows are still looked for, so that nobody can tell how many are absent."""
        return [title for title, known in self.tabs.items() if known.is_searching]

    def _keys(self, title: str) -> tuple[Collection[str], Container[str]]:
        """Keys that must stand in a tab, and those that are followed where they stand."""
        return self._wanted.get(title, frozenset()), self._lines.followed if title == ITEM_PESANAN else ()
