"""The row model of `Saldo`: what the business holds for a partner."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from commands.faults import Reason
from commands.rules.payments import BalanceKind
from sheets.cells import fault, read_choice, read_rupiah
from sheets.columns import normal_header as plain
from sheets.fields import BotText, BotTime, Code, Context, Label, required
from sheets.order_rows import read_orders_named
from sheets.reading import Grid, KeyCells, TabReading, read_tab
from sheets.tabs import SALDO, TABS
from sheets.words import BALANCE_KIND


@dataclass(frozen=True, slots=True)
class BalanceTyped:
    """A row of `Saldo` as it stands. Rupiah; below 0 where the balance became less."""

    id: str
    at: datetime | None
    name: str
    kind: BalanceKind
    amount: int
    order: str
    by: str | None
    partner_id: str | None

    @property
    def moves(self) -> int:
        """`potongan` takes away, also where she typed it without a sign."""
        return -abs(self.amount) if self.kind is BalanceKind.DEDUCTED else self.amount


def _one_order(cell: object) -> str:
    numbers = read_orders_named(cell)
    if len(numbers) > 1:
        raise fault(Reason.NOT_AN_ORDER)
    return numbers[0] if numbers else ""


class BalanceKey(KeyCells):
    """ID."""

    id: Code = Field(alias="ID")

    def key(self) -> str:
        """Identify a row by its ID; one that is typed by hand has none."""
        return plain(self.id)


class BalanceCells(BalanceKey):
    """A row of `Saldo`."""

    at: BotTime = Field(alias="Waktu")
    name: Label = Field(alias="Nama")
    kind: Annotated[BalanceKind, required(lambda cell: read_choice(cell, BALANCE_KIND))] = Field(
        alias="Jenis"
    )
    amount: Annotated[int, required(lambda cell: read_rupiah(cell, None))] = Field(alias="Jumlah")
    order: Annotated[str, BeforeValidator(_one_order)] = Field(alias="No pesanan")
    by: BotText = Field(alias="Oleh")
    partner_id: BotText = Field(alias="Mitra ID")

    def typed(self) -> BalanceTyped:
        """Make what the row holds."""
        return BalanceTyped(**self.model_dump())


def read_balances(grid: Grid, known: Context) -> TabReading[BalanceTyped]:
    """Read `Saldo`."""
    return read_tab(TABS[SALDO], grid, known, BalanceKey, BalanceCells, BalanceCells.typed)
