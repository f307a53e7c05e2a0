"""getChatMember, getChatAdministrators, getChatMemberCount: who is in a chat, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.chats import Group
from bot.local.errors import bad_request
from bot.local.lookup import open_chat
from bot.local.membership import chat_member

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.chats import Chat
    from bot.local.wire import Json


def _group(call: Call) -> Group:
    chat: Chat = open_chat(call)
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    return chat


def _get_chat_member(call: Call) -> Json:
    chat, user_id = open_chat(call), call.params.integer("user_id")
    known = user_id in call.world.users or call.world.bot_by_id(user_id) is not None
    if not known:
        raise bad_request("invalid user_id specified")
    if isinstance(chat, Group):
        return chat_member(call.world, chat, user_id)
    if user_id not in {chat.id, call.bot.id}:
        raise bad_request("member not found")
    return {"status": "member", "user": call.world.account_shape(user_id)}


def _get_chat_administrators(call: Call) -> list[Json]:
    """Return creator and administrators; of the bots among them only the caller."""
    group = _group(call)
    shown = [account for account in group.members if group.is_admin(account)]
    people = [account for account in shown if account in call.world.users or account == call.bot.id]
    return [chat_member(call.world, group, account) for account in people]


def _get_chat_member_count(call: Call) -> int:
    chat = open_chat(call)
    return sum(map(chat.holds, chat.members)) if isinstance(chat, Group) else 2


METHODS: dict[str, Method] = {
    "getChatMember": _get_chat_member,
    "getChatAdministrators": _get_chat_administrators,
    "getChatMemberCount": _get_chat_member_count,
}
