"""What cannot be read changes nothing: not its own row's last good state, and not the rows that name it."""

from datetime import date
from typing import Any

import pytest

from commands.book import Book, Kind
from commands.faults import Reason
from commands.rules.catalog import PriceRow, Product, Tier
from sheets.identity import Marker
from sheets.layout import Layout
from sheets.rows import Context, Names, read_prices
from sheets.tabs import HARGA, MITRA, PAKET, PRODUK, TABS, TINGKAT
from sheets.watch.look import Look, TabLook
from sheets.watch.memory import Memory, Sifted, Timing
from sheets.watch.readings import LookReader

TODAY = date(2026, 11, 24)
RESELLER = Tier("reseller", 1)
BAWANG, IJO = Product("SMB-01", "Sambal Bawang"), Product("SMB-02", "Sambal Ijo")
PRICE = PriceRow("SMB-01", "reseller", 10, 20_000)
KNOWN = Context(TODAY, names=Names.of(["reseller"], [BAWANG, IJO]))
BOTH = {"smb-01|reseller|10|", "smb-02|reseller|10|"}
GONE = 30.0

Typed = dict[str, Any]


def priced(minimum: object, sku: str = "SMB-01") -> Typed:
    return {"Produk": sku, "Tingkat": "reseller", "Min beli": minimum, "Harga": 20_000}


def grid(tab: str, *typed: Typed) -> list[list[Any]]:
    headers = TABS[tab].headers
    return [list(headers), *([row.get(header) for header in headers] for row in typed)]


def seen(tab: str, *typed: Typed) -> TabLook:
    header, *rows = grid(tab, *typed)
    return TabLook(Layout.of(TABS[tab], header), header, dict(enumerate(rows, start=2)))


class Looking:
    """One tab, looked at again and again by a clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.memory = Memory(Timing(gone=GONE), lambda: self.now)

    def at(self, second: float, *typed: Typed) -> Sifted:
        self.now = second
        reading = read_prices(grid(HARGA, *typed), KNOWN)
        return self.memory.sift(HARGA, reading, BOTH, is_first=False, follows_rows=True)


def test_rows_that_name_a_row_which_cannot_be_read_now_stay_good() -> None:
    book = Book()
    book.put(Kind.TIER, RESELLER.name, RESELLER)
    book.put(Kind.PRODUCT, BAWANG.sku, BAWANG)
    tabs = {
        TINGKAT: seen(TINGKAT, {"Tingkat": "Reseller", "Urutan": "satu"}),
        PRODUK: seen(PRODUK, {"Nama": "Sambal Bawang", "SKU": "SMB-01", "HPP": "mahal"}),
        HARGA: seen(HARGA, priced(10)),
    }

    readings = LookReader().read(Look(Marker(0, "", "", 1), tabs), book, TODAY)

    in_tabs = [fault for fault in readings.faults if fault.reason is not Reason.TAB_MISSING]
    assert [(fault.tab, fault.cell) for fault in in_tabs] == [(TINGKAT, "C2"), (PRODUK, "F2")]
    assert [row.value for row in readings.tabs[HARGA].rows] == [PRICE]


def without(header: str, tab: TabLook) -> TabLook:
    """The same tab after somebody emptied the title of one of its columns."""
    titles = ["" if title == header else title for title in tab.header]
    return TabLook(Layout.of(tab.layout.tab, titles), titles, tab.rows)


CATALOG = {
    TINGKAT: seen(TINGKAT, {"Tingkat": "reseller", "Urutan": 1}),
    PRODUK: seen(
        PRODUK,
        {"Nama": "Sambal Bawang", "SKU": "SMB-01"},
        {"Nama": "Sambal Ijo", "SKU": "SMB-02"},
        {"Nama": "Sambal Baru", "SKU": "SMB-09"},
    ),
    HARGA: seen(HARGA, priced(10), priced(10, "SMB-09"), priced("sepuluh", "SMB-02")),
    PAKET: seen(PAKET, {"Paket": "SMB-01", "Isi": "Sambal Ijo"}, {"Paket": "SMB-09", "Isi": "SMB-01"}),
    MITRA: seen(MITRA, {"ID": "M001", "Nama": "Siti", "Tingkat": "reseller"}),
}


@pytest.mark.parametrize(
    ("title", "header", "read"),
    [
        (PRODUK, "Nama", {HARGA: [2], PAKET: [2], MITRA: [2]}),
        (PRODUK, "SKU", {HARGA: [2], PAKET: [2], MITRA: [2]}),
        (TINGKAT, "Tingkat", {HARGA: [2, 3], PAKET: [2, 3], MITRA: [2]}),
    ],
)
@pytest.mark.parametrize("is_whole_tab", [False, True])
def test_of_a_title_that_is_gone_only_the_title_is_told_and_rows_that_name_its_rows_stay_good(
    title: str, header: str, read: dict[str, list[int]], *, is_whole_tab: bool
) -> None:
    book = Book()
    book.put(Kind.TIER, RESELLER.name, RESELLER)
    for product in (BAWANG, IJO):
        book.put(Kind.PRODUCT, product.sku, product)
    tabs = CATALOG | {title: without(header, CATALOG[title])}
    if is_whole_tab:
        del tabs[title]

    readings = LookReader().read(Look(Marker(0, "", "", 1), tabs), book, TODAY)

    in_tabs = [fault for fault in readings.faults if fault.reason is not Reason.TAB_MISSING]
    of_title = [] if is_whole_tab else [(title, "", Reason.HEADER_MISSING)]
    assert [(fault.tab, fault.cell, fault.reason) for fault in in_tabs] == [
        *of_title,
        (HARGA, "D4", Reason.NOT_A_COUNT),
    ]
    assert {tab: [row.row for row in readings.tabs[tab].rows] for tab in read} == read


def test_nothing_is_told_of_them_at_a_first_look_either() -> None:
    tabs = CATALOG | {PRODUK: without("Nama", CATALOG[PRODUK])}

    readings = LookReader().read(Look(Marker(0, "", "", 1), tabs), Book(), TODAY)

    assert readings.tabs[HARGA].rows == ()
    assert {fault.reason for fault in readings.faults} == {
        Reason.TAB_MISSING,
        Reason.HEADER_MISSING,
        Reason.NOT_A_COUNT,
    }


def test_a_row_whose_key_cannot_be_read_is_never_missing_however_long_it_stays_so() -> None:
    looking = Looking()
    looking.at(0, priced(10), priced(10, "SMB-02"))

    later = [looking.at(second, priced("sepuluh"), priced(10, "SMB-02")) for second in (3, 6, 40, 80)]

    assert [sifted.gone for sifted in later] == [frozenset()] * 4


def test_nor_when_it_was_sorted_to_another_place_meanwhile() -> None:
    looking = Looking()
    looking.at(0, priced(10), priced(10, "SMB-02"))
    looking.at(3, priced("sepuluh"), priced(10, "SMB-02"))

    later = [looking.at(second, priced(10, "SMB-02"), priced("sepuluh")) for second in (6, 40, 80)]

    assert [sifted.gone for sifted in later] == [frozenset()] * 3


def test_nor_when_it_could_not_be_read_at_the_first_look_after_a_start() -> None:
    looking = Looking()

    later = [looking.at(second, priced("sepuluh"), priced(10, "SMB-02")) for second in (0, 3, 40)]

    assert [sifted.gone for sifted in later] == [frozenset()] * 3


def test_once_it_can_be_read_again_the_row_is_followed_to_its_new_key() -> None:
    looking = Looking()
    looking.at(0, priced(10), priced(10, "SMB-02"))
    looking.at(3, priced("dua belas"), priced(10, "SMB-02"))
    looking.at(40, priced("dua belas"), priced(10, "SMB-02"))

    mended = looking.at(43, priced(12), priced(10, "SMB-02"))

    assert [row.value.minimum for row in mended.rows] == [12, 10]
    assert mended.gone == {PRICE.key.casefold()}


def test_a_deleted_row_ends_after_half_a_minute_and_two_looks() -> None:
    looking = Looking()
    looking.at(0, priced(10), priced(10, "SMB-02"))

    gone = [looking.at(second, priced(10, "SMB-02")).gone for second in (3, 20, 34)]

    assert gone == [frozenset(), frozenset(), {PRICE.key.casefold()}]
