"""Facts about orders."""

from dataclasses import dataclass
from typing import ClassVar

from commands.rules.orders import Order, OrderStatus


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """A partner confirmed an order."""

    type: ClassVar[str] = "order_placed"
    order: Order
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrderMoved:
    """An order changed its state."""

    type: ClassVar[str] = "order_moved"
    no: str
    before: OrderStatus
    after: OrderStatus
    by: str


@dataclass(frozen=True, slots=True)
class PostageFilled:
    """The owner filled in an order's `Ongkir`, in rupiah."""

    type: ClassVar[str] = "postage_filled"
    no: str
    fee: int | None


OrderEntry = OrderPlaced | OrderMoved | PostageFilled
