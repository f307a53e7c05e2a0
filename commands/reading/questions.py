"""Whether plain words ask for a price or for stock, and what they ask about."""

from dataclasses import dataclass

from commands.reading import vocabulary
from commands.reading.clauses import has, is_counted
from commands.reading.cutting import tokens
from commands.reading.grammar import OrderGrammar
from commands.reading.names import NameIndex
from commands.reading.parts import parts
from commands.reading.talk import asks_if_so, asks_price, is_asking, tells_of_something


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: pieces by SKU where it names them; `of_stock`: whether there is any, not what it costs."""

    lines: tuple[tuple[str, int], ...]
    names_goods: bool
    of_stock: bool


def read_question(text: str, names: NameIndex) -> Asked | None:
    """Read `sambal bawang 20 berapa?` and `ijo 12 masih ada?`; None where it asks for something else."""
    found = tokens(text, names.codes)
    if has(found, vocabulary.NOT_AN_ORDER | vocabulary.OTHER_TOPICS) or tells_of_something(found):
        return None
    asks = is_asking(found)
    of_price = (
        has(found, vocabulary.HOW_MUCH) or asks_price(found) or (asks and has(found, vocabulary.PRICE_TALK))
    )
    of_stock = asks and has(found, vocabulary.IN_STOCK) and not of_price
    grammar = OrderGrammar(names)
    grammar.read(parts([token for token in found if not token.is_word(vocabulary.HOW_MUCH)], names))
    tally = grammar.tally
    names_goods = bool(tally.lines) or any(question.choices for question in tally.questions)
    if not (of_price or of_stock or (names_goods and asks_if_so(found))):
        return None
    if not (names_goods or (of_price and (is_counted(found) or has(found, vocabulary.PRICES)))):
        return None
    is_whole = not any(question.choices for question in tally.questions)
    return Asked(tuple(tally.lines.items()) if is_whole else (), names_goods, of_stock)
