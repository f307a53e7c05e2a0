"""Facts as rows of the Sheet: which rows an entry adds to which tabs. Pure; positions are not known here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commands.book import Book
from commands.entries.catalog import PriceAnswered, PriceEnded, PriceHeld, PriceSet
from commands.entries.money import BalanceMoved, PaymentJudged, PaymentReported
from commands.entries.orders import OrderAmended, OrderMoved, OrderPlaced, PostageFilled
from commands.entries.people import AccountLinked, MemberSet
from commands.entries.qris import QrisAnswered
from commands.entries.sheet import BY_SHEET, LinesRestored, OrderRestored
from commands.entries.stock import StockMoved
from commands.qris import Qris
from commands.row_cells import items_text
from commands.rules.catalog import PriceRow
from commands.rules.network import Particulars
from commands.rules.orders import Order, OrderLine
from sheets.journal_road import Stored
from sheets.road.money_rows import balance_cells, judgement_told, payment_cells
from sheets.road.order_history import amendment_told, move_told
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, RIWAYAT, SALDO, TABS, TIM
from sheets.words import DELIVERY, PAY_METHOD, PAYMENT_STATUS, ROLE, STATUS, STOCK_KIND
from sheets.writing import Value

MOST_IN_CELL = 50_000
"""Characters."""

LONGEST_KEY = 30
"""Characters that a row without a key is named by."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """Values by header, for a row that is to be added to a tab."""

    tab: str
    cells: Mapping[str, Value]


def rows_of(stored: Stored, book: Book) -> Iterator[NewRow]:
    """The rows that an entry adds, in the order in which they belong into one batch."""
    match stored.entry:
        case OrderPlaced(order):
            yield _order(order, book)
            for place, line in enumerate(order.lines, start=1):
                yield item_row(order, place, line)
        case OrderAmended(order, added):
            for place in range(len(order.lines) - added + 1, len(order.lines) + 1):
                yield item_row(order, place, order.lines[place - 1])
            yield _history(stored, *amendment_told(stored.entry))
        case OrderRestored(order):
            yield _order(order, book)
        case LinesRestored(order, places):
            for place in places:
                yield item_row(order, place, order.lines[place - 1])
        case StockMoved() as moved:
            yield _moved(moved, book)
        case PaymentReported(payment, typed=False):
            yield NewRow(PEMBAYARAN, payment_cells(payment, book))
        case BalanceMoved(typed=False) as changed:
            yield NewRow(SALDO, balance_cells(changed, book))
        case MemberSet(member) if stored.by != BY_SHEET:
            name = book.person(member.key).name
            cells = {
                "Nama": name,
                "Peran": ROLE.write(member.role),
                "Telegram ID": str(member.telegram_id or ""),
            }
            yield NewRow(TIM, cells)
        case _:
            told = _told(stored, book)
            if told is not None:
                yield _history(stored, *told)


def group_of(stored: Stored) -> str:
    """Entries of one group are never parted: an order and the stock that it moves."""
    match stored.entry:
        case OrderPlaced(order) | OrderAmended(order) | OrderRestored(order) | LinesRestored(order):
            return order.no
        case StockMoved(ref=ref) if ref:
            return ref
        case _:
            return f"#{stored.seq}"


def key_of(stored: Stored) -> str:
    """What an entry is about: nothing that is about the same thing may reach the Sheet before an older one."""
    match stored.entry:
        case OrderMoved(no=no) | PostageFilled(no=no):
            return no
        case PaymentReported(payment):
            return payment.orders[0] if payment.orders else payment.id
        case PaymentJudged(id=number):
            return number
        case BalanceMoved(order_no=no) if no:
            return no
        case PriceSet(row=row) | PriceHeld(row=row) | PriceAnswered(row=row):
            return row.key
        case PriceEnded(key=key) | AccountLinked(key=key):
            return key
        case MemberSet(member=member):
            return member.key
        case _:
            return group_of(stored)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that the Sheet does not take, for people: its tab, what names it, and columns that are too long."""

    tab: str
    key: str
    too_long: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is missing."""
        return f"{self.tab}, {self.key}"


def refused_row(entries: Iterable[Stored], book: Book, tab: str = "") -> RefusedRow:
    """Which row of these entries it is, in the tab that Google named if it did; before others one that is too long."""
    rows = [row for stored in entries for row in rows_of(stored, book)]
    found = [_refused(row) for row in rows if row.tab == tab] or [_refused(row) for row in rows]
    return next((row for row in found if row.too_long), found[0])


def _refused(row: NewRow) -> RefusedRow:
    names = [str(row.cells.get(header, "")) for header in TABS[row.tab].key] or [str(row.cells["Rincian"])]
    too_long = (header for header, value in row.cells.items() if len(str(value)) > MOST_IN_CELL)
    return RefusedRow(row.tab, " ".join(names)[:LONGEST_KEY], tuple(too_long))


def _order(order: Order, book: Book) -> NewRow:
    person = book.person(order.partner_id)
    own = book.particulars.get(order.no, Particulars())
    return NewRow(
        PESANAN,
        {
            "No": order.no,
            "Nama": person.name,
            "Isi": items_text(order),
            "Total": order.total,
            "Status": STATUS.write(order.status),
            "Pembayaran": PAYMENT_STATUS.write(order.payment_status),
            "Bayar": PAY_METHOD.write(order.pay_method),
            "Ongkir": order.postage,
            "Jatuh tempo": order.due,
            "Tanggal kirim": order.ship_on,
            "Cara kirim": DELIVERY.write(order.delivery),
            "Penerima": own.recipient or person.name,
            "Alamat kirim": own.address or person.address,
            "Atas nama": own.sender,
            "Catatan": own.note,
            "Waktu": order.placed_at,
            "Mitra ID": order.partner_id,
            "Tingkat": order.tier,
            "Subtotal": order.subtotal,
        },
    )


def item_row(order: Order, place: int, line: OrderLine) -> NewRow:
    """A line as it was agreed; `place` counts from 1."""
    return NewRow(
        ITEM_PESANAN,
        {
            "No": order.no,
            "Baris": place,
            "SKU": line.sku,
            "Nama": line.name,
            "Jumlah": line.quantity,
            "Harga": line.price,
            "Tingkat harga": line.price_tier,
            "Subtotal": line.subtotal,
            "HPP": line.cost,
            "Waktu": order.placed_at,
        },
    )


def _moved(moved: StockMoved, book: Book) -> NewRow:
    name = book.products[moved.sku].name if moved.sku in book.products else moved.sku
    return NewRow(
        MUTASI_STOK,
        {
            "ID": moved.id,
            "Waktu": moved.at,
            "Produk": name,
            "Jumlah": moved.quantity,
            "Jenis": STOCK_KIND.write(moved.kind),
            "Rujukan": moved.ref,
            "Oleh": moved.by,
            "SKU": moved.sku,
        },
    )


def _history(stored: Stored, what: str, detail: str) -> NewRow:
    return NewRow(RIWAYAT, {"Waktu": stored.at, "Oleh": stored.by, "Kejadian": what, "Rincian": detail})


def _told(stored: Stored, book: Book) -> tuple[str, str] | None:
    """What `Riwayat` says of a change that matters: the event, and its details. Never a name or a phone."""
    match stored.entry:
        case OrderMoved() as moved:
            return "status pesanan", move_told(moved)
        case PaymentJudged() as judged:
            return judgement_told(judged)
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
        case QrisAnswered(payload, accepted=True, by=by):
            return "QRIS diganti", f"a.n. {Qris.of(payload).merchant}, oleh Telegram {by}"
        case AccountLinked(key, telegram_id):
            return "tersambung", f"{key}: Telegram {telegram_id}"
        case _:
            return None


def _price(row: PriceRow, book: Book) -> str:
    name = book.products[row.target].name if row.target in book.products else row.target
    return f"{name}, {row.tier}, mulai {row.minimum}:"
