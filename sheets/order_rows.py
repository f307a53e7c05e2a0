"""Row models of orders and money: `Pesanan` and `Pembayaran`, the columns that the bot reads."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from commands.faults import Reason
from commands.rules.orders import Delivery, OrderStatus, PayMethod
from commands.rules.payments import PaymentState, PaymentWay
from sheets.cells import fault, read_list, read_rupiah
from sheets.columns import normal_header as plain
from sheets.fields import (
    BotText,
    BotTime,
    Code,
    Context,
    Label,
    Rupiah,
    SharedDate,
    Text,
    choice,
)
from sheets.reading import Grid, KeyCells, TabReading, read_tab
from sheets.tabs import PEMBAYARAN, PESANAN, TABS
from sheets.words import DELIVERY, PAY_METHOD, PAYMENT_STATE, PAYMENT_WAY, STATUS

_ORDER_NO = re.compile(r"P\d{6}-\d{3,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OrderTyped:
    """A row of `Pesanan` as it stands: an order's own, or one typed by hand (no `no` yet)."""

    no: str
    name: str
    items: str
    """`Sambal Bawang 10, Krupuk Udang 24`, to be read like a message."""
    status: OrderStatus | None
    ship_on: date | None
    pay_method: PayMethod | None
    postage: int | None
    """None: not known yet. 0: free."""
    delivery: Delivery | None
    courier: str
    waybill: str
    recipient: str
    address: str
    sender: str
    note: str | None
    placed_at: datetime | None
    partner_id: str | None
    tier: str | None


@dataclass(frozen=True, slots=True)
class PaymentTyped:
    """A row of `Pembayaran` as it stands. No order: the oldest first. Rupiah."""

    id: str
    at: datetime | None
    name: str
    orders: tuple[str, ...]
    amount: int | None
    """None: nobody knows yet."""
    way: PaymentWay | None
    state: PaymentState | None
    note: str
    by: str | None
    partner_id: str | None


def read_orders_named(cell: object) -> tuple[str, ...]:
    """Read order numbers, parted by commas, spaces or lines."""
    numbers = tuple(word.upper() for part in read_list(cell) for word in part.split())
    if not all(_ORDER_NO.fullmatch(number) for number in numbers):
        raise fault(Reason.NOT_AN_ORDER)
    return tuple(dict.fromkeys(numbers))


class OrderKey(KeyCells):
    """No."""

    no: Code = Field(alias="No")

    def key(self) -> str:
        """Identify an order by its number; a row typed by hand has none."""
        return plain(self.no)


class OrderCells(OrderKey):
    """A row of `Pesanan`."""

    name: Label = Field(alias="Nama")
    items: Text = Field(alias="Isi")
    status: Annotated[OrderStatus | None, choice(STATUS)] = Field(alias="Status")
    ship_on: SharedDate = Field(alias="Tanggal kirim")
    pay_method: Annotated[PayMethod | None, choice(PAY_METHOD)] = Field(alias="Bayar")
    postage: Rupiah = Field(alias="Ongkir")
    delivery: Annotated[Delivery | None, choice(DELIVERY)] = Field(alias="Cara kirim")
    courier: Label = Field(alias="Kurir")
    waybill: Code = Field(alias="Resi")
    recipient: Label = Field(alias="Penerima")
    address: Text = Field(alias="Alamat kirim")
    sender: Label = Field(alias="Atas nama")
    note: BotText = Field(alias="Catatan")
    placed_at: BotTime = Field(alias="Waktu")
    partner_id: BotText = Field(alias="Mitra ID")
    tier: BotText = Field(alias="Tingkat")

    def typed(self) -> OrderTyped:
        """Make what the row holds."""
        return OrderTyped(**self.model_dump())


class PaymentKey(KeyCells):
    """ID."""

    id: Code = Field(alias="ID")

    def key(self) -> str:
        """Identify a payment by its ID; a row typed by hand has none."""
        return plain(self.id)


class PaymentCells(PaymentKey):
    """A row of `Pembayaran`."""

    at: BotTime = Field(alias="Waktu")
    name: Label = Field(alias="Nama")
    orders: Annotated[tuple[str, ...], BeforeValidator(read_orders_named)] = Field(alias="No pesanan")
    amount: Annotated[int | None, BeforeValidator(lambda cell: read_rupiah(cell, 1))] = Field(alias="Jumlah")
    way: Annotated[PaymentWay | None, choice(PAYMENT_WAY)] = Field(alias="Cara")
    state: Annotated[PaymentState | None, choice(PAYMENT_STATE)] = Field(alias="Status")
    note: Text = Field(alias="Keterangan")
    by: BotText = Field(alias="Oleh")
    partner_id: BotText = Field(alias="Mitra ID")

    def typed(self) -> PaymentTyped:
        """Make what the row holds."""
        return PaymentTyped(**self.model_dump())


def read_orders(grid: Grid, known: Context) -> TabReading[OrderTyped]:
    """Read `Pesanan`."""
    return read_tab(TABS[PESANAN], grid, known, OrderKey, OrderCells, OrderCells.typed)


def read_payments(grid: Grid, known: Context) -> TabReading[PaymentTyped]:
    """Read `Pembayaran`."""
    return read_tab(TABS[PEMBAYARAN], grid, known, PaymentKey, PaymentCells, PaymentCells.typed)
