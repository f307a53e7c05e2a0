"""Amounts are read aloud as people read them."""

import pytest

from bot.paper.in_words import in_words
from bot.wording import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("amount", "read"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (488_000, "empat ratus delapan puluh delapan ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_001_500, "satu juta seribu lima ratus"),
        (2_101_000, "dua juta seratus satu ribu"),
        (13_548_000, "tiga belas juta lima ratus empat puluh delapan ribu"),
        (1_000_001_000, "satu miliar seribu"),
        (1_000_000_000_000, "satu triliun"),
        (-24_000, "minus dua puluh empat ribu"),
    ],
)
def test_an_amount_is_spelled_as_it_is_said_in_indonesian(amount: int, read: str) -> None:
    assert in_words(amount, INDONESIAN) == f"{read} rupiah"


def test_an_amount_is_spelled_in_english_for_a_network_that_speaks_it() -> None:
    assert in_words(488_000, ENGLISH) == "four hundred and eighty-eight thousand rupiah"
