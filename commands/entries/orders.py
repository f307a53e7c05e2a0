"""Facts about orders."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from commands.rules.orders import Amendment, Order, OrderStatus, Terms

__all__ = ["Amendment", "OrderAmended", "OrderEntry", "OrderMoved", "OrderPlaced", "PostageFilled"]


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
    detail: str = ""
    """Why, or by which courier, in the words of who moved it; no names."""


@dataclass(frozen=True, slots=True)
class PostageFilled:
    """The owner filled in an order's `Ongkir`, in rupiah."""

    type: ClassVar[str] = "postage_filled"
    no: str
    fee: int | None


@dataclass(frozen=True, slots=True)
class OrderAmended:
    """An order was changed after the fact: nothing is erased, corrections are further lines at its end."""

    type: ClassVar[str] = "order_amended"
    order: Order
    """As it stands from now on."""
    added: int
    """How many lines at its end are new."""
    why: Amendment
    at: datetime
    by: str
    reason: str = ""
    """In the words of who changed it; no names."""
    was: Terms | None = None
    """How it was paid and sent before; None: as it is now, or not known."""
    personal: tuple[str, ...] = ()
    """Which of its particulars changed, as `Pesanan` heads them; never what they say."""


OrderEntry = OrderPlaced | OrderMoved | PostageFilled | OrderAmended
