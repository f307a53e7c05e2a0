"""What is said of prices."""

from dataclasses import dataclass
from datetime import date

from commands.replies.audience import Audience
from commands.rules.catalog import Product


@dataclass(frozen=True, slots=True)
class Break:
    """From `minimum` pieces on, `price` rupiah each; `ends` is a promo's last day."""

    minimum: int
    price: int
    tier: str
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class PriceItem:
    """A product in a price list. `left` is None where stock is not tracked or plenty."""

    product: Product
    breaks: tuple[Break, ...]
    left: int | None = None


@dataclass(frozen=True, slots=True)
class PriceSection:
    """Products that are mixed together. `minimum` is the own tier's, where all share one."""

    group: str
    minimum: int | None
    is_mixed: bool
    items: tuple[PriceItem, ...]


@dataclass(frozen=True, slots=True)
class PriceList:
    """What everything costs for her. `called` is empty for strangers and groups."""

    audience: Audience
    business: str
    called: str
    tier: str
    sections: tuple[PriceSection, ...]
    next_page: int | None = None
    has_ground_prices: bool = False
    """Below the minimum the retail price holds."""


@dataclass(frozen=True, slots=True)
class ProductPrices:
    """One product's breaks for her."""

    audience: Audience
    business: str
    tier: str
    item: PriceItem


@dataclass(frozen=True, slots=True)
class NothingForSale:
    """The price list is empty, or none of the products that she named is sold to her tier."""

    tier: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownProduct:
    """Nothing of that name is sold; the nearest names."""

    said: str
    nearest: tuple[str, ...]


PriceReply = PriceList | ProductPrices | NothingForSale | UnknownProduct
