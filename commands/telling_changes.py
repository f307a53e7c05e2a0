"""The difference between two states of an order, product by product, for people."""

from commands.replies.changes import ChangedLine
from commands.rules.corrections import standing
from commands.rules.orders import Order, OrderLine


def changed_lines(before: Order, after: Order) -> tuple[ChangedLine, ...]:
    """Products whose pieces or prices differ, in the order's own sequence."""
    was, now = standing(before), standing(after)
    told = []
    for sku in dict.fromkeys(line.sku for line in after.lines):
        old, new = was.get(sku, []), now.get(sku, [])
        if _figures(old) != _figures(new):
            line = (new or old)[-1]
            told.append(
                ChangedLine(line.name, line.unit, _pieces(old), _pieces(new), _price(new), _price(old))
            )
    return tuple(told)


def _figures(lines: list[OrderLine]) -> tuple[int, int]:
    return _pieces(lines), sum(line.subtotal for line in lines)


def _pieces(lines: list[OrderLine]) -> int:
    return sum(line.quantity for line in lines)


def _price(lines: list[OrderLine]) -> int | None:
    prices = {line.price for line in lines}
    return prices.pop() if len(prices) == 1 else None
