"""Marked-up text: what the parsers find, and what they refuse."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.entities.automatic import find_entities
from bot.local.entities.html import parse_html
from bot.local.entities.markdown import parse_markdown
from bot.local.entities.markdown_v2 import parse_markdown_v2
from bot.local.errors import ApiError

Entity = tuple[Any, ...]


def brief(entities: list[dict[str, Any]]) -> list[Entity]:
    known = ("type", "offset", "length")
    return [
        (*(entity[name] for name in known), *(value for name, value in entity.items() if name not in known))
        for entity in entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a <b>b</b> c", "a b c", [("bold", 2, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("😀<b>😀</b>", "😀😀", [("bold", 2, 2)]),
        ("<b>a<i>b</i></b>", "ab", [("italic", 1, 1), ("bold", 0, 2)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ('<a href="https://a.id/x?y=1&amp;z=2">a</a>', "a", [("text_link", 0, 1, "https://a.id/x?y=1&z=2")]),
        ("<a href=a.id>a</a>", "a", [("text_link", 0, 1, "http://a.id/")]),
        ("<a>a.id</a>", "a.id", [("text_link", 0, 4, "http://a.id/")]),
        ("<a href='not a link'>a</a>", "a", []),
        (
            '<a href="tg://user?id=7">a</a>',
            "a",
            [("text_mention", 0, 1, {"id": 7, "is_bot": False, "first_name": ""})],
        ),
        ("<code>a&lt;b</code>", "a<b", [("code", 0, 3)]),
        ("<pre>a</pre>", "a", [("pre", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1, "py")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "5")]),
        ('<tg-time unix="5" format="r">a</tg-time>', "a", [("date_time", 0, 1, 5, "r")]),
        ('<tg-time unix="5">a</tg-time>', "a", [("date_time", 0, 1, 5)]),
        ("<a href='tg://resolve?domain=x'>a</a>", "a", [("text_link", 0, 1, "tg://resolve?domain=x")]),
        ("<a href='http://[x'>a</a>", "a", []),
        ("&lt;&gt;&amp;&quot;&#39;&#x41;", "<>&\"'A", []),
        ("&nbsp; & &#0; &lt", "&nbsp; & &#0; <", []),
        ("1 > 0", "1 > 0", []),
    ],
)
def test_html_becomes_plain_text_and_entities(source: str, text: str, entities: list[Entity]):
    marks = parse_html(source)
    assert (marks.text(), brief(marks.entities)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("é<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", "Unclosed start tag at byte offset 0"),
        ("<a href", "Unclosed start tag at byte offset 0"),
        ("<tg-time>a</tg-time>", "Invalid Unix time specified"),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_faulty_html_is_refused_with_the_place_in_bytes(source: str, reason: str):
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ __c__ ~d~ ||e||", "a b c d e", ["bold", "italic", "underline", "strikethrough", "spoiler"]),
        (r"1\.500 \*", "1.500 *", []),
        ("*a _b_*", "a b", ["italic", "bold"]),
        ("[a](https://a.id)", "a", ["text_link"]),
        (r"[a](https://a.id/\))", "a", ["text_link"]),
        ("[a]", "a", []),
        ("![👍](tg://emoji?id=5)", "👍", ["custom_emoji"]),
        ("`a.b`", "a.b", ["code"]),
        ("```py\na.b```", "a.b", ["pre"]),
        (">a\n>b\nc", "a\nb\nc", ["blockquote"]),
        ("**>a", "a", ["expandable_blockquote"]),
        ("_a__b__c_", "abc", ["underline", "italic"]),
    ],
)
def test_markdown_v2_becomes_plain_text_and_entities(source: str, text: str, entities: list[str]):
    marks = parse_markdown_v2(source)
    assert (marks.text(), [entity["type"] for entity in marks.entities]) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1.500", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a!", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("é*a", "Can't find end of Bold entity at byte offset 2"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 3"),
    ],
)
def test_faulty_markdown_v2_is_refused(source: str, reason: str):
    with pytest.raises(ApiError) as caught:
        parse_markdown_v2(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c`", "a b c", ["bold", "italic", "code"]),
        ("```py\na```", "a", ["pre"]),
        ("[a](https://a.id) [b]", "a b", ["text_link"]),
        (r"1.500 \*", "1.500 *", []),
        ("```\na b\n```", "a b\n", ["pre"]),
    ],
)
def test_legacy_markdown_becomes_plain_text_and_entities(source: str, text: str, entities: list[str]):
    marks = parse_markdown(source)
    assert (marks.text(), [entity["type"] for entity in marks.entities]) == (text, entities)


def test_legacy_markdown_without_an_end_is_refused():
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 2"):
        parse_markdown("é_a")


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/harga sambal", [("bot_command", 0, 6)]),
        ("/harga@mitra_bot", [("bot_command", 0, 16)]),
        ("a/harga", []),
        ("😀 /order", [("bot_command", 3, 6)]),
        ("halo @ibusari!", [("mention", 5, 8)]),
        ("sari@contoh.id", [("email", 0, 14)]),
        ("lihat https://contoh.id/a?b=1.", [("url", 6, 23)]),
        ("lihat contoh.id/harga, ya", [("url", 6, 15)]),
        ("t.me/mitra_bot?start=U7", [("url", 0, 23)]),
        ("Rp25.000 dan 1/2", []),
        ("#promo #1", [("hashtag", 0, 6)]),
    ],
)
def test_telegram_finds_entities_by_itself(text: str, entities: list[Entity]):
    assert brief(find_entities(text, [])) == entities


def test_found_entities_never_cross_the_given_ones():
    assert find_entities("/harga", [{"type": "code", "offset": 0, "length": 3}]) == []


@given(st.text())
def test_any_text_escaped_for_html_comes_back_unchanged(text: str):
    marks = parse_html(html.escape(text))
    assert (marks.text(), marks.entities) == (text, [])


@given(st.text())
def test_any_text_with_its_marks_escaped_for_markdown_v2_comes_back_unchanged(text: str):
    reserved = set("_*[]()~`>#+-=|{}.!\\")
    marks = parse_markdown_v2("".join(f"\\{char}" if char in reserved else char for char in text))
    assert (marks.text(), marks.entities) == (text, [])


@given(st.text(), st.text(min_size=1), st.text())
def test_offsets_cut_exactly_the_marked_part_out_of_any_text(before: str, marked: str, after: str):
    marks = parse_html(f"{html.escape(before)}<b>{html.escape(marked)}</b>{html.escape(after)}")
    (entity,) = marks.entities
    units = marks.text().encode("utf-16-le")
    start, stop = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    assert units[start:stop].decode("utf-16-le") == marked


@given(st.text(alphabet=st.sampled_from("<>/&;abipre=\"' \n#x1_*[]()`~|!\\\\😀"), max_size=60))
def test_every_text_is_parsed_or_refused_and_entities_lie_within_it(text: str):
    for parse in (parse_html, parse_markdown, parse_markdown_v2):
        try:
            marks = parse(text)
        except ApiError:
            continue
        length = len(marks.text().encode("utf-16-le")) // 2
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= length for one in marks.entities)


@given(st.text(alphabet=st.sampled_from("@/#.:abc1_ 😀\n"), max_size=60))
def test_found_entities_lie_within_any_text_and_never_cross(text: str):
    found = sorted(find_entities(text, []), key=lambda one: one["offset"])
    ends = [0, *(one["offset"] + one["length"] for one in found)]
    starts = [*(one["offset"] for one in found), len(text.encode("utf-16-le")) // 2]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
