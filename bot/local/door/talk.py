"""What people write: texts, edits, photos, documents, albums, contacts."""

from __future__ import annotations

import base64
import re
import time
from typing import TYPE_CHECKING

from bot.local.accounts import ANONYMOUS_ADMIN
from bot.local.chats import Group, PrivateChat, Stored
from bot.local.delivery import deliver
from bot.local.door.asking import chat_of, group_of, person_of, view
from bot.local.entities.formatted import plain
from bot.local.membership import set_blocked
from bot.local.params import Upload
from bot.local.posting import thread_fields, without_reply

if TYPE_CHECKING:
    from bot.local.chats import Chat
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World

# What a link can carry, by core.telegram.org/bots/features (Deep Linking).
_PAYLOAD = re.compile(r"^[A-Za-z0-9_-]{0,64}$")


def say(world: World, chat: Chat, author: Json, content: Json, around: Json | None = None) -> Stored:
    """Put a person's message into a chat and tell the bots; writing to a bot starts the chat with it."""
    if isinstance(chat, PrivateChat):
        if chat.blocked:
            raise ValueError("the bot is blocked: unblock it first")
        chat.started = True
    now = time.time()
    shape: Json = {
        "message_id": chat.next_message_id(),
        "from": author,
        "chat": chat.shape,
        "date": int(now),
        **(around or {}),
        **content,
    }
    stored = Stored(shape, author["id"], now)
    world.keep(chat, stored)
    deliver(world, chat, "message", shape)
    return stored


def words(text: str, *, is_caption: bool = False) -> Json:
    """Return the fields of typed text; ValueError if it is blank."""
    formatted = plain(text)
    if not formatted.text and not is_caption:
        raise ValueError("a person cannot send an empty text")
    text_name, entities_name = ("caption", "caption_entities") if is_caption else ("text", "entities")
    content: Json = {text_name: formatted.text} if formatted.text else {}
    return {**content, entities_name: formatted.entities} if formatted.entities else content


def _around(chat: Chat, ask: Json) -> Json:
    around: Json = {}
    topic = ask.get("topic")
    if topic is not None:
        if not isinstance(chat, Group):
            raise ValueError("only groups have topics")
        names = {name: number for number, name in chat.topics.items()}
        around = thread_fields(chat, names.get(topic, 0) if isinstance(topic, str) else topic)
        if not around:
            raise LookupError(f"no topic {topic}")
    if ask.get("reply_to"):
        replied = chat.messages.get(ask["reply_to"])
        if replied is None:
            raise LookupError(f"no message {ask['reply_to']} to reply to")
        around = {
            **{
                name: replied.shape[name]
                for name in ("message_thread_id", "is_topic_message")
                if name in replied.shape
            },
            **around,
            "reply_to_message": without_reply(replied.shape),
        }
    return around


def _says(world: World, ask: Json) -> Json:
    chat = chat_of(world, ask)
    return view(say(world, chat, person_of(world, ask).shape, words(ask["text"]), _around(chat, ask)))


def _starts(world: World, ask: Json) -> Json:
    chat = chat_of(world, ask)
    if isinstance(chat, PrivateChat) and chat.blocked:
        set_blocked(chat, blocked=False)
    payload = ask.get("payload") or ""
    if not _PAYLOAD.match(payload):
        raise ValueError(f"a link's start payload is up to 64 of A-Z a-z 0-9 _ and -, not {payload!r}")
    text = f"/start {payload}" if payload else "/start"
    return view(say(world, chat, person_of(world, ask).shape, words(text)))


def _anonymous(world: World, ask: Json) -> Json:
    group = group_of(world, ask)
    around = {"sender_chat": group.shape, **_around(group, ask)}
    return view(say(world, group, ANONYMOUS_ADMIN, words(ask["text"]), around))


def _edits(world: World, ask: Json) -> Json:
    chat, person = chat_of(world, ask), person_of(world, ask)
    stored = chat.messages.get(ask["message_id"])
    if stored is None or stored.author_id != person.id:
        raise LookupError(f"{person.first_name} has no message {ask['message_id']} here")
    is_caption = "text" not in stored.shape
    gone = {"text", "entities", "caption", "caption_entities"}
    kept = {name: value for name, value in stored.shape.items() if name not in gone}
    stored.shape = {**kept, "edit_date": int(time.time()), **words(ask["text"], is_caption=is_caption)}
    deliver(world, chat, "edited_message", stored.shape)
    return view(stored)


def _sends(world: World, ask: Json) -> list[Json]:
    """Send files, each with kind, name, mime_type, content (base64) and caption; several are an album."""
    chat, author, items = chat_of(world, ask), person_of(world, ask).shape, ask["items"]
    album = {"media_group_id": str(next(world.numbers) + 13_000_000_000_000_000)} if len(items) > 1 else {}
    contents = [
        {**album, **_file(world, item), **words(item.get("caption") or "", is_caption=True)} for item in items
    ]
    around = _around(chat, ask)
    return [view(say(world, chat, author, content, around)) for content in contents]


def _file(world: World, item: Json) -> Json:
    upload = Upload(item["name"], base64.b64decode(item["content"]), item["mime_type"])
    return world.files.keep_photo(upload) if item["kind"] == "photo" else world.files.keep_document(upload)


def _shares_contact(world: World, ask: Json) -> Json:
    person, contact = person_of(world, ask), ask["contact"]
    return view(say(world, chat_of(world, ask), person.shape, {"contact": contact}))


VERBS: dict[str, Verb] = {
    "says": _says,
    "starts": _starts,
    "anonymous": _anonymous,
    "edits": _edits,
    "sends": _sends,
    "shares_contact": _shares_contact,
}
