"""A simple model of the order machine: dictionaries and naive sums, nothing of the product's own rules.

It says what must be true of the example network (tests.commands.network), as a careful shopkeeper with
pencil and paper would.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

NEW, IN_PROGRESS, SHIPPED, DONE, CANCELLED = "new", "in_progress", "shipped", "done", "cancelled"
ARROWS = {
    (NEW, IN_PROGRESS),
    (NEW, SHIPPED),
    (NEW, CANCELLED),
    (IN_PROGRESS, SHIPPED),
    (IN_PROGRESS, CANCELLED),
    (SHIPPED, DONE),
}
"""What the owner may type over what."""

RANKS = {"retail": 0, "reseller": 1, "agen": 2}
GROUPS = {"SMB-01": "sambal", "SMB-02": "sambal", "SMB-03": "sambal", "KRP-01": "krupuk", "KRP-02": "krupuk"}
WATCHED = {"SMB-01", "SMB-02", "SMB-03", "KRP-01"}
MULTIPLES = {"KRP-02": 5}


@dataclass(frozen=True)
class Told:
    """What a draft costs at one moment. A price is None where the line cannot be confirmed."""

    prices: tuple[tuple[str, int | None], ...]
    total: int | None
    postage: int | None


@dataclass
class ModelDraft:
    """Lines are [SKU, pieces, kept]."""

    maker: int
    partner: str
    lines: list[tuple[str, int, bool]]
    questions: int
    told: Told
    version: int = 1
    is_open: bool = True
    no: str | None = None


@dataclass
class ModelOrder:
    """`takes`: what it reserved, by SKU."""

    no: str
    partner: str
    goods: int
    pieces: int
    postage: int | None
    takes: Mapping[str, int]
    day: str
    status: str = NEW
    cell: str = NEW
    """What its Status cell shows."""
    paid: int = 0
    lines: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """What stands of it: (pieces, price) by SKU, oldest first."""

    @property
    def total(self) -> int:
        return self.goods + (self.postage or 0)

    @property
    def owed(self) -> int:
        return 0 if self.status == CANCELLED else max(0, self.total - self.paid)

    @property
    def is_live(self) -> bool:
        """Not finished, or money is owed: by her, or to her."""
        return self.status in (NEW, IN_PROGRESS, SHIPPED) or self.owed > 0 or self.surplus > 0

    def holds(self, sku: str) -> int:
        return sum(count for count, _ in self.lines.get(sku, []))

    @property
    def surplus(self) -> int:
        """What came in above what it costs."""
        return max(0, self.paid - (0 if self.status == CANCELLED else self.total))


@dataclass
class Model:
    """The shop on paper. Stock that is not in `shelf` is unknown; `cells` is what the Sheet shows of it."""

    shelf: dict[str, int]
    prices: dict[tuple[str, str], tuple[int, int]]
    """(SKU or group, tier) -> (minimum, price)."""
    cells: dict[str, int | None]
    tiers: dict[str, str]
    resting: set[str] = field(default_factory=set)
    asleep: set[str] = field(default_factory=set)
    """Products that are not sold at present."""
    packet: dict[str, int] = field(default_factory=lambda: {"SMB-01": 1, "KRP-01": 2})
    drafts: dict[int, ModelDraft] = field(default_factory=dict)
    orders: dict[str, ModelOrder] = field(default_factory=dict)
    placed: Counter[str] = field(default_factory=Counter)
    """Orders by day."""

    # -- stock -----------------------------------------------------------------------------

    @property
    def reserved(self) -> dict[str, int]:
        """The sum over all orders that are confirmed and not sent."""
        found: Counter[str] = Counter()
        for order in self.orders.values():
            if order.status in (NEW, IN_PROGRESS):
                found.update(order.takes)
        return dict(found)

    def needs(self, lines: Iterable[tuple[str, int, bool]]) -> dict[str, int]:
        """The watched goods that these lines take off the shelf."""
        found: Counter[str] = Counter()
        for sku, pieces, _ in lines:
            found.update({part: count * pieces for part, count in self._parts(sku).items()})
        return {sku: pieces for sku, pieces in found.items() if sku in WATCHED}

    def _parts(self, sku: str) -> Mapping[str, int]:
        return self.packet if sku == "PKT-01" else {sku: 1}

    def short_of(self, lines: list[tuple[str, int, bool]]) -> set[str]:
        """Goods of which there are not enough for these lines."""
        reserved = self.reserved
        return {
            sku
            for sku, pieces in self.needs(lines).items()
            if sku in self.shelf and pieces > max(0, self.shelf[sku] - reserved.get(sku, 0))
        }

    def counts(self, sku: str, typed: int | None) -> None:
        """The owner types a number over `Stok`: a difference to what the cell showed."""
        before = self.cells.get(sku)
        if typed == before:
            return
        self.cells[sku] = typed
        if typed is None:
            self.shelf.pop(sku, None)
        elif sku in self.shelf:
            self.shelf[sku] += typed - (before or 0)
        else:
            self.shelf[sku] = typed

    # -- prices ----------------------------------------------------------------------------

    def tells(self, partner: str, lines: list[tuple[str, int, bool]], questions: int) -> Told:
        """Price each line with pencil and paper."""
        prices = tuple((line[0], self._price(self.tiers[partner], line, lines)) for line in lines)
        total = None
        if lines and not questions and all(price is not None for _, price in prices):
            total = sum((price or 0) * line[1] for (_, price), line in zip(prices, lines, strict=True))
        return Told(prices, total, self.postage(partner))

    def postage(self, partner: str) -> int | None:
        """Only Cirebon stands in `Ongkir`, and only Siti (M001) lives there."""
        return 10_000 if partner == "M001" else None

    def _price(
        self, tier: str, line: tuple[str, int, bool], lines: list[tuple[str, int, bool]]
    ) -> int | None:
        sku, pieces, kept = line
        short = self.short_of(lines)
        if sku in self.asleep or pieces % MULTIPLES.get(sku, 1) or short & self._parts(sku).keys():
            return None
        seen = dict(self._seen(tier, sku))
        reached = {t: price for t, (least, price) in seen.items() if least <= _counted(t, line, lines)}
        if not reached or (tier in seen and tier not in reached and not kept and tier != "retail"):
            return None
        return min(reached.values())

    def _seen(self, tier: str, sku: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """The rows that she may see; a product's own row comes before that of its group."""
        for other, rank in RANKS.items():
            row = self.prices.get((sku, other)) or self.prices.get((GROUPS.get(sku, ""), other))
            if row is not None and rank <= RANKS[tier]:
                yield other, row

    # -- orders ----------------------------------------------------------------------------

    def records(self, draft: ModelDraft, at: datetime) -> ModelOrder:
        """The order that a confirmed draft becomes."""
        day = f"{at + timedelta(hours=7):%y%m%d}"
        self.placed[day] += 1
        no = f"P{day}-{self.placed[day]:03d}"
        assert draft.told.total is not None
        pieces = sum(line[1] for line in draft.lines)
        order = ModelOrder(
            no, draft.partner, draft.told.total, pieces, draft.told.postage, self.needs(draft.lines), day
        )
        prices = dict(draft.told.prices)
        for sku, count, _ in draft.lines:
            order.lines.setdefault(sku, []).append((count, prices[sku] or 0))
        self.orders[no] = order
        draft.no, draft.is_open = no, False
        return order

    def becomes(self, order: ModelOrder, sku: str, pieces: int) -> None:
        """So many of a product from now on: more at its last price, less off the newest first."""
        lines, more = order.lines[sku], pieces - order.holds(sku)
        if more > 0:
            lines.append((more, lines[-1][1]))
        left = -more
        while left > 0:
            count, price = lines.pop()
            if count > left:
                lines.append((count - left, price))
            left -= count
        order.pieces += more
        order.goods = sum(count * price for held in order.lines.values() for count, price in held)
        order.lines = {one: held for one, held in order.lines.items() if held}

    def reserves(self, order: ModelOrder, sku: str, more: int) -> None:
        """So many more (or fewer) pieces are taken, never fewer than none."""
        takes = dict(order.takes)
        for part, count in self._parts(sku).items():
            if part in WATCHED:
                takes[part] = max(0, takes.get(part, 0) + count * more)
        order.takes = {part: count for part, count in takes.items() if count}

    def comes_back(self, sku: str, pieces: int) -> None:
        """Onto the shelf, where it is known what stands there."""
        for part, count in self._parts(sku).items():
            if part in self.shelf:
                self.shelf[part] += count * pieces

    def types_into(self, order: ModelOrder, typed: str, postage: int | None) -> bool | None:
        """Whether it moves; None: nothing was typed, or what stands there is right, or it is over."""
        if not order.is_live:
            return None
        was_off = order.status == CANCELLED
        moved = self._moves(order, typed)
        if not was_off and not (moved and order.status == CANCELLED):  # it ends as it was shown
            order.postage = postage
        return moved

    def _moves(self, order: ModelOrder, typed: str) -> bool | None:
        if typed == order.cell:
            return None
        order.cell = typed
        if typed == order.status:
            return None
        if (order.status, typed) not in ARROWS:
            return False
        self.moves(order, typed)
        return True

    def moves(self, order: ModelOrder, after: str) -> None:
        """It stands so from now on; what is sent leaves the shelf."""
        if after == SHIPPED:
            for sku, pieces in order.takes.items():
                if sku in self.shelf:
                    self.shelf[sku] -= pieces
        order.status = after


def _counted(tier: str, line: tuple[str, int, bool], lines: list[tuple[str, int, bool]]) -> int:
    """Retail counts each product by itself, the others all of its group ("boleh campur rasa")."""
    group = GROUPS.get(line[0])
    if tier == "retail" or group is None:
        return line[1]
    return sum(pieces for sku, pieces, _ in lines if GROUPS.get(sku) == group)
