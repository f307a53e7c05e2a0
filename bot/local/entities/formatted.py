"""The text of a message as Telegram keeps it: parsed, cleaned, trimmed, measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.local.entities.automatic import find_entities
from bot.local.entities.html import parse_html
from bot.local.entities.markdown import parse_markdown
from bot.local.entities.markdown_v2 import parse_markdown_v2
from bot.local.entities.marks import Marks, normalized_url, utf16_length
from bot.local.errors import bad_request

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.wire import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_MAX_ENTITIES = 100
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
_FIRST_PRINTABLE = 32
# Carriage returns and line and direction marks vanish, other control characters become blanks
# (td: clean_input_string).
_REMOVED = dict.fromkeys([0x0D, *range(0x2028, 0x202F)])
_BLANKED = {code: " " for code in range(_FIRST_PRINTABLE) if code not in {0x0A, 0x0D}}
_CLEAN = {**_REMOVED, **_BLANKED}
_GIVEN_KINDS = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention"),
    *("custom_emoji", "date_time", "blockquote", "expandable_blockquote"),
}

# May be given, but Telegram finds them by itself all the same.
_FOUND_KINDS = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text with its entities."""

    text: str
    entities: list[Json]


def from_params(params: Params, name: str, entities_name: str) -> Formatted:
    """Return the formatted text of a call's parameter, by its parse_mode or entities; unmeasured."""
    source = params.text(name).translate(_CLEAN)
    mode = params.text("parse_mode").lower()
    if mode and mode != "none":
        if mode not in _PARSERS:
            raise bad_request("unsupported parse_mode")
        marks = _PARSERS[mode](source)
    else:
        length = utf16_length(source)
        marks = Marks([source], length, _given(params.tree(entities_name), length))
    return finished(marks)


def message_text(params: Params) -> Formatted:
    """Return the text of sendMessage and editMessageText; 400 if empty, blank or over 4096 characters."""
    if not params.text("text"):
        raise bad_request("message text is empty")
    words = from_params(params, "text", "entities")
    if not words.text:
        raise bad_request("text must be non-empty")
    if len(words.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return words


def caption(params: Params) -> Formatted:
    """Return the caption of a call; it may be empty; 400 if over 1024 characters."""
    words = from_params(params, "caption", "caption_entities")
    if len(words.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return words


def plain(text: str) -> Formatted:
    """Return what a person's client makes of typed text: automatic entities only."""
    cleaned = text.translate(_CLEAN)
    return finished(Marks([cleaned], utf16_length(cleaned), []))


def finished(marks: Marks) -> Formatted:
    """Trim blanks at both ends, shift the entities with them, and add the automatic ones."""
    whole = marks.text()
    text = whole.strip()
    entities = marks.entities
    if entities:
        leading = utf16_length(whole[: len(whole) - len(whole.lstrip())])
        entities = _shifted(entities, leading, utf16_length(text))
    entities = entities + find_entities(text, entities)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(text, entities[:_MAX_ENTITIES])


def _shifted(entities: list[Json], leading: int, length: int) -> list[Json]:
    kept = []
    for entity in entities:
        start = max(entity["offset"] - leading, 0)
        stop = min(entity["offset"] - leading + entity["length"], length)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return kept


def _given(entities: object, length: int) -> list[Json]:
    if entities is None:
        return []
    if not isinstance(entities, list) or not all(isinstance(entity, dict) for entity in entities):
        raise bad_request("can't parse entities JSON object")
    for entity in entities:
        _check_given(entity, length)
    return [dict(entity) for entity in entities if entity["type"] in _GIVEN_KINDS]


def _check_given(entity: Json, length: int) -> None:
    start, size = int(entity.get("offset", 0)), int(entity.get("length", 0))
    if entity.get("type") not in _GIVEN_KINDS | _FOUND_KINDS:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if start < 0:
        raise bad_request(f"receive an entity with incorrect offset {start}")
    if size < 0:
        raise bad_request(f"receive an entity with incorrect length {size}")
    if start > length:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    if start + size > length:
        ends = f"ends after the end of the text at UTF-16 offset {start + size}"
        raise bad_request(f"entity beginning at UTF-16 offset {start} {ends}")
    if entity["type"] == "text_link" and normalized_url(str(entity.get("url", ""))) is None:
        raise bad_request(f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
