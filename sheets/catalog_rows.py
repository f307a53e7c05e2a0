"""Row models of what is sold: `Tingkat`, `Produk`, `Harga`, `Paket`, `Ongkir`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from commands.faults import Reason
from commands.rules.catalog import Component, Counting, PriceRow, Product, Shortfall, Tier
from sheets.cells import fault, read_count, read_rupiah
from sheets.columns import normal_header as plain
from sheets.fields import (
    Code,
    Context,
    Count,
    CountFromOne,
    Label,
    Name,
    OwnerDate,
    Packs,
    ProductSku,
    Rupiah,
    SignedCount,
    TargetName,
    Text,
    TierName,
    WordList,
    choice_or,
    otherwise,
    required,
    yes_no_or,
)
from sheets.reading import GoodRow, Grid, KeyCells, TabReading, read_tab
from sheets.tabs import HARGA, ONGKIR, PAKET, PRODUK, TABS, TINGKAT
from sheets.words import COUNTING, SHORTFALL


@dataclass(frozen=True, slots=True)
class StockedProduct:
    """A product and what its two stock cells hold, in pieces; None: empty."""

    product: Product
    stock: int | None
    """`Stok`: a number typed here is a count."""
    added: int | None
    """`Tambah stok`: newly made, still to be added and emptied."""


@dataclass(frozen=True, slots=True)
class CityPostage:
    """Postage of one order to a city, in rupiah."""

    city: str
    fee: int


class TierKey(KeyCells):
    """Tingkat."""

    name: Name = Field(alias="Tingkat")

    def key(self) -> str:
        """Identify a tier by its name."""
        return plain(self.name)


class TierCells(TierKey):
    """A row of `Tingkat`."""

    rank: Count = Field(alias="Urutan")
    counting: Annotated[Counting, choice_or(COUNTING, Counting.MIXED)] = Field(alias="Minimum dihitung")
    shortfall: Annotated[Shortfall, choice_or(SHORTFALL, Shortfall.ASK)] = Field(alias="Kalau kurang")
    credit_limit: Rupiah = Field(alias="Batas utang (Rp)")
    credit_days: Count = Field(alias="Tempo (hari)")
    cash_at_door: Annotated[bool, yes_no_or(False)] = Field(alias="Boleh bayar di tempat")

    def tier(self) -> Tier:
        """Make the tier that the row describes."""
        return Tier(**self.model_dump())


class ProductKey(KeyCells):
    """SKU."""

    sku: Code = Field(alias="SKU")

    def key(self) -> str:
        """Identify a product by its SKU; a new row has none."""
        return plain(self.sku)


class ProductCells(ProductKey):
    """A row of `Produk`."""

    name: Name = Field(alias="Nama")
    stock: SignedCount = Field(alias="Stok")
    added: SignedCount = Field(alias="Tambah stok")
    cost: Rupiah = Field(alias="HPP")
    unit: Label = Field(alias="Satuan")
    group: Label = Field(alias="Kelompok")
    active: Annotated[bool, yes_no_or(True)] = Field(alias="Aktif")
    packs: Packs = Field(alias="Kemasan")
    multiple: CountFromOne = Field(alias="Kelipatan")
    max_per_order: CountFromOne = Field(alias="Maks per pesanan")
    tracks_stock: Annotated[bool, yes_no_or(False)] = Field(alias="Pantau stok")
    low_mark: Count = Field(alias="Ingatkan saat sisa")
    other_names: WordList = Field(alias="Nama lain")
    lowest_resale: Rupiah = Field(alias="Harga jual minimal")
    keeps_days: Count = Field(alias="Tahan (hari)")
    preorder_from: OwnerDate = Field(alias="PO")
    daily_quota: Count = Field(alias="Kuota per hari")
    grams: Count = Field(alias="Berat (gram)")
    note: Text = Field(alias="Keterangan")

    def stocked(self) -> StockedProduct:
        """Make the product that the row describes, its stock cells apart."""
        product = Product(
            sku=self.sku,
            name=self.name,
            unit=self.unit or "pcs",
            group=self.group or None,
            active=self.active,
            other_names=self.other_names,
            packs=self.packs,
            multiple=self.multiple or 1,
            max_per_order=self.max_per_order,
            tracks_stock=self.tracks_stock,
            low_mark=self.low_mark,
            cost=self.cost,
            lowest_resale=self.lowest_resale,
            keeps_days=self.keeps_days,
            preorder_from=self.preorder_from,
            daily_quota=self.daily_quota,
            grams=self.grams,
            note=self.note,
        )
        return StockedProduct(product, self.stock, self.added)


class PriceKey(KeyCells):
    """Produk (resolved) + Tingkat + Min beli + Mulai."""

    target: TargetName = Field(alias="Produk")
    tier: TierName = Field(alias="Tingkat")
    minimum: Annotated[int, otherwise(lambda cell: read_count(cell, 1), 1)] = Field(alias="Min beli")
    starts: OwnerDate = Field(alias="Mulai")

    def key(self) -> str:
        """Identify a price as `PriceRow.key` does."""
        return self._row(price=0, ends=None).key

    def _row(self, price: int, ends: date | None) -> PriceRow:
        target = self.target
        return PriceRow(target.name, self.tier, self.minimum, price, self.starts, ends, target.for_group)

    @field_validator("tier")
    @classmethod
    def _has_tier(cls, tier: str) -> str:
        if not tier:
            raise fault(Reason.REQUIRED)
        return tier


class PriceCells(PriceKey):
    """A row of `Harga`. A price of nothing is a slip, not a gift."""

    price: Annotated[int, required(lambda cell: read_rupiah(cell, 1))] = Field(alias="Harga")
    ends: OwnerDate = Field(alias="Sampai")

    @field_validator("ends")
    @classmethod
    def _ends_after_start(cls, ends: date | None, info: ValidationInfo) -> date | None:
        starts = info.data.get("starts")
        if ends is not None and starts is not None and ends < starts:
            raise fault(Reason.ENDS_BEFORE_START)
        return ends

    def price_row(self) -> PriceRow:
        """Make the price that the row describes."""
        return self._row(self.price, self.ends)


class ComponentKey(KeyCells):
    """Paket + Isi, both resolved."""

    bundle: ProductSku = Field(alias="Paket")
    sku: ProductSku = Field(alias="Isi")

    @field_validator("sku")
    @classmethod
    def _is_another(cls, sku: str, info: ValidationInfo) -> str:
        if sku == info.data.get("bundle"):
            raise fault(Reason.ITSELF_INSIDE)
        return sku

    def key(self) -> str:
        """Identify a part as `Component.key` does."""
        return f"{self.bundle}|{self.sku}"


class ComponentCells(ComponentKey):
    """A row of `Paket`."""

    quantity: Annotated[int, otherwise(lambda cell: read_count(cell, 1), 1)] = Field(alias="Jumlah")
    maker: Label = Field(alias="Milik")
    settlement: Rupiah = Field(alias="Setor per satuan")

    def component(self) -> Component:
        """Make the part of a bundle that the row describes."""
        return Component(**self.model_dump())


class PostageKey(KeyCells):
    """Kota."""

    city: Name = Field(alias="Kota")

    def key(self) -> str:
        """Identify postage by its city."""
        return plain(self.city)


class PostageCells(PostageKey):
    """A row of `Ongkir`."""

    fee: Annotated[int, required(read_rupiah)] = Field(alias="Harga")

    def postage(self) -> CityPostage:
        """Make the postage that the row describes."""
        return CityPostage(self.city, self.fee)


def read_tiers(grid: Grid, known: Context) -> TabReading[Tier]:
    """Read `Tingkat`."""
    return read_tab(TABS[TINGKAT], grid, known, TierKey, TierCells, TierCells.tier)


def read_products(grid: Grid, known: Context) -> TabReading[StockedProduct]:
    """Read `Produk`. A group is spelled as its first row spells it, so that its products stay together."""
    reading = read_tab(TABS[PRODUK], grid, known, ProductKey, ProductCells, ProductCells.stocked)
    return replace(reading, rows=_one_spelling(reading.rows))


def read_prices(grid: Grid, known: Context) -> TabReading[PriceRow]:
    """Read `Harga`; the context's names must hold the tiers and the products, with their SKUs."""
    return read_tab(TABS[HARGA], grid, known, PriceKey, PriceCells, PriceCells.price_row)


def read_components(grid: Grid, known: Context) -> TabReading[Component]:
    """Read `Paket`; the context's names must hold the products."""
    return read_tab(TABS[PAKET], grid, known, ComponentKey, ComponentCells, ComponentCells.component)


def read_postage(grid: Grid, known: Context) -> TabReading[CityPostage]:
    """Read `Ongkir`."""
    return read_tab(TABS[ONGKIR], grid, known, PostageKey, PostageCells, PostageCells.postage)


def _one_spelling(rows: Sequence[GoodRow[StockedProduct]]) -> tuple[GoodRow[StockedProduct], ...]:
    spelled: dict[str, str] = {}
    respelled = []
    for row in rows:
        product = row.value.product
        group = spelled.setdefault(plain(product.group), product.group) if product.group else None
        respelled.append(replace(row, value=replace(row.value, product=replace(product, group=group))))
    return tuple(respelled)
