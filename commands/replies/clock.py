"""What is said when time passes. Moments are local, money is rupiah."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commands.rules.orders import Order


@dataclass(frozen=True, slots=True)
class UnpaidReminder:
    """To the partner, once: until when her order is kept."""

    order: Order
    called: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DueReminder:
    """To the partner: bought on credit, due soon (`days` <= 0) or since so many days."""

    order: Order
    called: str
    days: int


@dataclass(frozen=True, slots=True)
class BillUnheard:
    """To the owner: what DueReminder says, of a partner whom no message reaches."""

    order: Order
    name: str
    phone: str
    days: int


@dataclass(frozen=True, slots=True)
class TimeWanted:
    """To the owner: a partner asks for time. Until she answers nothing happens to the order."""

    order: Order
    name: str
    is_due: bool
    """It was bought on credit; else its clock stands."""
    version: int = 0
    """`PayClock.version`: a button answers this question and no later one."""


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """To the partner: her wish has reached the owner. `is_due`: of a bill; they agree on a day between them."""

    no: str
    owner: str
    is_due: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class TimeAnswered:
    """To both: until when the order is kept now; None: as long as it takes."""

    no: str
    until: datetime | None
    is_refused: bool = False
    """It stays as it was: until then, and no longer."""


@dataclass(frozen=True, slots=True)
class ReleaseWanted:
    """To the owner: the time is over and no money came. What now?"""

    order: Order
    name: str
    was_reminded: bool
    """False: the reminder could not be delivered."""
    version: int = 0
    """`PayClock.version`: a button answers this question and no later one."""


@dataclass(frozen=True, slots=True)
class Released:
    """To the partner: her order was cancelled because no money, or not all of it, came until then."""

    no: str
    until: datetime | None
    contact: str
    is_part_paid: bool = False


@dataclass(frozen=True, slots=True)
class ReleasedTold:
    """To the owner: an order was released, by itself or by her."""

    no: str
    name: str


@dataclass(frozen=True, slots=True)
class PostageWaits:
    """To the owner: orders whose postage she has not filled in."""

    numbers: tuple[str, ...]


class Void(StrEnum):
    """Why a button about time does nothing."""

    PAID = "paid"
    PARTLY = "partly"  # all but its postage is there, so that it is kept
    MOVED = "moved"  # it is in work, sent, or cancelled
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class NothingToWaitFor:
    """The question is void: said on the button."""

    no: str
    why: Void


ClockReply = (
    UnpaidReminder
    | DueReminder
    | BillUnheard
    | TimeWanted
    | TimeAsked
    | TimeAnswered
    | ReleaseWanted
    | Released
    | ReleasedTold
    | PostageWaits
    | NothingToWaitFor
)
