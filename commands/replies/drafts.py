"""What is said of an order that is not confirmed, and at the moment when it is."""

from dataclasses import dataclass
from datetime import date, datetime

from commands.drafts import Draft
from commands.rules.catalog import Product
from commands.rules.orders import Order
from commands.rules.quotes import Quote


@dataclass(frozen=True, slots=True)
class Moved:
    """A price that changed since it was shown, in rupiah; `now` is None where it is not sold any more."""

    product: str
    before: int
    now: int | None


@dataclass(frozen=True, slots=True)
class DraftShown:
    """The draft with every line's price, its reason, problems and remedies."""

    draft: Draft
    quote: Quote
    called: str
    choices: tuple[tuple[Product, ...], ...]
    """For each of `draft.questions`, the products that it may mean."""
    ship_to: str
    postage: int | None
    """Rupiah; None: not known yet."""
    ship_on: date | None = None
    """The day on which it will be sent; None: as soon as it is ready."""
    will_tell: str = ""
    """The product that she will be told of when there is more."""
    moved: tuple[Moved, ...] = ()
    total_before: int | None = None


@dataclass(frozen=True, slots=True)
class OrderHelp:
    """`/order` alone: how to order, with an example of what is sold to her."""

    called: str
    example: str


@dataclass(frozen=True, slots=True)
class DraftDropped:
    """Nothing was recorded."""


@dataclass(frozen=True, slots=True)
class DraftEmpty:
    """Every line was taken out."""


@dataclass(frozen=True, slots=True)
class OrderRecorded:
    """It stands in the journal. `pay_until` is local time; None: no clock runs."""

    order: Order
    called: str
    bank: str
    pay_until: datetime | None


@dataclass(frozen=True, slots=True)
class AlreadyRecorded:
    """The button was pressed before."""

    no: str


@dataclass(frozen=True, slots=True)
class OldButton:
    """It belongs to an earlier message (or to nothing that is known)."""


@dataclass(frozen=True, slots=True)
class NotConfirmable:
    """Something in the draft waits for an answer."""


DraftReply = (
    DraftShown
    | OrderHelp
    | DraftDropped
    | DraftEmpty
    | OrderRecorded
    | AlreadyRecorded
    | OldButton
    | NotConfirmable
)
