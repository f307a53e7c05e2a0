"""The suspicion with which an edited price is read: what is doubted stays out of force until accepted."""

from enum import StrEnum

from commands.rules.catalog import PriceRow

_THOUSAND = 1_000
_FAR = 10
"""A guess that is further than this many times from what is known is no better than what was typed."""


class Doubt(StrEnum):
    """Why a price is held back. The order is that of the checks: the likeliest slip comes first."""

    LOST_THOUSANDS = "lost_thousands"
    """25 where 25.000 was meant: a Sheet in an English locale reads a typed 25.000 as 25."""
    UNDER_COST = "under_cost"
    MORE_THAN_HALF = "more_than_half"


def doubt(before: PriceRow | None, after: PriceRow, cost: int | None) -> Doubt | None:
    """Judge an edited row against the one in force before it and the product's HPP, if known.

    After 25.000, 12.400 is a change of more than half and 12.500 is not. A dated row (a promo) may
    change by more than half, but is not sold under its cost unasked.
    """
    if _lost_thousands(before, after, cost):
        return Doubt.LOST_THOUSANDS
    if cost is not None and after.price < cost:
        return Doubt.UNDER_COST
    if before is not None and not after.is_dated and abs(after.price - before.price) * 2 > before.price:
        return Doubt.MORE_THAN_HALF
    return None


def suggestion(found: Doubt, after: PriceRow) -> int | None:
    """Guess the price that was meant, in rupiah: 25 was 25.000. None where there is no good guess."""
    return after.price * _THOUSAND if found is Doubt.LOST_THOUSANDS and after.price > 0 else None


def _lost_thousands(before: PriceRow | None, after: PriceRow, cost: int | None) -> bool:
    """Whether a thousand times the price is near what is known, and the price itself is not."""
    if after.price >= _THOUSAND:
        return False
    known = cost if before is None else before.price
    if not known:  # nothing costs less than a thousand rupiah in a household's trade, or nothing at all
        return True
    is_near = known <= after.price * _FAR
    return not is_near and known <= after.price * _THOUSAND * _FAR and after.price * _THOUSAND <= known * _FAR
