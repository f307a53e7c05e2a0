"""Facts about what is sold and at which price."""

from dataclasses import dataclass
from typing import ClassVar

from commands.rules.catalog import Component, PriceRow, Product, Tier


@dataclass(frozen=True, slots=True)
class TierSet:
    """The owner added or changed a tier."""

    type: ClassVar[str] = "tier_set"
    tier: Tier


@dataclass(frozen=True, slots=True)
class TierEnded:
    """The owner removed a tier."""

    type: ClassVar[str] = "tier_ended"
    name: str


@dataclass(frozen=True, slots=True)
class ProductSet:
    """The owner added or changed a product."""

    type: ClassVar[str] = "product_set"
    product: Product


@dataclass(frozen=True, slots=True)
class ProductEnded:
    """A product's row was deleted: it rests."""

    type: ClassVar[str] = "product_ended"
    sku: str


@dataclass(frozen=True, slots=True)
class PriceSet:
    """A price row came into force (or came again with other values)."""

    type: ClassVar[str] = "price_set"
    row: PriceRow


@dataclass(frozen=True, slots=True)
class PriceEnded:
    """A price row is no longer in force."""

    type: ClassVar[str] = "price_ended"
    key: str


@dataclass(frozen=True, slots=True)
class PriceHeld:
    """A suspicious price edit waits for the owner's word; what was in force before stays."""

    type: ClassVar[str] = "price_held"
    row: PriceRow


@dataclass(frozen=True, slots=True)
class PriceAnswered:
    """The owner answered for a held price; `accepted` False keeps the old one for these values."""

    type: ClassVar[str] = "price_answered"
    row: PriceRow
    accepted: bool
    by: int
    """Telegram id of who answered."""


@dataclass(frozen=True, slots=True)
class ComponentSet:
    """A bundle has this part."""

    type: ClassVar[str] = "component_set"
    component: Component


@dataclass(frozen=True, slots=True)
class ComponentEnded:
    """A bundle no longer has this part."""

    type: ClassVar[str] = "component_ended"
    key: str


@dataclass(frozen=True, slots=True)
class PostageSet:
    """Postage for an order to a city, in rupiah."""

    type: ClassVar[str] = "postage_set"
    city: str
    fee: int


@dataclass(frozen=True, slots=True)
class PostageEnded:
    """A city has no postage of its own any more."""

    type: ClassVar[str] = "postage_ended"
    city: str


@dataclass(frozen=True, slots=True)
class SettingSet:
    """The owner set a value in `Pengaturan`; an empty value means the default."""

    type: ClassVar[str] = "setting_set"
    name: str
    value: str


CatalogEntry = (
    TierSet
    | TierEnded
    | ProductSet
    | ProductEnded
    | PriceSet
    | PriceEnded
    | PriceHeld
    | PriceAnswered
    | ComponentSet
    | ComponentEnded
    | PostageSet
    | PostageEnded
    | SettingSet
)
