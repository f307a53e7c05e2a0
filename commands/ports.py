"""What the inside, and each outer part, needs from the others, as protocols."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from commands.entries.money import PaymentJudged, PaymentReported
from commands.messages import Message
from commands.rules.orders import Order

if TYPE_CHECKING:
    from commands.asks import Ask
    from commands.book import Book
    from commands.decision import Decision


@dataclass(frozen=True, slots=True)
class SalesFigures:
    """Sums over order lines (cancelled orders left out) between two local days, inclusive. Rupiah, pieces."""

    orders: int = 0
    pieces: int = 0
    turnover: int = 0
    cost: int = 0
    """Sum of HPP x pieces where it is known."""
    uncosted: int = 0
    """Turnover of lines without HPP."""
    by_product: tuple[tuple[str, str, int, int], ...] = ()
    """(SKU, name, rupiah, pieces), largest first."""
    by_partner: tuple[tuple[str, int, int], ...] = ()
    """(partner id, rupiah, pieces), largest first."""


@dataclass(frozen=True, slots=True)
class SalesQuery:
    """Figures of a period and what is unpaid now; of one partner, or of all (None)."""

    first: date
    last: date
    partner_id: str | None = None


@dataclass(frozen=True, slots=True)
class SalesFound:
    """`unpaid` in rupiah over `unpaid_orders` orders, whenever they were placed."""

    sales: SalesFigures
    unpaid: int
    unpaid_orders: int


@dataclass(frozen=True, slots=True)
class OrdersQuery:
    """A partner's newest orders."""

    partner_id: str
    limit: int = 5


@dataclass(frozen=True, slots=True)
class OrdersFound:
    """Newest first, and how many there are in all."""

    orders: tuple[Order, ...]
    count: int


@dataclass(frozen=True, slots=True)
class PaymentQuery:
    """A payment by its id, whether it waits or was judged long ago."""

    id: str


@dataclass(frozen=True, slots=True)
class PaymentFound:
    """As it was reported, and how it was judged; None: not known, or not yet."""

    reported: PaymentReported | None = None
    judged: PaymentJudged | None = None


@dataclass(frozen=True, slots=True)
class OrderNamed:
    """One order by its number, open or closed."""

    no: str


@dataclass(frozen=True, slots=True)
class OrderFound:
    """As it stood when it was looked up; None: no order has that number."""

    order: Order | None


Query = SalesQuery | OrdersQuery | PaymentQuery | OrderNamed
Found = SalesFound | OrdersFound | PaymentFound | OrderFound


class History(Protocol):
    """What happened before: queried outside the turn, never loaded whole."""

    def find(self, query: Query) -> Found:
        """Answer a query (a SalesQuery by SalesFound, and so on)."""
        ...


class Commands(Protocol):
    """What the ledger needs from the registry: both are pure."""

    def query(self, ask: "Ask", book: "Book") -> Query | None:
        """What must be looked up in history before this ask can be decided."""
        ...

    def decide(self, ask: "Ask", book: "Book", found: Found | None) -> "Decision":
        """Decide over the newest Book; microseconds, no IO."""
        ...


@dataclass(frozen=True, slots=True)
class Rendered:
    """Words for a decision. `alert` is shown on the pressed button itself (at most 200 characters)."""

    messages: tuple[Message, ...] = ()
    alert: str = ""


Render = Callable[["Decision", "Ask | None", "Book"], Rendered]
"""Given by bot/render.py, wired in main.py. Without an Ask there is no reply, only notices."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What was committed for an ask: messages with their outbox ids, to be sent now.

    Without an id the message is not in the outbox: the journal could not be written. An alert without
    messages leaves the update undone in the inbox until whoever shows it says so (`Inbox.ignore`).
    """

    messages: tuple[tuple[int | None, Message], ...] = ()
    alert: str = ""


Handle = Callable[["Ask"], Awaitable[Handled]]
"""Decide an ask and make it durable (`sheets.ledger.Ledger.handle`)."""


class Outbox(Protocol):
    """Messages that were committed and wait to be sent."""

    def waiting(self, after: int = 0, most: int | None = None) -> Sequence[tuple[int, Message]]:
        """What was not sent, oldest first: (outbox id, message). Ids rise in the order of the commits.

        Only ids above `after`, and only the first `most` of them.
        """
        ...

    def sent(self, ids: Mapping[int, int | None]) -> None:
        """These were delivered; the value is Telegram's message id."""
        ...

    def failed(self, outbox_id: int, why: str) -> None:
        """This one can never be delivered (blocked, chat gone)."""
        ...


def update_key(bot_id: int, update_id: int) -> str:
    """`Ask.key` of an update: by it the journal knows which kept update an ask has answered.

    >>> update_key(7000000001, 42)
    'tg:7000000001:42'
    """
    return f"tg:{bot_id}:{update_id}"


class Kept(NamedTuple):
    """An update of the inbox that is not handled: its JSON, its first arrival, how often it was tried."""

    update_id: int
    body: str
    at: datetime
    tries: int = 0


class Inbox(Protocol):
    """Updates as they arrived, kept before Telegram is told so."""

    def keep(self, bot_id: int, updates: Sequence[tuple[int, str]], at: datetime) -> None:
        """Write (update id, JSON) in one transaction; those already kept stay as they are."""
        ...

    def undone(self, bot_id: int) -> Sequence[Kept]:
        """Kept and not handled, oldest first."""
        ...

    def begin(self, bot_id: int, update_ids: Sequence[int]) -> None:
        """Count one more try of each before it is made: one that ends this process has left its trace."""
        ...

    def ignore(self, bot_id: int, update_ids: Sequence[int], at: datetime) -> None:
        """These are handled without a record: they ask nothing, or were answered on the button alone."""
        ...
