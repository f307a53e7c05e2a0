"""How an amount of money is shared over orders. Amounts are whole rupiah."""

from collections.abc import Iterable, Sequence

Owed = tuple[str, int]
"""An order's number, and what is unpaid of it."""


def shares(amount: int, named: Sequence[Owed], others: Iterable[Owed] = ()) -> tuple[tuple[Owed, ...], int]:
    """What each order gets, in turn, and the surplus that no order takes.

    Orders that she named get it in the order in which she named them; without names `others` do, the
    oldest first. None gets more than it owes, and one that owes nothing gets nothing.

    >>> shares(500_000, [("P261124-007", 488_000)])
    ((('P261124-007', 488000),), 12000)
    """
    left, given = amount, list[Owed]()
    for no, unpaid in named or others:
        share = min(left, unpaid)
        if share > 0:
            given.append((no, share))
            left -= share
    return tuple(given), left
