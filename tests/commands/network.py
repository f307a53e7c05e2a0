"""The example network as it stands on a morning: catalog, people, stock. Made by facts, as in the journal."""

from collections.abc import Iterable
from datetime import UTC, datetime

from commands.book import Book
from commands.decision import Decision
from commands.entries import Entry
from commands.entries.catalog import ComponentSet, PostageSet, PriceSet, ProductSet, SettingSet, TierSet
from commands.entries.people import GroupSet, MemberSet, PartnerSet
from commands.entries.stock import StockKind, StockMoved
from commands.fold import apply, fold
from commands.rules.catalog import Component, PriceRow, Product
from commands.rules.network import Group, Member, Partner, Person, Reach, Role, Standing
from tests.rules.worked_example import AGEN, RESELLER, RETAIL, WARUNG

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""A Tuesday, 9 o'clock in Cirebon."""

RATNA, ADI, SITI, BUDI, RINA, YULI, STRANGER = 1, 2, 101, 103, 104, 105, 900
"""Telegram ids: the owner, her admin, a reseller, an agen, one who rests, one who waits, anybody."""

SHOP, TOPIC, OTHER_SHOP, CLOSED_GROUP = -100, 7, -200, -300
"""Groups: one that sees reseller prices and agen's in a topic, one without a row, one switched off."""

SAMBALS = ("SMB-01", "SMB-02", "SMB-03")

PRODUCTS = (
    Product("SMB-01", "Sambal Bawang", "botol", "sambal", tracks_stock=True, low_mark=20, cost=12_000),
    Product("SMB-02", "Sambal Ijo", "botol", "sambal", tracks_stock=True, cost=12_500),
    Product("SMB-03", "Sambal Terasi", "botol", "sambal", tracks_stock=True, cost=13_000),
    Product("KRP-01", "Krupuk Udang", "bungkus", "krupuk", tracks_stock=True, low_mark=40, cost=6_500),
    Product("KRP-02", "Krupuk Bawang", "bungkus", "krupuk", multiple=5),
    Product("KUE-01", "Nastar", "toples", "kue"),
    Product("PKT-01", "Paket Hemat", "paket"),
)

STOCK = {"SMB-01": 140, "SMB-02": 96, "KRP-01": 40}
"""At home. How much Sambal Terasi there is, nobody knows."""

PRICES = (
    *(PriceRow(sku, "retail", 1, 25_000) for sku in SAMBALS),
    *(PriceRow(sku, "reseller", 10, 20_000) for sku in SAMBALS),
    *(PriceRow(sku, "agen", 50, 18_000) for sku in SAMBALS),
    PriceRow("krupuk", "retail", 1, 15_000, for_group=True),
    PriceRow("krupuk", "reseller", 10, 12_000, for_group=True),
    PriceRow("KUE-01", "agen", 5, 50_000),
    PriceRow("PKT-01", "retail", 1, 38_000),
)

PARTNERS = (
    Partner("M001", "reseller", Standing.ACTIVE, city="Cirebon", telegram_id=SITI, reach=Reach.CONNECTED,
            monthly_target=1_000_000),
    Partner("M002", "reseller", Standing.TRIAL, city="Tegal"),
    Partner("M003", "agen", Standing.ACTIVE, city="Sidoarjo", telegram_id=BUDI, reach=Reach.CONNECTED),
    Partner("M004", "agen", Standing.INACTIVE, city="Cirebon", telegram_id=RINA, reach=Reach.CONNECTED),
    Partner("M005", "reseller", Standing.APPLIED, telegram_id=YULI),
)  # fmt: skip

PEOPLE = (
    Person("M001", "Siti Rohmah", address="Gang Contoh 3"),
    Person("M002", "Bu Tini"),
    Person("M003", "Mas Budi Santoso", "Mas Budi"),
    Person("M004", "Rina"),
    Person("M005", "Yuli"),
    Person("T1", "Ratna"),
    Person("T2", "Adi"),
)

SETTINGS = {
    "Nama usaha": "Sambal Ibu",
    "Penanggung jawab": "Bu Ratna",
    "WA usaha": "0800-0000-0000",
    "Rekening": "BCA 123",
    "Ongkir": "per kota",
}


def catalog() -> list[Entry]:
    """What is sold, to whom, at which price, with its stock."""
    return [
        *(TierSet(tier) for tier in (RETAIL, RESELLER, AGEN, WARUNG)),
        *(ProductSet(product) for product in PRODUCTS),
        *(PriceSet(row) for row in PRICES),
        ComponentSet(Component("PKT-01", "SMB-01", 1)),
        ComponentSet(Component("PKT-01", "KRP-01", 2)),
        PostageSet("Cirebon", 10_000),
        *(counted(sku, pieces) for sku, pieces in STOCK.items()),
        *(SettingSet(name, value) for name, value in SETTINGS.items()),
    ]


def counted(sku: str, pieces: int) -> StockMoved:
    """So many more (or fewer) pieces at home."""
    return StockMoved(f"H-{sku}-{pieces}", sku, pieces, StockKind.RECOUNTED, "", NOW, "Sheet")


def people() -> list[Entry]:
    """The partners, the team and the groups."""
    return [
        *(PartnerSet(partner) for partner in PARTNERS),
        MemberSet(Member("T1", Role.OWNER, RATNA)),
        MemberSet(Member("T2", Role.ADMIN, ADI)),
        GroupSet(Group(SHOP, tier="reseller")),
        GroupSet(Group(SHOP, TOPIC, tier="agen")),
        GroupSet(Group(CLOSED_GROUP, tier="agen", active=False)),
    ]


def example_book(*more: Entry, without: Iterable[str] = ()) -> Book:
    """The Book of the example, with further facts; `without`: settings that were never made."""
    book = Book()
    apply(book, Decision(entries=(*catalog(), *people(), *more), people=PEOPLE))
    for name in without:
        fold(book, SettingSet(name, ""))
    return book
