"""Facts that can be appended to the journal. Past tense; a fact never changes its meaning.

Names, phones and addresses are never in an entry (see `rules.network.Person`): an entry holds
keys, so that forgetting a person needs no change of history.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from commands.rules.catalog import Component, PriceRow, Product, Tier
from commands.rules.network import Group, Invite, Member, Partner, Reach
from commands.rules.orders import Order, OrderStatus

BY_SHEET = "Sheet"
"""Whose hand a fact has that was read from the Sheet: it stands there already."""


@dataclass(frozen=True, slots=True)
class TierSet:
    """The owner added or changed a tier."""

    type: ClassVar[str] = "tier_set"
    tier: Tier


@dataclass(frozen=True, slots=True)
class TierEnded:
    """The owner removed a tier."""

    type: ClassVar[str] = "tier_ended"
    name: str


@dataclass(frozen=True, slots=True)
class ProductSet:
    """The owner added or changed a product."""

    type: ClassVar[str] = "product_set"
    product: Product


@dataclass(frozen=True, slots=True)
class ProductEnded:
    """A product's row was deleted: it rests."""

    type: ClassVar[str] = "product_ended"
    sku: str


@dataclass(frozen=True, slots=True)
class PriceSet:
    """A price row came into force (or came again with other values)."""

    type: ClassVar[str] = "price_set"
    row: PriceRow


@dataclass(frozen=True, slots=True)
class PriceEnded:
    """A price row is no longer in force."""

    type: ClassVar[str] = "price_ended"
    key: str


@dataclass(frozen=True, slots=True)
class PriceHeld:
    """A suspicious price edit waits for the owner's word; what was in force before stays."""

    type: ClassVar[str] = "price_held"
    row: PriceRow


@dataclass(frozen=True, slots=True)
class PriceAnswered:
    """The owner answered for a held price; `accepted` False keeps the old one for these values."""

    type: ClassVar[str] = "price_answered"
    row: PriceRow
    accepted: bool
    by: int
    """Telegram id of who answered."""


@dataclass(frozen=True, slots=True)
class ComponentSet:
    """A bundle has this part."""

    type: ClassVar[str] = "component_set"
    component: Component


@dataclass(frozen=True, slots=True)
class ComponentEnded:
    """A bundle no longer has this part."""

    type: ClassVar[str] = "component_ended"
    key: str


@dataclass(frozen=True, slots=True)
class PostageSet:
    """Postage for an order to a city, in rupiah."""

    type: ClassVar[str] = "postage_set"
    city: str
    fee: int


@dataclass(frozen=True, slots=True)
class PostageEnded:
    """A city has no postage of its own any more."""

    type: ClassVar[str] = "postage_ended"
    city: str


@dataclass(frozen=True, slots=True)
class SettingSet:
    """The owner set a value in `Pengaturan`; an empty value means the default."""

    type: ClassVar[str] = "setting_set"
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PartnerSet:
    """The owner added or changed a partner's row."""

    type: ClassVar[str] = "partner_set"
    partner: Partner


@dataclass(frozen=True, slots=True)
class MemberSet:
    """Somebody belongs to the owner's team."""

    type: ClassVar[str] = "member_set"
    member: Member


@dataclass(frozen=True, slots=True)
class MemberEnded:
    """Somebody left the owner's team."""

    type: ClassVar[str] = "member_ended"
    key: str


@dataclass(frozen=True, slots=True)
class GroupSet:
    """A group is known, or the owner changed its tier."""

    type: ClassVar[str] = "group_set"
    group: Group


@dataclass(frozen=True, slots=True)
class GroupEnded:
    """A group's row was deleted."""

    type: ClassVar[str] = "group_ended"
    key: str


@dataclass(frozen=True, slots=True)
class InviteIssued:
    """A link was made for a row without a Telegram account."""

    type: ClassVar[str] = "invite_issued"
    invite: Invite


@dataclass(frozen=True, slots=True)
class AccountLinked:
    """An invitation was used: the row with this key has a Telegram account now."""

    type: ClassVar[str] = "account_linked"
    key: str
    telegram_id: int
    code: str


@dataclass(frozen=True, slots=True)
class ReachChanged:
    """A partner blocked the bot, or came back."""

    type: ClassVar[str] = "reach_changed"
    partner_id: str
    reach: Reach


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


@dataclass(frozen=True, slots=True)
class RowLost:
    """A row stands in its tab no longer, though what it said holds: the owner hears of it."""

    type: ClassVar[str] = "row_lost"
    tab: str
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row that was lost stands in its tab again."""

    type: ClassVar[str] = "row_found"
    tab: str
    key: str


@dataclass(frozen=True, slots=True)
class OrderRestored:
    """The owner wants an order's lost row back: it goes to the Sheet once more, as the order stood then."""

    type: ClassVar[str] = "order_restored"
    order: Order
    question: int
    """The number of the question that she answered (see `lost.LostRow`)."""


@dataclass(frozen=True, slots=True)
class LinesRestored:
    """The owner wants rows of an order's lines back: they go to the Sheet once more, as they were agreed."""

    type: ClassVar[str] = "lines_restored"
    order: Order
    places: tuple[int, ...]
    """Which of its lines, counted from 1."""
    question: int
    """The number of the question that she answered (see `lost.LostRow`)."""


@dataclass(frozen=True, slots=True)
class PostageFilled:
    """The owner filled in an order's `Ongkir`, in rupiah."""

    type: ClassVar[str] = "postage_filled"
    no: str
    fee: int | None


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """Money came in (or went back: negative) for an order, in rupiah."""

    type: ClassVar[str] = "payment_recorded"
    id: str
    partner_id: str
    order_no: str
    amount: int
    method: str
    at: datetime
    by: str


class StockKind(StrEnum):
    """Why stock moved (`Mutasi Stok`, Jenis)."""

    RECEIVED = "received"  # masuk
    TAKEN = "taken"  # keluar
    ORDERED = "ordered"  # pesanan
    CANCELLED = "cancelled"  # batal
    RETURNED = "returned"  # retur
    CONSIGNED = "consigned"  # titip
    RECOUNTED = "recounted"  # hitung ulang


@dataclass(frozen=True, slots=True)
class StockMoved:
    """`Stok - Dipesan` of a product changed by `quantity` pieces."""

    type: ClassVar[str] = "stock_moved"
    id: str
    sku: str
    quantity: int
    kind: StockKind
    ref: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ShelfForgotten:
    """The owner emptied `Stok`: how much there is, is unknown from now on (not zero)."""

    type: ClassVar[str] = "shelf_forgotten"
    sku: str


@dataclass(frozen=True, slots=True)
class JournalRebuilt:
    """A new journal began from the Sheet alone: numbers that may have been given and lost are skipped."""

    type: ClassVar[str] = "journal_rebuilt"
    day: str
    """The day as order numbers name it: `261124`."""
    last_order: int
    """The last order number of that day that counts as given."""
    last_draft: int
    """The same of drafts: no button of a lost draft fits a new one."""


Entry = (
    TierSet
    | TierEnded
    | ProductSet
    | ProductEnded
    | PriceSet
    | PriceEnded
    | PriceHeld
    | PriceAnswered
    | ComponentSet
    | ComponentEnded
    | PostageSet
    | PostageEnded
    | SettingSet
    | PartnerSet
    | MemberSet
    | MemberEnded
    | GroupSet
    | GroupEnded
    | InviteIssued
    | AccountLinked
    | ReachChanged
    | OrderPlaced
    | OrderMoved
    | RowLost
    | RowFound
    | OrderRestored
    | LinesRestored
    | PostageFilled
    | PaymentRecorded
    | StockMoved
    | ShelfForgotten
    | JournalRebuilt
)
