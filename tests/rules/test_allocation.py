"""How money is shared over orders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.allocation import Owed, shares

A, B, C = "P261124-001", "P261124-002", "P261124-003"


@pytest.mark.parametrize(
    ("amount", "named", "others", "given_", "surplus"),
    [
        (300_000, [(A, 488_000)], [], [(A, 300_000)], 0),
        (488_000, [(A, 488_000)], [], [(A, 488_000)], 0),
        (500_000, [(A, 488_000)], [(B, 90_000)], [(A, 488_000)], 12_000),
        (500_000, [], [(A, 488_000), (B, 90_000)], [(A, 488_000), (B, 12_000)], 0),
        (150_000, [(B, 90_000), (A, 100_000)], [], [(B, 90_000), (A, 60_000)], 0),
        (50_000, [(A, 0)], [(B, 90_000)], [], 50_000),
        (50_000, [], [], [], 50_000),
    ],
)
def test_named_orders_are_paid_as_named_and_others_the_oldest_first(
    amount: int, named: list[Owed], others: list[Owed], given_: list[Owed], surplus: int
):
    assert shares(amount, named, others) == (tuple(given_), surplus)


def owing() -> st.SearchStrategy[list[Owed]]:
    pairs = st.tuples(st.sampled_from([A, B, C]), st.integers(0, 500_000))
    return st.lists(pairs, max_size=3, unique_by=lambda pair: pair[0])


@given(st.integers(0, 2_000_000), owing(), owing())
def test_no_rupiah_is_lost_or_made_and_no_order_gets_more_than_it_owes(
    amount: int, named: list[Owed], others: list[Owed]
):
    given_, surplus = shares(amount, named, others)
    owed = dict(named or others)

    assert sum(share for _, share in given_) + surplus == amount
    assert all(0 < share <= owed[no] for no, share in given_)
    assert surplus == max(0, amount - sum(owed.values()))
