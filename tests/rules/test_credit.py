"""Credit: what her row says wins over her tier's, and silence gives none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from commands.rules.catalog import Tier
from commands.rules.credit import days_of, due, left, limit_of, used
from commands.rules.network import Partner, Standing
from commands.rules.orders import Order, OrderLine, OrderStatus, PayMethod

SITI = Partner("M001", "reseller", Standing.ACTIVE)
LINE = OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, None)
ORDER = Order(
    "P261124-001",
    "M001",
    "reseller",
    datetime(2026, 11, 24, tzinfo=UTC),
    (LINE,),
    pay_method=PayMethod.CREDIT,
)


@pytest.mark.parametrize(
    ("hers", "tiers", "limit"),
    [(None, None, 0), (None, 500_000, 500_000), (0, 500_000, 0), (900_000, 500_000, 900_000), (None, 0, 0)],
)
def test_her_limit_is_her_own_else_her_tiers_and_silence_means_that_she_pays_first(
    hers: int | None, tiers: int | None, limit: int
):
    tier = Tier("reseller", 1, credit_limit=tiers)

    assert limit_of(replace(SITI, credit_limit=hers), tier) == limit


@pytest.mark.parametrize(
    ("hers", "tiers", "days"), [(None, None, 14), (None, 30, 30), (7, 30, 7), (0, 30, 0)]
)
def test_her_days_are_her_own_else_her_tiers_else_fourteen(hers: int | None, tiers: int | None, days: int):
    tier = Tier("reseller", 1, credit_days=tiers)

    assert days_of(replace(SITI, credit_days=hers), tier) == days
    assert due(date(2026, 12, 25), days) == date.fromordinal(date(2026, 12, 25).toordinal() + days)


def test_a_partner_whose_tier_is_gone_pays_first():
    assert limit_of(SITI, None) == 0
    assert days_of(SITI, None) == 14


def test_only_what_is_unpaid_of_orders_on_credit_is_used():
    hers = [
        ORDER,
        replace(ORDER, paid=150_000),
        replace(ORDER, pay_method=PayMethod.TRANSFER),
        replace(ORDER, status=OrderStatus.CANCELLED),
    ]

    assert used(hers) == 250_000
    assert left(300_000, used(hers)) == 50_000
    assert left(100_000, used(hers)) == 0
