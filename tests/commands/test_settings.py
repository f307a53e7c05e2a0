"""The settings of `Pengaturan`: what the owner wrote, or the default."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from commands import settings
from commands.book import Book
from commands.entries.catalog import SettingSet
from commands.fold import fold
from commands.rules.orders import Postage
from commands.rules.quiet import QuietHours

_QUIET = QuietHours(time(21), time(6))


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
        (settings.pay_time, "Batas bayar", "48 jam", timedelta(hours=48), timedelta(hours=24)),
        (settings.pay_time, "Batas bayar", "besok", timedelta(hours=24), timedelta(hours=24)),
        (settings.pay_time, "Batas bayar", "2 hari", timedelta(days=2), timedelta(hours=24)),
        (settings.pay_time, "Batas bayar", "90 menit", timedelta(minutes=90), timedelta(hours=24)),
        (
            settings.quiet_hours,
            "Jam tenang",
            "22:30-5",
            QuietHours(time(22, 30), time(5)),
            _QUIET,
        ),
        (
            settings.quiet_hours,
            "Jam tenang",
            "malam",
            _QUIET,
            _QUIET,
        ),
        (settings.release, "Batal otomatis", "Otomatis", settings.Release.BY_ITSELF, settings.Release.ASK),
        (settings.release, "Batal otomatis", "mati", settings.Release.OFF, settings.Release.ASK),
        (settings.done_days, "Selesai otomatis", "3 hari", 3, 7),
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
