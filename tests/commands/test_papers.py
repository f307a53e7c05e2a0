"""What stands on a nota, a label and a packing list, worked out from orders and the Book."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from commands.book import Book, Kind
from commands.entries.catalog import SettingSet
from commands.papers import (
    Labels,
    Letterhead,
    Nota,
    NotaLine,
    Packed,
    PackingList,
    ToMake,
    addressee,
    label,
    nota,
    packing_list,
    production_recap,
)
from commands.rules.network import Particulars, Person
from commands.rules.orders import Delivery, Order, OrderLine, OrderStatus, PaymentStatus
from tests.commands.network import example_book

LATE = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""Half past one in the night of the 25th, in Cirebon."""


def line(sku: str, name: str, quantity: int, unit: str = "botol", price: int = 20_000) -> OrderLine:
    return OrderLine(sku, name, quantity, unit, price, "reseller", 10, 12_000)


BAWANG, UDANG = line("SMB-01", "Sambal Bawang", 10), line("KRP-01", "Krupuk Udang", 24, "bungkus", 12_000)
PAKET = line("PKT-01", "Paket Hemat", 20, "paket", 38_000)
ORDER = Order("P261125-001", "M001", "reseller", LATE, (BAWANG, UDANG), postage=10_000)


@pytest.fixture
def book() -> Book:
    return example_book(
        SettingSet("Alamat usaha", "Jalan Contoh 1"),
        SettingSet("Rekening", "BCA 123 a.n. Ratna\n\n BRI 456 "),
    )


def with_particulars(book: Book, **said: str) -> Book:
    book.put(Kind.PARTICULARS, ORDER.no, Particulars(ORDER.no, "M001", **said))
    return book


def test_a_nota_copies_the_order_under_the_business_s_own_day_and_name(book: Book) -> None:
    assert nota(book, ORDER, qris="000201") == Nota(
        Letterhead("Sambal Ibu", "Jalan Contoh 1", "0800-0000-0000"),
        "P261125-001",
        date(2026, 11, 25),
        "Siti Rohmah",
        "reseller",
        (NotaLine("Sambal Bawang", 10, "botol", 20_000), NotaLine("Krupuk Udang", 24, "bungkus", 12_000)),
        488_000,
        10_000,
        498_000,
        0,
        498_000,
        PaymentStatus.UNPAID,
        is_cancelled=False,
        accounts=("BCA 123 a.n. Ratna", "BRI 456"),
        qris="000201",
    )


@pytest.mark.parametrize(
    "order",
    [
        replace(ORDER, paid=498_000),
        replace(ORDER, postage=None),
        replace(ORDER, to_check=1),
        ORDER.moved(OrderStatus.CANCELLED),
    ],
    ids=["paid", "postage not known", "a proof waits", "cancelled"],
)
def test_a_nota_asks_for_no_money_when_none_is_to_be_paid_now(book: Book, order: Order) -> None:
    made = nota(book, order, qris="000201")

    assert (made.accounts, made.qris) == ((), "")


def test_what_was_taken_off_later_stands_on_the_nota_as_a_line_below_zero(book: Book) -> None:
    made = nota(book, replace(ORDER, lines=(BAWANG, UDANG, replace(UDANG, quantity=-4))))

    assert made.lines[-1] == NotaLine("Krupuk Udang", -4, "bungkus", 12_000)
    assert made.lines[-1].subtotal == -48_000
    assert made.total == sum(one.subtotal for one in made.lines) + 10_000


def test_a_label_goes_to_the_partner_and_comes_from_the_business_when_nothing_else_was_said(
    book: Book,
) -> None:
    book.put(Kind.PERSON, "M001", Person("M001", "Siti Rohmah", phone="0800-1", address="Gang Contoh 3"))

    made = label(book, ORDER, courier="JNE")

    assert (made.to.recipient, made.to.phone, made.to.address, made.to.city) == (
        "Siti Rohmah", "0800-1", "Gang Contoh 3", "Cirebon",
    )  # fmt: skip
    assert made.sender == Letterhead("Sambal Ibu", "Jalan Contoh 1", "0800-0000-0000")
    assert made.contents == (Packed("Sambal Bawang", 10, "botol"), Packed("Krupuk Udang", 24, "bungkus"))
    assert (made.delivery, made.courier) == (Delivery.COURIER, "JNE")


def test_a_dropship_label_names_the_recipient_and_the_sender_and_nothing_of_the_business_or_the_partner(
    book: Book,
) -> None:
    book.put(Kind.PERSON, "M001", Person("M001", "Siti Rohmah", phone="0800-1", address="Gang Contoh 3"))
    with_particulars(book, recipient="Bu Endang", address="Jalan Contoh 8", sender="Toko Siti")

    made = label(book, ORDER)

    assert (made.to.recipient, made.to.phone, made.to.address, made.to.city) == (
        "Bu Endang",
        "",
        "Jalan Contoh 8",
        "",
    )
    assert made.sender == Letterhead("Toko Siti")
    assert Labels((made,)).labels[0].no == ORDER.no


def test_what_the_partner_noted_is_for_whoever_packs_and_not_on_the_parcel(book: Book) -> None:
    with_particulars(book, recipient="Bu Endang", note="harga 20rb ya")

    assert label(book, ORDER).to.note == ""
    assert addressee(book, ORDER).note == "harga 20rb ya"


def test_a_partner_whose_row_is_gone_still_has_a_label(book: Book) -> None:
    to = addressee(book, replace(ORDER, partner_id="M999"))

    assert (to.recipient, to.city) == ("", "")


def test_a_parcel_holds_what_is_left_after_corrections_each_product_once(book: Book) -> None:
    lines = (BAWANG, UDANG, replace(BAWANG, quantity=5), replace(UDANG, quantity=-24))

    assert label(book, replace(ORDER, lines=lines)).contents == (Packed("Sambal Bawang", 15, "botol"),)


def test_the_packing_list_keeps_the_given_order_and_sums_over_all(book: Book) -> None:
    with_particulars(book, recipient="Bu Endang", note="titip di pos")
    other = Order("P261125-002", "M003", "agen", LATE, (PAKET,), delivery=Delivery.FETCHED)

    made = packing_list(book, date(2026, 11, 26), (other, ORDER))

    assert isinstance(made, PackingList)
    assert [(one.no, one.partner, one.to.recipient, one.to.note, one.delivery) for one in made.orders] == [
        ("P261125-002", "Mas Budi Santoso", "Mas Budi Santoso", "", Delivery.FETCHED),
        ("P261125-001", "Siti Rohmah", "Bu Endang", "titip di pos", Delivery.COURIER),
    ]
    assert (made.business, made.day) == ("Sambal Ibu", date(2026, 11, 26))
    assert [(one.name, one.quantity) for one in made.recap] == [
        ("Sambal Bawang", 30), ("Krupuk Udang", 64), ("Paket Hemat", 20),
    ]  # fmt: skip


def test_the_recap_counts_bundles_as_their_parts_and_says_what_is_missing_at_home(book: Book) -> None:
    nastar = line("KUE-01", "Nastar", 3, "toples")
    terasi = line("SMB-03", "Sambal Terasi", 2)
    orders = (ORDER, replace(ORDER, lines=(PAKET, nastar, terasi)))

    recap = {one.name: one for one in production_recap(book, orders)}

    assert recap["Krupuk Udang"] == ToMake("Krupuk Udang", "bungkus", 64, in_bundles=40, at_home=40)
    assert recap["Krupuk Udang"].missing == 24
    assert recap["Sambal Bawang"].missing == 0
    assert recap["Paket Hemat"].parts == (
        Packed("Sambal Bawang", 20, "botol"),
        Packed("Krupuk Udang", 40, "bungkus"),
    )
    assert (recap["Nastar"].at_home, recap["Nastar"].missing) == (None, 0)
    assert recap["Sambal Terasi"].at_home is None


def test_a_stock_below_zero_is_missing_only_what_the_orders_take(book: Book) -> None:
    book.put(Kind.SHELF, "SMB-01", -7)

    (bawang,) = production_recap(book, (replace(ORDER, lines=(BAWANG,)),))

    assert (bawang.at_home, bawang.missing) == (-7, 10)


def test_what_was_taken_back_whole_and_what_left_the_catalog_are_treated_as_they_are(book: Book) -> None:
    old = line("OLD-01", "Sambal Lama", 4)
    gone = (replace(PAKET, quantity=1), replace(PAKET, quantity=-1))
    book.put(Kind.PRODUCT, "KRP-01", None)

    recap = production_recap(book, (replace(ORDER, lines=(old, *gone)), replace(ORDER, lines=(PAKET,))))

    assert [(one.name, one.quantity) for one in recap] == [
        ("Sambal Bawang", 20), ("Sambal Lama", 4), ("KRP-01", 40), ("Paket Hemat", 20),
    ]  # fmt: skip
