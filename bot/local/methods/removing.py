"""deleteMessage, deleteMessages: own messages, or others' where the bot may; younger than 48 hours."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.chats import Chat, Group, Stored
from bot.local.errors import bad_request
from bot.local.lookup import message, open_chat

if TYPE_CHECKING:
    from bot.local.call import Call, Method

_DELETABLE_SECONDS = 48 * 3600
_MAX_AT_ONCE = 100


def _may_delete(call: Call, chat: Chat, stored: Stored) -> bool:
    young = time.time() - stored.arrived < _DELETABLE_SECONDS
    own = stored.author_id == call.bot.id or chat.is_private
    return young and (own or (isinstance(chat, Group) and chat.is_admin(call.bot.id)))


def _delete_message(call: Call) -> bool:
    chat = open_chat(call)
    stored = message(call, chat, "delete")
    if not _may_delete(call, chat, stored):
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[stored.id]
    return True


def _delete_messages(call: Call) -> bool:
    """Delete several at once; those that cannot be found are passed over."""
    chat = open_chat(call)
    ids = call.params.tree("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= _MAX_AT_ONCE:
        raise bad_request("there are no messages to delete")
    for message_id in ids:
        stored = chat.messages.get(int(message_id))
        if stored and _may_delete(call, chat, stored):
            del chat.messages[stored.id]
    return True


METHODS: dict[str, Method] = {"deleteMessage": _delete_message, "deleteMessages": _delete_messages}
