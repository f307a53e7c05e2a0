"""Many people at once, for benches: thousands of texts and presses in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.accounts import User
from bot.local.door.asking import bot_of
from bot.local.door.pressing import press
from bot.local.door.talk import say, words

if TYPE_CHECKING:
    from bot.local.chats import PrivateChat
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World


def _inject(world: World, ask: Json) -> int:
    """Let people write or press in private chats; who is not known yet is made.

    Each item is `{"user": id, "text": ...}` or `{"user": id, "press": callback_data, "message_id"?: ...}`.
    A press without a message goes to the newest message whose keyboard has that data.
    """
    bot = bot_of(world, ask)
    for item in ask["updates"]:
        user_id = item["user"]
        user = world.users.get(user_id)
        if user is None:
            user = world.users[user_id] = User(user_id, item.get("first_name", f"Orang {user_id}"))
        chat = world.private_chat(bot, user)
        if "text" in item:
            say(world, chat, user.shape, words(item["text"]))
        else:
            message_id = item.get("message_id") or _newest_with(chat, item["press"])
            press(world, chat, user, message_id, item["press"])
    return len(ask["updates"])


def _newest_with(chat: PrivateChat, data: str) -> int:
    for number in reversed(chat.messages):
        rows = chat.messages[number].shape.get("reply_markup", {}).get("inline_keyboard", ())
        if any(button.get("callback_data") == data for row in rows for button in row):
            return number
    raise LookupError(f"no button {data} in chat {chat.id}")


VERBS: dict[str, Verb] = {"inject": _inject}
