"""Corrections of an order: further lines at its end, negative where less. Nothing that was agreed is erased."""

from collections.abc import Iterator
from dataclasses import replace

from commands.rules.orders import Order, OrderLine


def standing(order: Order) -> dict[str, list[OrderLine]]:
    """What is left of each line after the corrections, by SKU, oldest first.

    A negative line takes from the newest line of its own price.
    """
    left: dict[str, list[OrderLine]] = {}
    for line in order.lines:
        of_sku = left.setdefault(line.sku, [])
        if line.quantity > 0:
            of_sku.append(line)
        else:
            left[line.sku] = _without(of_sku, line)
    return {sku: lines for sku, lines in left.items() if lines}


def taken_off(lines: list[OrderLine], pieces: int) -> Iterator[OrderLine]:
    """Lines that take `pieces` off what stands of one product, the newest first, each at its own price."""
    for line in reversed(lines):
        part = min(pieces, line.quantity)
        if part:
            yield replace(line, quantity=-part, next_break=None)
        pieces -= part


def _without(lines: list[OrderLine], correction: OrderLine) -> list[OrderLine]:
    pieces = -correction.quantity
    kept: list[OrderLine] = []
    for line in reversed(lines):
        part = min(pieces, line.quantity) if line.price == correction.price else 0
        pieces -= part
        if line.quantity > part:
            kept.append(replace(line, quantity=line.quantity - part))
    return kept[::-1]
