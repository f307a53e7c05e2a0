"""What a quote says: a price and its reason for each line, or what stands in its way and the remedies."""

from dataclasses import dataclass

from commands.rules.catalog import PriceRow, Product


@dataclass(frozen=True, slots=True)
class Want:
    """So many pieces of a product. `kept`: she already chose to keep it below the minimum."""

    sku: str
    quantity: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class BelowMinimum:
    """The own tier's rows begin higher than this order reaches (`Kalau kurang`).

    `missing`: pieces still to add, counted as the tier counts. `raise_to`: the smallest
    quantity of this line that reaches it within minimum, multiple, maximum and stock; None if
    there is none. `keep_price`: rupiah apiece at which this quantity may stay; None: only raising.
    """

    minimum: int
    tier: str
    missing: int
    raise_to: int | None
    raise_price: int | None
    keep_price: int | None
    is_mixed: bool
    """Other lines count too, so adding another flavour helps as well."""


@dataclass(frozen=True, slots=True)
class NotMultiple:
    """The product is sold by multiples only. The nearest valid quantities; None where there is none."""

    multiple: int
    below: int | None
    above: int | None


@dataclass(frozen=True, slots=True)
class OverMaximum:
    """More than `Maks per pesanan`; `nearest` is the largest valid quantity, None if there is none."""

    maximum: int
    nearest: int | None


@dataclass(frozen=True, slots=True)
class OverStock:
    """More than is left; `nearest` is the largest valid quantity within it; None: out of stock."""

    left: int
    nearest: int | None


@dataclass(frozen=True, slots=True)
class OverQuota:
    """More than can be made for that day (`Kuota per hari`); `nearest` as in `OverStock`."""

    left: int
    nearest: int | None


@dataclass(frozen=True, slots=True)
class NotSold:
    """No price row for this tier, or the product rests."""

    tier: str


Problem = BelowMinimum | NotMultiple | OverMaximum | OverStock | OverQuota | NotSold


@dataclass(frozen=True, slots=True)
class NextBreak:
    """The next cheaper price: add `missing` pieces (counted as that row's tier counts)."""

    missing: int
    quantity: int
    """This line's quantity then."""
    price: int
    saves: int
    """Rupiah saved on each piece."""


@dataclass(frozen=True, slots=True)
class Saver:
    """Buying `quantity` costs the same as now, or less: `total` against `total_now`, in rupiah."""

    quantity: int
    price: int
    total: int
    total_now: int


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """One product of a quote. `price` and `row` are None where it cannot be had."""

    product: Product
    quantity: int
    price: int | None
    row: PriceRow | None
    problem: Problem | None = None
    below_minimum_allowed: bool = False
    """It stays below the own tier's minimum, by `boleh` or because she chose to keep it."""
    next_break: NextBreak | None = None
    saver: Saver | None = None
    higher_tier: PriceRow | None = None
    """A higher tier's row that this quantity would reach; for the owner's eyes only."""

    @property
    def subtotal(self) -> int:
        """Rupiah; 0 for a line that cannot be had."""
        return 0 if self.price is None or self.problem is not None else self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Quote:
    """All lines, merged by product in the order of first mention. Totals in rupiah."""

    tier: str
    lines: tuple[QuotedLine, ...]

    @property
    def total(self) -> int:
        """The sum of the lines that may be ordered."""
        return sum(line.subtotal for line in self.lines)

    @property
    def may_be_confirmed(self) -> bool:
        """Something is ordered and no line has a problem or an open question."""
        return bool(self.lines) and all(line.problem is None for line in self.lines)
