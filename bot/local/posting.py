"""Putting a bot's message into a chat: destination, thread, reply, keyboard, pace."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.local.chats import Chat, Group, Stored
from bot.local.errors import bad_request
from bot.local.keyboards import has_web_app, reply_markup
from bot.local.lookup import open_chat

if TYPE_CHECKING:
    from bot.local.call import Call
    from bot.local.wire import Json


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes and what hangs on it."""

    chat: Chat
    around: Json
    markup: Json | None


def destination(call: Call, *, count: int = 1) -> Destination:
    """Return the checked destination of a call, and count `count` messages against Telegram's pace."""
    markup = reply_markup(call.params)
    chat = open_chat(call)
    if markup is not None and not chat.is_private and has_web_app(markup):
        raise bad_request("BUTTON_TYPE_INVALID")
    around = thread_fields(chat, call.params.integer("message_thread_id"))
    replied = _replied(call, chat)
    if replied is not None:
        around["reply_to_message"] = without_reply(replied.shape)
        if "message_thread_id" in replied.shape and "message_thread_id" not in around:
            around.update(thread_fields(chat, replied.shape["message_thread_id"]))
            around["reply_to_message"] = without_reply(replied.shape)
    call.world.pace_of(call.bot.id).admit(time.monotonic(), chat.id, count)
    return Destination(chat, around, markup)


def post(call: Call, target: Destination, content: Json) -> Stored:
    """Put a message of the bot into a chat."""
    now = time.time()
    shape: Json = {
        "message_id": target.chat.next_message_id(),
        "from": call.bot.shape,
        "chat": target.chat.shape,
        "date": int(now),
        **target.around,
        **content,
    }
    if call.params.flag("protect_content"):
        shape["has_protected_content"] = True
    markup, keyboard = target.markup, None
    if markup is not None and markup.get("inline_keyboard"):
        shape["reply_markup"] = markup
    elif markup is not None and "inline_keyboard" not in markup:
        keyboard = markup
    stored = Stored(shape, call.bot.id, now, keyboard)
    call.world.keep(target.chat, stored)
    call.world.show(target.chat, stored)
    call.world.note_arrival(target.chat, stored.id)
    return stored


def thread_fields(chat: Chat, thread_id: int) -> Json:
    """Return the fields of a message in a topic; its root stands in for the message replied to."""
    if not thread_id:
        return {}
    if not isinstance(chat, Group) or thread_id not in chat.topics:
        raise bad_request("message thread not found")
    root = chat.messages[thread_id]
    return {
        "message_thread_id": thread_id,
        "is_topic_message": True,
        "reply_to_message": without_reply(root.shape),
    }


def without_reply(shape: Json) -> Json:
    """Return a Message as it stands inside another: Telegram nests replies one level deep."""
    return {name: value for name, value in shape.items() if name != "reply_to_message"}


def _replied(call: Call, chat: Chat) -> Stored | None:
    parameters = call.params.tree("reply_parameters")
    if isinstance(parameters, dict):
        if "message_id" not in parameters:
            raise bad_request('can\'t find field "message_id"')
        message_id = int(parameters.get("message_id", 0))
        may_lack = bool(parameters.get("allow_sending_without_reply"))
    else:
        message_id = call.params.integer("reply_to_message_id")
        may_lack = call.params.flag("allow_sending_without_reply")
    if not message_id:
        return None
    stored = chat.messages.get(message_id)
    if stored is None and not may_lack:
        raise bad_request("message to be replied not found")
    return stored
