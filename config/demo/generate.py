"""Makes the example network's past: `python -m config.demo.generate` writes its three files anew.

The same code makes the same files (a test compares them with those in the repository): a fixed seed,
no clock. Prices come from the rules that price every order, so that the past is one that could have been.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from commands.rules.orders import order_number
from commands.rules.price_list import PriceList
from commands.rules.pricing import quote
from commands.rules.quotes import QuotedLine, Want
from config.demo.catalog import example_catalog
from config.demo.csv_files import FOLDER, Row, read_rows, write_rows
from config.demo.customers import CUSTOMERS, POSTAGE, Customer
from sheets.tabs import ITEM_PESANAN, MITRA, PEMBAYARAN, PESANAN, TABS

SEED = 20_260_803
FIRST_MONDAY = date(2026, 8, 3)
WEEKS = 16
AS_OF = FIRST_MONDAY + timedelta(weeks=WEEKS)
"""The files say how things stood on the morning of this Monday; all orders lie before it."""
DAYS_ON_THE_WAY = 5
HISTORY_TABS = (PESANAN, ITEM_PESANAN, PEMBAYARAN)

_STEP = 5
"""People order in fives, and KRP-02 is sold no other way."""
_GROUPS = {
    "sambal": ("SMB-01", "SMB-02", "SMB-03"),
    "krupuk": ("KRP-01", "KRP-02"),
    "kue": ("KUE-01", "KUE-02"),
}


@dataclass(frozen=True, slots=True)
class Past:
    """One order of the past with what it was paid."""

    at: datetime
    customer: Customer
    lines: Sequence[QuotedLine]


def generate(folder: Path = FOLDER) -> list[Path]:
    """Write `Pesanan.csv`, `Item Pesanan.csv` and `Pembayaran.csv`; return where they stand."""
    tables = history_rows()
    return [write_rows(folder, title, tables[title], TABS[title].headers) for title in HISTORY_TABS]


def history_rows() -> dict[str, list[Row]]:
    """The rows of the three tabs, oldest first."""
    partners = {row["ID"]: row for row in read_rows(MITRA)}
    rows: dict[str, list[Row]] = {title: [] for title in HISTORY_TABS}
    chance = random.Random(SEED)  # noqa: S311 - an example, not a secret
    for no, past in _numbered(sorted(_orders(chance, partners), key=lambda past: past.at)):
        order = _order_row(chance, no, past, partners[past.customer.partner_id])
        rows[PESANAN].append(order)
        rows[ITEM_PESANAN].extend(_item_rows(no, past))
        if order["Pembayaran"] == "Lunas":
            rows[PEMBAYARAN].append(_payment_row(chance, past, order))
    rows[PEMBAYARAN].sort(key=lambda row: row["Waktu"])
    rows[PEMBAYARAN] = [{**row, "ID": f"B{n:04d}"} for n, row in enumerate(rows[PEMBAYARAN], start=1)]
    return rows


def _orders(chance: random.Random, partners: dict[str, Row]) -> Iterator[Past]:
    prices = PriceList.of(example_catalog(FIRST_MONDAY))
    for week in range(WEEKS):
        for customer in CUSTOMERS:
            comes = chance.random() < customer.often
            if not comes or week >= customer.weeks:
                continue
            day = FIRST_MONDAY + timedelta(weeks=week, days=customer.weekday)
            at = datetime.combine(day, time(chance.randint(8, 19), chance.randint(0, 59)))
            tier = partners[customer.partner_id]["Tingkat"]
            yield Past(at, customer, _priced(prices, tier, _wants(chance, customer), day))


def _wants(chance: random.Random, customer: Customer) -> list[Want]:
    """Her usual first group, often a second one; the pieces of a group spread over some of its flavours."""
    groups = list(customer.pieces)
    taken = groups[:1] + [group for group in groups[1:] if chance.random() < 1 / len(groups)]
    return [want for group in taken for want in _split(chance, group, customer.pieces[group])]


def _split(chance: random.Random, group: str, pieces: tuple[int, int]) -> Iterator[Want]:
    least, most = pieces
    total = least if most - least < _STEP else chance.randrange(least, most + 1, _STEP)
    flavours = chance.sample(_GROUPS[group], k=min(len(_GROUPS[group]), chance.randint(1, 2)))
    share = total // len(flavours) // _STEP * _STEP or total
    for flavour in flavours[1:] if share < total else ():
        yield Want(flavour, share)
    yield Want(flavours[0], total - share * (len(flavours) - 1) if share < total else total)


def _priced(prices: PriceList, tier: str, wants: Sequence[Want], day: date) -> Sequence[QuotedLine]:
    """Price a basket. ValueError if it is one that the bot would not have let through."""
    quoted = quote(prices, tier, wants, day, available=lambda _: None)
    if not quoted.may_be_confirmed:
        raise ValueError(f"{tier} may not order {wants}")
    return quoted.lines


def _numbered(orders: Sequence[Past]) -> Iterator[tuple[str, Past]]:
    for day, of_day in groupby(orders, key=lambda past: past.at.date()):
        for counter, past in enumerate(of_day, start=1):
            yield order_number(day, counter), past


def _order_row(chance: random.Random, no: str, past: Past, partner: Row) -> Row:
    customer = past.customer
    is_parcel = customer.delivery == "ekspedisi"
    postage = POSTAGE[partner["Kota"]] if is_parcel else 0
    goods = sum((line.price or 0) * line.quantity for line in past.lines)
    due = past.at.date() + timedelta(days=customer.days_to_pay)
    is_on_credit = customer.pays == "tempo"
    return {
        "No": no,
        "Nama": partner["Nama"],
        "Isi": ", ".join(f"{line.product.name} {line.quantity}" for line in past.lines),
        "Total": str(goods + postage),
        "Status": "Dikirim" if past.at.date() > AS_OF - timedelta(days=DAYS_ON_THE_WAY) else "Selesai",
        "Pembayaran": "Lunas" if _is_paid(past) else "Belum bayar",
        "Tanggal kirim": past.at.date().isoformat(),
        "Bayar": customer.pays,
        "Ongkir": str(postage),
        "Jatuh tempo": due.isoformat() if is_on_credit else "",
        "Cara kirim": customer.delivery,
        "Kurir": "JNE" if is_parcel else "",
        "Resi": f"CONTOH{chance.randrange(10**8):08d}" if is_parcel else "",
        "Penerima": partner["Nama"],
        "Alamat kirim": partner["Alamat"],
        "Atas nama": customer.sender,
        "Waktu": _moment(past.at),
        "Mitra ID": customer.partner_id,
        "Tingkat": partner["Tingkat"],
        "Subtotal": str(goods),
    }


def _item_rows(no: str, past: Past) -> Iterator[Row]:
    for place, line in enumerate(past.lines, start=1):
        price = line.price or 0
        yield {
            "No": no,
            "Baris": str(place),
            "SKU": line.product.sku,
            "Nama": line.product.name,
            "Jumlah": str(line.quantity),
            "Harga": str(price),
            "Tingkat harga": line.row.tier if line.row else "",
            "Subtotal": str(price * line.quantity),
            "HPP": str(line.product.cost or ""),
            "Waktu": _moment(past.at),
        }


def _payment_row(chance: random.Random, past: Past, order: Row) -> Row:
    """Who does not buy on credit pays within hours."""
    hours = timedelta(minutes=chance.randint(20, 200))
    return {
        "Waktu": _moment(past.at + (_credit(past) or hours)),
        "Nama": order["Nama"],
        "No pesanan": order["No"],
        "Jumlah": order["Total"],
        "Cara": "transfer" if order["Bayar"] == "tempo" else order["Bayar"],
        "Status": "masuk",
        "Oleh": "Bu Ratna",
        "Mitra ID": order["Mitra ID"],
    }


def _credit(past: Past) -> timedelta:
    return timedelta(days=past.customer.days_to_pay) / 2


def _is_paid(past: Past) -> bool:
    return (past.at + _credit(past)).date() < AS_OF


def _moment(at: datetime) -> str:
    return at.isoformat(sep=" ")


if __name__ == "__main__":
    generate()
