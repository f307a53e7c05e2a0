"""Numbers that are said in words, with their slips, and halves: turned into number tokens."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from commands.reading.tokens import Kind, Token
from commands.rules.numbers import NUMBER_WORDS, read_number_words
from commands.rules.quantities import FRACTIONS, MEASURES, PACKS, PIECES

_MAY_BE_PRICE = "ribu"
_WINDOW = 8
"""Words that are looked at for one number."""

_OFTEN_MISSPELT = ("sepuluh", "sebelas", "delapan", "sembilan", "seratus", "setengah")
_SHORTEST = 6
_ONE = "sak"
"""Javanese: `sak dus` is one dus; alone it is a sack."""
_BECOMES = frozenset({"jadi", "jd", "dijadiin", "dijadikan", "jadiin", "dadi", "didadekno"})
_TWO = "kalih"
"""Polite Javanese for two, and for `and`."""


def counted(found: Sequence[Token]) -> list[Token]:
    """Turn number words into numbers, `satu setengah` into one and a half, `dua dus setengah` into 2.5 dus."""
    spelt = [
        _spelt(token, found[place + 1 : place + 2])
        for place, token in enumerate(found)
        if not _is_together(found, place)
    ]
    counted: list[Token] = []
    place = 0
    while place < len(spelt):
        token, used = spelt[place], 1
        if token.kind is Kind.WORD and token.text in NUMBER_WORDS:
            words = [t.text if t.kind is Kind.WORD else "" for t in spelt[place : place + _WINDOW]]
            value, used = read_number_words(words)
            token = _said(words[:used], value) if used else token
        is_half = token.kind is Kind.NUMBER and token.text in FRACTIONS
        if not (is_half and _add_half(counted, token, spelt[place + 1 : place + 2])):
            counted.append(token)
        place += used or 1
    return counted


def _said(words: Sequence[str], value: int) -> Token:
    """Make a token of a number in words; `sepuluh ribu` is as well a price, and must be asked."""
    kind = Kind.UNCLEAR if _MAY_BE_PRICE in words else Kind.NUMBER
    return Token(kind, " ".join(words), Fraction(value) if kind is Kind.NUMBER else None)


def _spelt(token: Token, after: Sequence[Token]) -> Token:
    if token.kind is not Kind.WORD:
        return token
    is_before_measure = bool(after) and _is_measure(after[0])
    if token.text == _ONE and is_before_measure:
        return Token(Kind.NUMBER, _ONE, Fraction(1))
    if token.text == _TWO and is_before_measure:
        return Token(Kind.NUMBER, _TWO, Fraction(2))
    meant = _meant(token.text)
    if meant in FRACTIONS:
        return Token(Kind.NUMBER, meant, FRACTIONS[meant])
    return token if meant == token.text else Token(Kind.WORD, meant)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """Mend one slip in a long number word, and letters that are held: `sepulu`, `sepuluuh`."""
    if len(word) < _SHORTEST or word in NUMBER_WORDS or word in FRACTIONS:
        return word
    short = "".join(letter for letter, _ in groupby(word))
    near = [
        known for known in _OFTEN_MISSPELT if short == known or OSA.distance(word, known, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else word


def _is_together(found: Sequence[Token], place: int) -> bool:
    """Whether it is the `satu` of `dikirim jadi satu`, all in one parcel, or the `sewu` of a greeting."""
    before, after = found[place - 1 : place] if place else (), found[place + 1 : place + 2]
    if found[place].text == "sewu" and before and before[0].text == "nuwun":
        return True
    is_one = found[place].text == "satu" and bool(before) and before[0].is_word(_BECOMES)
    return is_one and not (after and _is_measure(after[0]))


def _is_measure(token: Token) -> bool:
    known = token.text in MEASURES or token.text in PACKS or token.text in PIECES
    return token.kind is Kind.WORD and known


def _add_half(counted: list[Token], half: Token, after: Sequence[Token]) -> bool:
    """Add a half to the number before it, or before the measure before it; False if there is none."""
    beside = 1 if counted and counted[-1].kind is Kind.NUMBER else 2
    if len(counted) < beside or counted[-beside].kind is not Kind.NUMBER:
        return False
    whole = counted[-beside]
    has_own_measure = bool(after) and _is_measure(after[0])
    if beside > 1 and (has_own_measure or not _is_measure(counted[-1])):
        return False
    value = (whole.number or Fraction(0)) + (half.number or Fraction(0))
    counted[-beside] = Token(Kind.NUMBER, f"{whole.text} {half.text}", value)
    return True
