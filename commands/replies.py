"""Every answer as a value: figures and names, no words. `bot/render.py` gives it words and buttons."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commands.drafts import Draft
from commands.faults import Fault
from commands.rules.catalog import PriceRow, Product
from commands.rules.guard import Doubt
from commands.rules.network import Partner, Person
from commands.rules.orders import Order, OrderStatus
from commands.rules.quotes import Quote


class Audience(StrEnum):
    """Who is spoken to: decides what is shown and which commands are offered."""

    STRANGER = "stranger"
    PARTNER = "partner"
    OWNER = "owner"
    GROUP = "group"


# --- prices ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Break:
    """From `minimum` pieces on, `price` rupiah each; `ends` is a promo's last day."""

    minimum: int
    price: int
    tier: str
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class PriceItem:
    """A product in a price list. `left` is None where stock is not tracked or plenty."""

    product: Product
    breaks: tuple[Break, ...]
    left: int | None = None


@dataclass(frozen=True, slots=True)
class PriceSection:
    """Products that are mixed together. `minimum` is the own tier's, where all share one."""

    group: str
    minimum: int | None
    is_mixed: bool
    items: tuple[PriceItem, ...]


@dataclass(frozen=True, slots=True)
class PriceList:
    """What everything costs for her. `called` is empty for strangers and groups."""

    audience: Audience
    business: str
    called: str
    tier: str
    sections: tuple[PriceSection, ...]
    next_page: int | None = None
    has_ground_prices: bool = False
    """Below the minimum the retail price holds."""


@dataclass(frozen=True, slots=True)
class ProductPrices:
    """One product's breaks for her."""

    audience: Audience
    business: str
    tier: str
    item: PriceItem


@dataclass(frozen=True, slots=True)
class NothingForSale:
    """The price list is empty, or none of the products that she named is sold to her tier."""

    tier: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownProduct:
    """Nothing of that name is sold; the nearest names."""

    said: str
    nearest: tuple[str, ...]


# --- orders ---------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class MyOrders:
    """Her open orders and the last ones that ended, newest first. Times are local."""

    called: str
    orders: tuple[Order, ...]
    more: int = 0
    """How many older ones there are."""


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


# --- reports --------------------------------------------------------------------------------


class Period(StrEnum):
    """The periods a button offers; others come with words."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"


@dataclass(frozen=True, slots=True)
class Amount:
    """A name and its turnover: rupiah and pieces."""

    name: str
    rupiah: int
    pieces: int


@dataclass(frozen=True, slots=True)
class PartnerReport:
    """What she bought in the period; money in rupiah."""

    called: str
    period: Period
    first: date
    last: date
    orders: int
    pieces: int
    purchases: int
    margin: int | None
    """Estimated, against retail; None where no retail price is known."""
    unpaid: int
    target: int | None
    by_product: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class PeriodUnknown:
    """The words behind /report are no period."""

    said: str


@dataclass(frozen=True, slots=True)
class OwnerReport:
    """The business in the period; money in rupiah. `cost` is None for an admin, or if an HPP is missing."""

    period: Period
    first: date
    last: date
    orders: int
    turnover: int
    cost: int | None
    uncosted: int
    """Turnover of lines without HPP."""
    unpaid: int
    unpaid_orders: int
    by_product: tuple[Amount, ...]
    by_partner: tuple[Amount, ...]
    low_stock: tuple[tuple[str, int], ...]
    concentration_limit: int
    """Percent of turnover that one partner should not exceed."""


# --- joining, help, refusals ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Welcome:
    """Answer to /start without an invitation."""

    audience: Audience
    business: str
    called: str
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Her invitation was accepted."""

    business: str
    called: str
    tier: str


@dataclass(frozen=True, slots=True)
class JoinedTeam:
    """She belongs to the owner's team now."""

    business: str
    called: str


class InviteRefusal(StrEnum):
    """Why an invitation does nothing."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    ACCOUNT_TAKEN = "account_taken"  # this Telegram account belongs to another row


@dataclass(frozen=True, slots=True)
class InviteRefused:
    """The link did not work; how to go on."""

    reason: InviteRefusal
    contact: str


@dataclass(frozen=True, slots=True)
class Help:
    """The commands that she may use."""

    audience: Audience
    commands: tuple[str, ...]
    """Names without slash, as in the registry."""


@dataclass(frozen=True, slots=True)
class PartnersOnly:
    """A stranger wants to order."""

    contact: str
    """The business's phone, from `WA usaha`."""
    is_waiting: bool = False
    """She asked to join and waits for the owner's answer."""


@dataclass(frozen=True, slots=True)
class PartnershipRests:
    """Her row says `nonaktif`."""

    contact: str


@dataclass(frozen=True, slots=True)
class OwnersOnly:
    """The command (or button) belongs to the owner."""

    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnerOrders:
    """The owner typed /order: how it is done."""


@dataclass(frozen=True, slots=True)
class GoPrivate:
    """In a group: this is done in the private chat."""

    command: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that were not understood, or a command that does not exist."""

    audience: Audience
    example: str
    contact: str


@dataclass(frozen=True, slots=True)
class TooFast:
    """More than twenty asks in ten seconds: one hint, then silence."""


@dataclass(frozen=True, slots=True)
class NothingRecorded:
    """The journal could not be written: nothing was recorded, try again."""


@dataclass(frozen=True, slots=True)
class SomethingBroke:
    """A fault of ours: what she asked was not done, and the owner knows."""


# --- to the owner ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskSetAside:
    """Once: an update could not be handled in three tries. With enough to find it in log and inbox.

    `at` is local time, `error` the name of what was raised, `words` what was typed (nothing: a button).
    Without `who` not even the sender could be read.
    """

    key: str
    at: datetime
    error: str
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PollingNews:
    """Another program fetches updates with this bot's token (Telegram's 409), or does so no more."""

    at: datetime
    is_over: bool


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


@dataclass(frozen=True, slots=True)
class CellFaults:
    """Cells that cannot be used; the last good values stay in force."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class PriceHeldBack:
    """A suspicious price: which one is meant? `subject` and `version` make its buttons."""

    subject: int
    version: int
    product: str
    row: PriceRow
    before: PriceRow | None
    doubt: Doubt | None
    suggestion: int | None


@dataclass(frozen=True, slots=True)
class PricesHeldBack:
    """Many suspicious prices at once: one question about all that are held. `subject` makes its buttons."""

    subject: int
    count: int
    examples: tuple[PriceHeldBack, ...]
    all_have_suggestions: bool


class HeldAnswer(StrEnum):
    """What the owner said of all held prices."""

    SUGGESTED = "suggested"
    OLD = "old"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class PricesDecided:
    """Her answer to many held prices took effect."""

    count: int
    answer: HeldAnswer


@dataclass(frozen=True, slots=True)
class PriceDecided:
    """The answer to a held price took effect; `in_force` in rupiah (None: no price at all)."""

    product: str
    tier: str
    in_force: int | None


@dataclass(frozen=True, slots=True)
class OrderRowGone:
    """An open order's row was deleted from the Sheet: what is meant? `subject` and `version` make its buttons."""

    subject: int
    version: int
    order: Order
    name: str
    """The partner's."""
    may_cancel: bool


@dataclass(frozen=True, slots=True)
class LinesGone:
    """Rows of an open order's lines were deleted from the Sheet: shown again, or left out? Else as `OrderRowGone`."""

    subject: int
    version: int
    no: str
    names: tuple[str, ...]
    """The lines' products."""


class RowAnswer(StrEnum):
    """What became of an order whose row was gone."""

    CANCELLED = "cancelled"
    RETURNS = "returns"
    STANDS = "stands"  # it came back by itself: the question is void


class LinesAnswer(StrEnum):
    """What became of lines whose rows were gone."""

    RETURN = "return"
    STAND = "stand"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class OrderRowAnswered:
    """The owner's answer took effect, or nothing was left to answer."""

    no: str
    answer: RowAnswer


@dataclass(frozen=True, slots=True)
class LinesAnswered:
    """The same, of lines whose rows were gone."""

    no: str
    answer: LinesAnswer


@dataclass(frozen=True, slots=True)
class SheetNews:
    """What the owner's edits of one look did, told in one message."""

    lines: tuple["EditTold", ...]


class EditKind(StrEnum):
    """What an edit in the Sheet led to."""

    MOVE_REFUSED = "move_refused"
    STOCK_DIFFERENCE = "stock_difference"
    ROWS_GONE = "rows_gone"  # many at once: the last good state stays
    PARTNER_GONE = "partner_gone"
    TAB_RENAMED = "tab_renamed"
    ROW_PUT_BACK = "row_put_back"
    MORE_PUT_BACK = "more_put_back"  # what: how many more cells than were told one by one
    POSTAGE_TOO_LATE = "postage_too_late"  # before: the order that is over


@dataclass(frozen=True, slots=True)
class EditTold:
    """One line of the digest; `what` names the row, before and after as typed."""

    kind: EditKind
    what: str
    before: str = ""
    after: str = ""


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
    is_fetched: bool = False


@dataclass(frozen=True, slots=True)
class BillReady:
    """The owner filled in the postage: now it can be paid. `pay_until` is local time; None: no clock runs."""

    order: Order
    called: str
    bank: str
    pay_until: datetime | None


class RoadState(StrEnum):
    """The road to the Sheet, as the owner hears of it."""

    AWAY = "away"
    BACK = "back"
    NOT_SHARED = "not_shared"
    GONE = "gone"  # deleted or in the bin
    KEY_REFUSED = "key_refused"  # deleted, a clock that is wrong, or the API is off in its project
    STRUCTURE = "structure"  # a tab or header is missing
    OTHER_WRITER = "other_writer"
    OLD_JOURNAL = "old_journal"  # the Sheet is further than the bot's own data
    COPY = "copy"  # another file, or another network's
    OLD_VERSION = "old_version"  # restored through the file's history
    POISON = "poison"  # entries were refused and set aside
    STOPPED = "stopped"  # three of them: the road waits
    LOCKED = "locked"  # a protection keeps the bot out of a tab or column
    OPEN = "open"  # it can write there again
    FULL = "full"  # no room for more cells


@dataclass(frozen=True, slots=True)
class RoadNews:
    """Once when it matters, once when it is over. `since` is local time."""

    state: RoadState
    since: datetime
    waiting: int = 0
    detail: str = ""
    """Where: a tab, with what names the row; or the key's address."""
    too_long: tuple[str, ...] = ()
    """Columns of a refused row that hold more than a cell takes."""
    quote: str = ""
    """Why it was refused, in Google's own words."""


Reply = (
    PriceList
    | ProductPrices
    | NothingForSale
    | UnknownProduct
    | DraftShown
    | OrderHelp
    | DraftDropped
    | DraftEmpty
    | OrderRecorded
    | AlreadyRecorded
    | OldButton
    | NotConfirmable
    | MyOrders
    | OpenOrders
    | WhichPartner
    | PartnerReport
    | OwnerReport
    | PeriodUnknown
    | Welcome
    | Joined
    | JoinedTeam
    | InviteRefused
    | Help
    | PartnersOnly
    | PartnershipRests
    | OwnersOnly
    | OwnerOrders
    | GoPrivate
    | Unknown
    | TooFast
    | NothingRecorded
    | SomethingBroke
    | AskSetAside
    | PollingNews
    | NewOrder
    | CellFaults
    | PriceHeldBack
    | PriceDecided
    | PricesHeldBack
    | PricesDecided
    | OrderRowGone
    | OrderRowAnswered
    | LinesGone
    | LinesAnswered
    | SheetNews
    | OrderNews
    | BillReady
    | RoadNews
)
