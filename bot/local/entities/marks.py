"""A text under construction with the entities found in it; the ground that all parsers stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from bot.local.errors import ApiError, bad_request

if TYPE_CHECKING:
    from bot.local.wire import Json

_BMP_END = 0xFFFF
_HOST = re.compile(r"^[^\s/?#]+$")


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, the unit of entity offsets."""
    return len(text) if text.isascii() else len(text) + sum(ord(char) > _BMP_END for char in text)


def byte_offset(text: str, position: int) -> int:
    """Return the UTF-8 offset of a character position: what Telegram's error texts name."""
    return len(text[:position].encode("utf-8", "replace"))


def unparsable(reason: str) -> ApiError:
    """400 of every markup parser."""
    return bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class Marks:
    """Plain text that grows, and its entities."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Append plain text."""
        self.parts.append(text)
        self.length += utf16_length(text)

    def mark(self, kind: str, start: int, **more: str | int | Json) -> None:
        """Add an entity from `start` to here; an empty one is dropped."""
        if self.length > start:
            self.entities.append({"type": kind, "offset": start, "length": self.length - start, **more})

    def text(self) -> str:
        """Return the plain text."""
        return "".join(self.parts)

    def link(self, start: int, url: str) -> None:
        """Add a text_link, or a text_mention for tg://user?id=; an invalid URL leaves plain text."""
        user_id = mentioned_user(url)
        if user_id is not None:
            self.mark("text_mention", start, user={"id": user_id, "is_bot": False, "first_name": ""})
        elif normalized := normalized_url(url):
            self.mark("text_link", start, url=normalized)


def mentioned_user(url: str) -> int | None:
    """Return the user id of a tg://user?id=... link."""
    if not url.startswith("tg://user?"):
        return None
    ids = parse_qs(urlsplit(url).query).get("id", [""])
    return int(ids[0]) if ids[0].isdecimal() else None


def normalized_url(url: str) -> str | None:
    """Return the URL with scheme and path as Telegram stores it, or None if it is not one."""
    if url.startswith(("tg://", "tonsite://")):
        return url
    full = url if "://" in url else f"http://{url}"
    try:
        pieces = urlsplit(full)
    except ValueError:
        return None
    plausible = pieces.scheme in {"http", "https", "ftp"} and _HOST.match(pieces.netloc)
    if not plausible or not ("." in pieces.netloc or "localhost" in pieces.netloc):
        return None
    return full if pieces.path or pieces.query else f"{full}/"
