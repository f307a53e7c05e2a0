"""What stands on a page (nota, shipping label, packing list): names and figures, no words yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commands.rules.network import Particulars
from commands.rules.orders import Delivery, PaymentStatus, PayMethod


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose page it is."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NotaLine:
    """A line as it was agreed, or (with a negative quantity) what was taken off it later. Rupiah and pieces."""

    name: str
    quantity: int
    unit: str
    price: int

    @property
    def subtotal(self) -> int:
        """Unit price x quantity."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Nota:
    """An order's bill and receipt in one. Money is rupiah; the day is the business's."""

    business: Letterhead
    no: str
    day: date
    partner: str
    """Her name as the Sheet has it; empty where it was forgotten."""
    tier: str
    """The tier's name in the Sheet's words."""
    lines: tuple[NotaLine, ...]
    subtotal: int
    postage: int | None
    """None: not known yet, so that the total is without it."""
    total: int
    paid: int
    unpaid: int
    state: PaymentStatus
    is_cancelled: bool
    due: date | None = None
    """Bought on credit: pay until this day."""
    accounts: tuple[str, ...] = ()
    """Where to pay, one account each; empty where nothing is to be paid."""
    qris: str = ""
    """The QRIS payload with the amount that is left; empty where nothing is to be paid now."""


@dataclass(frozen=True, slots=True)
class Packed:
    """So many pieces of a thing, without its price."""

    name: str
    quantity: int
    unit: str


@dataclass(frozen=True, slots=True)
class ShippingLabel:
    """What is glued on a parcel. It never tells a price or a note, nor, when sent in another's name, the business."""

    no: str
    sender: Letterhead
    to: Particulars
    delivery: Delivery
    courier: str
    """As the owner wrote it; empty: not chosen yet."""
    contents: tuple[Packed, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Several labels, printed in one go: one a page."""

    labels: tuple[ShippingLabel, ...]


@dataclass(frozen=True, slots=True)
class ToPack:
    """One order of the packing list."""

    no: str
    partner: str
    to: Particulars
    delivery: Delivery
    contents: tuple[Packed, ...]
    payment: PaymentStatus
    pay_method: PayMethod


@dataclass(frozen=True, slots=True)
class ToMake:
    """One product of the production recap. Pieces; of a bundle the bundles to put together."""

    name: str
    unit: str
    quantity: int
    """Over all orders, those inside bundles among them."""
    in_bundles: int = 0
    at_home: int | None = None
    """None: not counted, or a bundle (what counts is its parts)."""
    parts: tuple[Packed, ...] = ()
    """What the bundles are made of."""

    @property
    def missing(self) -> int:
        """What is still to be made or bought; 0 where the stock is not counted."""
        return 0 if self.at_home is None else max(0, self.quantity - max(0, self.at_home))


@dataclass(frozen=True, slots=True)
class PackingList:
    """For the owner: what to pack on `day`, and what all of it takes together."""

    business: str
    day: date
    orders: tuple[ToPack, ...]
    recap: tuple[ToMake, ...]


Paper = Nota | Labels | PackingList
"""What can be drawn."""


class Form(StrEnum):
    """A picture for the chat (one page), or a document to print."""

    PNG = "png"
    PDF = "pdf"
