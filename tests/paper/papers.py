"""Pages of the example network: what the tests draw, and the pictures in docs/pictures show."""

from dataclasses import replace
from datetime import UTC, date, datetime

from commands.book import Book, Kind
from commands.entries.catalog import SettingSet
from commands.papers import Labels, Nota, PackingList, label, nota, packing_list
from commands.rules.network import Particulars
from commands.rules.orders import Order, OrderLine
from tests.commands.network import example_book

QRIS = (
    "00020101021226610014COM.CONTOH.WWW01189360000000000000000210G0000000000303UMI51440014ID.CO.QRIS.WWW"
    "0215ID00000000000000303UMI52045499530336054064880005802ID5910SAMBAL IBU6007CIREBON610545111"
    "62070703A016304A1B2"
)
"""As long as real ones are; what it says is another's business."""

LONG_NAME = "Sambal Bawang Ekstra Pedas Kemasan Botol Kaca 250 Gram Promo"
assert len(LONG_NAME) == 60
PLACED = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def line(name: str, quantity: int, unit: str, price: int, sku: str = "") -> OrderLine:
    return OrderLine(sku or name, name, quantity, unit, price, "reseller", 10, None)


GOODS = (
    line("Sambal Bawang", 10, "botol", 20_000, "SMB-01"),
    line("Krupuk Udang", 24, "bungkus", 12_000, "KRP-01"),
)
ORDER = Order("P261124-007", "M001", "reseller", PLACED, GOODS, postage=0)
DROPSHIP = Order(
    "P261124-008",
    "M001",
    "reseller",
    PLACED,
    (line("Paket Hemat", 20, "paket", 38_000, "PKT-01"),),
    postage=15_000,
)
FORTY = tuple(
    line(LONG_NAME if at % 4 == 0 else f"Krupuk rasa nomor {at}", 10 + at, "bungkus", 12_000, f"X{at}")
    for at in range(39)
)
LARGE = Order(
    "P261124-009",
    "M003",
    "agen",
    PLACED,
    (*FORTY, line("Krupuk rasa nomor 1", -2, "bungkus", 12_000, "X1")),
    paid=100_000,
)
TO_ENDANG = Particulars(
    "P261124-008", "M001", "Bu Endang Susilowati", "0800-0000-0008", "Jalan Contoh 8, RT 02 RW 05", "Tegal",
    "Toko Siti", "Titip di pos satpam ya 🌶️",
)  # fmt: skip


def book() -> Book:
    """The example network, with these orders and where they go."""
    made = example_book(SettingSet("Alamat usaha", "Jalan Contoh 1, Cirebon"))
    made.put(Kind.PARTICULARS, TO_ENDANG.key, TO_ENDANG)
    return made


def unpaid() -> Nota:
    return nota(book(), ORDER, qris=QRIS)


def paid() -> Nota:
    return nota(book(), replace(ORDER, paid=488_000), qris=QRIS)


def of_forty_lines() -> Nota:
    return nota(book(), LARGE)


def dropship_label() -> Labels:
    return Labels((label(book(), DROPSHIP, courier="JNE"),))


def to_pack() -> PackingList:
    return packing_list(book(), date(2026, 11, 25), (ORDER, DROPSHIP))
