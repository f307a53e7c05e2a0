"""Rows of `Pembayaran` and `Saldo` as one look showed them. Rupiah."""

from dataclasses import dataclass
from datetime import datetime

from commands.rules.payments import BalanceKind, PaymentState, PaymentWay


@dataclass(frozen=True, slots=True)
class PaymentSeen:
    """A payment's row. `is_new`: the owner typed it, and no fact tells of it yet."""

    id: str
    partner_id: str
    orders: tuple[str, ...] | None
    """What she wrote; None: nothing stands there, and she took nothing away."""
    amount: int
    """0: not written there yet, so that it cannot have arrived."""
    way: PaymentWay | None
    state: PaymentState | None
    at: datetime | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class BalanceSeen:
    """A row of `Saldo` that the owner typed."""

    id: str
    partner_id: str
    kind: BalanceKind
    amount: int
    order_no: str
    at: datetime | None = None
