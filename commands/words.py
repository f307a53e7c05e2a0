"""What a partner's message asks for: lines that are clear, and questions for all that is not.

A wrong draft is far worse than a question. Minimums, stock and prices play no part here.
"""

import itertools
from dataclasses import dataclass

from commands.drafts import OpenQuestion
from commands.reading import vocabulary
from commands.reading.clauses import has
from commands.reading.cutting import tokens
from commands.reading.grammar import OrderGrammar
from commands.reading.names import NameIndex
from commands.reading.parts import parts
from commands.reading.reports import orders_only
from commands.reading.talk import is_about_something_else, is_asking
from commands.reading.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class OrderText:
    """A message as it was understood: pieces by SKU in the order of first mention, and what to ask.

    Neither lines nor questions: it is no order.
    """

    lines: tuple[tuple[str, int], ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """SKUs that she calls off, ordered before if anywhere: `sambal bawang ga jadi`. They alone are no order."""

    @property
    def is_order(self) -> bool:
        """Whether she wants to order, clearly or not."""
        return bool(self.lines or self.questions)


def read_order(text: str, names: NameIndex, *, asked_for: bool = False) -> OrderText:
    """Read a message. `asked_for`: she gave it to a command, so that it cannot be mere talk.

    `sambal bawang 10, krupuk udang 2 lusin` are two lines; `sambal 10` asks which of three.
    """
    found = tokens(text, names.codes)
    if not asked_for and is_about_something_else(orders_only(found)):
        return OrderText()
    grammar = OrderGrammar(names)
    grammar.read(parts(orders_only(found), names))
    tally = grammar.tally
    withdrawn = tuple(sku for sku in tally.withdrawn if sku not in tally.lines)
    read = OrderText(tuple(tally.lines.items()), tuple(tally.questions), withdrawn)
    if read.lines or asked_for:
        return read if read.is_order else _what(text)
    if grammar.is_called_off and not read.questions:
        return OrderText(withdrawn=withdrawn)
    return _wish(read, found, text)


def _wish(read: OrderText, found: list[Token], text: str) -> OrderText:
    """Tell an unclear order from talk about the goods, where no line is clear."""
    wants = has(found, vocabulary.ORDER_VERBS)
    names_goods = any(question.choices for question in read.questions)
    if any(token.text == "?" for token in found) and not (wants or names_goods):
        return OrderText()
    if read.questions and any(token.kind in (Kind.NUMBER, Kind.UNCLEAR) for token in found):
        return read
    if is_asking(found) or has(found, vocabulary.OPINIONS):
        return OrderText()
    if names_goods or (read.questions and wants):
        return read
    is_about_goods = has(found, vocabulary.WANTS) and not has(found, vocabulary.NOT_GOODS)
    return _what(text) if is_about_goods and not _is_her_order(found) else OrderText()


def _is_her_order(found: list[Token]) -> bool:
    """Whether she speaks of an order that stands: `mau ambil pesanan saya`."""
    pairs = itertools.pairwise(token.text for token in found)
    return any(first in ("pesanan", "orderan") and then in ("saya", "sy", "aku") for first, then in pairs)


def _what(text: str) -> OrderText:
    return OrderText(questions=(OpenQuestion(" ".join(text.split()), None),))
