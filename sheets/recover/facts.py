"""The ledger's tabs as the journal tells them: every row that its entries ever made, as it should stand now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from commands.book import Book
from commands.edits.stock import readings
from commands.entries import Entry
from commands.entries.money import BalanceMoved, PaymentReported
from commands.entries.orders import OrderAmended, OrderPlaced
from commands.entries.people import MemberSet
from commands.entries.sheet import JournalRebuilt, LinesRestored, OrderRestored
from commands.entries.stock import StockMoved
from commands.fold import status_cell
from commands.rules.orders import Order, OrderStatus
from commands.rules.payments import Payment
from sheets.columns import Writer
from sheets.columns import normal_header as plain
from sheets.journal import Journal
from sheets.journal_import import chunks
from sheets.journal_road import Stored
from sheets.journal_seen import SeenRow
from sheets.payments_judged import judged_payments
from sheets.road.fact_rows import NewRow, group_of, rows_of
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, RIWAYAT, SALDO, TABS
from sheets.words import STATUS
from sheets.writing import Raw, Value

LEDGER = (PESANAN, PEMBAYARAN, ITEM_PESANAN, MUTASI_STOK, SALDO, RIWAYAT)
"""Tabs whose rows are made of entries."""

RULED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PESANAN: ("Status", "Ongkir", "Isi", "Bayar", "Cara kirim", "Tanggal kirim"),
        PEMBAYARAN: ("Status",),
        SALDO: ("Jenis", "Jumlah", "No pesanan"),
    }
)
"""Cells that she may type into and that the journal keeps up: what was taken in rules."""
_JUDGED = (*RULED[PEMBAYARAN], "Jumlah")
"""The same, of a payment that was judged."""

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row that an entry made. `key` tells it within its tab, as its owner reads it."""

    tab: str
    key: str
    cells: Mapping[str, Value]
    group: str
    """Rows of one group are never parted."""
    seq: int
    is_required: bool
    """The Sheet must hold it. Not so where the journal itself was once rebuilt from the Sheet."""

    @property
    def title(self) -> str:
        """How a person calls it."""
        return self.key or f"{self.cells.get('Kejadian', '')}: {self.cells.get('Rincian', '')}"


@dataclass(frozen=True, slots=True)
class Facts:
    """Reads the journal. `seen_in`: the spreadsheet whose replica tells what was typed beside an order."""

    journal: Journal
    seen_in: str
    book: Book
    rebuilt: Stored | None = field(init=False)
    """When this journal began from the Sheet, if it did."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rebuilt", self.journal.newest(JournalRebuilt.type))

    @property
    def rebuilt_at(self) -> datetime | None:
        """Rows of `Mutasi Stok` and `Riwayat` from before then are not known here."""
        return None if self.rebuilt is None else self.rebuilt.at

    def rows(self) -> Iterator[FactRow]:
        """All rows, in the order in which they came, read as they are asked for."""
        for some in chunks(self.journal.entries(), AT_ONCE):
            numbers = [one.entry.order.no for one in some if isinstance(one.entry, OrderPlaced)]
            orders = self.journal.history.named(numbers) if numbers else {}
            orders |= {no: self.book.orders[no] for no in numbers if no in self.book.orders}
            seen = self.journal.seen.named(self.seen_in, PESANAN, [plain(no) for no in numbers])
            judged = self._judged(some)
            for stored in some:
                if isinstance(stored.entry, PaymentReported | BalanceMoved):
                    yield from self._money(stored, judged)
                else:
                    yield from self._of(stored, orders, seen)

    def _of(
        self, stored: Stored, orders: Mapping[str, Order], seen: Mapping[str, SeenRow]
    ) -> Iterator[FactRow]:
        is_from_sheet = self.rebuilt is not None and stored.seq <= self.rebuilt.seq
        match stored.entry:
            case OrderPlaced(order):
                as_it_stands = OrderPlaced(orders.get(order.no, order))
                for place, row in enumerate(rows_of(replace(stored, entry=as_it_stands), self.book)):
                    cells = self._order(row, as_it_stands.order, seen) if row.tab == PESANAN else row.cells
                    key = order.no if row.tab == PESANAN else _line(order.no, place)
                    yield FactRow(row.tab, key, cells, order.no, stored.seq, is_required=True)
            case MemberSet(member):
                if member.key in self.book.members and not is_from_sheet:
                    yield from self._keyed(stored, "Nama", is_required=True)
            case StockMoved():
                yield from self._keyed(stored, "ID", is_required=not is_from_sheet or _is_of_order(stored))
            case OrderRestored() | LinesRestored():
                pass  # the same rows as when it was placed
            case OrderAmended() if not is_from_sheet:
                for row in rows_of(stored, self.book):
                    if row.tab == RIWAYAT:  # its lines came with the order, as it stands
                        yield FactRow(row.tab, "", row.cells, group_of(stored), stored.seq, is_required=True)
            case _ if not is_from_sheet:
                for row in rows_of(stored, self.book):
                    yield FactRow(row.tab, "", row.cells, group_of(stored), stored.seq, is_required=True)
            case _:
                pass

    def _keyed(self, stored: Stored, header: str, *, is_required: bool) -> Iterator[FactRow]:
        for row in rows_of(stored, self.book):
            key = str(row.cells[header])
            yield FactRow(row.tab, key, row.cells, group_of(stored), stored.seq, is_required)

    def _judged(self, some: Sequence[Stored]) -> Mapping[str, Payment]:
        numbers = [one.entry.payment.id for one in some if isinstance(one.entry, PaymentReported)]
        return judged_payments(self.journal, numbers).judged if numbers else {}

    def _money(self, stored: Stored, judged: Mapping[str, Payment]) -> Iterator[FactRow]:
        """A row of `Pembayaran` or `Saldo`, whoever wrote it, as it should stand now."""
        is_from_sheet = self.rebuilt is not None and stored.seq <= self.rebuilt.seq
        entry, ruled = stored.entry, RULED[SALDO]
        if isinstance(entry, PaymentReported):
            number = entry.payment.id
            ruled = _JUDGED if number in judged else RULED[PEMBAYARAN]
            entry = PaymentReported(judged.get(number) or self.book.payments.get(number) or entry.payment)
        elif isinstance(entry, BalanceMoved):
            entry = replace(entry, typed=False)
        for row in rows_of(replace(stored, entry=entry), self.book):
            key = str(row.cells["ID"])
            typed = self.journal.seen.named(self.seen_in, row.tab, [plain(key)]).get(plain(key))
            cells = _beside(row, typed, ruled)
            yield FactRow(row.tab, key, cells, group_of(stored), stored.seq, not is_from_sheet)

    def _order(self, row: NewRow, order: Order, seen: Mapping[str, SeenRow]) -> Mapping[str, Value]:
        """The journal's cells, and beside them what was typed into the row when it was last seen."""
        shown = readings(self.book.shown.get(status_cell(order.no)))
        cells = {**row.cells, "Status": STATUS.write(OrderStatus(shown[-1]))} if shown else row.cells
        return _beside(replace(row, cells=cells), seen.get(plain(order.no)), RULED[PESANAN])


def _beside(row: NewRow, typed: SeenRow | None, ruled: Collection[str]) -> Mapping[str, Value]:
    """The journal's cells, and beside them what stood in the row when it was last seen."""
    cells = dict(row.cells)
    if typed is None:
        return cells
    for column in TABS[row.tab].columns:
        is_ours = column.writer is Writer.BOT and column.header in row.cells
        if not is_ours and (typed.fault or column.header not in ruled):
            cells[column.header] = Raw(typed.cells.get(column.header))
    return cells


def _is_of_order(stored: Stored) -> bool:
    return isinstance(stored.entry, StockMoved) and bool(stored.entry.ref)


def returning_rows(entry: Entry) -> Iterator[tuple[str, str]]:
    """The lost rows that an entry brings back: tab and `FactRow.key`."""
    match entry:
        case OrderRestored(order):
            yield PESANAN, order.no
        case LinesRestored(order, places):
            yield from ((ITEM_PESANAN, _line(order.no, place)) for place in places)
        case _:
            pass


def _line(no: str, place: int) -> str:
    return f"{no} / {place}"
