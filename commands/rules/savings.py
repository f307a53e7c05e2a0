"""What more pieces of a line would bring: the next cheaper price, and where more costs no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from commands.rules.asked_line import AskedLine
from commands.rules.basket import Counts
from commands.rules.price_list import first_reached
from commands.rules.quotes import NextBreak, Saver


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with the price that it reaches now."""

    asked: AskedLine
    price: int

    def cheaper(self) -> list[tuple[int, int]]:
        """List each (quantity, price) from which a lower price is had; smallest quantity first."""
        asked = self.asked
        found: list[tuple[int, int]] = []
        for offer in takewhile(lambda o: o.price < self.price, asked.offers):  # they come cheapest first
            quantity = asked.limits.at_least(asked.least_for(offer))
            if quantity is not None and (not found or quantity < found[-1][0]):
                found.append((quantity, offer.price))
        found.reverse()
        return found

    def price_beside(self, other: "PricedLine", extra: int) -> int:
        """Price this line as if `other` grew by `extra` pieces."""
        group, counts = self.asked.product.group, self.asked.counts
        is_mixed = group is not None and group == other.asked.product.group
        mixed = counts.mixed + (extra if is_mixed else 0)
        grown = Counts(counts.per_product, mixed, counts.whole_order + extra)
        offer = first_reached(self.asked.offers, grown)
        return self.price if offer is None else offer.price


def next_break(line: PricedLine, cheaper: Sequence[tuple[int, int]]) -> NextBreak:
    """Name the nearest cheaper price that the product's limits allow."""
    quantity, price = cheaper[0]
    return NextBreak(quantity - line.asked.quantity, quantity, price, line.price - price)


def saver(line: PricedLine, cheaper: Sequence[tuple[int, int]], lines: Sequence[PricedLine]) -> Saver | None:
    """Find where more pieces of this line cost the same as now, or less: the cheapest, then the most.

    Compared are this line and the lines that get cheaper with it: 3 + 3 + 2 pieces of three
    flavours at 25.000 cost as much as 10 at 20.000, though no line alone does.
    """
    best: Saver | None = None
    for quantity, price in cheaper:
        found = _compared(line, quantity, price, lines)
        is_best = best is None or (found.total, -quantity) < (best.total, -best.quantity)
        if found.total <= found.total_now and is_best:
            best = found
    return best


def _compared(line: PricedLine, quantity: int, price: int, lines: Sequence[PricedLine]) -> Saver:
    total, total_now = price * quantity, line.price * line.asked.quantity
    for other in lines:
        if other is line:
            continue
        other_price = other.price_beside(line, quantity - line.asked.quantity)
        if other_price < other.price:
            total += other_price * other.asked.quantity
            total_now += other.price * other.asked.quantity
    return Saver(quantity, price, total, total_now)
