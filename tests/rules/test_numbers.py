"""Counts in cells, and numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.numbers import parse_whole, read_number_words
from tests.rules.strategies import PROPERTY

UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def said(number: int) -> str:
    """How Indonesians say 1 to 999.999."""
    if number >= 1_000:
        thousands, rest = divmod(number, 1_000)
        first = "seribu" if thousands == 1 else f"{said(thousands)} ribu"
        return f"{first} {said(rest) if rest else ''}".strip()
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        first = "seratus" if hundreds == 1 else f"{UNITS[hundreds]} ratus"
        return f"{first} {said(rest) if rest else ''}".strip()
    if number >= 20:
        return f"{UNITS[number // 10]} puluh {UNITS[number % 10]}".strip()
    teens = {10: "sepuluh", 11: "sebelas"}
    return teens.get(number) or (f"{UNITS[number - 10]} belas" if number > 11 else UNITS[number])


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        (" 1.200 ", 1_200),
        ("-3", -3),
        ("12,5", None),
        (12.5, None),
        ("1.20", None),
        ("dua", None),
        ("", None),
        (True, None),
        (None, None),
        ("9" * 30, None),
        (float("nan"), None),
    ],
)
def test_a_count_is_a_whole_number(cell, count):
    assert parse_whole(cell) == count


@PROPERTY
@given(st.integers(1, 999_999))
def test_every_number_is_read_as_it_is_said(number):
    words = said(number).split()

    assert read_number_words([*words, "botol"]) == (number, len(words))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("sapuluh", (10, 1)),
        ("selawe", (25, 1)),
        ("seket botol", (50, 1)),
        ("dua ribu lima ratus botol", (2_500, 4)),
        ("seribu lima ratus", (1_500, 3)),
        ("satus", (100, 1)),
        ("nol", (0, 1)),
        ("dua tiga", (2, 1)),
        ("botol dua", (0, 0)),
        ("puluh", (0, 0)),
        ("", (0, 0)),
        ("dua dua puluh", (2, 1)),
    ],
)
def test_the_words_of_the_neighbours_and_what_is_no_number(words, read):
    assert read_number_words(words.split()) == read


@PROPERTY
@given(st.lists(st.sampled_from([*UNITS[1:], "puluh", "belas", "ratus", "ribu", "seratus", "nol", "kak"])))
def test_any_words_give_a_number_or_none(words):
    value, used = read_number_words(words)

    assert 0 <= used <= len(words)
    assert value >= 0
