"""Finding the chat and the message that a call names, or Telegram's words for not finding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.chats import Chat, Group, PrivateChat, Stored
from bot.local.errors import bad_request

if TYPE_CHECKING:
    from bot.local.call import Call


def known_chat(call: Call, name: str = "chat_id") -> Chat:
    """Return the chat that a parameter names, open to the bot or not; 400 "chat not found"."""
    raw = call.params.text(name).strip()
    if not raw:
        raise bad_request(f"{name} is empty")
    chat_id = call.params.integer(name)
    chat: Chat | None = call.world.groups.get(chat_id)
    if chat is None:
        user = call.world.users.get(chat_id)
        chat = call.world.private_chat(call.bot, user) if user else None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def open_chat(call: Call, name: str = "chat_id") -> Chat:
    """Return the chat that a parameter names if the bot may write there; 400 or 403 otherwise."""
    chat = known_chat(call, name)
    if isinstance(chat, PrivateChat):
        shares = not chat.started and call.world.shares_group(call.bot.id, chat.id)
        refusal = chat.refusal(shares_group=shares)
    elif isinstance(chat, Group):
        refusal = chat.refusal(call.bot.id)
    else:
        refusal = bad_request("chat not found")
    if refusal:
        raise refusal
    return chat


def own_message(call: Call) -> tuple[Chat, Stored]:
    """Return the bot's own message that an edit names."""
    chat = open_chat(call)
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    stored = chat.messages.get(message_id)
    if stored is None:
        raise bad_request("message to edit not found")
    if stored.author_id != call.bot.id:
        raise bad_request("message can't be edited")
    return chat, stored


def message(call: Call, chat: Chat, verb: str) -> Stored:
    """Return any message of a chat; 400 "message to `verb` not found"."""
    stored = chat.messages.get(call.params.integer("message_id"))
    if stored is None:
        raise bad_request(f"message to {verb} not found")
    return stored
