"""Amounts as they are read aloud (`terbilang`), by num2words. Pure."""

import re

from num2words import num2words

from bot.wording.words import Words

_LONE_THOUSAND = re.compile(r"(?<=juta |liar |liun )satu ribu\b")
"""num2words says `seribu` only where nothing stands before it; people say `satu juta seribu` too."""


def in_words(value: int, words: Words) -> str:
    """The amount in words, in small letters, with its currency.

    >>> from bot.wording import INDONESIAN
    >>> in_words(488000, INDONESIAN)
    'empat ratus delapan puluh delapan ribu rupiah'
    """
    spelled = str(num2words(abs(value), lang=words.code))
    spelled = _LONE_THOUSAND.sub("seribu", spelled)
    if value < 0:
        spelled = words.paper.minus.format(number=spelled)
    return words.paper.in_words.format(number=spelled)
