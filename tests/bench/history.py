"""Old orders, as many as wanted: the same ones for the same number, closed and paid, over two years."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from commands.rules.orders import Order, OrderLine, OrderStatus, order_number

_GOODS = (
    ("SMB-01", "Sambal Bawang", "botol", 20_000, 12_000),
    ("SMB-02", "Sambal Ijo", "botol", 20_000, 12_500),
    ("SMB-03", "Sambal Terasi", "botol", 20_500, 13_000),
    ("KRP-01", "Krupuk Udang", "bungkus", 11_000, 6_500),
    ("KRP-02", "Krupuk Bawang", "bungkus", 9_000, 5_000),
)
_BEGINNING = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
_DAYS = 700
_LINES = (2, 3, 2, 3)
"""2.5 lines an order."""


def lines_of(orders: Sequence[Order]) -> int:
    """How many order lines they have together."""
    return sum(len(order.lines) for order in orders)


def old_orders(lines: int, partner_ids: Sequence[str]) -> Iterator[Order]:
    """Orders with about so many lines in all, oldest first."""
    chance = random.Random(lines)  # noqa: S311 - an example
    count = round(lines / 2.5)
    of_day: dict[int, int] = {}
    for place in range(count):
        day = place * _DAYS // count
        of_day[day] = of_day.get(day, 0) + 1
        at = _BEGINNING + timedelta(days=day, seconds=of_day[day] * 30 % 40_000)
        goods = chance.sample(_GOODS, _LINES[place % len(_LINES)])
        order_lines = tuple(
            OrderLine(sku, name, chance.randint(10, 50), unit, price, "reseller", 10, cost)
            for sku, name, unit, price, cost in goods
        )
        total = sum(line.subtotal for line in order_lines)
        yield Order(
            no=order_number(at.date(), of_day[day]),
            partner_id=partner_ids[place % len(partner_ids)],
            tier="reseller",
            placed_at=at,
            lines=order_lines,
            status=OrderStatus.DONE,
            postage=0,
            paid=total,
        )
