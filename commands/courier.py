"""By whom an order goes, as typed: `JNE CONTOH00017`."""

import re
from itertools import takewhile

from commands.reading import vocabulary

_BY = re.compile(r"^(?:(?:dikirim|kirim|lewat|via|pakai|pake|by|with)\s+)+", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[\s,;]+)(?:(?:no|nomor)\.?\s+)?(?:resi(?:nya)?|tracking(?:\s+number)?|waybill)\b[\s:.#]*",
    re.IGNORECASE,
)
_SHORTEST = 6
"""Letters and digits of a tracking number that nobody called one: `jam 10` and `15rb` are none."""


def courier_in(words: str) -> tuple[str, str]:
    """The courier and the tracking number: what follows `resi`, or else long enough and at the end.

    >>> courier_in("lewat J&T 0000 1111 2222")
    ('J&T', '000011112222')
    >>> courier_in("JNE resi: X1"), courier_in("diantar Adi jam 10")
    (('JNE', 'X1'), ('diantar Adi jam 10', ''))
    """
    said = _BY.sub("", " ".join(words.split()))
    if (named := _NAMED.search(said)) is not None:
        tracking, rest = _number(said[named.end() :].split())
        if tracking:
            return " ".join(filter(None, (said[: named.start()], *rest))).strip(" ,"), tracking
    plain = said.split()
    while plain and plain[-1].lower().strip(".!") in vocabulary.SOFT:
        plain.pop()
    groups = list(takewhile(str.isdecimal, reversed(plain))) or plain[-1:]
    tracking, _ = _number(groups[::-1])
    if len(tracking) < _SHORTEST or not tracking.isalnum():
        return said, ""
    return " ".join(plain[: len(plain) - len(groups)]).strip(" ,"), tracking


def _number(words: list[str]) -> tuple[str, list[str]]:
    """What the words begin with, groups of digits joined, and those behind it; nothing where it has no digit."""
    groups = list(takewhile(str.isdecimal, words)) or words[:1]
    number = "".join(groups).strip(".,;")
    rest = [word for word in words[len(groups) :] if word.lower().strip(".!") not in vocabulary.SOFT]
    return (number, rest) if any(map(str.isdigit, number)) else ("", words)
