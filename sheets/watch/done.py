"""A cell that a batch sets, and what names its row. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from sheets.cells import Cell, shown
from sheets.columns import normal_header as plain
from sheets.road.receipt import Where
from sheets.tabs import TABS
from sheets.watch.wish import Wish

Key = tuple[str, ...]
"""What names a row: its key's cells, plain. All empty: nothing names it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A cell that a batch sets; `was` and `key`: what it showed and what named its row, at the look before."""

    wish: Wish
    was: Cell
    key: Key
    compares: bool
    """It is set only if it still shows that."""

    @property
    def where(self) -> Where:
        """Its place at that look."""
        return self.wish.tab, self.wish.row, self.wish.header


def key_of(tab: str, cell: Callable[[str], Cell]) -> Key:
    """What names a row. `cell`: of that row, by header.

    >>> key_of("Produk", {"SKU": " smb-01"}.get)
    ('smb-01',)
    """
    return tuple(plain(shown(cell(header))) for header in TABS[tab].key)
