"""Numbers that only look like quantities: their neighbours show what they are."""

from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.tokens import Kind, Token

_SENT = frozenset({"dropship", "kirim", "dikirim", "antar", "diantar"})
_COUNTED_OFF = vocabulary.POINTERS | {"anak", "cucu"}
_POSTCODE = 5
_NO_NUMBERS = (Kind.WORD, Kind.SIGN)


def set_aside(found: Sequence[Token]) -> list[Token]:
    """Mark what is no quantity: `no 15`, `rt 3`, `10 menit`, `2 hari lagi`, `28 november`, `ambil 25/12`."""
    kept: list[Token] = []
    for place, token in enumerate(found):
        is_aside = token.kind in (Kind.NUMBER, Kind.UNCLEAR, Kind.GROUPED) and _is_no_quantity(found, place)
        if is_aside:
            kept.append(Token(Kind.ASIDE, token.text))
        elif token.kind is Kind.GROUPED:
            kept.append(_thousands(token, found[place + 1 : place + 2]))
        else:
            kept.append(token)
    return kept


def _is_no_quantity(found: Sequence[Token], place: int) -> bool:
    token = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if before is not None and before.text == "." and place > 1:
        before = found[place - 2]  # `No. 15`
    if before is not None and before.is_word(vocabulary.NUMBER_BEFORE):
        return True
    if before is not None and before.text == "ke" and place > 1 and found[place - 2].is_word(_COUNTED_OFF):
        return True  # `anak yang ke 7`
    if token.kind is Kind.NUMBER and _is_postcode(found, place, before, after):
        return True
    if token.kind is Kind.GROUPED and before is not None and before.is_word(vocabulary.PRICE_BEFORE):
        return True
    if token.is_slashed:
        return _is_date(token.text) and before is not None and before.is_word(vocabulary.DATE_BEFORE)
    return after is not None and _shows_no_quantity(before, after, found[place + 2 : place + 3])


def _is_postcode(found: Sequence[Token], place: int, before: Token | None, after: Token | None) -> bool:
    """`Malang 65142` below a street."""
    is_alone = len(found[place].text) == _POSTCODE and (
        after is None or not after.is_word(vocabulary.MEASURE_WORDS)
    )
    is_after_word = before is not None and before.kind is Kind.WORD
    return is_alone and is_after_word and any(token.is_word(vocabulary.STREETS) for token in found[:place])


def _shows_no_quantity(before: Token | None, after: Token, then: Sequence[Token]) -> bool:
    if after.is_word(vocabulary.NUMBER_AFTER):
        return True
    if after.is_word(vocabulary.TIME_SPANS) and then:
        is_at = then[0].is_word(vocabulary.THIS) or then[0].kind not in _NO_NUMBERS
        return not is_at
    if not after.is_word(vocabulary.SPANS) or before is None:
        return False
    is_time_to_come = bool(then) and then[0].is_word(vocabulary.TO_COME)
    return before.is_word(vocabulary.COMMENTS | _SENT) or (
        is_time_to_come and before.kind in _NO_NUMBERS and vocabulary.is_harmless(before.text)
    )


def _is_date(text: str) -> bool:
    day, month = (int(part) for part in text.split("/"))
    return 0 < day <= 31 and 0 < month <= 12  # noqa: PLR2004 - a calendar


def _thousands(token: Token, after: Sequence[Token]) -> Token:
    """`1.000` is a number where it is small or has a measure; else it is more likely a price."""
    is_counted = bool(after) and after[0].is_word(vocabulary.MEASURE_WORDS)
    is_number = token.number is not None and (is_counted or token.number < vocabulary.CHEAPEST)
    return Token(Kind.NUMBER if is_number else Kind.ASIDE, token.text, token.number if is_number else None)
