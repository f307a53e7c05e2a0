"""Tabs as the owner sees them: formatted cells, the columns that fit a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from config.demo.workbook_view import WorkbookView
from sheets.columns import CHECK
from sheets.tabs import ITEM_PESANAN, MITRA, PESANAN, PRODUK

_LAST_ROWS = 6
_MOST_ROWS = 30
_WIDEST_CELL = 22
_GAP = 2
_EDGES = 2

Cells = Mapping[str, str]
"""A row as it is shown, by header."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which part of a tab is printed: some columns, the first or the last rows."""

    tab: str
    columns: tuple[str, ...]
    rows: int
    """Counted from the top; negative: from the bottom."""


DAY_END = (
    Shown(PESANAN, ("No", "Nama", "Isi", "Total", "Status", "Pembayaran", "Ongkir"), -_LAST_ROWS),
    Shown(
        ITEM_PESANAN,
        ("No", "Baris", "SKU", "Nama", "Jumlah", "Harga", "Tingkat harga", "Subtotal"),
        -_LAST_ROWS,
    ),
    Shown(PRODUK, ("Nama", "Stok", "Dipesan", "HPP", "Satuan", "SKU"), 8),
    Shown(MITRA, ("Nama", "Tingkat", "Kota", "Belum dibayar", "Pesan terakhir", "Bot", "ID"), _LAST_ROWS),
)


def day_end_tables(sheet: WorkbookView, width: int) -> list[Table]:
    """The tabs at the end of the walk's day."""
    return [table_of(shown, sheet.rows(shown.tab), width) for shown in DAY_END]


def whole_table(tab: str, rows: Sequence[Cells], width: int) -> Table:
    """A tab's last rows, with the columns that hold something there, and `Cek`."""
    last = rows[-_MOST_ROWS:]
    filled = [
        header for header in (last[0] if last else ()) if header == CHECK or any(row[header] for row in last)
    ]
    return table_of(Shown(tab, tuple(filled), -_MOST_ROWS), last, width)


def table_of(shown: Shown, rows: Sequence[Cells], width: int) -> Table:
    """The part of a tab that is shown, as many of its columns as fit; long cells are cut with an ellipsis."""
    part = rows[: shown.rows] if shown.rows >= 0 else rows[shown.rows :]
    title = f"Tab {shown.tab}"
    table = Table(
        title=title,
        min_width=min(len(title) + _EDGES, width),
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    fitting = _fitting(shown.columns, part, width)
    for header, column_width in fitting.items():
        is_amount = all(_is_amount(row.get(header, "")) for row in part)
        table.add_column(header, justify="right" if is_amount else "left", no_wrap=True, width=column_width)
    if not fitting:
        table.add_column("(kosong)", no_wrap=True)
    for row in part:
        table.add_row(*(Text(row.get(header, "")) for header in fitting))
    return table


def _fitting(columns: Sequence[str], rows: Sequence[Cells], width: int) -> dict[str, int]:
    """How wide each column is, from the left, until the line is full."""
    widths: dict[str, int] = {}
    left = width - _EDGES
    for header in columns:
        wanted = min(max(len(header), *(len(row.get(header, "")) for row in rows), 1), _WIDEST_CELL)
        left -= wanted + _GAP
        if left < 0:
            break
        widths[header] = wanted
    return widths


def _is_amount(text: str) -> bool:
    return not text or text.removeprefix("Rp").replace(".", "").removeprefix("-").isdecimal()
