"""A draft: an order that is not confirmed. Nothing of it is recorded in the ledger."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from commands.rules.network import Particulars
from commands.rules.orders import Delivery, PayMethod


class DraftState(StrEnum):
    """A draft is open until it becomes an order or is dropped."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What was asked for. `kept`: she chose to keep this quantity at the price that it reaches."""

    sku: str
    quantity: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A piece of her message that is not a line yet: it must be answered before confirmation."""

    said: str
    quantity: int | None
    choices: tuple[str, ...] = ()
    """SKUs that it may mean, nearest first; empty: nothing like it is sold."""
    is_sold: bool = True
    """False: what she named is not sold, and the choices are only called alike."""
    is_swap: bool = False
    """She wants one of the choices in the place of what cannot be had."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One partner's basket. `version` rises with every change; a button of another version is old."""

    id: int
    partner_id: str
    made_by: int
    """Telegram id of who makes it: the partner, or an owner who orders for her."""
    version: int = 1
    lines: tuple[DraftLine, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    pay_method: PayMethod = PayMethod.TRANSFER
    delivery: Delivery = Delivery.COURIER
    ship_on: date | None = None
    particulars: Particulars | None = None
    shown_total: int | None = None
    """The total that was last shown, in rupiah; None while it could not be confirmed."""
    shown_postage: int | None = None
    """The postage that was last shown, in rupiah; None: not known then."""
    shown_prices: tuple[tuple[str, int], ...] = ()
    """SKU and unit price as last shown: a price that moved since is shown before confirmation."""
    source_message: int | None = None
    """The message that made it: editing that message changes this draft."""
    state: DraftState = DraftState.OPEN
    order_no: str | None = None

    def changed(self, *, lines: tuple[DraftLine, ...], questions: tuple[OpenQuestion, ...]) -> "Draft":
        """The next version, with other content."""
        return replace(self, version=self.version + 1, lines=lines, questions=questions)
