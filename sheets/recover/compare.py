"""Where Sheet and journal differ. Pure: a whole Sheet and the journal's rows in, differences out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commands.book import Book
from commands.differences import Difference, Differs
from commands.edits.stock import readings
from commands.fold import status_cell
from sheets.cells import SECOND, Cell, is_blank, read_time, shown
from sheets.columns import normal_header as plain
from sheets.identity import Standing
from sheets.layout import Layout
from sheets.recover.facts import LEDGER, FactRow
from sheets.recover.whole import Whole
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, RIWAYAT, SALDO, TABS, TIM
from sheets.watch.as_seen import as_seen, value_as_seen
from sheets.words import STATUS
from sheets.writing import extended_value, shows

JUDGED: Mapping[str, tuple[str, ...]] = {
    PESANAN: (
        "Total",
        "Status",
        "Pembayaran",
        "Ongkir",
        "Jatuh tempo",
        "Waktu",
        "Mitra ID",
        "Tingkat",
        "Subtotal",
    ),
    PEMBAYARAN: ("Waktu", "Jumlah", "Status", "Oleh", "Mitra ID"),
    SALDO: ("Waktu", "Jenis", "Jumlah", "Oleh", "Mitra ID"),
    ITEM_PESANAN: ("SKU", "Nama", "Jumlah", "Harga", "Tingkat harga", "Subtotal", "HPP", "Waktu"),
    MUTASI_STOK: ("Waktu", "Jumlah", "Jenis", "Rujukan", "Oleh", "SKU"),
}
"""Cells that say what the journal says. Names may have changed since; in `Riwayat` only presence is judged."""


@dataclass(frozen=True, slots=True)
class There:
    """A row of the Sheet: its number and its contract cells."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Compared:
    """All differences, the rows that the Sheet lacks, and how many rows wait to be sent."""

    differences: tuple[Difference, ...] = ()
    missing: tuple[FactRow, ...] = ()
    waiting: int = 0


@dataclass(slots=True)
class Comparison:
    """Takes the journal's rows one by one; what is left over at the end the journal does not know.

    `through` and `due` as they were before the Sheet was read: later rows may stand there or not.
    `since`: rows of `Mutasi Stok` and `Riwayat` from before then are not known to this journal.
    """

    whole: Whole
    book: Book
    through: int
    apart: frozenset[int]
    """Entries that were set aside: refused, or due again."""
    returning: frozenset[tuple[str, str]] = frozenset()
    """Lost rows that the owner wants back, by tab and key: they are on their way again."""
    since: datetime | None = None
    _there: dict[str, dict[str, list[There]]] = field(init=False)
    _layouts: dict[str, Layout] = field(init=False)
    _found: list[Difference] = field(default_factory=list)
    _missing: list[FactRow] = field(default_factory=list)
    _told: defaultdict[str, list[FactRow]] = field(default_factory=lambda: defaultdict(list))
    _waiting: int = 0

    def __post_init__(self) -> None:
        self._layouts = {title: Layout.of(TABS[title], grid[0]) for title, grid in self.whole.grids.items()}
        self._there = {title: self._index(title) for title in LEDGER}
        tim = self.whole.look.tabs[TIM]
        named = ((number, shown(tim.cell(number, "Nama"))) for number in tim.rows)
        self._there[TIM] = {plain(name): [There(number, {"Nama": name})] for number, name in named if name}

    def take(self, rows: Iterable[FactRow]) -> Compared:
        """Compare; to be called once, with all rows."""
        if self.whole.standing is not Standing.OURS:
            is_old = self.whole.standing is Standing.OLD_VERSION
            kind = Differs.OLD_VERSION if is_old else Differs.OTHER_NUMBER
            self._found.append(Difference(kind, there=str(self.whole.marker.batch)))
        for row in rows:
            if row.tab == RIWAYAT:
                self._told[identity(row.tab, self._as_cells(row))].append(row)
            else:
                self._keyed(row)
        self._riwayat()
        self._unknown()
        return Compared(tuple(self._found), tuple(self._missing), self._waiting)

    # -- one row ---------------------------------------------------------------------------

    def _keyed(self, row: FactRow) -> None:
        found = self._there[row.tab].pop(self._identity_of(row), [])
        if not found:
            self._absent(row)
            return
        first, *others = found
        self._found.extend(
            Difference(Differs.TWICE, row.tab, self._cell(row.tab, TABS[row.tab].key[0], one.number), row.key)
            for one in others
        )
        self._found.extend(self._cells(row, first))

    def _absent(self, row: FactRow) -> None:
        if row.seq > self.through or row.seq in self.apart or (row.tab, row.key) in self.returning:
            self._waiting += 1
        elif row.is_required:
            self._missing.append(row)
            self._found.append(Difference(Differs.MISSING, row.tab, key=row.title))

    def _identity_of(self, row: FactRow) -> str:
        return plain(row.key) if row.tab != ITEM_PESANAN else identity(row.tab, self._as_cells(row))

    def _cells(self, row: FactRow, there: There) -> Iterator[Difference]:
        layout = self._layouts.get(row.tab)
        for header in JUDGED.get(row.tab, ()):
            column, value, cell = TABS[row.tab].column(header), row.cells.get(header), there.cells.get(header)
            if layout is None or header not in layout.positions or shows(column, value, cell, self.book.zone):
                continue
            if header == "Status" and is_waiting_status(self.book, row.key, shown(cell)):
                continue
            yield Difference(
                Differs.CELL,
                row.tab,
                layout.cell(header, there.number),
                row.key,
                header,
                as_seen(column, cell, self.book.zone),
                value_as_seen(column, value, self.book.zone),
            )

    # -- rows without a key ----------------------------------------------------------------

    def _riwayat(self) -> None:
        """The same moment, hand and event, as often as in the journal; first those with the same words."""
        for key, rows in self._told.items():
            there = self._there[RIWAYAT].pop(key, [])
            left = []
            for row in rows:
                words = shown(row.cells.get("Rincian"))
                twin = next((one for one in there if shown(one.cells.get("Rincian")) == words), None)
                if twin is None:
                    left.append(row)
                else:
                    there.remove(twin)
            for row in left[len(there) :]:
                self._absent(row)
            self._found.extend(
                Difference(Differs.TWICE, RIWAYAT, self._cell(RIWAYAT, "Kejadian", one.number), rows[0].title)
                for one in there[len(left) :]
            )

    def _unknown(self) -> None:
        """What is left over. A row without a key is one that she is typing."""
        for title in LEDGER:
            for row in (one for found in self._there[title].values() for one in found):
                key = shown(row.cells.get(next(iter(TABS[title].key), "Kejadian")))
                if key and not self._is_from_before(title, row):
                    header = next(iter(TABS[title].key), "Kejadian")
                    cell = self._cell(title, header, row.number)
                    self._found.append(Difference(Differs.UNKNOWN, title, cell, key))

    def _is_from_before(self, title: str, row: There) -> bool:
        at = read_time(row.cells.get("Waktu"), self.book.zone)
        return title in (MUTASI_STOK, RIWAYAT) and self.since is not None and (at is None or at <= self.since)

    # -- the Sheet -------------------------------------------------------------------------

    def _index(self, title: str) -> dict[str, list[There]]:
        found: defaultdict[str, list[There]] = defaultdict(list)
        positions = self._layouts[title].positions
        for number, row in enumerate(self.whole.grids[title][1:], start=2):
            cells = {header: row[at] for header, at in positions.items() if at < len(row)}
            if not all(is_blank(cell) for cell in cells.values()):
                found[identity(title, cells)].append(There(number, cells))
        return dict(found)

    def _as_cells(self, row: FactRow) -> Mapping[str, Cell]:
        """A journal's row as its cells would be read."""
        tab = TABS[row.tab]
        typed = {h: extended_value(tab.column(h), value, self.book.zone) for h, value in row.cells.items()}
        return {header: next(iter(cell.values()), None) for header, cell in typed.items()}

    def _cell(self, title: str, header: str, number: int) -> str:
        return self._layouts[title].cell(header, number) if title in self._layouts else ""


def identity(title: str, cells: Mapping[str, Cell]) -> str:
    """What tells a row of the ledger from all others of its tab; in `Riwayat` several may share it."""
    if title == RIWAYAT:
        at = cells.get("Waktu")
        second = round(at / SECOND) if isinstance(at, int | float) else at
        return f"{second}|{plain(shown(cells.get('Oleh')))}|{plain(shown(cells.get('Kejadian')))}"
    return "|".join(plain(shown(cells.get(header))) for header in TABS[title].key)


def is_waiting_status(book: Book, no: str, cell: str) -> bool:
    """Whether a `Status` cell shows what it showed last, and the journal's word is on its way there."""
    value = STATUS.read(cell)
    return value is not None and value.value in readings(book.shown.get(status_cell(no)))
