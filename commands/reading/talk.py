"""Whether a message is mere talk: a price question, a complaint, a payment, sales, some other day."""

import itertools
from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.tokens import Kind, Token

_ENDS = frozenset(".?!\n")
_NO = vocabulary.NOT


def is_about_something_else(found: Sequence[Token]) -> bool:
    """Whether it orders nothing, whichever products and numbers it names."""
    if has(found, vocabulary.NOT_AN_ORDER) or tells_of_something(found):
        return True
    if has(found, vocabulary.QUESTIONS) and not _orders_beside_questions(found):
        return True
    asks = is_asking(found)
    if asks and has(found, vocabulary.IFS) and has(found, vocabulary.PRICE_TALK):
        return True
    if asks and has(found, vocabulary.IN_STOCK) and not has(found, vocabulary.ASKS):
        return True
    if has(found, vocabulary.ORDER_VERBS):
        return False
    if _tells(found, vocabulary.PAID) or _begins_with_payment(found):
        return True
    if _is_left(found) or has(found, vocabulary.REPORTED):
        return True
    return asks_if_so(found) or (asks and has(found, vocabulary.PRICE_TALK | vocabulary.OPINIONS))


def tells_of_something(found: Sequence[Token]) -> bool:
    """Whether it tells of an earlier order, of what is missing, of some other day."""
    return _tells(found, vocabulary.ARRIVED) or _tells_by_pairs(found)


def has(found: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether one of these words is said."""
    return any(token.is_word(words) for token in found)


def is_asking(found: Sequence[Token]) -> bool:
    """Whether it is a question: `?`, or `ada ga`, `pedas ga kak`."""
    if any(token.text == "?" for token in found):
        return True
    words = vocabulary.IN_STOCK | vocabulary.PRICE_TALK
    said = [token for token in found if token.kind is Kind.WORD and token.text not in vocabulary.SOFT]
    if said and said[-1].is_word(_NO):
        return True
    return any(
        (first.is_word(words) and then.is_word(_NO)) or (first.is_word(_NO) and then.is_word(words))
        for first, then in itertools.pairwise(found)
    )


def _tells(found: Sequence[Token], what: frozenset[str]) -> bool:
    """Whether she says that it is done, or not yet: `sudah sampai`, `belum datang`."""
    said = [token for token in found if not token.is_word(vocabulary.SELF)]
    return any(
        done.is_word(vocabulary.DONE) and verb.is_word(what) for done, verb in itertools.pairwise(said)
    )


def asks_if_so(found: Sequence[Token]) -> bool:
    """Whether she asks if it is so: `sambal bawang 10?`, `bawang 10 harga 20rb kan`."""
    tells_price = has(found, vocabulary.PRICE_TALK) or any(token.kind is Kind.ASIDE for token in found)
    if tells_price and found[-1].text == "kan":
        return True
    return any(
        mark.text == "?" and (last.kind is Kind.NUMBER or last.is_word(vocabulary.MEASURE_WORDS))
        for last, mark in itertools.pairwise(found)
    )


def _begins_with_payment(found: Sequence[Token]) -> bool:
    """Whether it is `tf 200rb utk sambal bawang 10`."""
    first = next((t for t in found if t.kind is Kind.WORD and t.text not in vocabulary.SOFT), None)
    return first is not None and first.is_word(vocabulary.PAID)


def _is_left(found: Sequence[Token]) -> bool:
    """Whether she counts what she still has: `sambal ijo saya masih 10`."""
    numbers = (Kind.NUMBER, Kind.ASIDE)
    return any(one.is_word(vocabulary.LEFT) and n.kind in numbers for one, n in itertools.pairwise(found))


def _tells_by_pairs(found: Sequence[Token]) -> bool:
    for first, then in itertools.pairwise(found):
        if any(first.is_word(one) and then.is_word(other) for one, other in vocabulary.TELLING_PAIRS):
            return True
        if first.is_word(vocabulary.GONE) and then.kind is Kind.NUMBER:
            return True
    return any(
        time.is_word(vocabulary.TIMES) and who.is_word(vocabulary.SELF) and verb.is_word(vocabulary.WISHES)
        for time, who, verb in zip(found, found[1:], found[2:], strict=False)
    )


def _orders_beside_questions(found: Sequence[Token]) -> bool:
    """Whether one sentence orders, and the question is another one: `order ijo 12 ya. ongkirnya berapa?`."""
    has_order = False
    for sentence in _sentences(found):
        is_counted = any(token.kind is Kind.NUMBER for token in sentence)
        if has(sentence, vocabulary.QUESTIONS):
            if is_counted:
                return False
        elif is_counted and has(sentence, vocabulary.WISHES):
            has_order = True
    return has_order


def _sentences(found: Sequence[Token]) -> list[list[Token]]:
    cut: list[list[Token]] = [[]]
    for token in found:
        if token.is_word(_ENDS):
            cut.append([])
        else:
            cut[-1].append(token)
    return cut
