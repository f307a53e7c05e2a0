"""Facts about stock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from commands.rules.stock import AwaitedStock


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


@dataclass(frozen=True, slots=True)
class StockAwaited:
    """A partner wants to hear when there is more of a product than she found (`Kabari saya`)."""

    type: ClassVar[str] = "stock_awaited"
    wish: AwaitedStock


@dataclass(frozen=True, slots=True)
class AwaitedStockTold:
    """She heard that there is more of it. The wish stays until she ordered it: the message's button needs it."""

    type: ClassVar[str] = "awaited_stock_told"
    number: int


@dataclass(frozen=True, slots=True)
class AwaitedStockEnded:
    """The wish is fulfilled, or was made anew."""

    type: ClassVar[str] = "awaited_stock_ended"
    number: int


StockEntry = StockMoved | ShelfForgotten | StockAwaited | AwaitedStockTold | AwaitedStockEnded
