"""What is said while she fills a draft by buttons. Products have numbers that hold within their draft."""

from dataclasses import dataclass
from datetime import date

from commands.drafts import Awaits, Draft
from commands.replies.prices import PriceItem
from commands.rules.catalog import Product
from commands.rules.network import Particulars
from commands.rules.orders import PayMethod
from commands.terms import Term


@dataclass(frozen=True, slots=True)
class Offered:
    """A product in the list, at her price. `has`: pieces of it in the draft. `is_out`: none is left."""

    number: int
    item: PriceItem
    has: int = 0
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class GroupOffered:
    """A group of products; `number` is that of its first one. An empty name: those without a group."""

    number: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ShopGroups:
    """Many products: first the groups."""

    draft: Draft
    called: str
    groups: tuple[GroupOffered, ...]
    before: int | None = None
    """Where the page before begins."""
    after: int | None = None
    left_for: str = ""
    """For whom the open draft was that this one took the place of."""


@dataclass(frozen=True, slots=True)
class ShopPage:
    """Products that she can buy. `group` is None where all stand in one list, else 1 + the number that names it."""

    draft: Draft
    called: str
    tier: str
    group: int | None
    name: str
    offered: tuple[Offered, ...]
    before: int | None = None
    after: int | None = None
    left_for: str = ""
    """For whom the open draft was that this one took the place of."""


@dataclass(frozen=True, slots=True)
class ProductShown:
    """How many? `steps`: quantities that she can have as the draft stands. `least`: so many her price begins at."""

    draft: Draft
    tier: str
    offered: Offered
    steps: tuple[int, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class ChangeWhat:
    """What can be changed in the draft. Lines: product's number, name, pieces."""

    draft: Draft
    lines: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class SureToEmpty:
    """Everything out?"""

    draft: Draft
    count: int
    """Lines."""


@dataclass(frozen=True, slots=True)
class WhichRecipient:
    """For whom? `earlier`: those whom she sent to before, by the code of an order."""

    draft: Draft
    own: str
    earlier: tuple[tuple[int, Particulars], ...]


@dataclass(frozen=True, slots=True)
class WhichDelivery:
    """How does it get there?"""

    draft: Draft


@dataclass(frozen=True, slots=True)
class WhichDay:
    """When is it sent? The next days on which that is possible."""

    draft: Draft
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WhichPayment:
    """How is it paid? `over`: credit that she is given, and that is not enough for this."""

    draft: Draft
    methods: tuple[PayMethod, ...]
    over: Term | None = None


@dataclass(frozen=True, slots=True)
class TypeIt:
    """She is asked to type something. `now` is what it is so far; `number` belongs to the product."""

    draft: Draft
    what: Awaits
    product: Product | None = None
    number: int = 0
    now: str = ""
    days: tuple[date, ...] = ()
    """Where a day is asked for: days that are possible."""
    is_unread: bool = False
    """What she typed could not be read, or cannot be: the same question again."""


@dataclass(frozen=True, slots=True)
class NothingAgain:
    """Nothing of that order is sold to her any more."""

    no: str
    names: tuple[str, ...]


ShoppingReply = (
    ShopGroups
    | ShopPage
    | ProductShown
    | ChangeWhat
    | SureToEmpty
    | WhichRecipient
    | WhichDelivery
    | WhichDay
    | WhichPayment
    | TypeIt
    | NothingAgain
)
