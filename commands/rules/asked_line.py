"""One line of an order: whether it may be had at that quantity, at which price, and the remedies if not."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.rules.basket import Counts
from commands.rules.catalog import Counting, Product, Shortfall
from commands.rules.limits import Limits
from commands.rules.price_list import Offer, first_reached
from commands.rules.quotes import BelowMinimum, Problem, QuotedLine


@dataclass(frozen=True, slots=True)
class AskedLine:
    """All that decides one line. `offers` are never empty and come in the order of choice.

    `shortfall`: what her tier says below its minimum; `ALLOW` where no row of hers could be missed.
    """

    product: Product
    quantity: int
    kept: bool
    shortfall: Shortfall
    offers: Sequence[Offer]
    counts: Counts
    limits: Limits

    @property
    def reaches_own(self) -> bool:
        """Whether a row of her own tier, or of one of its rank or above, is reached."""
        return any(o.satisfies_own and o.minimum <= self.counts[o.counted_at] for o in self.offers)

    @property
    def may_stay_below(self) -> bool:
        """By `boleh`, or because she chose to keep it where that is hers to choose."""
        return self.shortfall is Shortfall.ALLOW or (self.kept and self.shortfall is Shortfall.ASK)

    def least_for(self, offer: Offer) -> int:
        """Find the quantity of this line from which the offer is reached, the other lines unchanged."""
        return max(1, offer.minimum - self.counts[offer.counted_at] + self.quantity)


def answer(line: AskedLine) -> QuotedLine:
    """Price the line. The limits of the product are checked before its price."""
    if problem := line.limits.problem(line.quantity, _floor(line)):
        return _refused(line, problem)
    best = first_reached(line.offers, line.counts)
    if best is None:
        return _refused(line, _below_minimum(line, None))
    if line.reaches_own:
        return QuotedLine(line.product, line.quantity, best.price, best.row)
    if line.may_stay_below:
        has_own = any(offer.is_own for offer in line.offers)
        return QuotedLine(line.product, line.quantity, best.price, best.row, below_minimum_allowed=has_own)
    if line.shortfall is Shortfall.REFUSE:
        return _refused(line, _below_minimum(line, None))
    return QuotedLine(line.product, line.quantity, best.price, best.row, _below_minimum(line, best.price))


def _refused(line: AskedLine, problem: Problem) -> QuotedLine:
    return QuotedLine(line.product, line.quantity, None, None, problem)


def _targets(line: AskedLine) -> Sequence[Offer]:
    """List what raising must reach one of: her own minimum, unless she may stay below it anyway."""
    if line.shortfall is Shortfall.ALLOW:
        return line.offers
    return [offer for offer in line.offers if offer.satisfies_own]


def _floor(line: AskedLine) -> int:
    """Find the smallest quantity that is not refused for its price."""
    accepted = _targets(line) if line.shortfall is Shortfall.REFUSE else line.offers
    return min(line.least_for(offer) for offer in accepted)


def _below_minimum(line: AskedLine, keep_price: int | None) -> BelowMinimum:
    target = min(_targets(line), key=lambda offer: (line.least_for(offer), offer.price))
    raise_to = line.limits.at_least(line.least_for(target))
    raised = None
    if raise_to is not None:
        raised = first_reached(line.offers, line.counts, raise_to - line.quantity)
    return BelowMinimum(
        minimum=target.minimum,
        tier=target.row.tier,
        missing=target.minimum - line.counts[target.counted_at],
        raise_to=raise_to,
        raise_price=raised.price if raised else None,
        keep_price=keep_price,
        is_mixed=_counts_others(target, line.product),
    )


def _counts_others(offer: Offer, product: Product) -> bool:
    if offer.counting is Counting.MIXED:
        return product.group is not None
    return offer.counting is Counting.WHOLE_ORDER
