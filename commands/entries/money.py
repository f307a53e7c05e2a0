"""Facts about money."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from commands.rules.payments import BalanceKind, Payment, PaymentState, Proof


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """Money came in (or went back: negative) for an order, in rupiah: one order's share of a payment."""

    type: ClassVar[str] = "payment_recorded"
    id: str
    partner_id: str
    order_no: str
    amount: int
    method: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PaymentReported:
    """A payment is known: it waits to be checked, or has arrived already. What it pays follows as `PaymentRecorded`."""

    type: ClassVar[str] = "payment_reported"
    payment: Payment
    typed: bool = False
    """The owner typed it into the Sheet: its row stands there."""


@dataclass(frozen=True, slots=True)
class PaymentNamed:
    """She said afterwards which orders a payment that waits is for; `amount` in rupiah as far as it is known now."""

    type: ClassVar[str] = "payment_named"
    id: str
    orders: tuple[str, ...]
    amount: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ProofAdded:
    """A picture came for a payment that waits. `is_first`: it had none, so this is its proof."""

    type: ClassVar[str] = "proof_added"
    id: str
    proof: Proof
    is_first: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PaymentJudged:
    """Somebody looked whether a reported payment arrived; `amount` is what did, in rupiah."""

    type: ClassVar[str] = "payment_judged"
    id: str
    state: PaymentState
    amount: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class BalanceMoved:
    """What the business holds for a partner (`Saldo`) changed by `amount` rupiah."""

    type: ClassVar[str] = "balance_moved"
    id: str
    partner_id: str
    amount: int
    kind: BalanceKind
    order_no: str
    at: datetime
    by: str
    typed: bool = False
    """As of a payment."""


MoneyEntry = PaymentRecorded | PaymentReported | PaymentNamed | ProofAdded | PaymentJudged | BalanceMoved
