"""A message cut into words, numbers and signs; what only looks like a quantity is taken out here.

Prices, phone numbers, dates, hours, house numbers, weights and list numbers become `Kind.ASIDE`.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from commands.reading import vocabulary
from commands.rules.numbers import read_number_words
from commands.rules.quantities import FRACTIONS, MEASURES, PACKS, PIECES

LONGEST = 4096
"""Telegram's limit for one message (https://core.telegram.org/bots/api#sendmessage)."""


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    UNCLEAR = auto()  # a range, a negative number, `10an`
    ASIDE = auto()  # a number that is no quantity
    ORDER = auto()  # the number of an order
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign as she typed it, in lower case."""

    kind: Kind
    text: str
    number: Fraction | None = None

    def is_word(self, words: frozenset[str]) -> bool:
        """Whether it is one of these words or signs."""
        return self.kind in (Kind.WORD, Kind.SIGN) and self.text in words


_CHAT_STAMP = re.compile(r"^\s*\[\d[^\]\n]{3,25}\]\s*[^:\n]{1,40}:", re.MULTILINE)
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)](?=\s)", re.MULTILINE)
_BULLET = re.compile(r"^\s*[-*\u2022\u2013\u2014]+(?=\s)", re.MULTILINE)

_MAY_BE_PRICE = "ribu"

_GLUED = re.compile(r"([a-z]{3,})([1-9]\d*)", re.ASCII)

_GRAMMAR = re.compile(
    r"""
      (?P<aside>
          (?<![\w]) (?:\+62|62|0) \d{2,3} [-\s]? \d{3,4} [-\s]? \d{3,5} (?!\d)       # a phone number
        | @? \s? \b rp \.? \s* \d [\d.,]* \s* (?:rb|ribu|jt|juta|k)? \b (?:,-)?        # Rp20.000
        | @? \b \d+ (?:[.,]\d+)? \s* (?:rb|rbu|ribu|jt|juta|k) \b                     # 20rb
        | @? \b \d{1,3} (?:\.\d{3})+ \b (?:,-)?                                       # 20.000
        | \b \d{1,2} [-/] \d{1,2} [-/] (?:\d{4}|\d{2}) \b                             # 24-11-2026
        | (?: \b(?:x|@) \s* | [x@=] \s* ) [1-9]\d*000 \b                              # x 20000, = 200000
      )
    | (?P<order> \b p\d{6} - \d{3,} \b )
    | (?P<unclear>
          \b \d+ \s* (?: - | \u2013 | s/d | sd | sampai | ~ ) \s* \d+ \b              # 10-15
        | (?<![\w)]) - \d+ \b                                                         # -5
        | \b \d+ (?: an | [a-fh-wyz] ) \b                                              # 10an, 1o
        | \b \d+ e \d+ \b                                                            # 1e9
        | \b 0 \d+ (?! [\d,.:/] )                                                      # 0812
        | \b \d+ (?: , \d{3} )+ (?! \d )                                              # 1,000
      )
    | (?P<half> (?: (?P<before> \d+ ) \s+ )? (?P<above> [1-9] ) / (?P<below> [2-4] ) (?![\d/]) | ½ )
    | (?P<slashed> \b \d{1,4} / \d{1,4} \b )
    | (?P<time> \b \d{1,2} [.:] \d{2} (?!\d) )
    | (?P<number> \d+ (?: [.,] \d{1,2} (?! \d ) )? )
    | (?P<times> \b x (?= \s* \d ) | (?<= \d ) x (?! [a-z0-9] ) )
    | (?P<word> a\.\s?n\. | [a-z]+ - masing \b | [a-z][a-z']* (?: -? \d+ [a-z0-9]* )? )
    | (?P<sign> [\n,;.!?:+&/@%] )
    """,
    re.VERBOSE | re.ASCII,
)


def tokens(text: str, codes: Container[str] = ()) -> list[Token]:
    """Cut a message into tokens, numbers in words included; `bawang10` into two, unless it is a SKU."""
    plain = unicodedata.normalize("NFKC", text.replace("½", " 1/2 ").replace("\u2044", "/")).lower()[:LONGEST]
    for mark in (_CHAT_STAMP, _LIST_MARK, _BULLET):
        plain = mark.sub("\n", plain)
    return _set_aside(_counted(list(_cut(plain, codes))))


def _cut(text: str, codes: Container[str]) -> Iterator[Token]:
    for found in _GRAMMAR.finditer(text):
        said = found[0].strip(" ")
        match found.lastgroup:
            case "aside":
                yield Token(Kind.ASIDE, said)
            case "unclear" | "slashed" | "time":
                yield Token(Kind.UNCLEAR, said)
            case "order":
                yield Token(Kind.ORDER, said)
            case "number":
                yield Token(Kind.NUMBER, said, Fraction(said.replace(",", ".")))
            case "half":
                whole = Fraction(found["before"] or 0)
                yield Token(Kind.NUMBER, said, whole + Fraction(int(found["above"]), int(found["below"])))
            case "word":
                yield from _word(said, codes)
            case "sign":
                yield Token(Kind.SIGN, said)
            case _:
                pass  # a sign of multiplication says nothing that the number does not


def _word(said: str, codes: Container[str]) -> Iterator[Token]:
    """Take `se` off a measure (selusin, sedus) and a number off a name; `masing2` stays one word."""
    glued = _GLUED.fullmatch(said)
    if glued and glued[2] != "2" and said not in codes:
        yield Token(Kind.WORD, glued[1])
        yield Token(Kind.NUMBER, glued[2], Fraction(glued[2]))
        return
    rest = said.removeprefix("se")
    if rest != said and (rest in MEASURES or rest in PACKS or rest in PIECES):
        yield Token(Kind.NUMBER, "se", Fraction(1))
        yield Token(Kind.WORD, rest)
    elif said in FRACTIONS:
        yield Token(Kind.NUMBER, said, FRACTIONS[said])
    else:
        yield Token(Kind.WORD, said)


def _counted(found: list[Token]) -> list[Token]:
    """Turn number words into numbers, and `satu setengah` into one and a half."""
    counted: list[Token] = []
    place = 0
    while place < len(found):
        words = [t.text if t.kind is Kind.WORD else "" for t in found[place : place + 8]]
        value, used = read_number_words(words)
        token = _said_number(words[:used], value) if used else found[place]
        is_half = token.kind is Kind.NUMBER and token.text in FRACTIONS
        if is_half and counted and counted[-1].kind is Kind.NUMBER and counted[-1].text != "se":
            before = counted.pop()
            said = f"{before.text} {token.text}"
            token = Token(Kind.NUMBER, said, (before.number or Fraction(0)) + (token.number or Fraction(0)))
        counted.append(token)
        place += used or 1
    return counted


def _said_number(words: list[str], value: int) -> Token:
    """Make a token of a number in words; `sepuluh ribu` is as well a price, and must be asked."""
    kind = Kind.UNCLEAR if _MAY_BE_PRICE in words else Kind.NUMBER
    return Token(kind, " ".join(words), Fraction(value) if kind is Kind.NUMBER else None)


def _set_aside(found: list[Token]) -> list[Token]:
    """Mark the numbers that their neighbours show to be no quantity."""
    kept: list[Token] = []
    for place, token in enumerate(found):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        if before is not None and before.text == "." and place > 1:
            before = found[place - 2]  # `No. 15`
        is_number = token.kind in (Kind.NUMBER, Kind.UNCLEAR)
        is_aside = is_number and _shows_no_quantity(before, after)
        kept.append(Token(Kind.ASIDE, token.text) if is_aside else token)
    return kept


def _shows_no_quantity(before: Token | None, after: Token | None) -> bool:
    if before is not None and before.is_word(vocabulary.NUMBER_BEFORE):
        return True
    if after is None:
        return False
    is_span = after.is_word(vocabulary.SPANS) and before is not None and before.is_word(vocabulary.COMMENTS)
    return is_span or after.is_word(vocabulary.NUMBER_AFTER)
