"""Quantities that are worth a button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.catalog import Pack, Product
from commands.rules.quantity_steps import LONGEST, quantity_steps
from tests.rules.strategies import PROPERTY


@pytest.mark.parametrize(
    ("multiple", "packs", "smallest", "breaks", "steps"),
    [
        (1, (), 10, (), (10, 12, 15, 20, 24)),
        (1, (24,), 10, (), (10, 12, 15, 20, 24, 48)),
        (5, (24,), 1, (), (5, 10, 15, 20, 30)),
        (7, (), 1, (50,), (7, 14, 21, 28, 35, 56)),
        (1, (), 9_000, (), (9_000, 9_001, 9_002, 9_003, 9_004)),
    ],
)
def test_they_begin_at_the_smallest_and_are_what_people_say(multiple, packs, smallest, breaks, steps):
    product = Product("S", "Sambal", multiple=multiple, packs=tuple(Pack("dus", pieces) for pieces in packs))

    assert quantity_steps(product, smallest, breaks)[: len(steps)] == steps


@PROPERTY
@given(
    st.integers(1, 60), st.lists(st.integers(1, 200), max_size=3), st.integers(1, 3_000),
    st.lists(st.integers(1, 5_000), max_size=5),
)  # fmt: skip
def test_each_is_a_multiple_from_the_smallest_on(multiple, packs, smallest, breaks):
    product = Product("S", "Sambal", multiple=multiple, packs=tuple(Pack("dus", n) for n in packs))
    steps = quantity_steps(product, smallest, breaks)

    assert list(steps) == sorted(set(steps))
    assert 0 < len(steps) <= LONGEST
    assert steps[0] == -(-smallest // multiple) * multiple
    assert all(step % multiple == 0 for step in steps)
