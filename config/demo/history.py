"""The example network's past: what its owner had kept in the Sheet before the bot came.

The rows go into the tabs as they stand in the files, moved by whole weeks so that they end just before
today. The journal takes the same orders in as facts (`Journal.bring_in`), and counts them as delivered,
since the Sheet is where they come from. Each enters as already sent: its goods were gone before the first
count of the stock. So neither stock nor `Riwayat` knows of them; reports and `/pesanan` do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commands.book import Book
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.rules.catalog import Catalog
from commands.rules.orders import Delivery, Order, OrderLine, OrderStatus, PayMethod
from commands.rules.payments import PaymentWay
from config.demo.catalog import example_catalog
from config.demo.csv_files import Row, read_rows
from config.demo.generate import AS_OF, DAYS_ON_THE_WAY, HISTORY_TABS
from config.demo.network import OWNER_NAME
from config.demo.pasting import ZONE, paste, set_column
from sheets.columns import Column, Kind
from sheets.journal import Journal
from sheets.journal_import import Imported
from sheets.local.person import SheetsPerson
from sheets.tabs import ITEM_PESANAN, MITRA, PEMBAYARAN, PESANAN, TABS
from sheets.words import DELIVERY, PAY_METHOD, PAYMENT_WAY, STATUS

_UNTIL_DONE = timedelta(days=DAYS_ON_THE_WAY - 1)
"""From an order to its `Selesai`, so that none lies in the future."""
_ORDER_NO = re.compile(r"P(\d{6})(-\d{3,})")
_BEFORE_EVERYTHING = 10**9


@dataclass(frozen=True, slots=True)
class History:
    """The rows of `Pesanan`, `Item Pesanan` and `Pembayaran`, oldest first."""

    tables: Mapping[str, Sequence[Row]]

    @classmethod
    def ending_before(cls, today: date) -> "History":
        """Read the files and move all their days by the whole weeks that bring them closest to today."""
        weeks = (today - AS_OF).days // 7
        days = timedelta(weeks=weeks)
        return cls({title: [_moved(title, row, days) for row in read_rows(title)] for title in HISTORY_TABS})

    def facts(self) -> list[Imported]:
        """What the journal is to know of it, in the order in which it happened."""
        catalog = example_catalog(AS_OF)
        items: defaultdict[str, list[Row]] = defaultdict(list)
        for item in self.tables[ITEM_PESANAN]:
            items[item["No"]].append(item)
        orders = (_order_facts(row, items[row["No"]], catalog) for row in self.tables[PESANAN])
        payments = (_payment_fact(row) for row in self.tables[PEMBAYARAN])
        return sorted([*(fact for facts in orders for fact in facts), *payments], key=lambda fact: fact.at)


def load_history(person: SheetsPerson, journal: Journal, history: History) -> None:
    """Put the past into a workbook that holds the network, and into its journal, which must be new."""
    paste(person, history.tables)
    newest = {row["Mitra ID"]: row["Waktu"][:10] for row in history.tables[PESANAN]}
    ids = [row["ID"] for row in read_rows(MITRA)]
    set_column(person, MITRA, "Pesan terakhir", [newest.get(partner_id, "") for partner_id in ids])
    journal.bring_in(history.facts(), Book())
    known = journal.road.undelivered(person.spreadsheet_id, _BEFORE_EVERYTHING)
    journal.road.pass_through(person.spreadsheet_id, known[-1].seq)


def _moved(title: str, row: Row, days: timedelta) -> Row:
    tab = TABS[title]
    return {header: _moved_cell(tab.column(header), text, days) for header, text in row.items()}


def _moved_cell(column: Column, text: str, days: timedelta) -> str:
    if not text:
        return ""
    if column.kind is Kind.DATE:
        return (date.fromisoformat(text) + days).isoformat()
    if column.kind is Kind.TIME:
        return (datetime.fromisoformat(text) + days).isoformat(sep=" ")
    if column.header in ("No", "No pesanan"):
        return _ORDER_NO.sub(lambda found: f"P{_moved_day(found[1], days)}{found[2]}", text)
    return text


def _moved_day(day: str, days: timedelta) -> str:
    moved = datetime.strptime(f"{day} +0700", "%y%m%d %z") + days
    return f"{moved:%y%m%d}"


def _order_facts(row: Row, items: Iterable[Row], catalog: Catalog) -> Iterator[Imported]:
    at, no = _moment(row["Waktu"]), row["No"]
    order = Order(
        no=no,
        partner_id=row["Mitra ID"],
        tier=row["Tingkat"],
        placed_at=at,
        lines=tuple(_line(item, catalog) for item in items),
        status=OrderStatus.SHIPPED,
        pay_method=PAY_METHOD.read(row["Bayar"]) or PayMethod.TRANSFER,
        postage=int(row["Ongkir"]),
        due=date.fromisoformat(row["Jatuh tempo"]) if row["Jatuh tempo"] else None,
        by=row["Mitra ID"],
        delivery=DELIVERY.read(row["Cara kirim"]) or Delivery.COURIER,
        ship_on=date.fromisoformat(row["Tanggal kirim"]),
    )
    yield Imported(f"order/{no}", OrderPlaced(order), at, OWNER_NAME)
    if STATUS.read(row["Status"]) is OrderStatus.DONE:
        moved = OrderMoved(no, OrderStatus.SHIPPED, OrderStatus.DONE, OWNER_NAME)
        yield Imported(f"history/{no}/done", moved, at + _UNTIL_DONE, OWNER_NAME)


def _line(item: Row, catalog: Catalog) -> OrderLine:
    product, tier, price = catalog.products[item["SKU"]], item["Tingkat harga"], int(item["Harga"])
    minimums = (
        row.minimum
        for row in catalog.prices.values()
        if (row.target, row.tier, row.price) == (product.sku, tier, price)
    )
    return OrderLine(
        product.sku,
        item["Nama"],
        int(item["Jumlah"]),
        product.unit,
        price,
        tier,
        next(minimums),
        int(item["HPP"]) if item["HPP"] else None,
    )


def _payment_fact(row: Row) -> Imported:
    at = _moment(row["Waktu"])
    way = PAYMENT_WAY.read(row["Cara"]) or PaymentWay.TRANSFER
    paid = PaymentRecorded(
        row["ID"], row["Mitra ID"], row["No pesanan"], int(row["Jumlah"]), way.value, at, row["Oleh"]
    )
    return Imported(f"payment/{row['ID']}", paid, at, row["Oleh"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
