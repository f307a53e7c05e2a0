"""The settings of `Pengaturan`: what the owner wrote, or the default."""

from collections.abc import Callable

import pytest

from commands import settings
from commands.book import Book
from commands.entries.catalog import SettingSet
from commands.fold import fold
from commands.rules.orders import Postage


@pytest.mark.parametrize(
    ("read", "name", "typed", "value", "default"),
    [
        (settings.business, "Nama usaha", " Sambal Ibu ", "Sambal Ibu", "Toko"),
        (settings.owner_name, "Penanggung jawab", "Bu Ratna", "Bu Ratna", "pemilik"),
        (settings.contact, "WA usaha", "0800", "0800", ""),
        (settings.bank, "Rekening", "BCA 1\nBRI 2", "BCA 1\nBRI 2", ""),
        (settings.postage_rule, "Ongkir", "Per Kota", Postage.PER_CITY, Postage.WORKED_OUT),
        (settings.postage_rule, "Ongkir", "gratis", Postage.FREE, Postage.WORKED_OUT),
        (settings.postage_rule, "Ongkir", "terserah", Postage.WORKED_OUT, Postage.WORKED_OUT),
        (settings.pay_hours, "Batas bayar", "48 jam", 48, 24),
        (settings.pay_hours, "Batas bayar", "besok", 24, 24),
        (settings.volume_earns, "Harga ikut jumlah", "Ya", True, False),
        (settings.volume_earns, "Harga ikut jumlah", "tidak", False, False),
        (settings.concentration_limit, "Batas satu mitra", "30 %", 30, 40),
    ],
)
def test_a_setting_is_what_was_typed_or_its_default(
    read: Callable[[Book], object], name: str, typed: str, value: object, default: object
):
    book = Book()
    assert read(book) == default

    fold(book, SettingSet(name, typed))
    assert read(book) == value

    fold(book, SettingSet(name, ""))
    assert (read(book), book.settings) == (default, {})
