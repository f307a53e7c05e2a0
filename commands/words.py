"""What a partner's message asks for: lines that are clear, and questions for all that is not.

A wrong draft is far worse than a question. Minimums, stock and prices play no part here.
"""

import itertools
from dataclasses import dataclass

from commands.drafts import OpenQuestion
from commands.reading import vocabulary
from commands.reading.grammar import OrderGrammar
from commands.reading.names import NameIndex
from commands.reading.parts import parts
from commands.reading.tokens import Kind, Token, tokens


@dataclass(frozen=True, slots=True)
class OrderText:
    """A message as it was understood: pieces by SKU in the order of first mention, and what to ask.

    Neither lines nor questions: it is no order.
    """

    lines: tuple[tuple[str, int], ...] = ()
    questions: tuple[OpenQuestion, ...] = ()

    @property
    def is_order(self) -> bool:
        """Whether she wants to order, clearly or not."""
        return bool(self.lines or self.questions)


def read_order(text: str, names: NameIndex, *, asked_for: bool = False) -> OrderText:
    """Read a message. `asked_for`: she gave it to a command, so that it cannot be mere talk.

    `sambal bawang 10, krupuk udang 2 lusin` are two lines; `sambal 10` asks which of three.
    """
    found = tokens(text, names.codes)
    if not asked_for and _is_about_something_else(found):
        return OrderText()
    grammar = OrderGrammar(names)
    grammar.read(parts(found, names))
    read = OrderText(tuple(grammar.lines.items()), tuple(grammar.questions))
    if read.lines or asked_for:
        return read if read.is_order else _what(text)
    return _wish(read, found, text)


def _is_about_something_else(found: list[Token]) -> bool:
    """Whether it is a price question, a complaint, a payment or the like."""
    if _has(found, vocabulary.NOT_AN_ORDER) or _tells(found, vocabulary.ARRIVED):
        return True
    if _has(found, vocabulary.ORDER_VERBS):
        return False
    is_asking = any(token.text == "?" for token in found)
    return _tells(found, vocabulary.PAID) or (is_asking and _has(found, vocabulary.IN_STOCK))


def _wish(read: OrderText, found: list[Token], text: str) -> OrderText:
    """Tell an unclear order from talk about the goods, where no line is clear."""
    has_number = any(token.kind in (Kind.NUMBER, Kind.UNCLEAR) for token in found)
    if has_number and read.questions:
        return read
    if any(token.text == "?" for token in found) or _has(found, vocabulary.OPINIONS):
        return OrderText()
    if any(question.choices for question in read.questions):
        return read
    return (read if read.questions else _what(text)) if _has(found, vocabulary.ORDER_VERBS) else OrderText()


def _what(text: str) -> OrderText:
    return OrderText(questions=(OpenQuestion(" ".join(text.split()), None),))


def _tells(found: list[Token], what: frozenset[str]) -> bool:
    """Whether she says that it is done, or not yet: `sudah sampai`, `belum datang`."""
    return any(
        done.is_word(vocabulary.DONE) and verb.is_word(what) for done, verb in itertools.pairwise(found)
    )


def _has(found: list[Token], words: frozenset[str]) -> bool:
    return any(token.is_word(words) for token in found)
