"""Quantities in pieces."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.catalog import Pack, Product
from commands.rules.quantities import LARGEST, MEASURES, Amount, pieces
from tests.rules.strategies import PROPERTY

SAMBAL = Product("SMB-01", "Sambal Bawang", "botol", packs=(Pack("dus", 24),))
NASTAR = Product("KUE-01", "Nastar", "stoples besar")


@pytest.mark.parametrize(
    ("number", "measure", "product", "count"),
    [
        (10, "", SAMBAL, 10),
        (10, "bungkus", SAMBAL, 10),
        (10, "stoples besar", NASTAR, 10),
        (2, "lusin", SAMBAL, 24),
        (1, "kodi", None, 20),
        (1, "gross", NASTAR, 144),
        (3, "dus", SAMBAL, 72),
        (3, "dus", NASTAR, None),
        (3, "bal", SAMBAL, None),
        (Fraction(1, 2), "lusin", SAMBAL, 6),
        (Fraction(3, 2), "dus", SAMBAL, 36),
        (Fraction(1, 2), "", SAMBAL, None),
        (Fraction(1, 5), "lusin", SAMBAL, None),
        (0, "", SAMBAL, None),
        (-5, "", SAMBAL, None),
        (LARGEST, "", SAMBAL, LARGEST),
        (LARGEST + 1, "", SAMBAL, None),
    ],
)
def test_an_amount_in_pieces(number, measure, product, count):
    assert pieces(Amount(Fraction(number), measure, "as said"), product) == count


def test_what_was_not_understood_is_asked():
    assert pieces(Amount(None, "", "secukupnya"), SAMBAL) is None


@PROPERTY
@given(st.fractions(-10, 10**7), st.sampled_from([*MEASURES, "", "dus", "bal", "botol"]))
def test_a_quantity_is_never_rounded(number, measure):
    count = pieces(Amount(number, measure, ""), SAMBAL)

    assert count is None or (0 < count <= LARGEST and count % number == 0)
