"""The workbook contract, named once: tabs, columns and what identifies a row.

Setup, rows, sync and the docs derive everything from here. Names never change; a later issue
adds at the right end.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sheets.columns import CHECK, Column, ColumnRef, Kind, Tab, Writer, by_title, normal_header
from sheets.tabs_hidden import (
    EVALUASI,
    GRUP,
    HIDDEN,
    ITEM_PESANAN,
    LAPORAN_MITRA,
    MARKER,
    MASUKAN,
    MATERI,
    MUTASI_STOK,
    ONGKIR,
    PAKET,
    PERJANJIAN,
    RINGKASAN,
    RIWAYAT,
    SALDO,
    TIM,
    TINGKAT,
)
from sheets.tabs_shown import (
    HARGA,
    MITRA,
    PEMBAYARAN,
    PENGATURAN,
    PENGUMUMAN,
    PESANAN,
    PRODUK,
    SHOWN,
    TITIP_JUAL,
)

TABS: Mapping[str, Tab] = MappingProxyType(by_title(SHOWN + HIDDEN))
"""All tabs by title, in the order in which `setup` lays them out."""

SPARE_ROWS = 20
"""Blank rows kept below the last row of a tab that is not appended to."""

WORKBOOK_VERSION = 1
"""Written into `_mitra`; rises when a tab or a column is added."""

__all__ = [
    "CHECK",
    "EVALUASI",
    "GRUP",
    "HARGA",
    "ITEM_PESANAN",
    "LAPORAN_MITRA",
    "MARKER",
    "MASUKAN",
    "MATERI",
    "MITRA",
    "MUTASI_STOK",
    "ONGKIR",
    "PAKET",
    "PEMBAYARAN",
    "PENGATURAN",
    "PENGUMUMAN",
    "PERJANJIAN",
    "PESANAN",
    "PRODUK",
    "RINGKASAN",
    "RIWAYAT",
    "SALDO",
    "SPARE_ROWS",
    "TABS",
    "TIM",
    "TINGKAT",
    "TITIP_JUAL",
    "WORKBOOK_VERSION",
    "Column",
    "ColumnRef",
    "Kind",
    "Tab",
    "Writer",
    "normal_header",
]
