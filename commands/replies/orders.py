"""What is said of orders: lists of them, and news to partner and owner."""

from dataclasses import dataclass
from datetime import datetime

from commands.files import QrisPicture
from commands.rules.network import Particulars, Partner, Person
from commands.rules.orders import Delivery, Order, OrderStatus


@dataclass(frozen=True, slots=True)
class MyOrders:
    """Her open orders, then those that ended, the newest first of each. Times are local."""

    called: str
    orders: tuple[Order, ...]
    more: int = 0
    """How many come after these."""
    next_page: int | None = None


@dataclass(frozen=True, slots=True)
class OpenOrders:
    """The owner's list: what is not finished, newest first, with each partner's name."""

    orders: tuple[tuple[Order, str], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class WhichPartner:
    """The owner orders for somebody: nobody, or more than one, has that name."""

    said: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnerOrders:
    """The owner typed /order: how it is done."""


@dataclass(frozen=True, slots=True)
class HigherTierReached:
    """A line would have reached a higher tier's price."""

    product: str
    tier: str
    price: int


@dataclass(frozen=True, slots=True)
class NewOrder:
    """A partner confirmed an order."""

    order: Order
    partner: Partner
    person: Person
    higher: tuple[HigherTierReached, ...] = ()
    unknown_stock: tuple[str, ...] = ()
    """Names of products whose stock is unknown."""
    particulars: Particulars | None = None


@dataclass(frozen=True, slots=True)
class OrderNews:
    """Her order's state changed."""

    no: str
    status: OrderStatus
    courier: str = ""
    tracking: str = ""
    total: int = 0
    by: str = ""
    contact: str = ""
    delivery: Delivery = Delivery.COURIER
    cash: int = 0
    """Of what was sent, or can be fetched: rupiah that she pays then and there."""
    reason: str = ""
    """Why it is cancelled, in the words of who did it."""
    surplus: int = 0
    """Rupiah that came in for it: back, or kept for the next order?"""
    to_check: int = 0
    """Payments for it that nobody has looked for yet."""


@dataclass(frozen=True, slots=True)
class BillReady:
    """The owner filled in the postage: now it can be paid. `pay_until` is local time; None: no clock runs."""

    order: Order
    called: str
    bank: str
    pay_until: datetime | None
    qris: QrisPicture | None = None
    """The code of what is unpaid, where it is paid so."""


@dataclass(frozen=True, slots=True)
class PostageChanged:
    """The owner changed a postage that was billed already: from `before`, in rupiah, to the order's.

    `pay_until` as in BillReady.
    """

    order: Order
    called: str
    before: int
    bank: str
    pay_until: datetime | None
    qris: QrisPicture | None = None
    """The code of what is unpaid, where it is paid so."""


OrderReply = (
    PostageChanged | MyOrders | OpenOrders | WhichPartner | OwnerOrders | OrderNews | BillReady | NewOrder
)
