"""Facts as rows of the Sheet: which rows an entry adds to which tabs. Pure; positions are not known here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commands.book import Book
from commands.entries import (
    AccountLinked,
    MemberSet,
    OrderMoved,
    OrderPlaced,
    PostageFilled,
    PriceAnswered,
    PriceEnded,
    PriceHeld,
    PriceSet,
    StockMoved,
)
from commands.rules.catalog import PriceRow
from commands.rules.orders import Order, OrderLine
from sheets.cells import write_date, write_number, write_text, write_time
from sheets.journal_road import Stored
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN, RIWAYAT, TIM
from sheets.words import PAY_METHOD, PAYMENT_STATUS, ROLE, STATUS, STOCK_KIND

Json = dict[str, Any]

FROM_SHEET = "Sheet"
"""`by` of what came from the Sheet: it stands there already."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """Typed cells by header, for a row that is to be added to a tab."""

    tab: str
    cells: dict[str, Json]


def rows_of(stored: Stored, book: Book) -> Iterator[NewRow]:
    """The rows that an entry adds, in the order in which they belong into one batch."""
    match stored.entry:
        case OrderPlaced(order):
            yield _order(order, book)
            for place, line in enumerate(order.lines, start=1):
                yield _item(order, place, line, book)
        case StockMoved() as moved:
            yield _moved(moved, book)
        case MemberSet(member) if stored.by != FROM_SHEET:
            name = book.person(member.key).name
            cells = {
                "Nama": name,
                "Peran": ROLE.write(member.role),
                "Telegram ID": str(member.telegram_id or ""),
            }
            yield NewRow(TIM, {header: write_text(text) for header, text in cells.items()})
        case _:
            told = _told(stored, book)
            if told is not None:
                yield _history(stored, book, *told)


def group_of(stored: Stored) -> str:
    """Entries of one group are never parted: an order and the stock that it moves."""
    match stored.entry:
        case OrderPlaced(order):
            return order.no
        case StockMoved(ref=ref) if ref:
            return ref
        case _:
            return f"#{stored.seq}"


def _order(order: Order, book: Book) -> NewRow:
    person = book.person(order.partner_id)
    items = ", ".join(f"{line.name} {line.quantity}" for line in order.lines)
    return NewRow(
        PESANAN,
        {
            "No": write_text(order.no),
            "Nama": write_text(person.name),
            "Isi": write_text(items),
            "Total": write_number(order.total),
            "Status": write_text(STATUS.write(order.status)),
            "Pembayaran": write_text(PAYMENT_STATUS.write(order.payment_status)),
            "Bayar": write_text(PAY_METHOD.write(order.pay_method)),
            "Ongkir": write_number(order.postage),
            "Jatuh tempo": write_date(order.due),
            "Penerima": write_text(person.name),
            "Alamat kirim": write_text(person.address),
            "Waktu": write_time(order.placed_at, book.zone),
            "Mitra ID": write_text(order.partner_id),
            "Tingkat": write_text(order.tier),
            "Subtotal": write_number(order.subtotal),
        },
    )


def _item(order: Order, place: int, line: OrderLine, book: Book) -> NewRow:
    return NewRow(
        ITEM_PESANAN,
        {
            "No": write_text(order.no),
            "Baris": write_number(place),
            "SKU": write_text(line.sku),
            "Nama": write_text(line.name),
            "Jumlah": write_number(line.quantity),
            "Harga": write_number(line.price),
            "Tingkat harga": write_text(line.price_tier),
            "Subtotal": write_number(line.subtotal),
            "HPP": write_number(line.cost),
            "Waktu": write_time(order.placed_at, book.zone),
        },
    )


def _moved(moved: StockMoved, book: Book) -> NewRow:
    name = book.products[moved.sku].name if moved.sku in book.products else moved.sku
    return NewRow(
        MUTASI_STOK,
        {
            "ID": write_text(moved.id),
            "Waktu": write_time(moved.at, book.zone),
            "Produk": write_text(name),
            "Jumlah": write_number(moved.quantity),
            "Jenis": write_text(STOCK_KIND.write(moved.kind)),
            "Rujukan": write_text(moved.ref),
            "Oleh": write_text(moved.by),
            "SKU": write_text(moved.sku),
        },
    )


def _history(stored: Stored, book: Book, what: str, detail: str) -> NewRow:
    cells = {"Oleh": stored.by, "Kejadian": what, "Rincian": detail}
    typed = {header: write_text(text) for header, text in cells.items()}
    return NewRow(RIWAYAT, {"Waktu": write_time(stored.at, book.zone), **typed})


def _told(stored: Stored, book: Book) -> tuple[str, str] | None:
    """What `Riwayat` says of a change that matters: the event, and its details. Never a name or a phone."""
    match stored.entry:
        case OrderMoved(no, before, after):
            return "status pesanan", f"{no}: {STATUS.write(before)} jadi {STATUS.write(after)}"
        case PostageFilled(no, fee):
            return "ongkir", f"{no}: {'dikosongkan' if fee is None else fee}"
        case PriceSet(row):
            return "harga berlaku", f"{_price(row, book)} {row.price}"
        case PriceEnded(key):
            return "harga berakhir", key.replace("|", " ").strip()
        case PriceHeld(row):
            return "harga ditahan", f"{_price(row, book)} {row.price}"
        case PriceAnswered(row, accepted):
            return (
                "harga dijawab",
                f"{_price(row, book)} {row.price}: {'dipakai' if accepted else 'tidak dipakai'}",
            )
        case AccountLinked(key, telegram_id):
            return "tersambung", f"{key}: Telegram {telegram_id}"
        case _:
            return None


def _price(row: PriceRow, book: Book) -> str:
    name = book.products[row.target].name if row.target in book.products else row.target
    return f"{name}, {row.tier}, mulai {row.minimum}:"
