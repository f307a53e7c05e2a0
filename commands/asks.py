"""What people ask, freed of Telegram: who, where, which words or which button, when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks. `telegram_id` is the only proof of identity; names may be anything."""

    telegram_id: int
    name: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was asked. A private chat has the sender's own id."""

    chat_id: int
    is_private: bool = True
    topic_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """`/command args`, or plain words (`command` is empty)."""

    command: str
    text: str
    message_id: int | None = None
    is_edit: bool = False


class Verb(StrEnum):
    """What a button does: two letters, so that callback data stays under 64 bytes."""

    CONFIRM = "ko"
    DROP_DRAFT = "ba"
    RAISE = "na"  # make this line `quantity` pieces
    KEEP = "te"  # keep this line below the minimum
    REMOVE = "ha"  # take this line out
    CHOOSE = "pi"  # answer an open question with one of its choices
    SKIP = "le"  # go on without what is unknown
    SHOW_PRICES = "hg"
    START_ORDER = "ps"
    MORE_PRICES = "hl"  # the next page of the price list
    REPORT = "lp"  # the report of another period
    PRICE_SUGGESTED = "gs"  # held price: what the guard thinks was meant
    PRICE_OLD = "gl"  # held price: keep the old one
    PRICE_TYPED = "gt"  # held price: yes, really
    PRICES_SUGGESTED = "ga"  # the same, of all held prices at once
    PRICES_OLD = "gb"
    PRICES_TYPED = "gc"
    CANCEL_GONE = "pb"  # an order whose row was deleted: cancel it
    RESTORE_ROW = "pt"  # an order whose row was deleted: show it again
    RESTORE_LINES = "it"  # lines of an order whose rows were deleted: show them again
    LEAVE_LINES = "ib"  # the same: leave them out
    SHOW_ORDER = "po"  # `subject` of these is an order's number in digits
    ACCEPT = "tm"
    CANCEL_ORDER = "bt"  # asks once more
    SURE_CANCEL = "by"
    SEND = "kr"  # asks for courier and tracking number
    SURE_SEND = "ky"
    ARRIVED = "sd"
    EDIT = "ub"  # asks what shall be in it
    WISH_EDIT = "uw"  # the same, of a partner: it goes to the owner
    SAVE_EDIT = "us"  # `line`: 1 where it is priced anew
    RETURN = "rt"  # asks what came back
    WISH_RETURN = "rw"
    TO_SHELF = "rs"  # what came back can be sold again
    THROWN_AWAY = "rb"
    RETURN_MONEY = "ru"
    RETURN_BALANCE = "rd"
    RETURN_BILL = "rk"
    LEAVE_CHANGE = "ux"  # nothing is changed
    KEEP_MONEY = "sm"  # `quantity`: rupiah that were shown
    GIVE_BACK = "km"
    PAID_BACK = "kd"  # `subject`: a payment's number in digits
    EXPLAIN = "kn"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button: a verb, the thing it belongs to, and that thing's version when it was drawn.

    `subject` is a draft's id, or another number that the verb explains; `line` counts from 0.
    """

    verb: Verb
    subject: int = 0
    version: int = 0
    line: int = 0
    quantity: int = 0
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class PressedUnknown:
    """A button of another age: its data could not be read."""


@dataclass(frozen=True, slots=True)
class BlockedBot:
    """She blocked the bot (`is_blocked`), or came back."""

    is_blocked: bool


What = Said | Pressed | PressedUnknown | BlockedBot


@dataclass(frozen=True, slots=True)
class Ask:
    """One update of one sender. `key` is unique for ever; `at` is UTC, the first arrival."""

    key: str
    at: datetime
    sender: Sender
    place: Place
    what: What
