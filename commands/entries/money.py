"""Facts about money."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """Money came in (or went back: negative) for an order, in rupiah."""

    type: ClassVar[str] = "payment_recorded"
    id: str
    partner_id: str
    order_no: str
    amount: int
    method: str
    at: datetime
    by: str


MoneyEntry = PaymentRecorded
