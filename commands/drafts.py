"""A draft: an order that is not confirmed. Nothing of it is recorded in the ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from commands.rules.network import Particulars
from commands.rules.orders import Delivery, PayMethod


class DraftState(StrEnum):
    """A draft is open until it becomes an order or is dropped. Offered: a button opens it."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"
    OFFERED = "offered"


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
    asked_by: int | None = None
    """The message that left it open."""

    @property
    def is_amount_alone(self) -> bool:
        """Whether it is an amount that no product was said to: `kirim 10 botol ya`."""
        return not self.choices and self.quantity is not None and self.said[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Source:
    """A message of hers that made a draft or joined it, with the pieces of each SKU that stand in it for that."""

    message_id: int
    pieces: tuple[tuple[str, int], ...] = ()
    said: tuple[tuple[str, int], ...] | None = None
    """What its words order, by SKU; None: as many as it gave."""
    asked: tuple[OpenQuestion, ...] = ()
    """What its words left open; whoever answered it."""

    @property
    def words(self) -> dict[str, int]:
        """What its words order, by SKU."""
        return dict(self.pieces if self.said is None else self.said)

    @property
    def answers(self) -> dict[str, int]:
        """Pieces that an answer to what it left open gave, beside those that its words name."""
        more = {sku: count - self.words.get(sku, 0) for sku, count in self.pieces}
        return {
            sku: count
            for sku, count in more.items()
            if count > 0
            and any(
                sku in one.choices and (sku not in self.words or one.quantity == count) for one in self.asked
            )
        }

    def settled(self, before: Mapping[str, int], now: Mapping[str, int]) -> "Source":
        """Pieces that a button set stand in the place of those that she wrote: an edit sets them anew."""
        pieces = (
            (sku, now.get(sku, 0) if before.get(sku) != now.get(sku) else count) for sku, count in self.pieces
        )
        return replace(self, pieces=tuple(pieces))


class Awaits(StrEnum):
    """What her next plain message is."""

    QUANTITY = "quantity"
    NOTE = "note"
    RECIPIENT = "recipient"
    PHONE = "phone"  # of a recipient who was given without one
    SENDER = "sender"
    SHIP_DAY = "ship_day"
    ANSWER = "answer"  # to what the draft itself asks


@dataclass(frozen=True, slots=True)
class Awaiting:
    """She was asked to type something; any button ends it."""

    what: Awaits
    sku: str = ""
    """Of which product, where a quantity is asked for."""
    at: datetime | None = None
    """When it was asked; None: nobody knows any more, or it stands as long as the question."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One partner's basket. `version` rises with every change; a button of another version is old."""

    id: int
    partner_id: str
    """Empty while it is offered and nobody said whose it is."""
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
    shown_ship_on: date | None = None
    """The day of sending that was last shown; None: as soon as it is ready."""
    sources: tuple[Source, ...] = ()
    """The messages that it came of: editing one of them changes what that one gave (`commands.sources`)."""
    state: DraftState = DraftState.OPEN
    order_no: str | None = None
    awaits: Awaiting | None = None
    by_buttons: bool = False
    """She fills it from the list of products: words that order something are added to it."""
    is_more: bool = False
    """Offered, its words say that they add to what stands open: `tambah sambal ijo 10`."""
    numbers: tuple[str, ...] = ()
    """SKUs that were offered in it. A product's place here is its number in this draft's buttons, for good."""
    screen: int | None = None
    """The message in which she pressed last: the draft stands there, until it is shown in another one."""
    put_aside: int | None = None
    """The draft of the same partner that this one took the place of."""
    is_left: bool = False
    """Put aside for another partner's order: it comes back when she orders for this partner again."""

    def changed(self, *, lines: tuple[DraftLine, ...], questions: tuple[OpenQuestion, ...]) -> "Draft":
        """The next version, with other content."""
        before, now = ({line.sku: line.quantity for line in each} for each in (self.lines, lines))
        sources = tuple(source.settled(before, now) for source in self.sources)
        return replace(
            self,
            version=self.version + 1,
            lines=lines,
            questions=questions,
            sources=sources,
            awaits=None,
        )

    def again(self) -> "Draft":
        """The next version, with the same content: what was drawn before is old."""
        return self.changed(lines=self.lines, questions=self.questions)

    def pieces_of(self, sku: str) -> int:
        """How many pieces of a product are in it."""
        return sum(line.quantity for line in self.lines if line.sku == sku)

    def numbered(self, skus: Iterable[str]) -> "Draft":
        """The same draft, in which each of these has a number."""
        new = [sku for sku in dict.fromkeys(skus) if sku not in self.numbers]
        return replace(self, numbers=(*self.numbers, *new)) if new else self

    def sku_of(self, number: int) -> str | None:
        """The product with this number."""
        return self.numbers[number] if 0 <= number < len(self.numbers) else None


def with_quantity(lines: tuple[DraftLine, ...], sku: str, quantity: int) -> tuple[DraftLine, ...]:
    """The lines with exactly so many pieces of a product, in its place or at the end; it is asked about anew."""
    if any(line.sku == sku for line in lines):
        return tuple(DraftLine(sku, quantity) if line.sku == sku else line for line in lines)
    return (*lines, DraftLine(sku, quantity))


def with_more(lines: tuple[DraftLine, ...], sku: str, more: int) -> tuple[DraftLine, ...]:
    """The lines with so many more (or fewer) pieces of a product; a changed one is asked about anew."""
    pieces = more + sum(line.quantity for line in lines if line.sku == sku)
    return with_quantity(lines, sku, pieces) if pieces > 0 else tuple(one for one in lines if one.sku != sku)
