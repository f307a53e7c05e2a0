"""getChat, leaveChat, createChatInviteLink, pinChatMessage, unpinChatMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.chats import Chat, Group
from bot.local.errors import bad_request
from bot.local.lookup import message, open_chat
from bot.local.membership import change_bot_status

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_MAX_LINK_NAME = 32
_MAX_LINK_MEMBERS = 99_999
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def _get_chat(call: Call) -> Json:
    chat = open_chat(call)
    full: Json = {
        **chat.shape,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    pinned = [chat.messages[number].shape for number in chat.pinned if number in chat.messages]
    return {**full, "pinned_message": pinned[-1]} if pinned else full


def _group_with_right(call: Call, right: str, action: str) -> Group:
    chat: Chat = open_chat(call)
    if not isinstance(chat, Group):
        raise bad_request("method is available only for supergroups and channels")
    if not chat.is_admin(call.bot.id) or right not in chat.admin_rights.get(call.bot.id, ()):
        raise bad_request(f"not enough rights to {action}")
    return chat


def _leave_chat(call: Call) -> bool:
    chat = open_chat(call)
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    change_bot_status(call.world, chat, call.bot, "left", by=call.bot.shape)
    return True


def _create_chat_invite_link(call: Call) -> Json:
    group = _group_with_right(call, "can_invite_users", "manage chat invite link")
    name, limit = call.params.text("name"), call.params.integer("member_limit")
    if len(name) > _MAX_LINK_NAME or not 0 <= limit <= _MAX_LINK_MEMBERS:
        raise bad_request("can't create invite link: name or member limit is out of range")
    link: Json = {
        "invite_link": f"https://t.me/+{abs(group.id):x}{next(call.world.numbers):x}",
        "creator": call.bot.shape,
        "creates_join_request": call.params.flag("creates_join_request"),
        "is_primary": False,
        "is_revoked": False,
    }
    if name:
        link["name"] = name
    return {**link, "member_limit": limit} if limit else link


def _pin_chat_message(call: Call) -> bool:
    chat = open_chat(call)
    stored = message(call, chat, "pin")
    if not chat.is_private:
        _group_with_right(call, "can_pin_messages", "manage pinned messages in the chat")
    chat.pinned.append(stored.id)
    return True


def _unpin_chat_message(call: Call) -> bool:
    chat = open_chat(call)
    if not chat.is_private:
        _group_with_right(call, "can_pin_messages", "manage pinned messages in the chat")
    number = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


METHODS: dict[str, Method] = {
    "getChat": _get_chat,
    "leaveChat": _leave_chat,
    "createChatInviteLink": _create_chat_invite_link,
    "pinChatMessage": _pin_chat_message,
    "unpinChatMessage": _unpin_chat_message,
}
