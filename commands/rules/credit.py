"""Orders on credit (`tempo`): up to how much, what of it is used, and when it falls due. Rupiah and days.

A partner's own row wins over her tier's. Where neither names a limit there is none to go up to: credit is
given by a number that the owner wrote, never by her silence.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from commands.rules.catalog import Tier
from commands.rules.network import Partner
from commands.rules.orders import Order, PayMethod

DAYS = 14
"""`Tempo` where neither the partner nor her tier says another."""


def limit_of(partner: Partner, tier: Tier | None) -> int:
    """Up to how much she may owe; 0: she pays first."""
    if partner.credit_limit is not None:
        return partner.credit_limit
    return 0 if tier is None or tier.credit_limit is None else tier.credit_limit


def days_of(partner: Partner, tier: Tier | None) -> int:
    """How many days after the order it falls due."""
    if partner.credit_days is not None:
        return partner.credit_days
    return DAYS if tier is None or tier.credit_days is None else tier.credit_days


def used(orders: Iterable[Order]) -> int:
    """What is unpaid of the orders on credit among hers."""
    return sum(order.unpaid for order in orders if order.pay_method is PayMethod.CREDIT)


def left(limit: int, already: int) -> int:
    """What she may still order on credit; a limit that was lowered leaves nothing."""
    return max(0, limit - already)


def due(day: date, days: int) -> date:
    """When an order of this day is to be paid."""
    return day + timedelta(days=days)
