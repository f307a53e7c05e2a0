"""What the bot's cells must show, worked out anew from the Book at every look: nothing is remembered.

A cell that differs is written; a B cell that somebody typed over comes back the same way.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from commands.book import Book
from commands.chats import as_it_is_now
from commands.edits.stock import added_cell, readings, shelf_cell
from commands.fold import status_cell
from commands.rules.catalog import PriceRow
from commands.rules.network import Group
from commands.rules.orders import Order, OrderStatus
from sheets.catalog_rows import StockedProduct
from sheets.cells import shown, write_date
from sheets.columns import CHECK
from sheets.columns import normal_header as plain
from sheets.network_rows import KnownPartner, SettingTyped, TeamMember
from sheets.order_rows import OrderTyped
from sheets.reading import FaultyRow, GoodRow, TabReading
from sheets.tabs import GRUP, HARGA, ITEM_PESANAN, MITRA, MUTASI_STOK, PENGATURAN, PESANAN, PRODUK, TABS, TIM
from sheets.watch.money_wishes import money_wishes
from sheets.watch.nameless import nameless_orders, order_number
from sheets.watch.proposals import new_partner_ids, new_skus
from sheets.watch.readings import Readings
from sheets.watch.term_wishes import ended_wishes, filling_wishes, term_wishes
from sheets.watch.wish import Wish, Words
from sheets.words import PAYMENT_STATUS, REACH, STATUS
from sheets.writing import Raw, Value


def wishes(look: Readings, book: Book, words: Words, at: datetime) -> Iterator[Wish]:
    """All cells that the bot answers for, in the rows of this look."""
    for title, reading in look.tabs.items():
        if not reading.header_faults and TABS[title].has_check:
            yield from _checks(title, reading, look, book, words)
    yield from _products(look.tabs.get(PRODUK), book)
    yield from _partners(look.tabs.get(MITRA), book, words, at)
    yield from _team(look.tabs.get(TIM), book, words, at)
    yield from _groups(look.tabs.get(GRUP), book)
    yield from _prices(look.tabs.get(HARGA), book)
    yield from _settings(look.tabs.get(PENGATURAN), book)
    yield from _orders(look.tabs.get(PESANAN), book, look.ended)
    yield from money_wishes(look, book, words, at)
    yield from _movements(look, words)
    for row, no in nameless_orders(look, book).items():
        yield Wish(PESANAN, row, "No", no)
    for one in look.put_back:
        yield Wish(one.tab, one.row, one.header, None if one.value in (None, "") else Raw(one.value))
    for cell in look.lines.wrong:
        yield Wish(ITEM_PESANAN, cell.row, cell.header, cell.value)


def _checks(title: str, reading: TabReading[Any], look: Readings, book: Book, words: Words) -> Iterator[Wish]:
    """What keeps a row out of force, and below it what could not stay there."""

    def check(row: int, *said: str) -> Wish:
        remarks = map(words.put_back, look.remarks.get((title, row), ()))
        return Wish(title, row, CHECK, " ".join(filter(None, (*said, *remarks))))

    for bad in reading.faulty:
        yield check(bad.row, *map(words.fault, bad.faults))
    for row in reading.rows:
        waits = ""
        if title == HARGA and (held := book.held.get(row.value.key)) is not None:
            waits = words.held(held, book.prices.get(row.value.key))
        yield check(row.row, waits)


def _products(reading: TabReading[StockedProduct] | None, book: Book) -> Iterator[Wish]:
    if reading is None:
        return
    proposed = new_skus(reading, book)
    for row in reading.rows:
        sku = row.value.product.sku
        if not sku:
            yield Wish(PRODUK, row.row, "SKU", proposed[row.row])
        elif sku in book.products:
            yield from _stock(row, sku, book)
    for number, sku in _known(reading, book.products):
        yield Wish(PRODUK, number, "Dipesan", book.reserved.get(sku))


def _known(reading: TabReading[Any], keys: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Rows, faulty ones too, and whose they are; of copies nobody can tell."""
    times = Counter(row.key for row in reading.every)
    named = {plain(key): key for key in keys}
    for row in reading.every:
        if row.key and times[row.key] == 1 and row.key in named:
            yield row.row, named[row.key]


def _stock(row: GoodRow[StockedProduct], sku: str, book: Book) -> Iterator[Wish]:
    """Only what was read is changed: a number that she typed since is taken first, by the next look."""
    if sku in book.shelf and _is_taken(book, shelf_cell(sku), row.raw.get("Stok")):
        shelf = book.shelf[sku]
        change = shown(row.raw.get("Stok")), str(shelf)
        yield Wish(PRODUK, row.row, "Stok", shelf, shelf_cell(sku), change)
    if row.value.added is not None and _is_taken(book, added_cell(sku), row.raw.get("Tambah stok")):
        change = shown(row.raw.get("Tambah stok")), ""
        yield Wish(PRODUK, row.row, "Tambah stok", None, added_cell(sku), change)


def _is_taken(book: Book, name: str, cell: object) -> bool:
    return shown(cell) in readings(book.shown.get(name, ""))


def _groups(reading: TabReading[Group] | None, book: Book) -> Iterator[Wish]:
    """A group that became a supergroup has another chat id."""
    if reading is None:
        return
    for row in reading.rows:
        now = as_it_is_now(row.value, book)
        if now != row.value:
            yield Wish(GRUP, row.row, "Chat ID", str(now.chat_id))


def _partners(
    reading: TabReading[KnownPartner] | None, book: Book, words: Words, at: datetime
) -> Iterator[Wish]:
    if reading is None:
        return
    proposed = new_partner_ids(reading, book)
    owed: Counter[str] = Counter()
    newest: dict[str, date] = {}
    for order in book.orders.values():
        owed[order.partner_id] += order.unpaid
        day = book.day(order.placed_at)
        newest[order.partner_id] = max(day, newest.get(order.partner_id, day))
    links = _links(book, words, at)
    for row in reading.rows:
        if not row.value.partner.id:
            yield Wish(MITRA, row.row, "ID", proposed[row.row])
    last = {row.row: row.raw.get("Pesan terakhir") for row in reading.every}
    for number, key in _known(reading, book.partners):
        partner = book.partners[key]
        values: dict[str, Value] = {
            "Belum dibayar": owed[key] or None,
            "Bot": REACH.write(partner.reach),
            "Undangan": links.get(key, ""),
            "Telegram ID": str(partner.telegram_id or ""),
            "Username": book.person(key).username,
        }
        if key in newest and _is_later(newest[key], last[number]):
            values["Pesan terakhir"] = newest[key]
        yield from (Wish(MITRA, number, header, value) for header, value in values.items())


def _is_later(day: date, cell: object) -> bool:
    """Only open orders are known here: the day of one never takes the place of a later one that is done."""
    return not isinstance(cell, int | float) or cell <= write_date(day)["numberValue"]


def _links(book: Book, words: Words, at: datetime) -> Mapping[str, str]:
    return {
        invite.for_key: words.invite_link(invite.code)
        for invite in book.invites.values()
        if invite.expires > at
    }


def _team(reading: TabReading[TeamMember] | None, book: Book, words: Words, at: datetime) -> Iterator[Wish]:
    if reading is None:
        return
    by_name = {book.person(key).name: member for key, member in book.members.items()}
    links = _links(book, words, at)
    for number, name in _known(reading, by_name):
        member = by_name[name]
        yield Wish(TIM, number, "Undangan", links.get(member.key, ""))
        yield Wish(TIM, number, "Telegram ID", str(member.telegram_id or ""))


def _prices(reading: TabReading[PriceRow] | None, book: Book) -> Iterator[Wish]:
    """A price that the owner said was not meant is put right in her cell: that is what she asked for."""
    if reading is None:
        return
    for row in reading.rows:
        key = row.value.key
        in_force = book.prices.get(key)
        if book.refused.get(key) == row.value and in_force is not None and in_force.price != row.value.price:
            yield Wish(HARGA, row.row, "Harga", in_force.price, compares=True)


def _settings(reading: TabReading[SettingTyped] | None, book: Book) -> Iterator[Wish]:
    """A setting that a person changed in chat goes into her cell: that is what she asked for.

    Only over what stood there then, or over what is none (her answer is what mends it).
    """
    if reading is None:
        return
    typed = {row.row: row.value.value for row in reading.rows}
    for number, name in _known(reading, book.replaced):
        if number not in typed or typed[number] in book.replaced[name].texts:
            yield Wish(PENGATURAN, number, "Nilai", book.settings.get(name, ""), compares=True)


def _orders(
    reading: TabReading[OrderTyped] | None, book: Book, ended: Mapping[str, OrderStatus]
) -> Iterator[Wish]:
    if reading is None:
        return
    for row in reading.every:
        no = order_number(row)
        order = book.orders.get(no)
        if order is not None:
            for header, value in own_cells_of(order).items():
                yield Wish(PESANAN, row.row, header, value)
            yield from _status(row, no, order.status, book)
            yield from filling_wishes(row, no, book)
            if isinstance(row, GoodRow):
                yield from term_wishes(row, order, book)
        elif no in ended:
            yield from ended_wishes(row.row, no, book)
            yield from filling_wishes(row, no, book)
            yield from _status(row, no, ended[no], book)


def _movements(look: Readings, words: Words) -> Iterator[Wish]:
    for row, moved in look.movements.items():
        yield Wish(MUTASI_STOK, row, "Rujukan", moved.ref)
        yield Wish(MUTASI_STOK, row, "Oleh", moved.by)
        yield Wish(MUTASI_STOK, row, "SKU", moved.sku)
        remarks = map(words.put_back, look.remarks.get((MUTASI_STOK, row), ()))
        yield Wish(MUTASI_STOK, row, CHECK, " ".join(remarks))


def own_cells_of(order: Order) -> Mapping[str, Value]:
    """What the bot's own cells of an open order's row must show."""
    return {
        "Total": order.total,
        "Subtotal": order.subtotal,
        "Pembayaran": PAYMENT_STATUS.write(order.payment_status),
        "Jatuh tempo": order.due,
        "Mitra ID": order.partner_id,
        "Tingkat": order.tier,
    }


def _status(row: GoodRow[OrderTyped] | FaultyRow, no: str, status: OrderStatus, book: Book) -> Iterator[Wish]:
    """Only over what was read and taken: what she typed since is hers until the next look."""
    typed = STATUS.read(shown(row.raw.get("Status")))
    if typed is not None and typed.value in readings(book.shown.get(status_cell(no))):
        change = typed.value, status.value
        yield Wish(PESANAN, row.row, "Status", STATUS.write(status), status_cell(no), change)
