"""Readings become what the inside decides on: rows that count, by the domain's own keys."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zlib import crc32

from commands.book import Book
from commands.edits.money_seen import BalanceSeen, PaymentSeen
from commands.edits.seen import MemberSeen, OrderSeen, PartnerSeen, ProductSeen, SheetSeen, TabSeen
from commands.row_cells import ITEMS, PAYMENT, SUBTOTAL, TOTAL
from commands.rules.network import Person
from sheets.catalog_rows import StockedProduct
from sheets.cells import shown
from sheets.columns import normal_header as plain
from sheets.network_rows import TeamMember
from sheets.order_rows import OrderTyped
from sheets.reading import GoodRow
from sheets.tabs import (
    GRUP,
    HARGA,
    ITEM_PESANAN,
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
from sheets.watch.memory import Memory, Sifted
from sheets.watch.nameless import nameless_orders, order_number
from sheets.watch.readings import Readings
from sheets.watch.typed_cells import TypedCells
from sheets.watch.typed_money import FOR_ORDERS, Owners, owner_of
from sheets.words import PAYMENT_STATUS

FOLLOWS_ROWS = frozenset({HARGA, PAKET, ONGKIR})
"""Tabs whose keys are made of what the owner types: a changed key is an edit of that row."""

Keyed = Callable[[Any], tuple[str, Any]]
"""A row's value -> the domain's key and value."""


def sheet_seen(  # noqa: PLR0913 - what a look is judged by
    readings: Readings,
    book: Book,
    memory: Memory,
    typed_cells: TypedCells,
    *,
    at: datetime,
    stamp: str,
    codes: Iterator[str],
    is_first: bool,
) -> tuple[SheetSeen, tuple[str, ...]]:
    """What this look says, and the tabs in which so much is missing that nothing was ended."""
    accidents: list[str] = []

    def tab(title: str, known: Mapping[str, Any], keyed: Keyed) -> TabSeen[Any]:
        if title not in readings.tabs:
            return TabSeen()
        names = {plain(key): key for key in known}
        sifted: Sifted = memory.sift(
            title, readings.tabs[title], names.keys(), is_first=is_first, follows_rows=title in FOLLOWS_ROWS
        )
        if sifted.is_accident:
            accidents.append(title)
        rows = dict(keyed(row.value) for row in sifted.rows)
        present = frozenset(
            names[plain(row.key)] for row in readings.tabs[title].every if plain(row.key) in names
        )
        return TabSeen(rows, frozenset(names[key] for key in sifted.gone if key in names), present)

    orders, many_gone = _orders(readings, book, memory, typed_cells)
    if many_gone:
        accidents.append(PESANAN)
    lines = memory.overdue(ITEM_PESANAN, readings.lines.absent, readings.lines.count)
    if lines.is_accident:
        accidents.append(ITEM_PESANAN)
    members = {book.person(key).name: key for key in book.members}
    seen = SheetSeen(
        at=at,
        stamp=stamp,
        codes=codes,
        is_first=is_first,
        settings=tab(PENGATURAN, book.settings, lambda typed: (typed.name, typed.value)),
        tiers=tab(TINGKAT, book.tiers, lambda tier: (tier.name, tier)),
        products=tab(PRODUK, book.products, _product),
        components=tab(PAKET, book.components, lambda part: (part.key, part)),
        prices=tab(HARGA, book.prices | book.held | book.refused, lambda row: (row.key, row)),
        postage=tab(ONGKIR, book.postage, lambda one: (one.city, (one.city, one.fee))),
        partners=tab(
            MITRA, book.partners, lambda row: (row.partner.id, PartnerSeen(row.partner, row.person))
        ),
        members=_by_key(tab(TIM, members, lambda row: _member(row, members)), members),
        groups=tab(GRUP, book.groups, lambda group: (group.key, group)),
        orders=orders,
        payments=_payments(readings, book, memory, typed_cells),
        balances=_balances(readings, book, memory),
        lines=TabSeen({}, lines.gone, readings.lines.present),
        ended=readings.ended,
    )
    return seen, tuple(accidents)


def _product(row: StockedProduct) -> tuple[str, ProductSeen]:
    return row.product.sku, ProductSeen(row.product, row.stock, row.added)


def _member(row: TeamMember, members: Mapping[str, str]) -> tuple[str, MemberSeen]:
    """The team's rows have no ID: a member's key is what the bot made of her name when it first saw it."""
    known = {plain(name): key for name, key in members.items()}
    key = known.get(plain(row.name), f"T{crc32(plain(row.name).encode()):08x}")
    return key, MemberSeen(replace(row.member, key=key), Person(key, name=row.name))


def _by_key(seen: TabSeen[MemberSeen], members: Mapping[str, str]) -> TabSeen[MemberSeen]:
    return TabSeen(seen.rows, frozenset(members[name] for name in seen.gone))


def _orders(
    readings: Readings, book: Book, memory: Memory, typed_cells: TypedCells
) -> tuple[TabSeen[OrderSeen], bool]:
    """Orders are known by number. Their rows are in windows only, so what is missing is found by the walk."""
    reading = readings.tabs.get(PESANAN)
    if reading is None or reading.header_faults:
        return TabSeen(), False
    nameless = nameless_orders(readings, book)
    lost = memory.overdue(PESANAN, readings.absent - set(nameless.values()), len(book.orders))
    rows = {row.value.no: _order(row, typed_cells, book) for row in reading.rows if row.value.no}
    present = frozenset(filter(None, map(order_number, reading.every)))
    return TabSeen(rows, lost.gone, present), lost.is_accident


def _order(row: GoodRow[OrderTyped], typed_cells: TypedCells, book: Book) -> OrderSeen:
    typed = row.value
    return OrderSeen(
        typed.no,
        typed.status,
        typed.postage,
        typed.courier,
        typed.waybill,
        pay_method=typed.pay_method,
        delivery=typed.delivery,
        ship_on=typed.ship_on,
        recipient=typed.recipient,
        address=typed.address,
        sender=typed.sender,
        items=typed.items,
        typed=typed_cells.of_order(row, book),
        own=_own_cells(row),
    )


def _own_cells(row: GoodRow[OrderTyped]) -> Mapping[str, str]:
    """As `Book.shown` remembers them; without one that shows no word of ours."""
    payment = PAYMENT_STATUS.read(shown(row.raw.get(PAYMENT)))
    money = {header: shown(row.raw.get(header)) for header in (TOTAL, SUBTOTAL)}
    return money | {ITEMS: row.value.items} | ({} if payment is None else {PAYMENT: payment.value})


def _payments(
    readings: Readings, book: Book, memory: Memory, typed_cells: TypedCells
) -> TabSeen[PaymentSeen]:
    """Those that wait to be judged, and new ones that stood there long enough. A row that is gone changes nothing."""
    rows, owners = _money_rows(PEMBAYARAN, readings, readings.known_payments, memory), Owners(book)
    found: dict[str, PaymentSeen] = {}
    for row in rows:
        typed, is_new = row.value, row.value.id not in readings.known_payments
        owner = owner_of(typed, owners) if is_new else typed.partner_id
        is_said = bool(typed.orders) or is_new or typed_cells.among(PEMBAYARAN, row, (FOR_ORDERS,))
        found[typed.id] = PaymentSeen(
            typed.id,
            owner if isinstance(owner, str) else "",
            typed.orders if is_said else None,
            typed.amount or 0,
            typed.way,
            typed.state,
            typed.at,
            is_new,
        )
    return TabSeen(found)


def _balances(readings: Readings, book: Book, memory: Memory) -> TabSeen[BalanceSeen]:
    rows, owners = _money_rows(SALDO, readings, readings.known_balances, memory), Owners(book)
    found: dict[str, BalanceSeen] = {}
    for typed in (row.value for row in rows if row.value.id not in readings.known_balances):
        owner = owner_of(typed, owners)
        if isinstance(owner, str):
            found[typed.id] = BalanceSeen(typed.id, owner, typed.kind, typed.moves, typed.order, typed.at)
    return TabSeen(found)


def _money_rows(
    title: str, readings: Readings, known: Collection[str], memory: Memory
) -> Sequence[GoodRow[Any]]:
    reading = readings.tabs.get(title)
    if reading is None:
        return ()
    here = {row.key for row in reading.every if row.key and shown(row.raw.get("ID")) in known}
    return memory.sift(title, reading, here, is_first=False, is_money=True).rows
