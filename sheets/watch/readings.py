"""A look, read: every tab's good rows and faults, each tab with the names that the tabs before it gave."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from commands.book import Book
from commands.entries.money import BalanceMoved
from commands.entries.stock import StockMoved
from commands.faults import Fault, Reason
from commands.replies.sheet import EditTold
from commands.rules.orders import OrderStatus
from commands.rules.payments import Payment
from sheets.balance_rows import read_balances
from sheets.cells import Cell, shown
from sheets.columns import normal_header as plain
from sheets.reading import FaultyRow, TabReading
from sheets.rows import (
    Context,
    Names,
    read_components,
    read_groups,
    read_orders,
    read_partners,
    read_payments,
    read_postage,
    read_prices,
    read_products,
    read_settings,
    read_team,
    read_tiers,
)
from sheets.tabs import (
    GRUP,
    HARGA,
    MITRA,
    ONGKIR,
    PAKET,
    PEMBAYARAN,
    PENGATURAN,
    PESANAN,
    PRODUK,
    SALDO,
    TIM,
    TINGKAT,
)
from sheets.watch.lines import LinesRead
from sheets.watch.look import LONG, WHOLE, WRITTEN, Look, TabLook
from sheets.watch.proposals import new_skus

Reader = Callable[[Any, Context], TabReading[Any]]

_READERS: Mapping[str, Reader] = {
    PAKET: read_components,
    HARGA: read_prices,
    ONGKIR: read_postage,
    MITRA: read_partners,
    TIM: read_team,
    GRUP: read_groups,
    PENGATURAN: read_settings,
    PESANAN: read_orders,
    PEMBAYARAN: read_payments,
    SALDO: read_balances,
}


@dataclass(frozen=True, slots=True)
class PutBack:
    """A cell of the bot's own that was typed over, and what stood there, raw."""

    tab: str
    row: int
    header: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Readings:
    """What one look means, tab by tab, by contract title."""

    tabs: Mapping[str, TabReading[Any]]
    missing: tuple[Fault, ...] = ()
    """Tabs that are not there."""
    absent: frozenset[str] = frozenset()
    """Open orders of which no row was found anywhere, though theirs had arrived."""
    lines: LinesRead = field(default_factory=LinesRead)
    ended: Mapping[str, OrderStatus] = field(default_factory=dict)
    """How the orders ended that stand here and are open no longer."""
    judged: Mapping[str, Payment] = field(default_factory=dict)
    """The payments that stand here and wait no longer, as they were judged, with the orders that they paid."""
    balances: Mapping[str, BalanceMoved] = field(default_factory=dict)
    """What rows of `Saldo` that stand here tell, by ID."""
    known_payments: frozenset[str] = frozenset()
    """IDs in `Pembayaran` of which the journal knows."""
    known_balances: frozenset[str] = frozenset()
    """The same in `Saldo`."""
    movements: Mapping[int, StockMoved] = field(default_factory=dict)
    """What rows of `Mutasi Stok` tell, by row."""
    put_back: tuple[PutBack, ...] = ()
    """Cells that get back what stood there: nothing else tells what they must show."""
    remarks: Mapping[tuple[str, int], tuple[EditTold, ...]] = field(default_factory=dict)
    """By tab and row: what was typed there lately and could not stay, for `Cek`."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong at this look."""
        of_tabs = (fault for tab in self.tabs.values() for fault in (*tab.header_faults, *tab.faults))
        return (*self.missing, *of_tabs, *self.lines.faults)

    def lasting(self, open_orders: Collection[str], tail: int) -> tuple[Fault, ...]:
        """The faults that stay in view until they are mended: not those of orders that are over.

        Old rows of `Pesanan` come by with the walk only; `tail` is the row from which all are read.
        """
        reading = self.tabs.get(PESANAN)
        passing = {
            fault
            for row in (reading.faulty if reading is not None else ())
            if (no := shown(row.raw.get("No"))) not in open_orders and (no or row.row < tail)
            for fault in row.faults
        }
        return tuple(fault for fault in self.faults if fault not in passing)


class LookReader:
    """Reads looks. A tab that did not change, under names that did not change, is not read again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[TabLook, Context, TabReading[Any]]] = {}

    def read(self, look: Look, book: Book, today: date) -> Readings:
        """Read all tabs: tiers and products first, since other tabs name them.

        A product that has no SKU yet can be named already: it will get the one that is proposed for it.
        """
        zone = book.zone
        tabs: dict[str, TabReading[Any]] = {}
        tiers = self._read(look, TINGKAT, read_tiers, Context(today, zone), tabs)
        named_tiers = [*(row.value.name for row in tiers), *_in_force(tabs.get(TINGKAT), book.tiers)]
        known = Context(today, zone, Names.of(tiers=named_tiers))
        products = self._read(look, PRODUK, read_products, known, tabs)
        proposed = new_skus(tabs[PRODUK], book) if PRODUK in tabs else {}
        names = Names.of(
            tiers=named_tiers,
            products=[
                replace(row.value.product, sku=proposed[row.row])
                if row.row in proposed
                else row.value.product
                for row in products
            ]
            + [book.products[sku] for sku in _in_force(tabs.get(PRODUK), book.products)],
            partners=_partners(look),
        )
        for title, reader in _READERS.items():
            self._read(look, title, reader, Context(today, zone, names), tabs)
        absent = [title for title in (*WHOLE, *WRITTEN, *LONG) if title not in look.tabs]
        return Readings(
            _without_followers(tabs), tuple(Fault(title, "", "", "", Reason.TAB_MISSING) for title in absent)
        )

    def _read(
        self, look: Look, title: str, reader: Reader, known: Context, tabs: dict[str, TabReading[Any]]
    ) -> Sequence[Any]:
        seen = look.tabs.get(title)
        if seen is None:
            return ()
        before = self._known.get(title)
        if before is not None and before[:2] == (seen, known):
            reading = before[2]
        else:
            grid, numbers = seen.grid()
            reading = _renumbered(reader(grid, known), numbers)
            self._known[title] = seen, known, reading
        tabs[title] = reading
        return reading.rows


def _in_force(reading: TabReading[Any] | None, known: Collection[str]) -> list[str]:
    """The known keys of rows that cannot be used now: their last good state is in force, so they are named.

    Of a tab that is not there, or misses a title, that is every row.
    """
    if reading is None or reading.header_faults:
        return list(known)
    faulty = {row.key for row in reading.faulty}
    return [key for key in known if plain(key) in faulty]


_NAMED_IN = {Reason.UNKNOWN_TIER: TINGKAT, Reason.UNKNOWN_PRODUCT: PRODUK}


def _without_followers(tabs: Mapping[str, TabReading[Any]]) -> dict[str, TabReading[Any]]:
    """Leave untold that a name is unknown while the tab that has it cannot be read: that alone is to be mended.

    The rows that name it are not in force all the same.
    """
    unread = {
        reason
        for reason, title in _NAMED_IN.items()
        if (reading := tabs.get(title)) is None or reading.header_faults
    }
    if not unread:
        return dict(tabs)

    def quiet(row: FaultyRow) -> FaultyRow:
        return replace(row, faults=tuple(fault for fault in row.faults if fault.reason not in unread))

    return {
        title: replace(reading, faulty=tuple(map(quiet, reading.faulty))) for title, reading in tabs.items()
    }


def _partners(look: Look) -> list[tuple[str, str]]:
    """(ID, name) of every partner that has an ID."""
    seen = look.tabs.get(MITRA)
    if seen is None:
        return []
    cells = ((seen.cell(number, "ID"), seen.cell(number, "Nama")) for number in seen.rows)
    return [(str(key), str(name or "")) for key, name in cells if key]


def _renumbered(reading: TabReading[Any], numbers: Sequence[int]) -> TabReading[Any]:
    """Give rows of a window their true numbers, and faults their true addresses."""
    if list(numbers) == list(range(1, len(numbers) + 1)):
        return reading
    rows = tuple(replace(row, row=numbers[row.row - 1]) for row in reading.rows)
    faulty = tuple(
        replace(
            row,
            row=numbers[row.row - 1],
            faults=tuple(
                replace(fault, cell=re.sub(r"\d+$", str(numbers[row.row - 1]), fault.cell))
                for fault in row.faults
            ),
        )
        for row in reading.faulty
    )
    return replace(reading, rows=rows, faulty=faulty)
