"""The contract of the workbook, held against its own table in tests/data."""

import csv
from pathlib import Path
from typing import Any

import pytest

from sheets.columns import Kind, Writer
from sheets.setting_rows import SETTINGS
from sheets.tabs import CHECK, MARKER, PENGATURAN, RINGKASAN, TABS
from sheets.words import (
    COUNTING,
    DELIVERY,
    PAY_METHOD,
    PAYMENT_STATE,
    PAYMENT_STATUS,
    PAYMENT_WAY,
    REACH,
    ROLE,
    SHORTFALL,
    STANDING,
    STATUS,
    STOCK_KIND,
    Words,
)

DATA = Path(__file__).parent.parent / "data"
WRITERS = {"O": Writer.OWNER, "B": Writer.BOT, "S": Writer.SHARED}
SHOWN = [
    "Pesanan",
    "Pembayaran",
    "Produk",
    "Harga",
    "Mitra",
    "Titip Jual",
    "Pengumuman",
    "Pengaturan",
]


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_tab_has_exactly_the_contracts_columns_in_order_with_their_writer() -> None:
    expected: dict[str, list[tuple[str, Writer]]] = {}
    for row in rows_of("workbook-contract.csv"):
        expected.setdefault(row["tab"], []).append((row["header"], WRITERS[row["writer"]]))

    actual = {
        title: [(column.header, column.writer) for column in tab.columns]
        for title, tab in TABS.items()
        if tab.columns
    }

    assert expected == actual


def test_eight_tabs_are_shown_and_all_others_hidden_at_first() -> None:
    assert [title for title, tab in TABS.items() if not tab.hidden] == SHOWN
    assert list(TABS)[: len(SHOWN)] == SHOWN


def test_only_four_tabs_are_appended_to() -> None:
    assert [title for title, tab in TABS.items() if tab.appends] == [
        "Item Pesanan",
        "Laporan Mitra",
        "Evaluasi",
        "Riwayat",
    ]


def test_cek_stands_second_in_every_tab_that_has_one_and_fourth_in_pengaturan() -> None:
    at = {title: tab.headers.index(CHECK) for title, tab in TABS.items() if tab.has_check}

    assert at.pop(PENGATURAN) == 3
    assert set(at.values()) == {1}


def test_every_setting_of_the_contract_is_there_with_its_default() -> None:
    expected = [(row["name"], row["default"]) for row in rows_of("workbook-settings.csv")]

    assert expected == [(setting.name, setting.default) for setting in SETTINGS.values()]
    assert all(setting.note for setting in SETTINGS.values())
    assert all(s.default in s.choices for s in SETTINGS.values() if s.choices)


def test_ids_phones_skus_and_order_numbers_are_text_columns() -> None:
    text_like = {
        "ID",
        "No",
        "SKU",
        "Mitra ID",
        "Telegram ID",
        "Chat ID",
        "Topik ID",
        "HP",
        "Resi",
        "No pesanan",
    }

    kinds = {
        (title, column.header): column.kind
        for title, tab in TABS.items()
        for column in tab.columns
        if column.header in text_like
    }

    assert set(kinds.values()) == {Kind.CODE}


def test_a_column_is_found_whatever_its_case_and_spaces() -> None:
    assert TABS["Harga"].column("  MIN   beli ").header == "Min beli"
    with pytest.raises(KeyError):
        TABS["Harga"].column("Diskon")


def test_keys_and_dropdown_sources_are_columns_that_exist() -> None:
    for tab in TABS.values():
        assert set(tab.key) <= set(tab.headers)
        for column in tab.columns:
            if column.offers is not None:
                assert column.offers.header in TABS[column.offers.tab].headers


def test_only_the_tabs_without_rows_have_no_columns() -> None:
    assert {title for title, tab in TABS.items() if not tab.columns} == {RINGKASAN, MARKER}


@pytest.mark.parametrize(
    ("tab", "header", "words"),
    [
        ("Pesanan", "Status", STATUS),
        ("Pesanan", "Pembayaran", PAYMENT_STATUS),
        ("Pesanan", "Bayar", PAY_METHOD),
        ("Pesanan", "Cara kirim", DELIVERY),
        ("Pembayaran", "Cara", PAYMENT_WAY),
        ("Pembayaran", "Status", PAYMENT_STATE),
        ("Mitra", "Status", STANDING),
        ("Mitra", "Bot", REACH),
        ("Tim", "Peran", ROLE),
        ("Tingkat", "Minimum dihitung", COUNTING),
        ("Tingkat", "Kalau kurang", SHORTFALL),
        ("Mutasi Stok", "Jenis", STOCK_KIND),
    ],
)
def test_the_dropdown_offers_exactly_the_words_that_are_understood(
    tab: str, header: str, words: Words[Any]
) -> None:
    choices = TABS[tab].column(header).choices

    assert choices == words.choices
    assert all(words.write(words.read(word)) == word for word in choices)
