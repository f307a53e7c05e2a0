"""Rows of `Item Pesanan`: each line of an open order stands there once, as it was agreed.

All cells of such a row are the bot's: one that differs is put back. Of a row that was copied nobody can tell which
one is meant, and what she typed there herself is hers: both are told, and left alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from commands.book import ZONES
from commands.faults import Fault, Reason
from commands.lost import line_key
from commands.rules.orders import Order
from sheets.cells import SECOND, Cell, shown
from sheets.columns import Kind
from sheets.road.fact_rows import item_row
from sheets.tabs import ITEM_PESANAN, TABS
from sheets.watch.look import TabLook
from sheets.watch.windows import LongTab, keys_in
from sheets.writing import Value, extended_value, shows

_TAB = TABS[ITEM_PESANAN]
_TRACE = ("SKU", "Jumlah", "Subtotal", "Waktu")
"""By these a row is found whose key cells were typed over; then all its cells must be the line's."""
_ANY_ZONE = tuple(ZoneInfo(name) for name in ZONES.values())
"""The network's zone may have been another one when the row was written."""


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell of a line's row that shows something else than was agreed. `key`: the line's."""

    key: str
    row: int
    header: str
    value: Value
    typed: Cell
    address: str


@dataclass(frozen=True, slots=True)
class LinesRead:
    """What one look said of the lines, by `lost.line_key`."""

    wrong: tuple[WrongCell, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Copies, and rows of her own that name an open order: of all that are known, read at this look or not."""
    seen: frozenset[str] = frozenset()
    """Lines whose rows were read."""
    present: frozenset[str] = frozenset()
    """Lines that have a row."""
    absent: frozenset[str] = frozenset()
    """Lines of which no row was found anywhere, though theirs had arrived."""
    count: int = 0
    """How many lines there should be."""


@dataclass(frozen=True, slots=True)
class OfOrders:
    """All keys of rows that name one of these orders, whatever else they say."""

    orders: Mapping[str, object]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key.partition("|")[0] in self.orders


@dataclass(slots=True)
class Lines:
    """The lines of all open orders. A row that lost its key is remembered until its line is found."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each order's lines."""
    nameless: dict[str, frozenset[int]] = field(default_factory=dict)
    """By line that stands nowhere: rows that hold what it must hold. They must be read by each look."""
    _lines: dict[str, tuple[Order, int]] = field(default_factory=dict)
    """By key, the order and the line's place in it."""
    _orders: dict[str, Order] = field(default_factory=dict)
    _last: LinesRead = LinesRead()

    def know(self, orders: Mapping[str, Order]) -> None:
        """Take in which orders are open now."""
        for no in [no for no in self.keys if no not in orders]:
            self._forget(no)
        for no, order in orders.items():
            if no not in self._orders or self._orders[no].lines is not order.lines:
                self._forget(no)
                self._orders[no] = order
                self.keys[no] = tuple(line_key(no, place) for place, _ in enumerate(order.lines, start=1))
                self._lines.update((key, (order, place)) for place, key in enumerate(self.keys[no], start=1))

    def _forget(self, no: str) -> None:
        self._orders.pop(no, None)
        for key in self.keys.pop(no, ()):
            del self._lines[key]

    @property
    def followed(self) -> OfOrders:
        """Rows of her own that name an open order are read wherever they stand."""
        return OfOrders(self._orders)

    def nameless_rows(self) -> frozenset[int]:
        """All of them."""
        return frozenset().union(*self.nameless.values())

    def read(self, seen: TabLook, known: LongTab, count: int, zone: ZoneInfo) -> LinesRead:
        """Judge the rows of a look that `known` has taken. `count`: how many lines there should be.

        Without headers over the keys nobody can tell which row is whose: what was known stays.
        """
        if any(header not in seen.layout.positions for header in _TAB.key):
            return replace(self._last, wrong=(), seen=frozenset(), absent=frozenset())
        self._find_nameless(seen, known, zone)
        elsewhere = self.nameless_rows()
        wrong: list[WrongCell] = []
        faults: list[Fault] = []
        present, read = set[str](), set[str]()
        for key, rows in known.rows.items():
            own = [row for row in rows if row not in elsewhere]
            if key not in self._lines:
                faults.extend(_fault(seen, row, key, Reason.BOTS_ROWS) for row in own)
            elif len(own) > 1:
                present.add(key)
                faults.extend(_twins(seen, own, key))
            elif own:
                present.add(key)
                if own[0] in seen.rows:
                    read.add(key)
                    wrong.extend(self._wrong(seen, own[0], key, zone))
        found = self._known_again(known.absent)
        for key, row in found.items():
            wrong.extend(self._wrong(seen, row, key, zone, only_key=True))
        absent = known.absent - found.keys()
        seen_keys = frozenset(read | found.keys())
        self._last = LinesRead(tuple(wrong), tuple(faults), seen_keys, frozenset(present), absent, count)
        return self._last

    # -- one row ---------------------------------------------------------------------------

    def _cells(self, key: str) -> Mapping[str, Value]:
        """What the row of a line must show."""
        order, place = self._lines[key]
        return item_row(order, place, order.lines[place - 1]).cells

    def _wrong(
        self, seen: TabLook, row: int, key: str, zone: ZoneInfo, *, only_key: bool = False
    ) -> Iterator[WrongCell]:
        for header, value in self._cells(key).items():
            is_judged = header in seen.layout.positions and (header in _TAB.key) is only_key
            if is_judged and not _says(header, value, cell := seen.cell(row, header), zone):
                yield WrongCell(key, row, header, value, cell, seen.layout.cell(header, row))

    # -- rows that lost their key ----------------------------------------------------------

    def _find_nameless(self, seen: TabLook, known: LongTab, zone: ZoneInfo) -> None:
        """Rows that hold, all in all, a line that stands nowhere, and not the one that they name."""
        missed: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in known.missed:
            if key in self._lines:
                missed[self._trace_of(key, zone)].append(key)
        found = {
            key: {row for row in self.nameless.get(key, ()) if not known.was_read(row)}
            for keys in missed.values()
            for key in keys
        }
        named = keys_in(seen) if missed else {}
        for row in seen.rows if missed else ():
            for key in missed.get(_trace(seen, row), ()):
                other = named.get(row, "")
                is_other = other in self._lines and not any(self._wrong(seen, row, other, zone))
                if not is_other and not any(self._wrong(seen, row, key, zone)):
                    found[key].add(row)
        self.nameless = {key: frozenset(rows) for key, rows in found.items() if rows}

    def _trace_of(self, key: str, zone: ZoneInfo) -> tuple[str, ...]:
        cells = self._cells(key)
        typed = (extended_value(_TAB.column(header), cells[header], zone) for header in _TRACE)
        return _as_trace([next(iter(one.values()), None) for one in typed])

    def _known_again(self, absent: frozenset[str]) -> Mapping[str, int]:
        """Of lines that stand nowhere, those of which exactly one row without its key is left."""
        times = Counter(row for rows in self.nameless.values() for row in rows)
        found = {key: next(iter(rows)) for key, rows in self.nameless.items() if len(rows) == 1}
        return {key: row for key, row in found.items() if key in absent and times[row] == 1}


def _trace(seen: TabLook, row: int) -> tuple[str, ...]:
    return _as_trace([seen.cell(row, header) for header in _TRACE])


def _as_trace(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The last one is a time."""
    *others, at = cells
    second = round(at / SECOND) if isinstance(at, int | float) else at
    return *map(shown, others), shown(second)


def _says(header: str, value: Value, cell: Cell, zone: ZoneInfo) -> bool:
    column = _TAB.column(header)
    if shows(column, value, cell, zone):
        return True
    return column.kind is Kind.TIME and any(shows(column, value, cell, other) for other in _ANY_ZONE)


def _twins(seen: TabLook, rows: Sequence[int], key: str) -> Iterator[Fault]:
    for row in rows:
        others = tuple(seen.layout.cell(_TAB.key[0], other) for other in rows if other != row)
        yield _fault(seen, row, key, Reason.DUPLICATE_KEY, others)


def _fault(seen: TabLook, row: int, key: str, reason: Reason, options: tuple[str, ...] = ()) -> Fault:
    header = _TAB.key[0]
    return Fault(ITEM_PESANAN, seen.layout.cell(header, row), header, key.partition("|")[0], reason, options)
