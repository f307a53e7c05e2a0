"""Where messages go and what becomes of pressed ones; and that no text of anybody breaks anything."""

from dataclasses import fields, is_dataclass, replace
from string import Formatter
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import LONGEST, decode
from bot.render import Renderer
from bot.wording import ENGLISH, INDONESIAN
from bot.wording.words import Words
from commands.asks import Ask, Place, Pressed, PressedUnknown, Said, Sender, Verb, What
from commands.book import Book, Kind
from commands.decision import Decision, Notice
from commands.messages import Kind as MessageKind
from commands.messages import Lane, Message
from commands.registry import COMMANDS
from commands.replies import Reply
from commands.replies.drafts import AlreadyRecorded, DraftDropped, OldButton, OrderRecorded
from commands.replies.people import Unknown
from commands.replies.sheet import SheetNews
from commands.replies.troubles import NothingRecorded, TooFast
from commands.rules.guard import Doubt
from tests.bot.conftest import AT
from tests.bot.example import BAWANG, NOW, order, quoted, shown
from tests.bot.samples import SAMPLES
from tests.bot.test_render_others import held
from tests.bot.test_render_prices import HERS

RENDER = Renderer("mitra_contoh_bot", now=lambda: NOW)


def ask(what: What, place: Place | None = None) -> Ask:
    return Ask("tg:1:1", AT, Sender(101, "Siti"), place or Place(101), what)


def rendered(
    reply: Reply, what: What, place: Place | None = None, book: Book | None = None
) -> tuple[Message, ...]:
    return RENDER(Decision(reply), ask(what, place), book or Book()).messages


def english_book() -> Book:
    book = Book()
    book.put(Kind.SETTING, "Bahasa", "English")
    return book


def test_a_private_answer_goes_to_the_chat_without_a_quote() -> None:
    (message,) = rendered(DraftDropped(), Said("order", "", 5))

    assert (message.chat_id, message.kind, message.lane, message.reply_to) == (
        101,
        MessageKind.SEND,
        Lane.ANSWER,
        None,
    )


def test_in_a_group_the_answer_is_a_reply_in_the_same_topic() -> None:
    (message,) = rendered(HERS, Said("harga", "", 5), Place(-1001, is_private=False, topic_id=9))

    assert (message.chat_id, message.topic_id, message.reply_to) == (-1001, 9, 5)


@pytest.mark.parametrize(
    ("reply", "verb", "kinds"),
    [
        (shown(quoted(BAWANG, 10, 20000)), Verb.RAISE, [MessageKind.EDIT]),
        (shown(quoted(BAWANG, 10, 20000)), Verb.CONFIRM, [MessageKind.EDIT]),
        (HERS, Verb.MORE_PRICES, [MessageKind.EDIT]),
        (HERS, Verb.SHOW_PRICES, [MessageKind.SEND]),
        (DraftDropped(), Verb.DROP_DRAFT, [MessageKind.EDIT]),
        (OrderRecorded(order(), "Siti", "BCA", None), Verb.CONFIRM, [MessageKind.SEND, MessageKind.UNBUTTON]),
        (Unknown(HERS.audience, "", ""), Verb.START_ORDER, [MessageKind.SEND]),
    ],
)
def test_what_becomes_of_the_pressed_message(reply: Reply, verb: Verb, kinds: list[MessageKind]) -> None:
    messages = rendered(reply, Pressed(verb, 37, 2, message_id=8))

    assert [m.kind for m in messages] == kinds
    assert {m.message_id for m in messages if m.kind is not MessageKind.SEND} <= {8}


@pytest.mark.parametrize("what", [Pressed(Verb.CONFIRM, 1, 1, message_id=8), PressedUnknown()])
@pytest.mark.parametrize("reply", [AlreadyRecorded("P261124-007"), OldButton()])
def test_a_press_that_does_nothing_is_told_on_the_button(reply: Reply, what: What) -> None:
    answer = RENDER(Decision(reply), ask(what), Book())

    assert answer.messages == ()
    assert 0 < len(answer.alert) <= 200


def test_notices_wait_in_their_lane_and_may_be_joined_unless_they_ask() -> None:
    price = held(20000, 25, Doubt.LOST_THOUSANDS, 25000)
    notices = (Notice(1, SheetNews(())), Notice(1, price))
    news, question = RENDER(Decision(notices=notices), None, Book()).messages

    assert (news.chat_id, news.lane, news.joins) == (1, Lane.NOTICE, True)
    assert (question.lane, question.joins) == (Lane.NOTICE, False)


def test_the_language_is_the_networks() -> None:
    assert rendered(DraftDropped(), Said("", ""))[0].text.startswith("Baik")
    assert rendered(DraftDropped(), Said("", ""), book=english_book())[0].text.startswith("All right")


def test_replies_that_no_decision_made_have_words_too() -> None:
    for book in (Book(), english_book()):
        for reply in (TooFast(), NothingRecorded()):
            (message,) = RENDER.aside(ask(Said("", "x", 5)), reply, book)
            assert message.chat_id == 101
            assert message.text


# --- both languages are complete --------------------------------------------------------------


def phrases(words: object, path: str = "") -> dict[str, str]:
    """Every template by its path."""
    found: dict[str, str] = {}
    for one in fields(words):  # type: ignore[arg-type] # Words is a dataclass
        value, here = getattr(words, one.name), f"{path}.{one.name}"
        if is_dataclass(value):
            found |= phrases(value, here)
        elif isinstance(value, str):
            found[here] = value
        elif hasattr(value, "items"):
            found |= {f"{here}.{key}": text for key, text in value.items() if isinstance(text, str)}
    return found


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_phrases_with_the_same_places_for_values() -> None:
    mine, theirs = phrases(INDONESIAN), phrases(ENGLISH)

    assert mine.keys() == theirs.keys()
    assert {k: placeholders(v) for k, v in mine.items()} == {k: placeholders(v) for k, v in theirs.items()}
    assert all(text.strip() for text in (*mine.values(), *theirs.values()))


@pytest.mark.parametrize("words", [INDONESIAN, ENGLISH])
def test_menus_and_labels_fit(words: Words) -> None:
    assert {command.name for command in COMMANDS} <= set(words.menu)
    assert all(1 <= len(line) <= 256 for line in words.menu.values())
    labels = [text for path, text in phrases(words).items() if path.startswith(".buttons")]
    assert all(len(text) <= 24 for text in labels if "{" not in text)


NEVER = (
    "error", "invalid", "gagal", "sistem", "server", "database", "API", "draft", "session", "timeout",
    "sinkronisasi", "input", "klik", "Anda", "kamu", "Bunda", "Sis", "Gan", "Bos", "Sayang,", "utang",
    "nunggak", "telat", "wajib", "ketidaknyamanan", "pengertiannya",
)  # fmt: skip


def test_words_that_are_never_used() -> None:
    used = [text for path, text in phrases(INDONESIAN).items() if path not in (".code", ".times.locale")]

    assert [text for text in used for word in NEVER if word.lower() in text.lower().split()] == []
    assert [text for text in used if text.count("!") > 0] == []


# --- whatever anybody typed -------------------------------------------------------------------

nasty = st.text(max_size=60) | st.sampled_from(
    [
        "{0}",
        "{called}",
        "<b>x</b>",
        "*tebal*",
        "=HYPERLINK(1)",
        "\u202ekanan",
        "%s",
        "\ud800",
        "_" * 50,
        "👩‍👩‍👧",
    ]
)


def _filled(reply: Reply, text: str) -> Reply:
    """The reply with every string in it replaced."""

    def fill(value: Any) -> Any:
        if type(value) is str:
            return text
        if type(value) is tuple:
            return tuple(fill(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            given = {f.name: fill(getattr(value, f.name)) for f in fields(value) if f.init}
            return replace(value, **given)
        return value

    filled: Reply = fill(reply)
    return filled


def every_reply() -> list[Reply]:
    """One of each type."""
    assert {type(sample) for sample in SAMPLES} == set(get_args(Reply))
    return SAMPLES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=nasty, english=st.booleans())
def test_whatever_anybody_typed_is_shown_and_never_raises(*, text: str, english: bool) -> None:
    book = english_book() if english else Book()
    what: list[What] = [Said("x", text, 5), Pressed(Verb.CONFIRM, 1, 1, message_id=8)]
    for reply in every_reply():
        for one in what:
            decision = Decision(_filled(reply, text), notices=(Notice(1, _filled(reply, text)),))
            answer = RENDER(decision, ask(one), book)
            for message in answer.messages:
                for button in (b for row in message.buttons for b in row):
                    assert len(button.data.encode()) <= LONGEST
                    assert 1 <= len(button.label) <= 40
                    assert bool(button.data) != bool(button.url)
                    assert not button.data or isinstance(decode(button.data), Pressed)
