"""A message as tokens: cleaned, cut, its number words counted, and what is no quantity set aside."""

from collections.abc import Container

from commands.reading.asides import set_aside
from commands.reading.cleaning import cleaned
from commands.reading.counting import counted
from commands.reading.tokens import Token, cut


def tokens(text: str, codes: Container[str] = ()) -> list[Token]:
    """Cut a message into words, numbers and signs; `bawang10` into two, unless it is one of the `codes`."""
    return set_aside(counted(list(cut(cleaned(text, codes), codes))))
