"""The settings of `Pengaturan` that decisions need, typed, with their defaults.

Names are the Sheet's own (the contract of the workbook); an empty or unreadable value means the default.
"""

import re
from enum import StrEnum

from commands.book import Book
from commands.rules.orders import Postage

_POSTAGE = {"gratis": Postage.FREE, "per kota": Postage.PER_CITY}


class Repricing(StrEnum):
    """The setting `Harga setelah pesanan diubah`."""

    KEEP = "keep"  # tetap
    ANEW = "anew"  # hitung ulang
    ASK = "ask"  # tanya


_REPRICING = {"hitung ulang": Repricing.ANEW, "tanya": Repricing.ASK}


def _text(book: Book, name: str, default: str = "") -> str:
    return book.settings.get(name, "").strip() or default


def _number(book: Book, name: str, default: int) -> int:
    found = re.search(r"\d+", book.settings.get(name, ""))
    return int(found.group()) if found else default


def business(book: Book) -> str:
    """`Nama usaha`."""
    return _text(book, "Nama usaha", "Toko")


def owner_name(book: Book) -> str:
    """`Penanggung jawab`: how the owner is spoken of."""
    return _text(book, "Penanggung jawab", "pemilik")


def contact(book: Book) -> str:
    """`WA usaha`: the number to ask, empty if none is given."""
    return _text(book, "WA usaha")


def bank(book: Book) -> str:
    """`Rekening`, one account a line."""
    return _text(book, "Rekening")


def postage_rule(book: Book) -> Postage:
    """`Ongkir`: free, per city, or worked out by the owner (default)."""
    return _POSTAGE.get(_text(book, "Ongkir").casefold(), Postage.WORKED_OUT)


def pay_hours(book: Book) -> int:
    """`Batas bayar` in hours."""
    return _number(book, "Batas bayar", 24)


def volume_earns(book: Book) -> bool:
    """`Harga ikut jumlah`: quantity alone earns a higher tier's price."""
    return _text(book, "Harga ikut jumlah").casefold() in {"ya", "iya", "y", "true"}


def repricing(book: Book) -> Repricing:
    """`Harga setelah pesanan diubah`: what was agreed keeps its price (default), or is priced anew, or asked."""
    return _REPRICING.get(_text(book, "Harga setelah pesanan diubah").casefold(), Repricing.KEEP)


def concentration_limit(book: Book) -> int:
    """`Batas satu mitra`: percent of turnover that one partner should not exceed."""
    return _number(book, "Batas satu mitra", 40)


def postage_for(book: Book, city: str) -> int | None:
    """Postage of one order in rupiah; None: the owner works it out."""
    rule = postage_rule(book)
    if rule is Postage.FREE:
        return 0
    if rule is Postage.WORKED_OUT:
        return None
    wanted = " ".join(city.casefold().split())
    return next(
        (fee for name, fee in book.postage.items() if " ".join(name.casefold().split()) == wanted), None
    )
