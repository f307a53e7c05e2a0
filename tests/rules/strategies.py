"""Hypothesis strategies: any legal price table and any order for it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from hypothesis import settings
from hypothesis import strategies as st

from commands.rules.catalog import Catalog, Component, Counting, PriceRow, Product, Shortfall, Tier
from commands.rules.price_list import PriceList
from commands.rules.pricing import quote
from commands.rules.quotes import Quote, QuotedLine, Want

PROPERTY = settings(max_examples=40, deadline=None)

TODAY = date(2026, 11, 24)
SKUS = ("A-1", "A-2", "B-1", "C-1", "PKT")
GROUPS = ("a", "b")


@dataclass(frozen=True)
class Shop:
    """A catalog with its stock, at one moment. `stock` holds no bundle: that is worked out."""

    catalog: Catalog
    stock: dict[str, int | None]
    volume_earns: bool = False

    @cached_property
    def shelf(self) -> PriceList:
        return PriceList.of(self.catalog)

    def available(self, sku: str) -> int | None:
        parts = self.shelf.parts.get(sku, ())
        if not parts:
            return self.stock.get(sku)
        lefts = [self.stock.get(part.sku) for part in parts]
        known = [left // part.quantity for left, part in zip(lefts, parts, strict=True) if left is not None]
        return min(known, default=None)

    def quote(self, tier: str, wants: list[Want]) -> Quote:
        return quote(
            self.shelf,
            tier,
            wants,
            TODAY,
            available=self.available,
            volume_earns=self.volume_earns,
        )

    def lines(self, tier: str, wants: list[Want]) -> dict[str, QuotedLine]:
        return {line.product.sku: line for line in self.quote(tier, wants).lines}

    def ranked(self) -> list[Tier]:
        return sorted(
            (t for t in self.catalog.tiers.values() if t.rank is not None), key=lambda t: t.rank or 0
        )


quantities = st.integers(1, 70)
wants = st.lists(
    st.builds(Want, st.sampled_from(SKUS), quantities, kept=st.booleans()), min_size=1, max_size=6
)


@st.composite
def tiers(draw: st.DrawFn) -> list[Tier]:
    """One to three ranked tiers and perhaps one that stands alone, each with its own counting."""
    count = draw(st.integers(1, 3))
    ranks: list[int | None] = [
        0,
        *draw(st.lists(st.integers(1, 9), min_size=count, max_size=count, unique=True)),
    ]
    if draw(st.booleans()):
        ranks.append(None)
    tier = st.builds(Tier, st.just(""), st.none(), st.sampled_from(Counting), st.sampled_from(Shortfall))
    return [replace(draw(tier), name=f"tier {place}", rank=rank) for place, rank in enumerate(ranks)]


@st.composite
def products(draw: st.DrawFn) -> list[Product]:
    product = st.builds(
        Product,
        st.just(""),
        st.just(""),
        group=st.sampled_from([None, *GROUPS]),
        active=st.sampled_from([True, True, True, False]),
        multiple=st.sampled_from([1, 1, 3, 5]),
        max_per_order=st.sampled_from([None, None, 12, 60]),
    )
    return [replace(draw(product), sku=sku, name=sku) for sku in SKUS]


@st.composite
def price_rows(draw: st.DrawFn, names: list[str]) -> PriceRow:
    for_group = draw(st.booleans())
    around = st.none() | st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))
    starts, ends = draw(st.one_of(st.just((None, None)), st.tuples(around, around)))
    return PriceRow(
        target=draw(st.sampled_from(GROUPS if for_group else SKUS)),
        tier=draw(st.sampled_from(names)),
        minimum=draw(st.sampled_from([1, 1, 1, 2, 5, 10, 12, 50])),
        price=draw(st.integers(1, 40)) * 500,
        starts=starts,
        ends=ends,
        for_group=for_group,
    )


@st.composite
def shops(draw: st.DrawFn) -> Shop:
    """Any shop: groups, promos, a tier that stands alone, mixed ways of counting, a bundle, little stock."""
    catalog = Catalog()
    for tier in draw(tiers()):
        catalog.tiers[tier.name] = tier
    for product in draw(products()):
        catalog.products[product.sku] = product
    for row in draw(st.lists(price_rows(list(catalog.tiers)), min_size=3, max_size=14)):
        catalog.prices[row.key] = row
    for sku in draw(st.lists(st.sampled_from(SKUS[:-1]), max_size=2, unique=True)):
        part = Component("PKT", sku, draw(st.integers(1, 3)))
        catalog.components[part.key] = part
    stock = {sku: draw(st.none() | st.none() | st.integers(0, 90)) for sku in SKUS}
    return Shop(catalog, stock, draw(st.booleans()))
