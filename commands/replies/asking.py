"""What is said of a price that was asked for with a quantity, and asked of a pasted order."""

from dataclasses import dataclass

from commands.asks import Verb
from commands.drafts import Draft
from commands.replies.audience import Audience
from commands.replies.drafts import LeftOut
from commands.rules.catalog import Product
from commands.rules.quotes import Quote


@dataclass(frozen=True, slots=True)
class PriceAsked:
    """What so many pieces cost her. `left`: pieces that may be sold, line by line; None: not told to her.

    `offered`: what a button makes a draft of; None for who may not order.
    """

    audience: Audience
    quote: Quote
    left: tuple[int | None, ...]
    offered: Draft | None


@dataclass(frozen=True, slots=True)
class PartnerChoice:
    """A partner on a button: the number that stands for her id, and her name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class WhoseOrder:
    """The owner pasted an order: whose is it? `said`: a name that she typed and nobody has."""

    offered: Draft
    goods: tuple[tuple[Product, int], ...]
    choices: tuple[PartnerChoice, ...]
    next_page: int | None = None
    said: str = ""
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class ChangeOrNew:
    """Her words correct what an order of hers holds: is that one meant, or a new one (`offered`)?"""

    no: str
    goods: tuple[tuple[str, int], ...]
    """Of that order, by name."""
    change: Verb
    offered: Draft


AskingReply = PriceAsked | WhoseOrder | ChangeOrNew
