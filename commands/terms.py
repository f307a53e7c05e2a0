"""How a partner may pay for an order of a certain size: each way, and what stands in its way now.

The draft, the confirmation and a change of the way of paying all ask here, over the newest Book.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from commands import settings
from commands.book import Book
from commands.rules import credit
from commands.rules.catalog import Tier
from commands.rules.network import Partner
from commands.rules.orders import BY_HAND, Delivery, Order, OrderStatus, PayMethod


class Hindrance(StrEnum):
    """Why she cannot pay in this way now."""

    NOT_GIVEN = (
        "not_given"  # her row and her tier give no credit, her partnership rests, or no paying at the door
    )
    OVER_LIMIT = "over_limit"  # on credit: more than is left of `Batas utang`
    NOT_FETCHED = "not_fetched"  # cash is for orders that are fetched
    FETCHED = "fetched"  # nobody comes to her door
    SENT = "sent"  # it was sent without: nobody takes the money then and there
    NOT_SET_UP = "not_set_up"  # the business has no account, or no QRIS


@dataclass(frozen=True, slots=True)
class Term:
    """A way to pay. `left`: what she may still order on credit, in rupiah; `over`: by how much this is more."""

    method: PayMethod
    hindrance: Hindrance | None = None
    left: int = 0
    over: int = 0

    @property
    def is_open(self) -> bool:
        """Whether she may choose it now."""
        return self.hindrance is None


def allowed(
    book: Book, partner: Partner, total: int, delivery: Delivery, *, besides: str = ""
) -> tuple[Term, ...]:
    """Every way to pay, in the order in which they are offered.

    `total` in rupiah; `besides`: the order that is about to change, whose own credit does not count against
    it. Transfer stands open where the business has neither an account nor a QRIS: she is told whom to ask.
    """
    tier = book.tiers.get(partner.tier)
    return (
        _transfer(book),
        Term(PayMethod.QRIS, None if has_qris(book) else Hindrance.NOT_SET_UP),
        Term(PayMethod.CASH, None if delivery is Delivery.FETCHED else Hindrance.NOT_FETCHED),
        Term(PayMethod.AT_DOOR, _at_door(tier, delivery)),
        _credit(book, partner, tier, total, besides),
    )


def term_of(terms: Iterable[Term], method: PayMethod) -> Term:
    """The one of these ways."""
    return next(term for term in terms if term.method is method)


def allowed_for(book: Book, partner: Partner, order: Order) -> tuple[Term, ...]:
    """The ways that stand open for an order of hers: none by hand once it was sent, but the one agreed upon."""
    terms = allowed(book, partner, order.total, order.delivery, besides=order.no)
    if order.status is not OrderStatus.SHIPPED:
        return terms
    is_late = BY_HAND - {order.pay_method}
    return tuple(
        replace(term, hindrance=Hindrance.SENT) if term.method in is_late and term.is_open else term
        for term in terms
    )


def due_for(book: Book, partner: Partner, at: datetime) -> date:
    """When an order on credit of this moment is to be paid, on the business's calendar."""
    return credit.due(book.day(at), credit.days_of(partner, book.tiers.get(partner.tier)))


def has_qris(book: Book) -> bool:
    """Whether the owner gave her QRIS."""
    return settings.qris(book) is not None


def orders_of(book: Book, partner_id: str) -> Iterator[Order]:
    """Her orders that are open or owed for, the oldest first."""
    hers = (order for order in book.orders.values() if order.partner_id == partner_id)
    return iter(sorted(hers, key=lambda order: (order.placed_at, order.no)))


def _transfer(book: Book) -> Term:
    is_missing = not settings.bank(book) and has_qris(book)
    return Term(PayMethod.TRANSFER, Hindrance.NOT_SET_UP if is_missing else None)


def _at_door(tier: Tier | None, delivery: Delivery) -> Hindrance | None:
    if tier is None or not tier.cash_at_door:
        return Hindrance.NOT_GIVEN
    return Hindrance.FETCHED if delivery is Delivery.FETCHED else None


def _credit(book: Book, partner: Partner, tier: Tier | None, total: int, besides: str) -> Term:
    limit = credit.limit_of(partner, tier)
    if limit == 0 or not partner.may_order:
        return Term(PayMethod.CREDIT, Hindrance.NOT_GIVEN)
    others = (order for order in orders_of(book, partner.id) if order.no != besides)
    left = credit.left(limit, credit.used(others))
    if total > left:
        return Term(PayMethod.CREDIT, Hindrance.OVER_LIMIT, left, total - left)
    return Term(PayMethod.CREDIT, None, left)
