"""The price list as it is read out: for each product the breaks that a tier can get, by group.

Rows that can never be chosen are left out. What an order really costs is `pricing.quote`'s business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commands.rules.catalog import Counting, Product, Shortfall
from commands.rules.price_list import Offer, PriceList

_WIDTH = {Counting.PER_PRODUCT: 0, Counting.MIXED: 1, Counting.WHOLE_ORDER: 2}
"""A wider way of counting never counts less."""


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """From `minimum` pieces on, `price` rupiah each, by a row of `tier`; `ends` with that day."""

    minimum: int
    price: int
    tier: str
    counting: Counting
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class PricedProduct:
    """A product and its breaks, from the smallest minimum on."""

    product: Product
    breaks: tuple[PriceBreak, ...]
    own_minimum: int | None
    """Where her own tier's prices begin; None where her tier has no row."""


@dataclass(frozen=True, slots=True)
class PriceGroup:
    """The products of one `Kelompok`, or those without one (`name` None).

    `own_minimum` is the own tier's minimum where all products of the group share it.
    """

    name: str | None
    products: tuple[PricedProduct, ...]
    own_minimum: int | None


def price_breaks(
    shelf: PriceList, product: Product, tier: str, day: date, *, volume_earns: bool = False
) -> tuple[PriceBreak, ...]:
    """List the prices that a partner of the tier can get for a product, smallest minimum first.

    Where her tier refuses what is below its minimum, lower tiers' rows begin there as well.
    """
    offers = shelf.offers(product, tier, day, volume_earns=volume_earns)
    start = 0
    if shelf.viewer(tier).shortfall is Shortfall.REFUSE:
        start = _own_minimum(offers) or 0
    breaks = [
        PriceBreak(_begins(o, start), o.price, o.row.tier, o.counting, o.row.ends)
        for place, o in enumerate(offers)
        if not any(_hides(better, o, product, start) for better in offers[:place])
    ]
    return tuple(sorted(breaks, key=lambda b: (b.minimum, -b.price)))


def price_table(
    shelf: PriceList, tier: str, day: date, *, volume_earns: bool = False
) -> tuple[PriceGroup, ...]:
    """List all that is sold to a tier, by group in the order in which the products stand in the Sheet."""
    groups: dict[str | None, list[PricedProduct]] = {}
    for product in shelf.products.values():
        if not product.active:
            continue
        if breaks := price_breaks(shelf, product, tier, day, volume_earns=volume_earns):
            offers = shelf.offers(product, tier, day, volume_earns=volume_earns)
            listed = PricedProduct(product, breaks, _own_minimum(offers))
            groups.setdefault(product.group, []).append(listed)
    return tuple(PriceGroup(name, tuple(found), _shared_minimum(found)) for name, found in groups.items())


def never_chosen(shelf: PriceList, product: Product, tier: str, day: date) -> tuple[tuple[Offer, Offer], ...]:
    """Pair each row of the tier that can never be chosen on that day with the row that beats it."""
    offers = shelf.offers(product, tier, day)
    pairs = []
    for place, offer in enumerate(offers):
        beater = next((b for b in offers[:place] if _hides(b, offer, product, 0)), None)
        if beater is not None and offer.is_own:
            pairs.append((offer, beater))
    return tuple(pairs)


def _hides(better: Offer, offer: Offer, product: Product, start: int) -> bool:
    """Whether `better`, which is chosen before `offer`, is reached wherever `offer` is."""
    if _begins(better, start) > _begins(offer, start):
        return False
    return _width(better, product) >= _width(offer, product)


def _width(offer: Offer, product: Product) -> int:
    if offer.counting is Counting.MIXED and product.group is None:
        return _WIDTH[Counting.PER_PRODUCT]
    return _WIDTH[offer.counting]


def _begins(offer: Offer, start: int) -> int:
    return offer.minimum if offer.satisfies_own else max(offer.minimum, start)


def _own_minimum(offers: Sequence[Offer]) -> int | None:
    return min((offer.minimum for offer in offers if offer.is_own), default=None)


def _shared_minimum(products: Sequence[PricedProduct]) -> int | None:
    minimums = {listed.own_minimum for listed in products}
    return minimums.pop() if len(minimums) == 1 else None
