"""Text that people typed, made fit for a page: nothing that turns, hides or cannot be printed, and room to break."""

import re
import unicodedata

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that change the direction of what follows: a name must not turn the amount beside it."""
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_MAY_BREAK = "\u200b"
_LONG_RUN = re.compile(r"\S{17,}")
_STEP = 8
"""Characters between two places where a word that is longer than a line may be broken."""


def printable(text: str) -> str:
    r"""The text as it is printed; lines stay lines.

    >>> printable("Siti\tRohmah\x07")
    'Siti Rohmah'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    kept = ("".join(one for one in line if _is_printable(one)).strip() for line in lines)
    return _LONG_RUN.sub(_breakable, "\n".join(line for line in kept if line))


def _is_printable(one: str) -> bool:
    return one not in _TURNS and unicodedata.category(one) not in _UNPRINTABLE


def _breakable(run: re.Match[str]) -> str:
    """A long word with places to break it, none of them inside what is one sign to the eye."""
    signs: list[str] = []
    for one in run.group():
        if signs and (
            unicodedata.category(one) in {"Mn", "Me", "Mc", "Cf", "Sk"} or signs[-1].endswith("\u200d")
        ):
            signs[-1] += one
        else:
            signs.append(one)
    return _MAY_BREAK.join("".join(signs[at : at + _STEP]) for at in range(0, len(signs), _STEP))
