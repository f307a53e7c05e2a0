"""Which quantities of a product are worth a button: from the smallest on, by its multiple, its packs, its breaks."""

from collections.abc import Iterable

from commands.rules.catalog import Product

_USUAL = (1, 2, 3, 5, 6, 10, 12, 15, 20, 24, 30, 36, 40, 48, 50, 60, 75, 80, 100, 120, 144, 150, 200, 240, 250, 300,
          400, 500, 1_000, 2_000, 5_000)  # fmt: skip
"""Round numbers and dozens, as people say them."""
_OF_USUAL = 4
_OF_BREAKS = 2
_PACKS = (1, 2)
LONGEST = 9
"""Buttons under one product."""


def quantity_steps(product: Product, smallest: int, breaks: Iterable[int]) -> tuple[int, ...]:
    """Candidates for buttons, ascending, each at least `smallest` and a multiple of the product's.

    `breaks`: minimums at which a price begins. Stock and maximum play no part here.

    >>> quantity_steps(Product("S", "Sambal"), 10, [50])
    (10, 12, 15, 20, 24, 50)
    """
    step = max(1, product.multiple)
    first = -(-max(1, smallest) // step) * step
    usual = [n for n in _USUAL if n > first and n % step == 0][:_OF_USUAL]
    usual = usual or [first + step * more for more in range(1, _OF_USUAL + 1)]
    rounded = sorted({-(-n // step) * step for n in breaks if n > first})[:_OF_BREAKS]
    packs = [pack.pieces * count for pack in product.packs for count in _PACKS]
    fitting = [n for n in packs if n > first and n % step == 0]
    return tuple(sorted({first, *usual, *rounded, *fitting}))[:LONGEST]
