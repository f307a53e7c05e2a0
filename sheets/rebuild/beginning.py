"""The beginning of a journal, put together: facts in the order in which they happened. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from commands.book import Book, Kind
from commands.decision import Decision
from commands.entries.money import BalanceMoved, MoneyEntry, PaymentReported
from commands.entries.orders import OrderPlaced
from commands.entries.sheet import BY_SHEET, JournalRebuilt
from commands.faults import Fault, Reason
from commands.fold import Change, is_kept
from commands.rules.orders import Order
from sheets.cells import Cell
from sheets.decided import entry_key
from sheets.journal_import import Imported
from sheets.rebuild.catalog import OwnerTabs, prices_of, products_of, stock_cells, taken_over
from sheets.rebuild.orders import Goods, OrdersRead, particulars_of, read_placed
from sheets.rebuild.payments import MoneyRead, read_money
from sheets.rebuild.rows import movement_faults, read_movements
from sheets.rebuild.stock import StockRead, read_stock, with_reserves
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, SALDO

if TYPE_CHECKING:
    from commands.entries import Entry

LOST_NUMBERS = 100
"""So many orders or payments of today may have been told of, and never reached the Sheet."""

LONG_TABS = (ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, SALDO)
"""The tabs that are read page by page."""

_STRUCTURE = frozenset({Reason.TAB_MISSING, Reason.HEADER_MISSING, Reason.HEADER_DUPLICATE})

Grids = Mapping[str, Sequence[Sequence[Cell]]]
"""The long tabs, whole, by title; a tab that is not there is missing."""


class IncompleteSheetError(Exception):
    """Tabs or columns are missing that the beginning needs; the text names them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Facts, state that no fact makes (people, what cells show), and what could not be read."""

    facts: tuple[Imported, ...]
    state: tuple[Change, ...]
    faults: tuple[Fault, ...]
    orders: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Past:
    """What the long tabs say."""

    read: OrdersRead
    paid: MoneyRead
    orders: Mapping[str, Order]
    stock: StockRead


def beginning_of(tabs: OwnerTabs, grids: Grids, book: Book, at: datetime, codes: Iterator[str]) -> Taken:
    """All that the Sheet knows, as facts over a Book that holds next to nothing. Raises IncompleteSheetError."""
    past = _past(tabs, grids, at)
    catalog = taken_over(tabs, book, at, codes)
    facts = tuple(_facts(catalog, past, f"{tabs.known.today:%y%m%d}", at))
    return Taken(
        facts,
        tuple(_state(catalog, past)),
        (*tabs.readings.faults, *past.read.faults, *past.paid.faults),
        len(past.orders),
        past.read.left_out,
    )


def _past(tabs: OwnerTabs, grids: Grids, at: datetime) -> _Past:
    _require(tabs.readings.faults)
    _require(Fault(title, "", "", "", Reason.TAB_MISSING) for title in LONG_TABS if title not in grids)
    _require(movement_faults(grids[MUTASI_STOK]))
    goods = Goods.of(products_of(tabs.readings), prices_of(tabs.readings))
    read = read_placed(grids[PESANAN], grids[ITEM_PESANAN], tabs.known, goods)
    paid = read_money(grids[PEMBAYARAN], grids[SALDO], read.orders, tabs.known, at)
    _require((*read.faults, *paid.faults))
    movements = read_movements(grids[MUTASI_STOK])
    orders = {order.no: order for order in with_reserves(paid.orders, movements)}
    return _Past(read, paid, orders, read_stock(stock_cells(tabs.readings), movements, orders, at))


def _require(faults: Iterable[Fault]) -> None:
    """A tab or a column that is missing is mended first: what it held would be lost for good."""
    lacking = [f"{one.tab} {one.header}".strip() for one in faults if one.reason in _STRUCTURE]
    if lacking:
        raise IncompleteSheetError(", ".join(lacking))


def _facts(catalog: Decision, past: _Past, today: str, at: datetime) -> Iterator[Imported]:
    first = min((order.placed_at for order in past.orders.values()), default=at)
    entries: list[tuple[Entry, datetime]] = [(entry, first) for entry in catalog.entries]
    entries.extend((OrderPlaced(order), order.placed_at) for order in past.orders.values())
    entries.extend((fact, _at(fact)) for fact in past.paid.facts)
    entries.extend((moved, at) for moved in past.stock.moved)
    entries.append((_rebuilt(today, past, at), at))
    for place, (entry, when) in enumerate(entries):
        yield Imported(entry_key(entry, "rebuilt", place), entry, min(when, at), BY_SHEET)


def _at(fact: MoneyEntry) -> datetime:
    return fact.payment.at if isinstance(fact, PaymentReported) else fact.at


def _rebuilt(today: str, past: _Past, at: datetime) -> JournalRebuilt:
    """Drafts are numbered from the seconds of the clock on: no old button fits a new draft."""
    money = [
        fact.payment.id if isinstance(fact, PaymentReported) else fact.id
        for fact in past.paid.facts
        if isinstance(fact, PaymentReported | BalanceMoved)
    ]
    return JournalRebuilt(
        today,
        _last(past.read.numbers, f"P{today}-") + LOST_NUMBERS,
        int(at.timestamp()),
        max(_last(money, f"{letter}{today}-") for letter in "BS") + LOST_NUMBERS,
    )


def _last(numbers: Iterable[str], prefix: str) -> int:
    """The highest number of a day; her own IDs count for nothing."""
    tails = (no.removeprefix(prefix) for no in numbers if no.startswith(prefix))
    return max((int(tail) for tail in tails if tail.isdecimal()), default=0)


def _state(catalog: Decision, past: _Past) -> Iterator[Change]:
    people = {person.key: person for person in catalog.people}
    yield from ((Kind.PERSON, key, person) for key, person in people.items())
    for no, order in past.orders.items():
        own = particulars_of(past.read.orders[no].typed, order, people.get(order.partner_id))
        if is_kept(order) and own is not None:
            yield Kind.PARTICULARS, no, own
    yield from ((Kind.SHOWN, cell, showing) for cell, showing in (*catalog.shown, *past.stock.shown))
