"""The quote: what each line of an order costs a partner, why, or what stands in its way.

The rules are in the product contract's part on prices and minimum quantities. Time, stock and
settings come in as arguments; nothing is rounded or raised here. Money in whole rupiah.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commands.rules.asked_line import AskedLine, answer
from commands.rules.basket import Basket
from commands.rules.catalog import PriceRow, Product, Shortfall
from commands.rules.limits import Available, Limits, stock_for
from commands.rules.price_list import PriceList, first_reached
from commands.rules.quotes import NotSold, Quote, QuotedLine, Want
from commands.rules.savings import PricedLine, next_break, saver


def quote(
    shelf: PriceList,
    tier: str,
    wants: Sequence[Want],
    day: date,
    *,
    available: Available,
    quota: Available = lambda _: None,
    volume_earns: bool = False,
) -> Quote:
    """Price an order for a partner of a tier on a day of the business's zone.

    Lines of one product are merged. `quota` says how many pieces can still be made for the day on
    which it is sent. `volume_earns` is the setting `Harga ikut jumlah`. A want of
    less than one piece is a bug of the caller and raises ValueError.

    With retail 25.000 and reseller 20.000 from 10, a reseller pays 20.000 for 10 pieces, and for 8
    she is asked: 10, or 8 at 25.000.
    """
    basket = Basket.of(shelf.products, wants)
    left_for, quota_for = (stock_for(shelf, basket.quantities, one) for one in (available, quota))
    terms = _Terms(shelf, tier, day, volume_earns, basket, left_for, quota_for)
    asked = {sku: terms.asked(sku) for sku in basket.quantities}
    lines = [answer(line) if line else terms.not_sold(sku) for sku, line in asked.items()]
    priced = {
        told.product.sku: PricedLine(line, told.price)
        for told, line in zip(lines, asked.values(), strict=True)
        if line is not None and told.price is not None
    }
    others = tuple(priced.values())
    return Quote(tier, tuple(terms.explained(told, priced.get(told.product.sku), others) for told in lines))


@dataclass(frozen=True, slots=True)
class _Terms:
    """What is the same for every line of one quote."""

    shelf: PriceList
    tier: str
    day: date
    volume_earns: bool
    basket: Basket
    left_for: Available
    quota_for: Available

    def asked(self, sku: str) -> AskedLine | None:
        """Gather what decides the line; None where the product rests or has no price row for her."""
        product = self.shelf.products.get(sku)
        if product is None or not product.active:
            return None
        offers = self.shelf.offers(product, self.tier, self.day, volume_earns=self.volume_earns)
        if not offers:
            return None
        has_own = any(offer.is_own for offer in offers)
        shortfall = self.shelf.viewer(self.tier).shortfall if has_own else Shortfall.ALLOW
        return AskedLine(
            product=product,
            quantity=self.basket.quantities[sku],
            kept=self.basket.kept[sku],
            shortfall=shortfall,
            offers=offers,
            counts=self.basket.counts(product),
            limits=Limits.of(product, self.left_for(sku), self.quota_for(sku)),
        )

    def not_sold(self, sku: str) -> QuotedLine:
        """Refuse the line; a SKU that is gone from the Sheet still shows what was asked for."""
        product = self.shelf.products.get(sku) or Product(sku, sku, active=False)
        return QuotedLine(product, self.basket.quantities[sku], None, None, NotSold(self.tier))

    def explained(self, told: QuotedLine, line: PricedLine | None, lines: Sequence[PricedLine]) -> QuotedLine:
        """Add to a priced line what more pieces would bring, and what a higher tier would pay."""
        if line is None:
            return told
        above = self._higher_tier(line)
        if cheaper := line.cheaper():
            offered, saved = next_break(line, cheaper), saver(line, cheaper, lines)
            return replace(told, next_break=offered, saver=saved, higher_tier=above)
        return told if above is None else replace(told, higher_tier=above)

    def _higher_tier(self, line: PricedLine) -> PriceRow | None:
        if self.volume_earns:
            return None
        above = self.shelf.offers_above(line.asked.product, self.tier, self.day)
        offer = first_reached(above, line.asked.counts)
        return offer.row if offer is not None and offer.price < line.price else None
