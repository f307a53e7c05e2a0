"""Decisions to messages: who gets which words, where, and what becomes of a pressed message.

Texts are plain, never markup. Language and time zone are the network's (`Bahasa`, `Zona waktu`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.formats import Formats
from bot.say import alert_of, talk_of
from bot.talk import Talk, Voice
from bot.wording import LANGUAGES
from bot.wording.words import Words
from commands.asks import FROM_ELSEWHERE, Ask, Pressed, PressedUnknown, Said
from commands.book import Book
from commands.decision import Decision, Notice
from commands.messages import Kind, Lane, Message
from commands.ports import Rendered
from commands.replies import Reply

_ENGLISH = "english"


def _now() -> datetime:
    return datetime.now(UTC)


def language_of(book: Book) -> Words:
    """The network's language (`Bahasa`)."""
    return language_named(book.settings.get("Bahasa", ""))


def language_named(typed: str) -> Words:
    """The language that `Bahasa` asks for; Indonesian unless it says English."""
    return LANGUAGES[1] if typed.strip().casefold() == _ENGLISH else LANGUAGES[0]


@dataclass(frozen=True, slots=True)
class Renderer:
    """`ports.Render` as an object. `now` is asked only for notices, which have no time of their own."""

    bot_username: str
    now: Callable[[], datetime] = _now
    sheet_url: str = ""

    def __call__(self, decision: Decision, ask: Ask | None, book: Book) -> Rendered:
        """Words for the reply (to who asked, where she asked) and for all notices."""
        voice = self._voice(ask, book)
        notices = tuple(_notice(voice, notice) for notice in decision.notices)
        if decision.reply is None or ask is None:
            return Rendered(notices)
        alert = alert_of(voice, decision.reply) if isinstance(ask.what, Pressed | PressedUnknown) else ""
        if alert:
            return Rendered(notices, alert)
        answer = _answer(talk_of(voice, decision.reply), ask)
        return Rendered((*answer, *_closed(decision, ask), *notices))

    def aside(self, ask: Ask, reply: Reply, book: Book) -> tuple[Message, ...]:
        """Words for a reply that no decision made (`TooFast`, `SomethingBroke`)."""
        return _answer(talk_of(self._voice(ask, book), reply), ask)

    def _voice(self, ask: Ask | None, book: Book) -> Voice:
        words = language_of(book)
        at = ask.at if ask is not None else self.now()
        return Voice(words, Formats(words, at.astimezone(book.zone)), self.bot_username, self.sheet_url)


def _closed(decision: Decision, ask: Ask) -> tuple[Message, ...]:
    """The message whose place the answer took loses its buttons."""
    if decision.closes is None:
        return ()
    return (Message(ask.place.chat_id, kind=Kind.UNBUTTON, message_id=decision.closes),)


def _answer(talk: Talk, ask: Ask) -> tuple[Message, ...]:
    """The answer goes where she asked: the same chat and topic, in a group as a reply to her message."""
    message = Message(
        ask.place.chat_id,
        talk.text,
        talk.rows,
        topic_id=ask.place.topic_id,
        attachment=talk.attachment,
    )
    match ask.what:
        case Pressed(message_id=int() as pressed, verb=verb):
            if talk.is_page and talk.attachment is None and verb not in FROM_ELSEWHERE:
                return (replace(message, kind=Kind.EDIT, message_id=pressed),)
            unbutton = Message(
                ask.place.chat_id, topic_id=ask.place.topic_id, kind=Kind.UNBUTTON, message_id=pressed
            )
            return (message, unbutton) if talk.closes else (message,)
        case Said(message_id=said) if not ask.place.is_private:
            return (replace(message, reply_to=said),)
        case _:
            return (message,)


def _notice(voice: Voice, notice: Notice) -> Message:
    talk = talk_of(voice, notice.reply)
    return Message(
        notice.chat_id,
        talk.text,
        talk.rows,
        topic_id=notice.topic_id,
        lane=Lane.NOTICE,
        tag=notice.tag,
        joins=not talk.rows and talk.attachment is None,
        attachment=talk.attachment,
    )
