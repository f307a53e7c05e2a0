"""Whether a message is mere talk: a price question, a complaint, a payment, sales, some other day."""

import itertools
from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.clauses import Clause, clauses, has, is_counted, joined, sentences
from commands.reading.reports import is_left, puts_off, reports_stock
from commands.reading.tokens import Kind, Token

_NO = vocabulary.NOT


def is_about_something_else(found: Sequence[Token]) -> bool:
    """Whether it orders nothing, whichever products and numbers it names."""
    if has(_without_requests(found), vocabulary.NOT_AN_ORDER) or tells_of_something(found) or puts_off(found):
        return True
    if has(found, vocabulary.CATALOGS) and not is_counted(found):
        return True
    if has(found, vocabulary.QUESTIONS) and not _orders_beside_questions(sentences(found)):
        return True
    if asks_price(found) and not _orders_beside_questions(clauses(found)):
        return True
    asks = is_asking(found)
    names_price = has(found, vocabulary.PRICE_TALK) or any(token.kind is Kind.ASIDE for token in found)
    if asks and has(found, vocabulary.IFS) and names_price:
        return True
    if asks and has(found, vocabulary.IN_STOCK | vocabulary.CONTENTS) and not has(found, vocabulary.ASKS):
        return True
    if has(found, vocabulary.ORDER_VERBS):
        return False
    if _tells(found, vocabulary.PAID) or _begins_with_payment(found):
        return True
    if is_left(found) or reports_stock(found):
        return True
    return asks_if_so(found) or (asks and has(found, vocabulary.PRICE_TALK | vocabulary.OPINIONS))


def tells_of_something(found: Sequence[Token]) -> bool:
    """Whether it tells of an earlier order, of what is missing, of some other day."""
    said = _without_requests(found)
    return _tells(said, vocabulary.ARRIVED) or _tells_by_pairs(said) or _tells_of_hers(said)


def _without_requests(found: Sequence[Token]) -> list[Token]:
    """The message without what comes after the order and hangs on an if: `kalau sudah dikirim tolong kabari`."""
    return joined(
        [
            clause
            for place, clause in enumerate(clauses(found))
            if not (place and clause[0].is_word(vocabulary.IFS)) or is_counted(clause)
        ]
    )


def _tells_of_hers(found: Sequence[Token]) -> bool:
    """Whether it is `krupuk yang sudah saya bayar`, an order that stands."""
    said = [token for token in found if not token.is_word(vocabulary.SELF)]
    what = vocabulary.PAID | vocabulary.ORDER_VERBS | vocabulary.ARRIVED
    return any(
        which.is_word(vocabulary.POINTERS) and done.is_word(vocabulary.DONE) and verb.is_word(what)
        for which, done, verb in zip(said, said[1:], said[2:], strict=False)
    )


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


def asks_price(found: Sequence[Token]) -> bool:
    """Whether it begins with the word for a price, and tells none: `cek harga sambal ijo 20 dulu ya kak`."""
    said = list(itertools.dropwhile(lambda token: token.is_word(vocabulary.ASKING), found))
    tells = len(said) > 1 and said[1].kind in (Kind.ASIDE, Kind.GROUPED, Kind.UNCLEAR)
    return bool(said) and said[0].is_word(vocabulary.PRICE_NOUNS) and not tells


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
    return first is not None and first.is_word(vocabulary.PAID | vocabulary.PAYMENTS)


def _tells_by_pairs(found: Sequence[Token]) -> bool:
    for first, then in itertools.pairwise(found):
        if any(first.is_word(one) and then.is_word(other) for one, other in vocabulary.TELLING_PAIRS):
            return True
        if first.is_word(vocabulary.GONE) and then.kind is Kind.NUMBER:
            return True
    said = [token for token in found if token.text not in ("aja", "saja")]
    return any(
        time.is_word(vocabulary.TIMES)
        and who.is_word(vocabulary.SELF)
        and verb.is_word(vocabulary.WISHES if who.text != "baru" else vocabulary.ORDER_VERBS)
        for time, who, verb in zip(said, said[1:], said[2:], strict=False)
    )


def _orders_beside_questions(cut: Sequence[Clause]) -> bool:
    """Whether one sentence orders, and the question is another one: `order ijo 12 ya. ongkirnya berapa?`."""
    has_order = False
    for sentence in cut:
        if has(sentence, vocabulary.QUESTIONS) or asks_price(sentence):
            if is_counted(sentence):
                return False
        elif is_counted(sentence) and has(sentence, vocabulary.WISHES):
            has_order = True
    return has_order
