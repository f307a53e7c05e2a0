"""Money that moved, or is said to have moved. Amounts are rupiah."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commands.rules.files import FileKind


class PaymentWay(StrEnum):
    """How money moved (`Pembayaran`, Cara)."""

    TRANSFER = "transfer"
    QRIS = "qris"
    CASH = "cash"
    FROM_BALANCE = "from_balance"
    PAID_BACK = "paid_back"
    CONSIGNMENT = "consignment"


class PaymentState(StrEnum):
    """Whether the money is there (`Pembayaran`, Status)."""

    WAITING = "waiting"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"


@dataclass(frozen=True, slots=True)
class Proof:
    """A picture that she sent of her transfer. Telegram keeps it; `unique_id` is the same for the same picture."""

    kind: FileKind
    file_id: str
    unique_id: str


@dataclass(frozen=True, slots=True)
class Payment:
    """A row of `Pembayaran`. It belongs to a person; `orders` are those that she named (none: the oldest first)."""

    id: str
    partner_id: str
    amount: int
    """As far as is known: what she said, else what was owed; 0 while nobody knows. What goes back is positive too."""
    way: PaymentWay
    state: PaymentState
    at: datetime
    by: str
    """Partner id, Telegram id of a member of the team, or `Sheet`."""
    orders: tuple[str, ...] = ()
    proof: Proof | None = None


class BalanceKind(StrEnum):
    """Why her balance moved (`Saldo`, Jenis)."""

    BONUS = "bonus"
    RETURNED = "returned"  # retur: goods came back, their money stays with us
    REFERRAL = "referral"  # ajak
    OVERPAID = "overpaid"  # lebih bayar
    DEDUCTED = "deducted"  # potongan
    SERVICE = "service"  # jasa


def payment_number(day: date, counter: int) -> str:
    """A payment's ID in the Sheet, as an order's number is made.

    >>> payment_number(date(2026, 11, 24), 3)
    'B261124-003'
    """
    return f"B{day:%y%m%d}-{counter:03d}"


def balance_number(day: date, counter: int) -> str:
    """The same for a row of `Saldo`.

    >>> balance_number(date(2026, 11, 24), 3)
    'S261124-003'
    """
    return f"S{day:%y%m%d}-{counter:03d}"
