"""What is taken off a message before it is cut: chat stamps, list marks, signs that stick to a number."""

import re
import unicodedata
from collections.abc import Callable, Container

LONGEST = 4096
"""Telegram's limit for one message (https://core.telegram.org/bots/api#sendmessage)."""

STRUCK = "\x00"
"""Stands around words that she struck out (`~sambal ijo 10~` in WhatsApp)."""

_WHO = r"[^:\n]{1,40}:"
_CHAT_STAMP = re.compile(
    rf"^\s*(?:\[\d[^\]\n]{{3,25}}\]\s*{_WHO}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}},?\s\d{{1,2}}[.:]\d{{2}}\s-\s{_WHO})",
    re.MULTILINE,
)
_UNTIL_NAME = re.compile(r"^\s*(?:\[[^\]]*\]|\S+\s\S+\s-)\s*")
_SPEAKER = re.compile(r"\s*([^:\n\d]{2,40}):")
_HEAD = re.compile(r"^[^\S\n]*([^:\n\d]{2,40}):", re.MULTILINE)
_KEYCAP_MARK = re.compile(
    r"^\s*(?:\d\ufe0f?\u20e3|[\u2460-\u2473])(?![\d\ufe0f\u20e3\u2460-\u2473])", re.MULTILINE
)
_KEYCAP = re.compile(r"(?<=\d)\ufe0f?\u20e3")
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)](?=\s)", re.MULTILINE | re.IGNORECASE)
_TIGHT_MARK = re.compile(r"^\s*\d[.)](?=[a-z])", re.MULTILINE | re.IGNORECASE)
_FIRST_TIGHT_MARK = re.compile(r"^\s*1[.)](?=[a-z])", re.MULTILINE | re.IGNORECASE)
_BULLET = re.compile(r"^\s*[-*\u2022\u2013\u2014]+(?=\s)", re.MULTILINE)
_ARROW = re.compile(r"[-=]+>|\u2192")
_STRUCK = re.compile(r"~([^~\n]+)~")
_SUM = re.compile(r"(?<![\d.,])(\d{1,5}(?:\s?\+\s?\d{1,5})+)\s?=\s?(\d{1,6})(?![\d.])", re.ASCII)
_SPLIT_CODE = re.compile(r"\b([a-z]{2,5})[ ._](0\d{1,2})\b", re.ASCII | re.IGNORECASE)
_CODE_TIMES = re.compile(r"\b([a-z]{2,5}-?\d{1,3})[x*](?=\d)", re.ASCII | re.IGNORECASE)
_TIMES_NAME = re.compile(r"(?<=\d)[x*](?=[a-z]{3})", re.ASCII | re.IGNORECASE)


def cleaned(text: str, codes: Container[str]) -> str:
    """The message without what is no part of what she says. `codes`: SKUs, letters and digits."""
    plain = _KEYCAP.sub("", _KEYCAP_MARK.sub("\n", text))
    plain = unicodedata.normalize("NFKC", plain.replace("½", " 1/2 ").replace("\u2044", "/"))
    plain = plain[:LONGEST].replace(STRUCK, " ")
    plain = _ARROW.sub(" ", plain)
    for mark in (_CHAT_STAMP, _LIST_MARK, _BULLET):
        plain = mark.sub("\n", plain)
    if _FIRST_TIGHT_MARK.search(plain):
        plain = _TIGHT_MARK.sub("\n", plain)
    plain = _SUM.sub(_summed, plain)
    plain = _TIMES_NAME.sub(" ", _CODE_TIMES.sub(r"\1 ", _STRUCK.sub(rf" {STRUCK}\1{STRUCK} ", plain)))
    return _SPLIT_CODE.sub(lambda found: _joined(found, codes), plain)


def pasted_from(text: str) -> tuple[str, ...]:
    """Who speaks in a pasted chat: `[24/11 10.05] Siti: ...`, or the name before the first colon."""
    stamped = [found[0] for found in _CHAT_STAMP.finditer(text)]
    spoken = [_UNTIL_NAME.sub("", stamp).rstrip(": ") for stamp in stamped]
    first = _SPEAKER.match(text)
    return tuple(dict.fromkeys(spoken)) if spoken else ((first[1].strip(),) if first else ())


def spoken(text: str, is_speaker: Callable[[str], bool]) -> tuple[tuple[str, str], ...]:
    """Who speaks and what, in the order of a pasted chat; what stands above it is nobody's ("").

    Without stamps, a line that begins with a name and a colon, where somebody is called so.
    """
    stamped = [
        (found.start(), _UNTIL_NAME.sub("", found[0]).rstrip(": ")) for found in _CHAT_STAMP.finditer(text)
    ]
    heads = ((found.start(), found[1].strip()) for found in _HEAD.finditer(text))
    begun = stamped or [(at, name) for at, name in heads if is_speaker(name)]
    ends = [at for at, _ in begun[1:]] + [len(text)]
    told = tuple((name, text[at:end]) for (at, name), end in zip(begun, ends, strict=True)) if begun else ()
    above = text[: begun[0][0]] if begun else text
    return (("", above), *told) if above.strip() else told


def _summed(found: re.Match[str]) -> str:
    """Take `2+3+5 = 10` for ten; a sum that does not come out is left as it is, and asked about."""
    return found[2] if sum(map(int, found[1].split("+"))) == int(found[2]) else found[0]


def _joined(found: re.Match[str], codes: Container[str]) -> str:
    """Make one word of `smb 01`, if it is a SKU."""
    code = (found[1] + found[2]).lower()
    return code if code in codes else found[0]
