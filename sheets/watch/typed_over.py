"""Cells of the bot's own that she typed over: put back, said in chat once, and in `Cek` for a while.

A cell was typed over if it shows neither what it must, nor what it showed at the last look that was taken in, nor what
the bot set there since. The last look stands in the replica: so what she typed while the bot was down is noticed too.
A row that no look ever showed tells nothing: whatever stands in it may be the bot's own.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from commands.book import Book
from commands.edits.content import answer_to
from commands.faults import Fault
from commands.lost import ORDERS, lost_row
from commands.replies.sheet import EditKind, EditTold
from commands.row_cells import HEADERS, ITEMS
from commands.rules.orders import OrderStatus
from commands.rules.payments import PaymentWay
from sheets.cells import Cell, is_blank, shown
from sheets.columns import CHECK, Writer
from sheets.columns import normal_header as plain
from sheets.journal_seen import SeenRow
from sheets.order_rows import OrderTyped
from sheets.reading import FaultyRow, GoodRow, TabReading
from sheets.setting_rows import SETTINGS
from sheets.tabs import (
    GRUP,
    HARGA,
    MITRA,
    MUTASI_STOK,
    ONGKIR,
    PAKET,
    PEMBAYARAN,
    PENGATURAN,
    PESANAN,
    PRODUK,
    SALDO,
    TABS,
    TIM,
    TINGKAT,
)
from sheets.watch.look import Look, TabLook
from sheets.watch.nameless import order_number
from sheets.watch.readings import PutBack, Readings
from sheets.watch.remarks import Place, Remarks
from sheets.watch.replica import Rows
from sheets.watch.typed_cells import TypedCells
from sheets.watch.typed_money import FOR_ORDERS
from sheets.watch.wish import Wish, Words
from sheets.watch.wishes import wishes
from sheets.watch.writing import displayed

_STAY = {
    MITRA: ("Pesan terakhir", "Bergabung"),
    GRUP: ("Nama",),
    PENGATURAN: ("Keterangan",),
    PESANAN: ("Catatan", "Waktu"),
    PEMBAYARAN: ("Nama", "Cara"),
}
"""Cells for which there may be no wish: they keep what they showed."""
_ENDED = (*_STAY[PESANAN], ITEMS, "Jatuh tempo", "Total", "Subtotal", "Pembayaran", "Mitra ID", "Tingkat")
"""The same, in the row of an order that is over."""
_SETTLED = (*_STAY[PEMBAYARAN], FOR_ORDERS)
"""The same, of a payment that was judged, or that goes back to her."""
_POSTAGE = "Ongkir"
_KEYS_ARE_HERS = frozenset({PRODUK, HARGA, PAKET, ONGKIR, TINGKAT, TIM})
"""Where she types keys, another key may have come to a cell, instead of another value."""


@dataclass(frozen=True, slots=True)
class Over:
    """A cell that was typed over, and how that is told."""

    place: Place
    row: int
    typed: str
    told: EditTold


@dataclass(frozen=True, slots=True)
class Found:
    """What one look shows. `readings`: with what must be put back, and what is said in `Cek`."""

    readings: Readings
    over: tuple[Over, ...] = ()
    news: tuple[EditTold, ...] = ()
    faults: tuple[Fault, ...] = ()
    """In rows of orders that are over: such rows come by and are gone again, so each is told when it appears."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A look, what it means, and what was known before. `lost`: rows that were missing until now.

    `keys`: key cells that `raw` shows typed over; in `look` they are as they were.
    """

    raw: Look
    look: Look
    readings: Readings
    before: Mapping[str, Rows]
    keys: tuple[PutBack, ...]
    lost: Collection[str]
    typed: TypedCells
    is_own: Callable[[TabLook, int, str], bool]
    is_silent: bool = False
    """The file is not what we left: nothing can be said of what was typed."""


@dataclass(slots=True)
class TypedOver:
    """Remembers what it said until the cell is as it must be."""

    remarks: Remarks
    _told: dict[Place, str] = field(default_factory=dict)

    def find(self, sight: Sight, book: Book, words: Words, at: datetime) -> Found:
        """What was typed over since the last look, each with its address. `book` has taken this look's edits."""
        search = _Search(sight, book)
        over = tuple(search.over(wishes(search.changed, book, words, at)))
        told = () if sight.is_silent else tuple(one for one in over if self._told.get(one.place) != one.typed)
        for one in told:
            self.remarks.say(one.place, one.told)
        put_back = (*sight.keys, *search.put_back)
        said = replace(sight.readings, put_back=put_back, remarks=self.remarks.by_row(search.rows))
        news = tuple(one.told for one in told if one.told.kind is not EditKind.CONTENT_ASKED)
        return Found(said, over, news, () if sight.is_silent else tuple(search.faults()))

    def told(self, found: Found) -> None:
        """It was told, durably."""
        self._told = {one.place: one.typed for one in found.over}


@dataclass(slots=True)
class _Search:
    """Through one look."""

    sight: Sight
    book: Book
    put_back: list[PutBack] = field(default_factory=list)
    changed: Readings = field(init=False)
    """The rows that are not as they were last seen: few, so that many open orders cost little."""
    _rows: dict[str, Mapping[str, int]] = field(default_factory=dict)
    _keys: dict[str, Mapping[int, str]] = field(default_factory=dict)
    _known: dict[str, Collection[str]] = field(default_factory=dict)
    _stood: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tabs = {title: self._changed(title, reading) for title, reading in self.sight.readings.tabs.items()}
        self.changed = replace(self.sight.readings, tabs=tabs)

    def _changed(self, title: str, reading: TabReading[Any]) -> TabReading[Any]:
        before = self.sight.before.get(title, {})

        def is_other(row: GoodRow[Any] | FaultyRow) -> bool:
            known = before.get(row.key or "")
            if title == PESANAN and not self._is_order(row):
                return True  # it may be one whose number was typed over long before that is sure
            filled = {header: cell for header, cell in row.raw.items() if cell is not None and cell != ""}
            return known is None or filled != known.cells

        return replace(
            reading,
            rows=tuple(row for row in reading.rows if is_other(row)),
            faulty=tuple(row for row in reading.faulty if is_other(row)),
        )

    def _is_order(self, row: GoodRow[Any] | FaultyRow) -> bool:
        no = order_number(row)
        return no in self.book.orders or no in self.sight.readings.ended

    def over(self, wished: Iterable[Wish]) -> Iterator[Over]:
        """All cells that were typed over; `put_back` holds those of them that no wish puts back."""
        settled = set[tuple[str, int, str]]()
        for wish in wished:
            column = TABS[wish.tab].column(wish.header)
            if not wish.stays and (column.writer is not Writer.BOT or wish.shared or wish.compares):
                continue
            if not self._stands(wish.tab, wish.header):
                continue  # that the column is gone is told by itself
            if wish.header in _STAY.get(wish.tab, ()) or wish.header in HEADERS:
                settled.add((wish.tab, wish.row, wish.header))
            if not wish.is_met(self._cell(wish.tab, wish.row, wish.header), self.book.zone):
                typed = wish.typed(self.book.zone)
                yield from self._wished(wish, next(iter(typed.values()), None))
        for one in self.sight.keys:
            yield self._one(one.tab, one.row, one.header, one.value, self._key(one.tab, one.row))
        for title in _STAY.keys() & self.changed.tabs.keys():
            yield from self._staying(title, settled)

    def faults(self) -> Iterator[Fault]:
        """What cannot be used in rows of orders that are over, and was typed since."""
        reading = self.changed.tabs.get(PESANAN)
        for row in reading.faulty if reading is not None else ():
            if order_number(row) in self.sight.readings.ended and (
                before := self._before(PESANAN, row.key or "")
            ):
                for fault in row.faults:
                    if self._is_new(PESANAN, row.row, fault.header, before):
                        yield fault

    def rows(self, title: str) -> Mapping[str, int]:
        """Row numbers by plain key; keys that stand there twice name no row."""
        if title == MUTASI_STOK:
            return {plain(moved.id): row for row, moved in self.sight.readings.movements.items()}
        if title not in self._rows:
            reading = self.sight.readings.tabs.get(title)
            named = [(row.key, row.row) for row in reading.every if row.key] if reading is not None else []
            times = Counter(key for key, _ in named)
            self._rows[title] = {key: row for key, row in named if times[key] == 1}
        return self._rows[title]

    def _stands(self, title: str, header: str) -> bool:
        seen = self.sight.look.tabs.get(title)
        return seen is not None and header in seen.layout.positions

    # -- by what it must show --------------------------------------------------------------

    def _wished(self, wish: Wish, value: Cell) -> Iterator[Over]:
        if wish.header in TABS[wish.tab].key:
            if wish.tab == PESANAN:  # the row is known by something else, and new ones come with their number
                yield self._one(wish.tab, wish.row, wish.header, value, plain(shown(value)))
            return
        key = self._key(wish.tab, wish.row)
        if wish.tab == MUTASI_STOK:  # what stands there was never anything else
            if wish.header != CHECK and not self.sight.is_own(
                self.sight.look.tabs[wish.tab], wish.row, wish.header
            ):
                yield self._one(wish.tab, wish.row, wish.header, value, key)
            return
        before = self._before(wish.tab, key)
        row = self._order_rows().get(wish.row) if wish.header == ITEMS else None
        if row is not None:
            yield from self._content(wish, row, value, key)
        elif before is not None and self._is_new(wish.tab, wish.row, wish.header, before):
            yield self._one(wish.tab, wish.row, wish.header, value, key)

    def _content(self, wish: Wish, row: GoodRow[OrderTyped], value: Cell, key: str) -> Iterator[Over]:
        """What is in an order, as she typed it: it is asked back or explained, also in a row that is new."""
        if ITEMS not in self.sight.typed.of_order(row, self.book):
            return
        order = self.book.orders[row.value.no]
        answer = answer_to(self.book, order, row.value.items)
        if answer is not None:
            yield self._answered(self._one(wish.tab, wish.row, ITEMS, value, key), answer, order.no)

    def _order_rows(self) -> Mapping[int, GoodRow[OrderTyped]]:
        reading = self.changed.tabs.get(PESANAN)
        rows = () if reading is None else reading.rows
        return {row.row: row for row in rows if row.value.no in self.book.orders}

    def _answered(self, over: Over, answer: EditKind, no: str) -> Over:
        if answer is EditKind.ROW_PUT_BACK:
            return over
        return replace(over, told=EditTold(answer, over.told.what, no, over.told.after))

    # -- by what it showed -----------------------------------------------------------------

    def _staying(self, title: str, settled: Collection[tuple[str, int, str]]) -> Iterator[Over]:
        reading: TabReading[Any] = self.changed.tabs[title]
        for row in reading.every:
            headers = self._headers(title, row)
            before = self._before(title, row.key or "") if headers else None
            if before is None:
                continue
            for header in headers:
                if (title, row.row, header) in settled or header not in reading.layout.positions:
                    continue
                stood = _note(before) if title == PENGATURAN else before.cells.get(header)
                is_right = shown(self._cell(title, row.row, header)) == shown(stood)
                if not is_right and self._is_new(title, row.row, header, before):
                    self.put_back.append(PutBack(title, row.row, header, stood))
                    yield self._stayed(title, row, header, stood, before.key)
            if title == PESANAN:
                yield from self._late(row, before)

    def _stayed(self, title: str, row: GoodRow[Any] | FaultyRow, header: str, stood: Cell, key: str) -> Over:
        one, no = self._one(title, row.row, header, stood, key), order_number(row)
        is_sent = header == ITEMS and one.typed and self.sight.readings.ended.get(no) is OrderStatus.DONE
        return self._answered(one, EditKind.CONTENT_TOO_LATE if is_sent else EditKind.ROW_PUT_BACK, no)

    def _late(self, row: GoodRow[Any] | FaultyRow, before: SeenRow) -> Iterator[Over]:
        """Postage of hers for an order that is over: it stays there, and is not counted."""
        no = order_number(row)
        is_over = no in self.sight.readings.ended and isinstance(row, GoodRow)
        if is_over and self._is_new(PESANAN, row.row, _POSTAGE, before):
            one = self._one(PESANAN, row.row, _POSTAGE, no, before.key)
            told = EditTold(EditKind.POSTAGE_TOO_LATE, one.told.what, no, one.typed)
            yield replace(one, told=told)

    def _headers(self, title: str, row: GoodRow[Any] | FaultyRow) -> tuple[str, ...]:
        """The cells of a row that stay as they were."""
        if title == PESANAN:
            no = order_number(row)
            if no in self.sight.readings.ended:
                return _ENDED
            return _STAY[title] if no in self.book.orders else ()
        if title == PEMBAYARAN:
            return self._of_payment(shown(row.raw.get("ID")))
        return _STAY[title] if (row.key or "") in self._known_keys(title) else ()

    def _of_payment(self, number: str) -> tuple[str, ...]:
        """Whose money it is, and how it came, is settled once a row counts."""
        waiting = self.book.payments.get(number)
        goes_back = waiting is not None and waiting.way is PaymentWay.PAID_BACK
        if goes_back or number in self.sight.readings.judged:
            return _SETTLED
        return _STAY[PEMBAYARAN] if number in self.sight.readings.known_payments else ()

    def _known_keys(self, title: str) -> Collection[str]:
        if title not in self._known:
            self._known[title] = known_keys(title, self.book)
        return self._known[title]

    # -- common ----------------------------------------------------------------------------

    def _cell(self, title: str, row: int, header: str) -> Cell:
        return self.sight.look.tabs[title].cell(row, header)

    def _key(self, title: str, row: int) -> str:
        if title not in self._keys:
            self._keys[title] = {number: key for key, number in self.rows(title).items()}
        return self._keys[title].get(row, "")

    def _before(self, title: str, key: str) -> SeenRow | None:
        """The row as it was last seen; None: nothing can be told of it."""
        if not key or (title == PESANAN and lost_row(ORDERS, key.upper()) in self.sight.lost):
            return None
        return self.sight.before.get(title, {}).get(key)

    def _is_new(self, title: str, row: int, header: str, before: SeenRow) -> bool:
        """Whether this cell shows what neither stood there before nor was set by the bot."""
        cell = self._cell(title, row, header)
        if not self._stands(title, header) or shown(cell) == shown(before.cells.get(header)):
            return False
        if title in _KEYS_ARE_HERS and row != before.number and shown(cell) in self._column(title, header):
            return False
        return not self.sight.is_own(self.sight.look.tabs[title], row, header)

    def _column(self, title: str, header: str) -> set[str]:
        """What stood in this column."""
        if (title, header) not in self._stood:
            rows = self.sight.before.get(title, {}).values()
            self._stood[title, header] = {shown(row.cells.get(header)) for row in rows}
        return self._stood[title, header]

    def _one(self, title: str, row: int, header: str, value: Cell, key: str) -> Over:
        tab = self.sight.raw.tabs[title]
        typed, kind = shown(tab.cell(row, header)), TABS[title].column(header).kind
        what = f"{title}, {tab.layout.cell(header, row)}"
        stands = "" if is_blank(value) else displayed(kind, value)
        return Over((title, key, header), row, typed, EditTold(EditKind.ROW_PUT_BACK, what, stands, typed))


def known_keys(title: str, book: Book) -> frozenset[str]:
    """The plain keys of the rows of a tab that the bot knows."""
    known: Mapping[str, Collection[str]] = {
        MITRA: book.partners,
        GRUP: book.groups,
        PENGATURAN: SETTINGS,
        PRODUK: book.products,
    }
    return frozenset(plain(key) for key in known[title])


KEYS_OF_FACTS = frozenset({PEMBAYARAN, SALDO})
"""Tabs in which every row that had a key is known: old ones too, which no state holds any more."""


def _note(setting: SeenRow) -> str:
    """What stands beside a setting."""
    name = plain(shown(setting.cells.get("Nama")))
    return next((one.note for one in SETTINGS.values() if plain(one.name) == name), "")
