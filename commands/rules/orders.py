"""An order's life: its lines, its states and which moves are allowed, its number, what is owed."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from commands.rules.quotes import NextBreak


class OrderStatus(StrEnum):
    """`Baru` -> `Diproses` -> `Dikirim` -> `Selesai`, `Batal` from the first two."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    SHIPPED = "shipped"
    DONE = "done"
    CANCELLED = "cancelled"


class PaymentStatus(StrEnum):
    """Worked out from the payment rows, never typed."""

    UNPAID = "unpaid"
    TO_CHECK = "to_check"
    PARTLY = "partly"
    PAID = "paid"


class PayMethod(StrEnum):
    """How she pays (`Bayar`)."""

    TRANSFER = "transfer"
    QRIS = "qris"
    CASH = "cash"
    AT_DOOR = "at_door"
    CREDIT = "credit"


BY_HAND = frozenset({PayMethod.CASH, PayMethod.AT_DOOR})
"""Ways of paying in which somebody of the business takes the money."""


class Delivery(StrEnum):
    """How an order gets to its place (`Cara kirim`)."""

    COURIER = "courier"
    BROUGHT = "brought"
    FETCHED = "fetched"


class Postage(StrEnum):
    """The setting `Ongkir`."""

    FREE = "free"
    PER_CITY = "per_city"
    WORKED_OUT = "worked_out"  # dihitung dulu


class Amendment(StrEnum):
    """Why an order is not any more what was confirmed."""

    EDITED = "edited"  # the owner changed quantities
    RETURNED = "returned"  # goods came back
    TERMS = "terms"  # how it is paid or sent


class Mover(StrEnum):
    """Who moves an order's state."""

    PARTNER = "partner"
    OWNER = "owner"


OWNER_MOVES = {
    OrderStatus.NEW: {OrderStatus.IN_PROGRESS, OrderStatus.SHIPPED, OrderStatus.CANCELLED},
    OrderStatus.IN_PROGRESS: {OrderStatus.SHIPPED, OrderStatus.CANCELLED},
    OrderStatus.SHIPPED: {OrderStatus.DONE},
    OrderStatus.DONE: set[OrderStatus](),
    OrderStatus.CANCELLED: set[OrderStatus](),
}
"""An owner may skip `Diproses`: who hands the goods over at once types `Dikirim`."""

PARTNER_MOVES = {
    OrderStatus.NEW: {OrderStatus.CANCELLED},
    OrderStatus.SHIPPED: {OrderStatus.DONE},
}

OPEN = frozenset({OrderStatus.NEW, OrderStatus.IN_PROGRESS, OrderStatus.SHIPPED})
RESERVING = frozenset({OrderStatus.NEW, OrderStatus.IN_PROGRESS})
"""States in which goods are confirmed and not yet sent (`Dipesan`)."""


def may_move(before: OrderStatus, after: OrderStatus, mover: Mover) -> bool:
    """Whether `mover` may take an order from `before` to `after`."""
    table = OWNER_MOVES if mover is Mover.OWNER else PARTNER_MOVES
    return after in table.get(before, set())


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as it was agreed: copied values, never looked up again. Rupiah and pieces; a correction may be below 0."""

    sku: str
    name: str
    quantity: int
    unit: str
    price: int
    price_tier: str
    """The tier of the price row that gave the price."""
    price_minimum: int
    """That row's minimum: with the tier, the reason for the price."""
    cost: int | None
    """HPP of one piece at that moment."""
    counted: int = 0
    """Pieces of the order that counted towards that minimum; 0: not recorded."""
    next_break: NextBreak | None = None
    """The next cheaper price as it was when the line was agreed; None: there was none, or it is not recorded."""

    @property
    def subtotal(self) -> int:
        """Unit price x quantity."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Correction:
    """Why lines were added after the fact: those from `line` on (from 0) up to the next correction's."""

    line: int
    why: Amendment
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """How an order is paid and sent: what may change without its goods."""

    pay_method: PayMethod
    delivery: Delivery
    ship_on: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A confirmed order. `no` is `P261124-007`; times are UTC; money is rupiah."""

    no: str
    partner_id: str
    tier: str
    placed_at: datetime
    lines: tuple[OrderLine, ...]
    status: OrderStatus = OrderStatus.NEW
    pay_method: PayMethod = PayMethod.TRANSFER
    postage: int | None = None
    """None: not known yet."""
    paid: int = 0
    due: date | None = None
    by: str = ""
    """Who confirmed it: a partner id, or the Telegram id of the owner who ordered for her."""
    reserves: tuple[tuple[str, int], ...] = ()
    """SKU and pieces that it took from what can be sold: copied too, so that cancelling gives back the same."""
    delivery: Delivery = Delivery.COURIER
    ship_on: date | None = None
    """`Tanggal kirim`; None: as soon as it is ready."""
    to_check: int = 0
    """Payments that were reported for it and that nobody has judged yet."""
    corrections: tuple[Correction, ...] = ()

    @property
    def pieces(self) -> dict[str, int]:
        """What it comes to after all corrections, by SKU: a correction is a further line, negative where less."""
        sums: dict[str, int] = {}
        for line in self.lines:
            sums[line.sku] = sums.get(line.sku, 0) + line.quantity
        return {sku: quantity for sku, quantity in sums.items() if quantity}

    @property
    def content(self) -> tuple[tuple[str, int], ...]:
        """Name and pieces of each product that is in it after all corrections."""
        names = {line.sku: line.name for line in self.lines}
        return tuple((names[sku], quantity) for sku, quantity in self.pieces.items())

    @property
    def subtotal(self) -> int:
        """The goods, without postage."""
        return sum(line.subtotal for line in self.lines)

    @property
    def total(self) -> int:
        """Goods and the postage that is known."""
        return self.subtotal + (self.postage or 0)

    @property
    def unpaid(self) -> int:
        """What is still owed; a cancelled order owes nothing."""
        return 0 if self.status is OrderStatus.CANCELLED else max(0, self.total - self.paid)

    @property
    def surplus(self) -> int:
        """What came in above what it costs: for a cancelled order, all that came in."""
        return max(0, self.paid - (0 if self.status is OrderStatus.CANCELLED else self.total))

    @property
    def payment_status(self) -> PaymentStatus:
        """Worked out from the money that came in, and from what was reported and waits to be checked.

        One that costs nothing (all of it came back) and owes nothing is paid. None is while it is open and its
        postage is not known: more is to come.
        """
        is_known = self.postage is not None or not self.pieces
        if self.paid > 0 and self.paid >= self.total and (is_known or self.status not in OPEN):
            return PaymentStatus.PAID
        if self.to_check:
            return PaymentStatus.TO_CHECK
        if is_known and self.total <= 0 and not self.unpaid:
            return PaymentStatus.PAID
        return PaymentStatus.PARTLY if self.paid > 0 else PaymentStatus.UNPAID

    @property
    def terms(self) -> Terms:
        """How it is paid and sent."""
        return Terms(self.pay_method, self.delivery, self.ship_on, self.due)

    def moved(self, status: OrderStatus) -> "Order":
        """The same order in another state."""
        return replace(self, status=status)


@dataclass(frozen=True, slots=True)
class Settled:
    """How far an order that is over had come: what was looked up before that is no longer so."""

    lines: int
    paid: int


def order_number(day: date, counter: int) -> str:
    """Short, speakable, unique for ever: the day in the business's zone and a counter of at least 3 digits.

    >>> order_number(date(2026, 11, 24), 7)
    'P261124-007'
    """
    return f"P{day:%y%m%d}-{counter:03d}"


def order_sequence(no: str) -> tuple[str, int]:
    """The sort key of an order number: by day, then by counter as a number, never as text.

    >>> order_sequence("P261124-1000") > order_sequence("P261124-999")
    True
    """
    day, _, counter = no.partition("-")
    return day, int(counter) if counter.isdecimal() else 0


_CODE = 1_000_000
