"""Whether words add to what is in a draft already, or say it anew: `tambah ...`, `maksudnya ...`, `... jadi 12`."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from commands.reading import vocabulary
from commands.reading.cutting import tokens
from commands.reading.names import NameIndex
from commands.reading.tokens import Kind, Token
from commands.words import OrderText, read_order

_MORE = frozenset(
    [
        "tambah",
        "tambahan",
        "tambahin",
        "tambahkan",
        "ditambah",
        "ditambahin",
        "nambah",
        "nambahin",
        "plus",
        "+",
    ]
)
_AND = _MORE | frozenset(["sekalian", "sama", "dan", "juga", "jg", "terus", "trus"])
"""At the beginning of a message these go on with an order that was begun: `sama terasi 10`."""
_AS_WELL = frozenset(["lagi", "lg", "juga", "jg"])
"""After an amount: `5 lagi`."""
_ANEW = vocabulary.BECOMES | vocabulary.SWAPS | {"harusnya", "seharusnya", "hrsnya", "mestinya"}
"""Between a product and its new amount, or before both."""
_ONLY = frozenset(["aja", "ja", "saja", "sj", "doang"])
"""After an amount: no more than that."""
_BEFORE = re.compile(
    rf"(?:\b\d+\s+(?:(?:{'|'.join(vocabulary.MEASURE_WORDS)})\s+)?)?\b(?:{'|'.join(_ANEW)})\b", re.IGNORECASE
)
"""The word, with the amount that stood there so far: `10 botol jadi`."""


def adds(text: str, names: NameIndex) -> bool:
    """Whether it says that it is more: `kak mau tambah sambal bawang 5`, `sambal ijo tambah 5`, `sambal ijo 5 lagi`."""
    found = tokens(text, names.codes)
    told = (token for token in found if token.kind is Kind.WORD or token.text == "+")
    first = next((one for one in told if one.text in _AND or one.text not in vocabulary.FILLERS), None)
    return (first is not None and first.text in _AND) or _raises(found) or _goes_on(found)


def _is_only(found: Sequence[Token]) -> bool:
    """Whether its one amount is all that there shall be: `sambal bawangnya 10 aja`."""
    bare = [token for token in found if not token.is_word(vocabulary.MEASURE_WORDS)]
    is_one = sum(token.kind is Kind.NUMBER for token in bare) == 1
    return is_one and any(one.kind is Kind.NUMBER and then.is_word(_ONLY) for one, then in pairwise(bare))


def _raises(found: Sequence[Token]) -> bool:
    """Whether the first amount is one that is added: `sambal ijo tambah 5`."""
    pairs = ((before, token) for before, token in pairwise(found) if token.kind is Kind.NUMBER)
    return next((before.is_word(_MORE) for before, _ in pairs), False)


def _goes_on(found: Sequence[Token]) -> bool:
    """Whether an amount is followed by `lagi` or `juga`, with or without its measure."""
    bare = [token for token in found if not token.is_word(vocabulary.MEASURE_WORDS)]
    return any(before.kind is Kind.NUMBER and token.is_word(_AS_WELL) for before, token in pairwise(bare))


def corrects(text: str, names: NameIndex) -> bool:
    """Whether it plainly speaks of something said before: `eh sambal bawang 12`, `sambal bawang jadi 12`."""
    found = tokens(text, names.codes)
    ahead = takewhile(lambda token: token.kind is Kind.WORD, found)
    is_correction = any(token.is_word(vocabulary.CORRECTIONS) for token in ahead)
    return is_correction or any(token.is_word(_ANEW) for token in found)


def said_anew(text: str, names: NameIndex) -> OrderText | None:
    """What the words put in the place of what is in the draft; None where they correct nothing, or not clearly."""
    is_anew = corrects(text, names) or _is_only(tokens(text, names.codes))
    if adds(text, names) or not is_anew or not read_order(text, names).is_order:
        return None
    read = read_order(_BEFORE.sub(" ", text), names)
    return read if read.lines and not read.questions else None
