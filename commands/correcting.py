"""Whether words add to what is in a draft already, or say it anew: `tambah ...`, `maksudnya ...`, `... jadi 12`."""

import re
from itertools import takewhile

from commands.reading import vocabulary
from commands.reading.cutting import tokens
from commands.reading.names import NameIndex
from commands.reading.tokens import Kind
from commands.words import OrderText, read_order

_MORE = frozenset(["tambah", "tambahan", "tambahin", "tambahkan", "nambah", "nambahin"])
_ANEW = vocabulary.BECOMES | vocabulary.SWAPS
"""Between a product and its new amount, or before both."""
_BEFORE = re.compile(
    rf"(?:\b\d+\s+(?:(?:{'|'.join(vocabulary.MEASURE_WORDS)})\s+)?)?\b(?:{'|'.join(_ANEW)})\b", re.IGNORECASE
)
"""The word, with the amount that stood there so far: `10 botol jadi`."""


def adds(text: str, names: NameIndex) -> bool:
    """Whether it begins with more of something: `kak mau tambah sambal bawang 5`."""
    told = (token for token in tokens(text, names.codes) if token.kind is Kind.WORD)
    first = next((one for one in told if one.text in _MORE or one.text not in vocabulary.FILLERS), None)
    return first is not None and first.text in _MORE


def said_anew(text: str, names: NameIndex) -> OrderText | None:
    """What the words put in the place of what is in the draft; None where they correct nothing, or not clearly."""
    found = tokens(text, names.codes)
    ahead = takewhile(lambda token: token.kind is Kind.WORD, found)
    is_correction = any(token.is_word(vocabulary.CORRECTIONS) for token in ahead)
    is_anew = any(token.is_word(_ANEW) for token in found)
    if adds(text, names) or not (is_correction or is_anew) or not read_order(text, names).is_order:
        return None
    read = read_order(_BEFORE.sub(" ", text), names)
    return read if read.lines and not read.questions else None
