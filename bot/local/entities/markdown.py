r"""parse_mode Markdown (legacy): no nesting, `\` escapes only `_`, `*`, `` ` `` and `[` outside entities.

Source: core.telegram.org/bots/api#markdown-style and tdlib/td (parse_markdown).
"""

from __future__ import annotations

from bot.local.entities.marks import Marks, byte_offset, unparsable

_FENCE = "```"
_ENDS = {"_": "_", "*": "*", "`": "`", "[": "]", _FENCE: _FENCE}
_KINDS = {"_": "italic", "*": "bold", "`": "code"}


def parse_markdown(source: str) -> Marks:
    """Return the plain text and entities of a legacy Markdown text."""
    marks = Marks()
    position = 0
    while position < len(source):
        char = source[position]
        if char == "\\" and source[position + 1 : position + 2] in set("_*`["):
            marks.write(source[position + 1])
            position += 2
        elif char in "_*`[":
            position = _entity(source, position, marks)
        else:
            marks.write(char)
            position += 1
    return marks


def _entity(source: str, begin: int, marks: Marks) -> int:
    opening = _FENCE if source.startswith(_FENCE, begin) else source[begin]
    inside = begin + len(opening)
    end = source.find(_ENDS[opening], inside)
    if end < 0:
        offset = byte_offset(source, begin)
        raise unparsable(f"Can't find end of the entity starting at byte offset {offset}")
    start = marks.length
    content = source[inside:end]
    after = end + len(_ENDS[opening])
    if opening == "[":
        marks.write(content)
        return _link(source, after, start, marks)
    if opening == _FENCE:
        language, body = split_language(content)
        marks.write(body)
        marks.mark("pre", start, **({"language": language} if language else {}))
    else:
        marks.write(content)
        marks.mark(_KINDS[opening], start)
    return after


def _link(source: str, after: int, start: int, marks: Marks) -> int:
    end = source.find(")", after) if source.startswith("(", after) else -1
    if end < 0:
        return after
    marks.link(start, source[after + 1 : end])
    return end + 1


def split_language(content: str) -> tuple[str, str]:
    """Return language and body of a fenced block; a first line of one word names the language."""
    first, newline, rest = content.partition("\n")
    if newline and first and not any(char.isspace() for char in first) and rest:
        return first, rest
    return "", content.removeprefix("\n")
