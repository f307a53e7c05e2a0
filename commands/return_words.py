"""Words about goods that came back: what, how many, and why. Read by the parser of orders."""

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from commands.book import Book
from commands.order_names import OrderNames
from commands.reading import vocabulary
from commands.reading.cutting import tokens
from commands.rules.orders import Order

PARTS = re.compile(r"[;\n]+|,(?!\d)|\s(?:dan|and)\s", re.IGNORECASE)
"""Between these stands one wish, or one thing that came back; not the comma of `2,5`."""


def came_back(book: Book, order: Order, text: str) -> tuple[dict[str, int], str] | None:
    """Pieces by SKU of what was in the order, and the words behind them: the reason. None: unclear.

    `sambal bawang 2 bocor, krupuk 3 remuk`: two and three pieces, `bocor, remuk`.
    """
    names, back, reasons = OrderNames.of(book, order), Counter[str](), list[str]()
    for part in filter(str.strip, PARTS.split(text)):
        lines, reason = _beginning(names, part.split())
        back.update(lines)
        if _tells_more(names, back.keys(), reason, is_all=not lines):
            return None
        reasons.append(reason)
    if not back or not back.keys() <= {line.sku for line in order.lines}:
        return None
    return dict(back), ", ".join(filter(None, reasons))


def _beginning(names: OrderNames, words: list[str]) -> tuple[dict[str, int], str]:
    """What the part begins with, as far as it is clear, and the rest of it; all of it where nothing is."""
    clear = {end: lines for end in range(1, len(words) + 1) if (lines := names.lines(" ".join(words[:end])))}
    all_of_it = clear[max(clear)] if clear else {}
    end = min((end for end, lines in clear.items() if lines == all_of_it), default=0)
    while clear.get(end + 1) == all_of_it and _belongs(names, words[end]):
        end += 1
    return all_of_it, " ".join(words[end:]).strip(" ,.;:-")


def _belongs(names: OrderNames, word: str) -> bool:
    """Whether it is still of the name or of the amount: `2 sambal` goes on with `bawang`, `2` with `btl`."""
    return word.lower() in names.every.words or names.every.measure(word.lower()) is not None


def _tells_more(names: OrderNames, back: Collection[str], reason: str, *, is_all: bool) -> bool:
    """Whether a reason speaks of other goods than came back, or of a number of goods: something would be lost.

    `is_all`: it is a whole part, so that a number at its beginning counts goods.
    """
    words = [token.text for token in tokens(reason, names.every.codes)]
    has_number = any(map(str.isdigit, reason))
    if is_all and words and words[0].isdecimal():
        return True
    if any(one.isdecimal() and then in vocabulary.FAULTS for one, then in pairwise(words)):
        return True
    return any(has_number or not any(sku in back for sku in skus) for skus in names.named(reason))
