"""What is said of orders while and after they are changed: moved, cancelled, corrected, returned, explained."""

from dataclasses import dataclass
from enum import StrEnum

from commands.amending import AmendRefused, Short
from commands.asks import Verb
from commands.changing import ChangeKind
from commands.files import Stored
from commands.rules.network import Person
from commands.rules.orders import Order, OrderStatus
from commands.settings import Repricing


@dataclass(frozen=True, slots=True)
class OrderUnknown:
    """No order of hers has that number; empty: none was named, and how to name one."""

    said: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class JustChanged:
    """What was looked up is not so any more: press again."""

    no: str


@dataclass(frozen=True, slots=True)
class OrderStands:
    """Its state does not allow that (any more). A partner hears whom she may ask, and how."""

    no: str
    status: OrderStatus
    contact: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class OrderCard:
    """One order, and what whoever looks may do with it. `person` is whose it is, for the owner's eyes."""

    order: Order
    ways: tuple[Verb, ...]
    person: Person | None = None
    surplus: int = 0
    """Rupiah that came in for it and that nobody has said yet what becomes of."""


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """Something must be typed: what shall be in it, why, by which courier."""

    kind: ChangeKind
    no: str
    change: int


@dataclass(frozen=True, slots=True)
class WordsUnclear:
    """What was typed leaves something open; `products` are names that would do."""

    kind: ChangeKind
    no: str
    said: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveAsked:
    """Asked once more before it is cancelled or sent. `words`: why, or by which courier; `change` 0: a partner's."""

    no: str
    after: OrderStatus
    change: int = 0
    words: str = ""
    total: int = 0
    courier: str = ""
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class OrderMovedOn:
    """It is so now, told to who did it. `name`: who was told of it, empty where nobody could be."""

    no: str
    status: OrderStatus
    ways: tuple[Verb, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class PartnerMoved:
    """She cancelled it, or it arrived; told to the owner's team."""

    no: str
    status: OrderStatus
    name: str
    total: int
    surplus: int = 0
    to_check: int = 0


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A product whose pieces or price changed. Rupiah apiece; None where its pieces have more than one price."""

    name: str
    unit: str
    before: int
    after: int
    price: int | None
    price_before: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of pricing a change."""

    rule: Repricing
    total: int
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class EditShown:
    """What would change, before it does. Two choices where the owner wants to be asked about prices.

    `wish`: what the partner wrote, where it is her wish that was read.
    """

    no: str
    change: int
    before: int
    choices: tuple[Choice, ...]
    short: tuple[Short, ...] = ()
    wish: str = ""
    from_sheet: bool = False
    """Typed into the Sheet, where it has no effect until it is saved here."""


@dataclass(frozen=True, slots=True)
class EditRefused:
    """It cannot become that."""

    no: str
    refused: AmendRefused


@dataclass(frozen=True, slots=True)
class OrderEdited:
    """It is changed. `name`: who was told; empty where nobody could be. `not_back`: a refund that it needs itself."""

    no: str
    total: int
    name: str = ""
    not_back: int = 0


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """Told to the partner: what changed, the new total, and what follows for her money.

    `not_back`: rupiah that were to go back to her, and are needed for the order now.
    """

    order: Order
    lines: tuple[ChangedLine, ...]
    before: int
    surplus: int = 0
    by: str = ""
    not_back: int = 0
    old_code: bool = False
    """She may hold a QRIS of the amount before."""


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """Goods came back: can they be sold again?"""

    no: str
    change: int
    lines: tuple[ChangedLine, ...]
    worth: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReturnMoney:
    """What becomes of their worth. `surplus` 0: nothing was paid for them yet, the bill falls."""

    no: str
    change: int
    worth: int
    surplus: int
    total: int


class ReturnRefusal(StrEnum):
    """Why nothing comes back."""

    NOT_SENT = "not_sent"
    TOO_MANY = "too_many"
    ALL_BACK = "all_back"


@dataclass(frozen=True, slots=True)
class ReturnRefused:
    """More than she has of it, all of it came back before, or it was never sent."""

    no: str
    why: ReturnRefusal
    name: str = ""
    left: int = 0


@dataclass(frozen=True, slots=True)
class Returned:
    """It is recorded. For the owner with the `name` of who was told, for the partner without."""

    no: str
    lines: tuple[ChangedLine, ...]
    worth: int
    total: int
    money: Verb
    surplus: int = 0
    for_owner: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WishSent:
    """Her wish was passed on."""

    no: str


@dataclass(frozen=True, slots=True)
class WishCame:
    """A partner wishes something of an order; told to the owner's team."""

    no: str
    kind: ChangeKind
    change: int
    words: str
    """Empty: she sent a picture alone."""
    person: Person
    picture: Stored | None = None


@dataclass(frozen=True, slots=True)
class WishRefused:
    """What she wished cannot be. `reason`: the owner's words; `by` and `contact`: whom she may ask."""

    no: str
    reason: str
    by: str
    contact: str


@dataclass(frozen=True, slots=True)
class WishDeclined:
    """That was told. `name`: to whom; empty where she could not be told."""

    no: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SurplusAsked:
    """Money of hers is with us: back, or kept for the next order? `name`: asked of the owner, for her."""

    no: str
    amount: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SurplusSettled:
    """It was answered before, or nothing is left to answer."""

    no: str


@dataclass(frozen=True, slots=True)
class SurplusKept:
    """It is hers for the next order."""

    no: str
    amount: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SurplusComesBack:
    """She hears that it comes back."""

    no: str
    amount: int


@dataclass(frozen=True, slots=True)
class PayBackTask:
    """The owner is to pay it back, and says so when it is done. `payment` is its number."""

    payment: str
    no: str
    amount: int
    name: str


@dataclass(frozen=True, slots=True)
class RefundOff:
    """The order needs the money itself now: the owner's team is not to pay it back any more."""

    no: str
    amount: int
    name: str


@dataclass(frozen=True, slots=True)
class PaidBack:
    """It went back. For the owner with her name, for the partner without. `owed`: what the order lacks then."""

    no: str
    amount: int
    name: str = ""
    owed: int = 0


@dataclass(frozen=True, slots=True)
class ChangeLeft:
    """Nothing was changed."""

    no: str


@dataclass(frozen=True, slots=True)
class OrderExplained:
    """`/kenapa`: where each figure comes from. `placed_for`: the owner ordered for her."""

    order: Order
    is_placed_for: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class WhichToExplain:
    """`/kenapa` alone: her open and newest orders as buttons."""

    numbers: tuple[str, ...]
    has_more: bool = False


ChangeReply = (
    OrderUnknown
    | JustChanged
    | OrderStands
    | OrderCard
    | WordsAsked
    | WordsUnclear
    | MoveAsked
    | OrderMovedOn
    | PartnerMoved
    | EditShown
    | EditRefused
    | OrderEdited
    | OrderChanged
    | ReturnAsked
    | ReturnMoney
    | ReturnRefused
    | Returned
    | WishSent
    | WishCame
    | WishRefused
    | WishDeclined
    | SurplusAsked
    | SurplusSettled
    | SurplusKept
    | SurplusComesBack
    | PayBackTask
    | RefundOff
    | PaidBack
    | ChangeLeft
    | OrderExplained
    | WhichToExplain
)
