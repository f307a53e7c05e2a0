"""What one look at the Sheet showed, as values of the domain. Rows that cannot be used are not here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from commands.edits.money_seen import BalanceSeen, PaymentSeen
from commands.rules.catalog import Component, PriceRow, Product, Tier
from commands.rules.network import Group, Member, Partner, Person
from commands.rules.orders import Delivery, OrderStatus, PayMethod

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class TabSeen(Generic[V]):
    """The good rows of a tab by key, and the keys that are gone for good (absent long enough)."""

    rows: Mapping[str, V] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    """Keys that were seen, of faulty rows too (only of tabs whose lost rows are remembered)."""


@dataclass(frozen=True, slots=True)
class ProductSeen:
    """A product and its two stock cells, in pieces; None: the cell is empty."""

    product: Product
    stock: int | None = None
    added: int | None = None


@dataclass(frozen=True, slots=True)
class PartnerSeen:
    """A row of `Mitra`. `username` and the Telegram id count only for a row that is new to the bot."""

    partner: Partner
    person: Person


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """A row of `Tim`."""

    member: Member
    person: Person


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """The owner's and shared cells of an order's row."""

    no: str
    status: OrderStatus | None
    postage: int | None = None
    courier: str = ""
    tracking: str = ""
    pay_method: PayMethod | None = None
    delivery: Delivery | None = None
    ship_on: date | None = None
    recipient: str = ""
    address: str = ""
    sender: str = ""
    items: str = ""
    typed: frozenset[str] = frozenset()
    """Headers of `terms.TERMS`, and `row_cells.ITEMS`, whose cells she typed over since they were last seen."""
    own: Mapping[str, str] = field(default_factory=dict)
    """What cells of `row_cells.HEADERS` show, as `Book.shown` remembers them."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One look. A tab that could not be read (or was not looked at) is an empty TabSeen: nothing changes.

    `stamp` is unique for the look; `codes` gives fresh invitation codes. `is_first` is the first look of
    an empty journal: a beginning, not a thousand edits, so nothing is announced.
    """

    at: datetime
    stamp: str
    codes: Iterator[str]
    is_first: bool = False
    settings: TabSeen[str] = TabSeen()
    tiers: TabSeen[Tier] = TabSeen()
    products: TabSeen[ProductSeen] = TabSeen()
    components: TabSeen[Component] = TabSeen()
    prices: TabSeen[PriceRow] = TabSeen()
    postage: TabSeen[tuple[str, int]] = TabSeen()
    partners: TabSeen[PartnerSeen] = TabSeen()
    members: TabSeen[MemberSeen] = TabSeen()
    groups: TabSeen[Group] = TabSeen()
    orders: TabSeen[OrderSeen] = TabSeen()
    payments: TabSeen[PaymentSeen] = TabSeen()
    balances: TabSeen[BalanceSeen] = TabSeen()
    """Only rows that are new."""
    lines: TabSeen[None] = TabSeen()
    """Of open orders, by `lost.line_key`: only which are gone, and which stand there."""
    ended: Mapping[str, OrderStatus] = field(default_factory=dict)
    """How orders ended that stand among these rows and in no Book any more."""
