"""What people ask, freed of Telegram: who, where, which words or which button, when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from commands.files import SentFile


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
    """`/command args`, or plain words (`command` is empty); with a file they are its caption.

    `codes`: the texts of the QR codes in her picture, none if there are none; None: nobody looked, or it could not
    be fetched or opened.
    """

    command: str
    text: str
    message_id: int | None = None
    is_edit: bool = False
    file: SentFile | None = None
    codes: tuple[str, ...] | None = None


@unique
class Verb(StrEnum):
    """What a button does: two letters, so that callback data stays under 64 bytes."""

    CONFIRM = "ko"
    DROP_DRAFT = "ba"
    RAISE = "na"  # make this line `quantity` pieces
    KEEP = "te"  # keep this line below the minimum
    REMOVE = "ha"  # take this line out
    CHOOSE = "pi"  # answer an open question with one of its choices
    SKIP = "le"  # go on without what is unknown
    TELL_WHEN_BACK = "kb"  # take this line out, and say when there is more
    SWAP = "gr"  # another product of its group in this line's place
    LATER_DAY = "hd"  # send the order on the first day that has room for this line
    ORDER_AWAITED = "pk"  # order what there is again: `subject` is the number of the wish
    SHOP = "bl"  # the list of products: `line` is 1 + the number of a product of the group, 0 for all
    PRODUCT = "pr"  # how many of the product with the number `line`?
    SET = "jm"  # make it `quantity` pieces of the product with the number `line`
    BASKET = "kr"  # show the draft
    CHANGE = "ub"  # what can be changed in it
    EMPTY = "kg"  # take everything out: asked with quantity 0, done with 1
    MERGE = "gu"  # add the lines of the draft that this one took the place of
    TYPE = "tl"  # she wants to type something: `quantity` is its place in `Awaits`
    CLEAR = "hc"  # take out what she typed before, named in the same way
    RECIPIENT = "pn"  # for whom: 0 asks, 1 is she herself, above it is an order's code (`pointing.pointer`)
    DELIVERY = "ck"  # how it gets there: 0 asks, else 1 + the place in `Delivery`
    SHIP_DAY = "tk"  # when it is sent: 0 asks, 1 as soon as it is ready, else a day's ordinal
    PAY_METHOD = "by"  # how it is paid: 0 asks, else 1 + the place in `PayMethod`
    ORDER_AGAIN = "pl"  # an earlier order anew: `subject` is its code (`pointing.pointer`)
    ASK_TIME = "wa"  # `Minta waktu`; `subject` of these is an order's number in digits
    GIVE_TIME = (
        "wb"  # `quantity`: until when, in minutes (`rules.clock.minute_of`); `version`: `PayClock.version`
    )
    REFUSE_TIME = "wc"
    LEAVE_UNPAID = "wd"  # the order waits as long as it takes
    RELEASE = "we"  # an order that nobody paid: cancel it
    ORDER_ASKED = "pj"  # what she asked the price of becomes her draft
    WHOSE = "sp"  # the pasted order is of the partner with the number `quantity`
    MORE_WHOSE = "sl"  # more partners, from `quantity` on
    SHOW_PRICES = "hg"
    START_ORDER = "ps"
    MORE_BILLS = "tg"  # the next page of the owner's /tagihan
    MORE_ORDERS = "pm"  # the next page of a partner's /pesanan
    MORE_STOCK = "sk"  # the next page of /stok
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
    USE_QRIS = "qy"  # the code of a picture that the team sent
    LEAVE_QRIS = "qn"
    SAID_PAID = (
        "ma"  # she paid: asks for the photo; `subject` of these is an order's or a payment's number in digits
    )
    PAID_WITHOUT_PHOTO = (
        "mb"  # the owner looks into the account; `quantity`: the rupiah that she told, if any
    )
    PROOF_FOR = "mc"  # a payment is for the order in `version`; 0: for all that wait
    MONEY_IN = "md"  # it arrived; `quantity`: the rupiah that were shown
    MONEY_NOT_IN = "me"
    MONEY_OTHER = "mf"  # another amount: asks how much
    TAKE_MONEY = "mg"  # cash for an order
    TAKE_ALL = "mh"  # all of what is owed, `quantity` rupiah
    TAKE_PART = "mi"  # asks how much
    SHOW_BILL = "mj"  # how to pay an order; 0: all that she owes
    USE_BALANCE = "mk"  # asks once more
    SURE_BALANCE = "ml"  # `quantity`: the rupiah that were shown
    TERMS = "mn"  # how else an order may be paid
    SET_TERMS = "mo"  # `quantity`: the place in `PayMethod`
    PAY_FIRST = "mp"  # a draft is paid in another way: `quantity` as in SET_TERMS
    SHOW_ORDER = "xa"  # `subject` of these is an order's number in digits
    ACCEPT = "xb"
    CANCEL_ORDER = "xc"  # asks once more
    SURE_CANCEL = "xd"
    SEND = "xe"  # asks for courier and tracking number
    SURE_SEND = "xf"
    ARRIVED = "xg"
    EDIT = "xh"  # asks what shall be in it
    WISH_EDIT = "xi"  # the same, of a partner: it goes to the owner
    SAVE_EDIT = "xj"  # `line`: 1 where it is priced anew
    RETURN = "xk"  # asks what came back
    WISH_RETURN = "xl"
    TO_SHELF = "xm"  # what came back can be sold again
    THROWN_AWAY = "xn"
    RETURN_MONEY = "xo"
    RETURN_BALANCE = "xp"
    RETURN_BILL = "xq"
    LEAVE_CHANGE = "xr"  # nothing is changed
    KEEP_MONEY = "xs"  # `quantity`: rupiah that were shown
    GIVE_BACK = "xt"
    PAID_BACK = "xu"  # `subject`: a payment's number in digits
    EXPLAIN = "xv"
    REFUSE_WISH = "xw"  # what a partner wishes cannot be: asks why; `version`: the wish
    SURE_REFUSE = "xx"  # without saying why
    NOTA = "ya"  # `subject` of these is an order's number in digits
    NOTA_PDF = "yb"
    NOTA_TEXT = "yc"  # to paste into WhatsApp
    LABEL = "yd"
    PACKING_PDF = "ye"  # `quantity` of these is a day's ordinal
    DAY_LABELS = "yf"


FROM_ELSEWHERE = frozenset({Verb.SHOW_PRICES, Verb.START_ORDER, Verb.ORDER_ASKED, Verb.ORDER_AGAIN})
"""Buttons of other messages: what they bring is a message of its own."""


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
