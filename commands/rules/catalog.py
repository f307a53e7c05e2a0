"""What is sold, to whom and at which price: the values that every rule reads."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Counting(StrEnum):
    """Which quantity counts towards a tier's minimum (`Minimum dihitung`)."""

    PER_PRODUCT = "per_product"
    MIXED = "mixed"  # all lines of the same group, "boleh campur rasa"
    WHOLE_ORDER = "whole_order"


class Shortfall(StrEnum):
    """What happens below the own tier's minimum (`Kalau kurang`)."""

    ASK = "ask"
    ALLOW = "allow"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Tier:
    """A price tier. Rank 0 is what strangers get; without a rank it stands alone."""

    name: str
    rank: int | None
    counting: Counting = Counting.MIXED
    shortfall: Shortfall = Shortfall.ASK
    credit_limit: int | None = None
    """Rupiah; None: nothing said. 0: pays first."""
    credit_days: int | None = None
    cash_at_door: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A product's own pack, such as `dus 24`."""

    name: str
    pieces: int


@dataclass(frozen=True, slots=True)
class Product:
    """Something sold, by the piece. Money in rupiah, counts in pieces."""

    sku: str
    name: str
    unit: str = "pcs"
    group: str | None = None
    """`Kelompok`: what may be mixed towards a minimum."""
    active: bool = True
    other_names: tuple[str, ...] = ()
    packs: tuple[Pack, ...] = ()
    multiple: int = 1
    """`Kelipatan`: it is sold only by multiples of this."""
    max_per_order: int | None = None
    tracks_stock: bool = False
    low_mark: int | None = None
    """`Ingatkan saat sisa`."""
    cost: int | None = None
    """HPP of one piece; only the owner may see it."""
    lowest_resale: int | None = None
    keeps_days: int | None = None
    preorder_from: date | None = None
    daily_quota: int | None = None
    grams: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row of `Harga`: from `minimum` pieces on, `price` rupiah each, for a tier.

    `target` is a SKU, or the name of a group when `for_group`. Both dates are days
    of the business's zone and inclusive; a row with either is dated (a promo).
    """

    target: str
    tier: str
    minimum: int
    price: int
    starts: date | None = None
    ends: date | None = None
    for_group: bool = False

    @property
    def key(self) -> str:
        """What identifies the row in the Sheet: target, tier, minimum, start."""
        return f"{self.target}|{self.tier}|{self.minimum}|{self.starts or ''}"

    @property
    def is_dated(self) -> bool:
        """A promo: it counts beside the undated rows and is no cause for suspicion."""
        return self.starts is not None or self.ends is not None

    def is_valid_on(self, day: date) -> bool:
        """From 00:00 of `starts` to 24:00 of `ends`."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a bundle (`Paket`): `quantity` pieces of `sku` in each bundle."""

    bundle: str
    sku: str
    quantity: int
    maker: str = ""
    settlement: int | None = None
    """`Setor per satuan`: rupiah owed to the maker for each bundle."""

    @property
    def key(self) -> str:
        """What identifies the row in the Sheet."""
        return f"{self.bundle}|{self.sku}"


@dataclass
class Catalog:
    """All tiers, products, prices and bundles in force, by key."""

    tiers: dict[str, Tier] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    prices: dict[str, PriceRow] = field(default_factory=dict)
    components: dict[str, Component] = field(default_factory=dict)
