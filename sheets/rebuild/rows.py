"""Rows of a rebuild: what cannot be read in a row is left out and told, the rest of the row counts.

While the bot runs, a faulty row stays as it last was. Here nothing was before: an order whose `Ongkir`
says "dua puluh" is an order all the same.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Generic, TypeVar

from pydantic import BeforeValidator, Field, ValidationError

from commands.entries.stock import StockKind
from commands.faults import Fault, Reason
from sheets.cells import Cell, read_count, read_rupiah, shown
from sheets.columns import normal_header as plain
from sheets.fields import BotText, BotTime, Code, Context, Rupiah, SignedCount, lenient
from sheets.layout import Layout
from sheets.reading import FaultyRow, GoodRow, Grid, KeyCells, TabReading, read_tab
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, TABS
from sheets.words import STOCK_KIND

V = TypeVar("V")
M = TypeVar("M", bound=KeyCells)


@dataclass(frozen=True, slots=True)
class Usable(Generic[V]):
    """A row whose key could be read, and what else of it could."""

    row: int
    value: V
    raw: Mapping[str, Cell]


def usable(
    reading: TabReading[V], model: type[M], build: Callable[[M], V], known: Context
) -> Iterator[Usable[V]]:
    """From top to bottom, each key once: of twins the upper one, since copies are made downwards."""
    seen: set[str] = set()
    for row in sorted(reading.every, key=lambda one: one.row):
        if not row.key or row.key in seen:
            continue
        value = row.value if isinstance(row, GoodRow) else _mended(row, model, build, known)
        if value is not None:
            seen.add(row.key)
            yield Usable(row.row, value, row.raw)


def _mended(row: FaultyRow, model: type[M], build: Callable[[M], V], known: Context) -> V | None:
    """The row without its faulty cells; nothing if one of them must not be empty."""
    twin = {fault.header for fault in row.faults if fault.reason is Reason.DUPLICATE_KEY}
    blank = {fault.header: None for fault in row.faults if fault.header not in twin}
    try:
        return build(model.model_validate({**row.raw, **blank}, context=known))
    except ValidationError:
        return None


def fault_in(layout: Layout, row: Usable[V], header: str, reason: Reason, *options: str) -> Fault:
    """Say of a cell why its row is not in force."""
    typed = shown(row.raw.get(header))
    return Fault(layout.tab.title, layout.cell(header, row.row), header, typed[:60], reason, options)


# The two tabs that only the bot writes


@dataclass(frozen=True, slots=True)
class Item:
    """A row of `Item Pesanan`: a line as it was agreed. Rupiah and pieces; None: cannot be read."""

    no: str
    place: int
    sku: str
    name: str
    quantity: int | None
    price: int | None
    subtotal: int | None
    tier: str
    cost: int | None
    at: datetime | None

    def numbers(self) -> tuple[int, int] | None:
        """Quantity and price: two of quantity, price and subtotal give the third."""
        quantity, price, subtotal = self.quantity, self.price, self.subtotal
        if quantity is None and price and subtotal is not None and subtotal % price == 0:
            quantity = subtotal // price
        if price is None and quantity and subtotal is not None and subtotal % quantity == 0:
            price = subtotal // quantity
        return None if quantity is None or price is None else (quantity, price)


class ItemKey(KeyCells):
    """No + Baris."""

    no: Code = Field(alias="No")
    place: Annotated[int | None, lenient(read_count)] = Field(alias="Baris")

    def key(self) -> str:
        """Identify a line by its order and its place there."""
        return f"{plain(self.no)}|{self.place or 0}" if self.no else ""


class ItemCells(ItemKey):
    """A row of `Item Pesanan`."""

    sku: BotText = Field(alias="SKU")
    name: BotText = Field(alias="Nama")
    quantity: SignedCount = Field(alias="Jumlah")
    price: Rupiah = Field(alias="Harga")
    tier: BotText = Field(alias="Tingkat harga")
    subtotal: Annotated[int | None, BeforeValidator(lambda cell: read_rupiah(cell, None))] = Field(
        alias="Subtotal"
    )
    cost: Rupiah = Field(alias="HPP")
    at: BotTime = Field(alias="Waktu")

    def item(self) -> Item:
        """Make what the row holds."""
        return Item(
            no=self.no.upper(),
            place=self.place or 0,
            sku=self.sku or "",
            name=self.name or "",
            quantity=self.quantity,
            price=self.price,
            subtotal=self.subtotal,
            tier=self.tier or "",
            cost=self.cost,
            at=self.at,
        )


def read_items(grid: Grid, known: Context) -> TabReading[Item]:
    """Read `Item Pesanan`."""
    return read_tab(TABS[ITEM_PESANAN], grid, known, ItemKey, ItemCells, ItemCells.item)


@dataclass(frozen=True, slots=True)
class Movement:
    """What the sum needs of a row of `Mutasi Stok`."""

    id: str
    sku: str
    quantity: int
    kind: StockKind | None
    ref: str


_MOVEMENT = ("ID", "SKU", "Jumlah", "Jenis", "Rujukan")


def movement_faults(grid: Grid) -> tuple[Fault, ...]:
    """Say which headers are missing or there twice: without one of them no sum holds."""
    return Layout.of(TABS[MUTASI_STOK], grid[0] if grid else ()).faults(_MOVEMENT)


def read_movements(grid: Grid) -> tuple[Movement, ...]:
    """All rows that are facts: with an ID, a SKU and a number. The header must be in order."""
    layout = Layout.of(TABS[MUTASI_STOK], grid[0] if grid else ())
    places = [layout.positions[header] for header in _MOVEMENT]
    named = ([cells[at] if at < len(cells) else None for at in places] for cells in grid[1:])
    return tuple(
        Movement(shown(number), shown(sku), int(quantity), STOCK_KIND.read(shown(kind)), shown(ref).upper())
        for number, sku, quantity, kind, ref in named
        if shown(number) and shown(sku) and isinstance(quantity, int | float)
    )
