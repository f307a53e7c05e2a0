"""Plain words that order something and leave all of it open: what is asked about, and what is mere talk."""

from commands.drafts import OpenQuestion
from commands.reading import vocabulary
from commands.reading.cutting import tokens
from commands.reading.names import NameIndex
from commands.reading.tokens import Kind, Token
from commands.words import OrderText, read_order


def read_unclear(text: str, names: NameIndex) -> OrderText | None:
    """What the words leave open; None where a line is clear, nothing is ordered, or it is an amount of nothing."""
    read = read_order(text, names)
    if read.lines or not read.questions:
        return None
    return None if all(map(_is_of_amounts, tokens(text, names.codes))) else read


def names_nothing(read: OrderText, text: str) -> bool:
    """Whether she only says that she wants to order: `mau pesan dong`."""
    return read.questions == (OpenQuestion(" ".join(text.split()), None),)


def _is_of_amounts(token: Token) -> bool:
    """Whether it may stand beside an amount (`35 botol aja ya`) and neither names nor wishes anything."""
    if token.kind is not Kind.WORD:
        return True
    is_measure = token.is_word(vocabulary.MEASURE_WORDS)
    return is_measure or (vocabulary.is_harmless(token.text) and not token.is_word(vocabulary.ORDER_VERBS))
