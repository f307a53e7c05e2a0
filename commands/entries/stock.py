"""Facts about stock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class StockKind(StrEnum):
    """Why stock moved (`Mutasi Stok`, Jenis)."""

    RECEIVED = "received"  # masuk
    TAKEN = "taken"  # keluar
    ORDERED = "ordered"  # pesanan
    CANCELLED = "cancelled"  # batal
    RETURNED = "returned"  # retur
    CONSIGNED = "consigned"  # titip
    RECOUNTED = "recounted"  # hitung ulang


@dataclass(frozen=True, slots=True)
class StockMoved:
    """`Stok - Dipesan` of a product changed by `quantity` pieces."""

    type: ClassVar[str] = "stock_moved"
    id: str
    sku: str
    quantity: int
    kind: StockKind
    ref: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ShelfForgotten:
    """The owner emptied `Stok`: how much there is, is unknown from now on (not zero)."""

    type: ClassVar[str] = "shelf_forgotten"
    sku: str


StockEntry = StockMoved | ShelfForgotten
