"""Rows that the owner typed into `Pembayaran` and `Saldo`: whose they are, and what keeps them from counting. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from commands.book import Book
from commands.faults import Fault, Reason
from commands.paying import is_hers, most_moved, most_out
from commands.rules.payments import PaymentState, PaymentWay
from sheets.balance_rows import BalanceTyped
from sheets.cells import is_blank, shown
from sheets.columns import Kind
from sheets.columns import normal_header as plain
from sheets.order_rows import PaymentTyped
from sheets.reading import FaultyRow, GoodRow, TabReading
from sheets.tabs import PEMBAYARAN, SALDO
from sheets.watch.readings import Readings
from sheets.watch.writing import displayed

FOR_ORDERS = "No pesanan"
"""Which orders a payment is for."""
OWN_CELLS = ("Waktu", "Oleh", "Mitra ID")
"""Filled by the bot once a row counts: where they are, the row was once known."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a row is, by name or ID, or by the order that it names."""

    book: Book
    _ids: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.book.partners:
            for word in {plain(key), plain(self.book.person(key).name)} - {""}:
                ids[word].append(key)
        object.__setattr__(self, "_ids", {word: tuple(keys) for word, keys in ids.items()})

    def of(self, name: str, orders: Collection[str]) -> str | tuple[str, Reason, tuple[str, ...]]:
        """A partner's ID; or a header, and what is wrong there."""
        known = [self.book.orders[no].partner_id for no in orders if no in self.book.orders]
        if len(known) < len(orders):
            return FOR_ORDERS, Reason.UNKNOWN_ORDER, ()
        keys = self._ids.get(plain(name), ()) if name else tuple(dict.fromkeys(known))
        if len(keys) > 1 and known:
            keys = tuple(key for key in keys if key in known)
        if not keys:
            return "Nama", Reason.UNKNOWN_PARTNER if name else Reason.REQUIRED, ()
        if len(keys) > 1:
            return "Nama", Reason.SEVERAL_PARTNERS, keys
        return keys[0] if set(known) <= {keys[0]} else (FOR_ORDERS, Reason.UNKNOWN_ORDER, ())


def with_money_checked(readings: Readings, book: Book) -> Readings:
    """The same, where new rows that cannot count are faulty."""
    tabs = dict(readings.tabs)
    owners = Owners(book)
    for title, known in ((PEMBAYARAN, readings.known_payments), (SALDO, readings.known_balances)):
        if title in tabs:
            tabs[title] = _checked(tabs[title], known, owners)
    return replace(readings, tabs=tabs)


def _checked(reading: TabReading[Any], known: Collection[str], owners: Owners) -> TabReading[Any]:
    faulty = [(row, fault) for row in reading.rows if (fault := _fault(reading, row, known, owners))]
    if not faulty:
        return reading
    rows = {row.row for row, _ in faulty}
    bad = (FaultyRow(row.row, row.key or None, (fault,), row.raw) for row, fault in faulty)
    return replace(
        reading,
        rows=tuple(row for row in reading.rows if row.row not in rows),
        faulty=(*reading.faulty, *bad),
    )


def _fault(
    reading: TabReading[Any], row: GoodRow[Any], known: Collection[str], owners: Owners
) -> Fault | None:
    if _lacks_amount(row.value, is_new=row.value.id not in known):
        return _say(reading, row, "Jumlah", Reason.REQUIRED, ())
    if row.value.id in known:
        return _not_hers(reading, row, owners.book) or _too_much(reading, row, owners.book)
    if not any(is_blank(row.raw.get(header)) for header in OWN_CELLS):
        return _say(reading, row, "ID", Reason.LOST_ID, ())
    owner = owner_of(row.value, owners)
    if not isinstance(owner, str):
        return _say(reading, row, *owner)
    return _too_much(reading, row, owners.book, owner)


def _not_hers(reading: TabReading[Any], row: GoodRow[Any], book: Book) -> Fault | None:
    """Whether she wrote an order beside a payment that waits which is not that partner's, or is over."""
    waiting, named = book.payments.get(row.value.id), getattr(row.value, "orders", ())
    if waiting is None or waiting.way is PaymentWay.PAID_BACK or named == waiting.orders:
        return None
    if all(is_hers(book, no, waiting.partner_id) for no in named):
        return None
    return _say(reading, row, FOR_ORDERS, Reason.UNKNOWN_ORDER, ())


def _too_much(
    reading: TabReading[Any], row: GoodRow[Any], book: Book, owner: str | None = None
) -> Fault | None:
    """Whether more goes out than there is. `owner`: whose a new row is."""
    typed, waiting = row.value, book.payments.get(row.value.id)
    if isinstance(typed, BalanceTyped):
        most = None if owner is None else most_moved(book, typed.kind, typed.order)
        return _more_than(reading, row, most, Reason.OVER_PAID)
    way, orders = typed.way, typed.orders
    if waiting is not None:
        owner, way, orders = waiting.partner_id, waiting.way, waiting.orders
    is_new_there = waiting is None and typed.state is None
    if owner is None or way is None or not (is_new_there or typed.state is PaymentState.ARRIVED):
        return None
    is_of_order = way is PaymentWay.PAID_BACK and orders
    most = most_out(book, owner, way, orders)
    return _more_than(reading, row, most, Reason.OVER_PAID if is_of_order else Reason.OVER_BALANCE)


def _more_than(reading: TabReading[Any], row: GoodRow[Any], most: int | None, reason: Reason) -> Fault | None:
    if most is None or row.value.amount <= most:
        return None
    return _say(reading, row, "Jumlah", reason, (displayed(Kind.RUPIAH, most),))


def _lacks_amount(typed: PaymentTyped | BalanceTyped, *, is_new: bool) -> bool:
    """How much it was must be known of what arrived, and of what she writes down herself."""
    if not isinstance(typed, PaymentTyped) or typed.amount is not None:
        return False
    return is_new or typed.state is PaymentState.ARRIVED


def owner_of(typed: PaymentTyped | BalanceTyped, owners: Owners) -> str | tuple[str, Reason, tuple[str, ...]]:
    """As `Owners.of`."""
    if isinstance(typed, PaymentTyped):
        return owners.of(typed.name, typed.orders)
    return owners.of(typed.name, [typed.order] if typed.order in owners.book.orders else [])


def _say(
    reading: TabReading[Any], row: GoodRow[Any], header: str, reason: Reason, options: tuple[str, ...]
) -> Fault:
    layout = reading.layout
    typed = shown(row.raw.get(header))[:60]
    return Fault(layout.tab.title, layout.cell(header, row.row), header, typed, reason, options)


def new_ids(readings: Readings, title: str, at: datetime, book: Book) -> Iterator[tuple[int, str]]:
    """By row number, an ID for each new row that is whole: never one that was given, nor the form of the bot's own."""
    reading = readings.tabs.get(title)
    letter = "B" if title == PEMBAYARAN else "S"
    moment = f"{int(at.timestamp() * 1000) % 86_400_000:x}".upper()
    for row in reading.rows if reading is not None else ():
        if not row.key:
            yield row.row, f"{letter}{book.day(at):%y%m%d}-K{moment}{row.row}"
