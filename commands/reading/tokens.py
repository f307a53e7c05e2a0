"""A cleaned message cut into words, numbers and signs.

Prices, phone numbers and whole dates become `Kind.ASIDE` here; what only neighbours can show, in `asides`.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from commands.rules.quantities import FRACTIONS, MEASURES, PACKS, PIECES


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    UNCLEAR = auto()  # a range, a negative number, `10an`
    GROUPED = auto()  # `1.000`: a price, or a thousand
    ASIDE = auto()  # a number that is no quantity
    STRUCK = auto()  # words that she struck out
    ORDER = auto()  # the number of an order
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign as she typed it, in lower case.

    `is_capital`: it begins with a capital, as names of people and places do.
    """

    kind: Kind
    text: str
    number: Fraction | None = None
    is_capital: bool = False

    def is_word(self, words: frozenset[str]) -> bool:
        """Whether it is one of these words or signs."""
        return self.text in words and self.kind in (Kind.WORD, Kind.SIGN)

    @property
    def is_slashed(self) -> bool:
        """Whether it is like `25/12`: a date perhaps."""
        return self.kind is Kind.UNCLEAR and "/" in self.text and "s" not in self.text


_GLUED = re.compile(r"([a-z]{3,})([1-9]\d*)", re.ASCII)

_GRAMMAR = re.compile(
    r"""
      (?P<struck> \x00 [^\x00]* \x00 )
    | (?P<aside>
          (?<![\w]) (?:\+62|62|0) \d{2,3} [-\s]? \d{3,4} [-\s]? \d{3,5} (?!\d)       # a phone number
        | @? \s? \b rp \.? \s* \d [\d.,]* \s* (?:rb|ribu|jt|juta|k)? \b (?:,-)?        # Rp20.000
        | @? \b \d+ (?:[.,]\d+)? \s* (?:rb|rbu|ribu|jt|juta|k) \b                     # 20rb
        | [@=] \s? \d{1,3} (?:\.\d{3})+ \b (?:,-)?                                     # @20.000
        | \bx \s? \d{1,3} (?:\.\d{3})+ \b (?:,-)?                                       # x 20.000
        | \b \d{1,3} (?:\.\d{3})+ (?:,- | \.\d{3} )                                    # 20.000,-
        | \b \d{1,2} [-/] \d{1,2} [-/] (?:\d{4}|\d{2}) \b                             # 24-11-2026
        | (?: \b(?:x|@) \s* | [x@=] \s* ) [1-9]\d*000 \b                              # x 20000, = 200000
      )
    | (?P<grouped> \b \d{1,3} (?:\.\d{3})+ \b )                                         # 20.000
    | (?P<order> \b p\d{6} - \d{3,} \b )
    | (?P<unclear>
          \b \d+ \s* (?: - | \u2013 | s/d | sd | sampai | ~ ) \s* \d+ \b              # 10-15
        | (?<![\w)]) (?: - | [<>±] \s? | \+-\s? ) \d+ \b                                    # -5, >10, ±10
        | \b \d+ \s? \+\+                                                              # 10++
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
    | (?P<word> a\.\s?n\b\.? | a/n\b | [a-z]+ - masing \b | [a-z][a-z']* (?: -? \d+ [a-z0-9]* )? )
    | (?P<sign> [\n,;.!?:+&/@%] )
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)


def cut(text: str, codes: Container[str]) -> Iterator[Token]:
    """Cut a cleaned message into tokens. `codes`: SKUs, letters and digits alone."""
    for found in _GRAMMAR.finditer(text):
        is_capital = found[0][:1].isupper()
        said = found[0].strip(" ").lower()
        match found.lastgroup:
            case "aside":
                yield Token(Kind.ASIDE, said)
            case "unclear" | "slashed" | "time":
                yield Token(Kind.UNCLEAR, said)
            case "grouped":
                yield Token(Kind.GROUPED, said, Fraction(said.replace(".", "")))
            case "struck":
                yield Token(Kind.STRUCK, said.strip("\x00 "))
            case "order":
                yield Token(Kind.ORDER, said)
            case "number":
                yield Token(Kind.NUMBER, said, Fraction(said.replace(",", ".")))
            case "half":
                whole = Fraction(found["before"] or 0)
                yield Token(Kind.NUMBER, said, whole + Fraction(int(found["above"]), int(found["below"])))
            case "word":
                yield from _word(said, codes, is_capital=is_capital)
            case "sign":
                yield Token(Kind.SIGN, said)
            case _:
                pass  # a sign of multiplication says nothing that the number does not


def _word(said: str, codes: Container[str], *, is_capital: bool) -> Iterator[Token]:
    """Take `se` off a measure (selusin, sedus) and a number off a name; `masing2` stays one word."""
    glued = _GLUED.fullmatch(said)
    if glued and glued[2] != "2" and said not in codes:
        yield Token(Kind.WORD, glued[1])
        yield Token(Kind.NUMBER, glued[2], Fraction(glued[2]))
        return
    rest = said[2:]
    if said[:2] in ("se", "sa") and (rest in MEASURES or rest in PACKS or rest in PIECES):
        yield Token(Kind.NUMBER, "se", Fraction(1))
        yield Token(Kind.WORD, rest)
    elif said in FRACTIONS:
        yield Token(Kind.NUMBER, said, FRACTIONS[said])
    else:
        yield Token(Kind.WORD, said, is_capital=is_capital)
