"""parse_mode HTML, strict as Telegram is: a stray `<`, an unknown tag or a missing end is an error.

Source: core.telegram.org/bots/api#html-style and tdlib/td (MessageEntity.cpp, parse_html).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.local.entities.marks import Marks, byte_offset, unparsable

if TYPE_CHECKING:
    from bot.local.wire import Json

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
_TAGS = {*_KINDS, "a", "code", "pre", "tg-emoji", "tg-time", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_MAX_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


def parse_html(source: str) -> Marks:
    """Return the plain text and entities of an HTML text; 400 with the byte offset on any fault."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.marks = Marks()
        self.open: list[_Open] = []

    def run(self) -> Marks:
        source = self.source
        while self.position < len(source):
            char = source[self.position]
            if char == "<":
                self._tag()
            elif char == "&":
                self.marks.write(self._reference())
            else:
                ends = [
                    at for at in (source.find("<", self.position), source.find("&", self.position)) if at >= 0
                ]
                end = min(ends, default=len(source))
                self.marks.write(source[self.position : end])
                self.position = end
        if self.open:
            raise unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return self.marks

    def _reference(self) -> str:
        match = _REFERENCE.match(self.source, self.position)
        char = _referenced(match) if match else None
        if match is None or char is None:
            self.position += 1
            return "&"
        self.position = match.end()
        return char

    def _tag(self) -> None:
        begin = self.position
        self.position += 1
        if self.source.startswith("/", self.position):
            self.position += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.position)
        taken = match.group() if match else ""
        self.position += len(taken)
        return taken

    def _skip_blanks(self) -> None:
        while self._peek().isspace():
            self.position += 1

    def _peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def _start_tag(self, begin: int) -> None:
        offset = byte_offset(self.source, begin)
        tag = self._take(_TAG_NAME).lower()
        if not self._peek():
            raise unparsable(f"Unclosed start tag at byte offset {offset}")
        if tag not in _TAGS:
            raise unparsable(f'Unsupported start tag "{tag}" at byte offset {offset}')
        attributes: dict[str, str] = {}
        self._skip_blanks()
        while self._peek() != ">":
            self._attribute(tag, offset, attributes)
            self._skip_blanks()
        self.position += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.open.append(_Open(tag, attributes, self.marks.length))

    def _attribute(self, tag: str, offset: int, attributes: dict[str, str]) -> None:
        name = self._take(_ATTRIBUTE)
        if not self._peek():
            raise unparsable(f"Unclosed start tag at byte offset {offset}")
        if not name:
            raise unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
        self._skip_blanks()
        if self._peek() != "=":
            if tag == "blockquote" and name == "expandable":
                attributes[name] = "1"
                return
            where = f'the tag "{tag}" at byte offset {offset}'
            raise unparsable(f"Expected equal sign in declaration of an attribute of {where}")
        self.position += 1
        self._skip_blanks()
        attributes[name] = self._value(offset)
        if not self._peek():
            raise unparsable(f"Unclosed start tag at byte offset {offset}")

    def _value(self, offset: int) -> str:
        quote = self._peek()
        if not quote:
            raise unparsable(f"Unclosed start tag at byte offset {offset}")
        if quote not in "'\"":
            begin = self.position
            token = self._take(_NAME_TOKEN)
            if not self._peek().isspace() and self._peek() != ">":
                where = byte_offset(self.source, begin)
                raise unparsable(f"Unexpected end of name token at byte offset {where}")
            return token.lower()
        self.position += 1
        value: list[str] = []
        while (char := self._peek()) and char != quote:
            if char == "&":
                value.append(self._reference())
            else:
                value.append(char)
                self.position += 1
        self.position += 1
        return "".join(value)

    def _end_tag(self, begin: int) -> None:
        offset = byte_offset(self.source, begin)
        if not self.open:
            raise unparsable(f"Unexpected end tag at byte offset {offset}")
        name = self._take(_TAG_NAME).lower()
        self._skip_blanks()
        if self._peek() != ">":
            raise unparsable(f"Unclosed end tag at byte offset {offset}")
        self.position += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            found = f'expected "</{opened.tag}>", found "</{name}>"'
            raise unparsable(f"Unmatched end tag at byte offset {offset}, {found}")
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        marks, start, attributes = self.marks, opened.start, opened.attributes
        if opened.tag in _KINDS:
            marks.mark(_KINDS[opened.tag], start)
        elif opened.tag == "a":
            marks.link(start, attributes.get("href") or _since(marks, start))
        elif opened.tag == "code":
            self._close_code(opened)
        elif opened.tag == "pre":
            self._close_pre(opened)
        elif opened.tag == "blockquote":
            marks.mark("expandable_blockquote" if "expandable" in attributes else "blockquote", start)
        elif opened.tag == "tg-emoji":
            number = attributes.get("emoji-id", "")
            if not number.isdecimal():
                raise unparsable("Invalid custom emoji identifier specified")
            marks.mark("custom_emoji", start, custom_emoji_id=number)
        elif opened.tag == "tg-time":
            self._close_time(opened)

    def _close_time(self, opened: _Open) -> None:
        unix = opened.attributes.get("unix", "")
        if not unix.isdecimal():
            raise unparsable("Invalid Unix time specified")
        shown = opened.attributes.get("format", "")
        more: Json = {"unix_time": int(unix), **({"date_time_format": shown} if shown else {})}
        self.marks.mark("date_time", opened.start, **more)

    def _close_code(self, opened: _Open) -> None:
        language = opened.attributes.get("class", "").removeprefix("language-")
        inside_pre = bool(self.open) and self.open[-1].tag == "pre" and self.open[-1].start == opened.start
        if inside_pre and language:
            self.marks.mark("code", opened.start, language=language)
        else:
            self.marks.mark("code", opened.start)

    def _close_pre(self, opened: _Open) -> None:
        entities = self.marks.entities
        last = entities[-1] if entities else {}
        whole = (last.get("type"), last.get("offset"), last.get("length"))
        if whole == ("code", opened.start, self.marks.length - opened.start) and "language" in last:
            entities[-1] = {**last, "type": "pre"}
        else:
            last.pop("language", None)
            self.marks.mark("pre", opened.start)


def _referenced(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    usable = 0 < code <= _MAX_CODE_POINT and code not in _SURROGATES
    return chr(code) if usable else None


def _since(marks: Marks, start: int) -> str:
    """Return the text written since a UTF-16 offset."""
    return marks.text().encode("utf-16-le")[2 * start :].decode("utf-16-le")
