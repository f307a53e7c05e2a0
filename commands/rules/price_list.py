"""The catalog as an indexed, unchanging view: which price rows may serve whom, best price first.

It knows nothing of quantities, stock or orders. Build one for each version of the catalog.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from commands.rules.basket import Counts, position
from commands.rules.catalog import Catalog, Component, Counting, PriceRow, Product, Shortfall, Tier

_STANDS_ALONE = 1_000_000_000
"""Sorts a tier without a rank above all others; only its own partners see its rows."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A price row as one tier sees it.

    `is_own`: of her own tier. `satisfies_own`: reaching it means that she is not below
    her own tier's minimum (her own tier, or one of the same rank or above).
    """

    row: PriceRow
    minimum: int
    price: int
    counting: Counting
    counted_at: int
    """Where `Counts` holds what counts towards the minimum."""
    is_own: bool
    satisfies_own: bool


@dataclass(frozen=True, slots=True)
class _TierRows:
    """The rows of one tier for one target, a SKU or a group."""

    undated: list[PriceRow] = field(default_factory=list)
    dated: list[PriceRow] = field(default_factory=list)


_Target = tuple[bool, str]
"""Whether it is a group, and the SKU or the group's name."""

_NO_ROWS = _TierRows()


@dataclass(frozen=True, slots=True)
class PriceList:
    """Tiers, products, prices and bundles at one moment. `PriceList.of(catalog)` makes it."""

    tiers: Mapping[str, Tier]
    products: Mapping[str, Product]
    parts: Mapping[str, tuple[Component, ...]]
    """The components of each bundle, by its SKU."""
    _rows: Mapping[_Target, Mapping[str, _TierRows]] = field(repr=False)
    _offers: dict[tuple[str, str, bool | None], tuple[list[Offer], bool]] = field(
        default_factory=dict, repr=False
    )
    """Offers already worked out, and whether one is dated: a pure memory, never part of the value."""

    @classmethod
    def of(cls, catalog: Catalog) -> "PriceList":
        """Index the catalog as it is now; later changes of the catalog are not seen."""
        rows: dict[_Target, dict[str, _TierRows]] = {}
        for row in catalog.prices.values():
            of_tier = rows.setdefault((row.for_group, row.target), {}).setdefault(row.tier, _TierRows())
            (of_tier.dated if row.is_dated else of_tier.undated).append(row)
        parts: dict[str, list[Component]] = {}
        for part in catalog.components.values():
            parts.setdefault(part.bundle, []).append(part)
        return cls(
            tiers=MappingProxyType(dict(catalog.tiers)),
            products=MappingProxyType(dict(catalog.products)),
            parts=MappingProxyType({sku: tuple(found) for sku, found in parts.items()}),
            _rows=rows,
        )

    def viewer(self, tier: str) -> Tier:
        """Find the tier of that name; an unknown one sees what strangers see and has no rows of its own."""
        return self.tiers.get(tier) or Tier(tier, None, shortfall=Shortfall.ALLOW)

    def offers(
        self, product: Product, tier: str, day: date, *, volume_earns: bool = False
    ) -> Sequence[Offer]:
        """List the candidates for the product on a day, in the order in which a reached one is chosen.

        That is the lowest price; at equal price the highest rank, then the highest minimum, then
        the latest start.
        """
        key = (product.sku, tier, volume_earns)
        if key not in self._offers:
            viewer = self.viewer(tier)
            visible = [t for t in self.tiers.values() if _sees(viewer, t, volume_earns=volume_earns)]
            self._offers[key] = self._sorted(product, viewer, visible)
        return _valid(self._offers[key], day)

    def offers_above(self, product: Product, tier: str, day: date) -> Sequence[Offer]:
        """List what the tiers of a higher rank would get, in the same order; she sees none of it."""
        key = (product.sku, tier, None)
        if key not in self._offers:
            viewer = self.viewer(tier)
            above = [t for t in self.tiers.values() if _is_above(viewer, t)]
            self._offers[key] = self._sorted(product, viewer, above)
        return _valid(self._offers[key], day)

    def _sorted(self, product: Product, viewer: Tier, tiers: Iterable[Tier]) -> tuple[list[Offer], bool]:
        found = [(tier, row) for tier in tiers for row in self._rows_of(product, tier.name)]
        found.sort(key=_preference)
        offers = [_offer(row, tier, viewer) for tier, row in found]
        return offers, any(row.is_dated for _, row in found)

    def _rows_of(self, product: Product, tier: str) -> Iterator[PriceRow]:
        """Let a product's undated rows replace its group's; add the dated rows of both."""
        own = self._rows.get((False, product.sku), {}).get(tier, _NO_ROWS)
        group = _NO_ROWS
        if product.group is not None:
            group = self._rows.get((True, product.group), {}).get(tier, _NO_ROWS)
        yield from own.undated or group.undated
        yield from own.dated
        yield from group.dated


def first_reached(offers: Sequence[Offer], counts: Counts, extra: int = 0) -> Offer | None:
    """Find the offer that gives the price: the first whose minimum is met, with `extra` more pieces."""
    for offer in offers:
        if offer.minimum <= counts[offer.counted_at] + extra:
            return offer
    return None


def _valid(known: tuple[list[Offer], bool], day: date) -> Sequence[Offer]:
    offers, has_dated = known
    return [offer for offer in offers if offer.row.is_valid_on(day)] if has_dated else offers


def _sees(viewer: Tier, tier: Tier, *, volume_earns: bool) -> bool:
    """Her own rows and those of lower ranks; alone: rank 0; with `Harga ikut jumlah` all that are ranked."""
    if tier.name == viewer.name:
        return True
    if tier.rank is None:
        return False
    return volume_earns or (tier.rank == 0 if viewer.rank is None else tier.rank < viewer.rank)


def _is_above(viewer: Tier, tier: Tier) -> bool:
    return viewer.rank is not None and tier.rank is not None and tier.rank > viewer.rank


def _satisfies(viewer: Tier, tier: Tier) -> bool:
    """For a tier that stands alone, any price above that of strangers does."""
    if tier.name == viewer.name:
        return True
    rank = tier.rank or 0
    return rank > 0 if viewer.rank is None else rank >= viewer.rank


def _offer(row: PriceRow, tier: Tier, viewer: Tier) -> Offer:
    return Offer(
        row=row,
        minimum=row.minimum,
        price=row.price,
        counting=tier.counting,
        counted_at=position(tier.counting),
        is_own=tier.name == viewer.name,
        satisfies_own=_satisfies(viewer, tier),
    )


def _preference(found: tuple[Tier, PriceRow]) -> tuple[int, int, int, int, str]:
    """Ascending: the better comes first. The key at the end only makes the order total."""
    tier, row = found
    rank = _STANDS_ALONE if tier.rank is None else tier.rank
    start = row.starts.toordinal() if row.starts else 0
    return row.price, -rank, -row.minimum, -start, row.key
