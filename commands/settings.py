"""The settings of `Pengaturan` that decisions need, typed, with their defaults.

Names are the Sheet's own (the contract of the workbook); an empty or unreadable value means the default.
"""

import re
from datetime import date, time, timedelta
from enum import StrEnum

from commands.book import Book
from commands.qris import QRIS_SETTING, Qris, read_qris
from commands.rules.orders import Postage
from commands.rules.quiet import QuietHours, read_quiet
from commands.rules.shipping_days import ShippingDays, read_clock, read_days_off, read_weekdays

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


def address(book: Book) -> str:
    """`Alamat usaha`, empty if none is given."""
    return _text(book, "Alamat usaha")


def owner_name(book: Book) -> str:
    """`Penanggung jawab`: how the owner is spoken of."""
    return _text(book, "Penanggung jawab", "pemilik")


def contact(book: Book) -> str:
    """`WA usaha`: the number to ask, empty if none is given."""
    return _text(book, "WA usaha")


def bank(book: Book) -> str:
    """`Rekening`, one account a line."""
    return _text(book, "Rekening")


def qris(book: Book) -> Qris | None:
    """`QRIS`: the shop's static code; None if there is none, or what stands there is none."""
    payload = _text(book, QRIS_SETTING)
    found = read_qris(payload) if payload else None
    return found if isinstance(found, Qris) else None


def postage_rule(book: Book) -> Postage:
    """`Ongkir`: free, per city, or worked out by the owner (default)."""
    return _POSTAGE.get(_text(book, "Ongkir").casefold(), Postage.WORKED_OUT)


def pay_time(book: Book) -> timedelta:
    """`Batas bayar`: hours where no unit stands, else `2 hari`, `90 menit`."""
    typed = _text(book, "Batas bayar").casefold()
    amount = _number(book, "Batas bayar", 24) or 24
    if "menit" in typed:
        return timedelta(minutes=amount)
    return timedelta(days=amount) if "hari" in typed else timedelta(hours=amount)


def quiet_hours(book: Book) -> QuietHours:
    """`Jam tenang`; what cannot be read means the default, from 21.00 to 06.00."""
    return read_quiet(_text(book, "Jam tenang")) or QuietHours(time(21), time(6))


def is_off(book: Book, day: date) -> bool:
    """Whether a day is a holiday (`Libur`)."""
    return any(first <= day <= last for first, last in read_days_off(_text(book, "Libur"), day))


def done_days(book: Book) -> int:
    """`Selesai otomatis`: days after which what was sent counts as arrived."""
    return _number(book, "Selesai otomatis", 7)


class Release(StrEnum):
    """`Batal otomatis`: what becomes of an order that nobody pays."""

    ASK = "ask"
    BY_ITSELF = "by_itself"
    OFF = "off"


def release(book: Book) -> Release:
    """`Batal otomatis`; the owner is asked where nothing else is said."""
    return {"otomatis": Release.BY_ITSELF, "mati": Release.OFF}.get(
        _text(book, "Batal otomatis").casefold(), Release.ASK
    )


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


def shipping_days(book: Book, today: date) -> ShippingDays:
    """`Hari kirim`, `Tutup pesanan` and `Libur`, whose days without a year are those nearest to today."""
    return ShippingDays(
        read_weekdays(_text(book, "Hari kirim")),
        read_clock(_text(book, "Tutup pesanan")),
        read_days_off(_text(book, "Libur"), today),
    )
