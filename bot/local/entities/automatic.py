"""Entities that Telegram finds by itself in any text: commands, mentions, hashtags, links, addresses.

Source: tdlib/td (find_entities); bare host names are told by a short list of top-level domains.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.local.entities.marks import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.wire import Json

_TOP_LEVEL = "com|net|org|id|io|me|co|dev|app|info|biz|shop|store|xyz|link"
_URL_END = r"[^\s<>\"'.,;:!?()\[\]{}]"
# Tried in this order: what an earlier one covers is closed to the later ones.
_PATTERNS = (
    ("url", re.compile(rf"(?<![\w@])(?:https?|ftp|tg)://[^\s<>\"]*{_URL_END}/?", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@])")),
    (
        "url",
        re.compile(
            rf"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_TOP_LEVEL})(?![\w-])(?:[/?#][^\s<>\"]*{_URL_END}/?|/)?",
            re.IGNORECASE,
        ),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])", re.ASCII),
    ),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#@])#(?=\d*[^\W\d])\w{1,256}")),
)
_TRIGGERS = re.compile(r"[@/#.]")


def find_entities(text: str, taken: list[Json]) -> list[Json]:
    """Return the automatic entities of a text that do not cross those already `taken`."""
    if not _TRIGGERS.search(text):
        return []
    found: list[Json] = []
    spans = [(entity["offset"], entity["offset"] + entity["length"]) for entity in taken]
    for kind, start, end in _matches(text):
        offset = utf16_length(text[:start])
        stop = offset + utf16_length(text[start:end])
        if all(stop <= other or offset >= other_stop for other, other_stop in spans):
            found.append({"type": kind, "offset": offset, "length": stop - offset})
            spans.append((offset, stop))
    return found


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield kind, match.start(), match.end()
