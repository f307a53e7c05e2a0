"""parse_mode MarkdownV2: nesting, and every reserved character must be escaped.

Source: core.telegram.org/bots/api#markdownv2-style and tdlib/td (parse_markdown_v2).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.local.entities.markdown import split_language
from bot.local.entities.marks import Marks, byte_offset, unparsable

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_LAST_ESCAPABLE = 126
_FENCE = "```"
# Longer openings first, so that `__` is underline and not italic twice.
_KINDS = {"__": "underline", "||": "spoiler", "_": "italic", "*": "bold", "~": "strikethrough"}
_NAMES = {
    "underline": "Underline",
    "spoiler": "Spoiler",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "code": "Code",
    "pre": "Pre",
}


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    closing: str
    start: int
    begin: int


def parse_markdown_v2(source: str) -> Marks:
    """Return the plain text and entities; 400 names the unescaped character or the missing end."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.marks = Marks()
        self.open: list[_Open] = []
        self.quote_start: int | None = None
        self.quote_expandable = False

    def run(self) -> Marks:
        while self.position < len(self.source):
            self._step()
        if self.open:
            last = self.open[-1]
            offset = byte_offset(self.source, last.begin)
            raise unparsable(f"Can't find end of {_NAMES[last.kind]} entity at byte offset {offset}")
        self._end_quote()
        return self.marks

    def _step(self) -> None:
        source, position = self.source, self.position
        char = source[position]
        following = source[position + 1 : position + 2]
        if char == "\\" and following and ord(following) <= _LAST_ESCAPABLE:
            self._write(following, 2)
        elif char == "\n":
            self._newline()
        elif char == ">" and self._at_line_begin():
            self._begin_quote(1, expandable=False)
        elif source.startswith("**>", position) and self._at_line_begin():
            self._begin_quote(3, expandable=True)
        elif char not in _RESERVED:
            self._write(char, 1)
        elif not (self._closes() or self._opens()):
            raise unparsable(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def _write(self, text: str, taken: int) -> None:
        self.marks.write(text)
        self.position += taken

    def _at_line_begin(self) -> bool:
        return self.position == 0 or self.source[self.position - 1] == "\n"

    def _begin_quote(self, taken: int, *, expandable: bool) -> None:
        if self.quote_start is None:
            self.quote_start = self.marks.length
            self.quote_expandable = expandable
        self.position += taken

    def _newline(self) -> None:
        if self.quote_start is not None and not self.source.startswith(">", self.position + 1):
            self._end_quote()
        self._write("\n", 1)

    def _end_quote(self) -> None:
        if self.quote_start is not None:
            kind = "expandable_blockquote" if self.quote_expandable else "blockquote"
            self.marks.mark(kind, self.quote_start)
            self.quote_start = None

    def _closes(self) -> bool:
        if not self.open:
            return False
        last = self.open[-1]
        italic_before_underline = last.closing == "_" and self._is_underline()
        if not self.source.startswith(last.closing, self.position) or italic_before_underline:
            return False
        self.open.pop()
        self.position += len(last.closing)
        if last.kind in {"text_link", "custom_emoji"}:
            self._close_link(last)
        else:
            self.marks.mark(last.kind, last.start)
        return True

    def _is_underline(self) -> bool:
        return self.source.startswith("__", self.position)

    def _close_link(self, opened: _Open) -> None:
        if not self.source.startswith("(", self.position):
            return
        begin = self.position
        url: list[str] = []
        self.position += 1
        while (char := self.source[self.position : self.position + 1]) and char != ")":
            if char == "\\":
                self.position += 1
                char = self.source[self.position : self.position + 1]
            url.append(char)
            self.position += 1
        if not char:
            offset = byte_offset(self.source, begin)
            raise unparsable(f"Can't find end of a URL at byte offset {offset}")
        self.position += 1
        target = "".join(url)
        if opened.kind == "custom_emoji":
            self.marks.mark("custom_emoji", opened.start, custom_emoji_id=target.rpartition("id=")[2])
        else:
            self.marks.link(opened.start, target)

    def _opens(self) -> bool:
        source, position = self.source, self.position
        if source.startswith("`", position):
            self._verbatim()
            return True
        if source.startswith("[", position):
            self._push("text_link", "]", 1)
            return True
        if source.startswith("![", position):
            self._push("custom_emoji", "]", 2)
            return True
        for opening, kind in _KINDS.items():
            if source.startswith(opening, position):
                self._push(kind, opening, len(opening))
                return True
        return False

    def _push(self, kind: str, closing: str, taken: int) -> None:
        self.open.append(_Open(kind, closing, self.marks.length, self.position))
        self.position += taken

    def _verbatim(self) -> None:
        """Read code or a fenced block: inside, only `` ` `` and the backslash are special."""
        fence = _FENCE if self.source.startswith(_FENCE, self.position) else "`"
        kind = "pre" if fence == _FENCE else "code"
        begin = self.position
        self.position += len(fence)
        content: list[str] = []
        while not self.source.startswith(fence, self.position):
            char = self.source[self.position : self.position + 1]
            if not char or char == "`":
                offset = byte_offset(self.source, begin)
                raise unparsable(f"Can't find end of {_NAMES[kind]} entity at byte offset {offset}")
            if char == "\\" and self.position + 1 < len(self.source):
                self.position += 1
                char = self.source[self.position]
            content.append(char)
            self.position += 1
        self.position += len(fence)
        start = self.marks.length
        language, body = split_language("".join(content)) if kind == "pre" else ("", "".join(content))
        self.marks.write(body)
        self.marks.mark(kind, start, **({"language": language} if language else {}))
