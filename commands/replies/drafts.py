"""What is said of an order that is not confirmed, and at the moment when it is."""

from dataclasses import dataclass
from datetime import date, datetime

from commands.asks import Verb
from commands.drafts import Draft
from commands.files import QrisPicture
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
class LeftOut:
    """Whose words of a pasted chat were taken, and who else in it ordered something."""

    who: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftNews:
    """What happened to a draft that its lines alone do not tell. Products by name, with pieces."""

    added: tuple[tuple[str, int], ...] = ()
    """By her words, to what she chose by buttons."""
    aside: tuple[tuple[str, int | None], ...] = ()
    """In the draft that this one took the place of; what is asked there still, as she said it."""
    left: tuple[tuple[str, int | None], ...] = ()
    """In the draft for another partner that was open; it comes back when she orders for her again."""
    aside_of: str = ""
    """For whom that one was."""
    again: str = ""
    """The number of the order that is repeated."""
    gone: tuple[str, ...] = ()
    """Products of that order that are not sold to her any more."""
    postage_moved: tuple[int | None, int | None] | None = None
    """Before and now; None: not known."""
    ship_moved: tuple[date | None, date | None] | None = None
    """The day of sending before and now; None: as soon as it is ready."""
    day_passed: date | None = None
    """The day that she chose; it cannot be sent on that day any more."""
    left_moved: tuple[str, ...] = ()
    """Products of which there was enough when it was shown, and is not any more."""
    not_recorded: bool = False
    """She confirmed it, and what changed is shown instead."""
    left_out: LeftOut | None = None
    """Of the chat that she pasted."""


NO_NEWS = DraftNews()


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
    news: DraftNews = NO_NEWS


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
    qris: QrisPicture | None = None
    """The code of its amount, where it is paid so."""


@dataclass(frozen=True, slots=True)
class AlreadyRecorded:
    """The button was pressed before, or the message edited that it came of. `change`: what may change it still."""

    no: str
    change: Verb | None = None


@dataclass(frozen=True, slots=True)
class OldButton:
    """It belongs to an earlier message (or to nothing that is known)."""


@dataclass(frozen=True, slots=True)
class NotConfirmable:
    """Something in the draft waits for an answer."""


DraftReply = (
    DraftShown | DraftDropped | DraftEmpty | OrderRecorded | AlreadyRecorded | OldButton | NotConfirmable
)
