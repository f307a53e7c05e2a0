"""Coming, going and being blocked: my_chat_member updates and the service messages around them.

Source: core.telegram.org/bots/api#chatmemberupdated.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.service import announce

if TYPE_CHECKING:
    from bot.local.accounts import Bot
    from bot.local.chats import Group, PrivateChat
    from bot.local.wire import Json
    from bot.local.world import World

_ADMIN_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_pin_messages", "can_manage_topics", "can_send_welcome_messages"),
)


def chat_member(world: World, group: Group, account_id: int) -> Json:
    """Return the ChatMember object of an account in a group."""
    status = group.members.get(account_id, "left")
    member: Json = {"status": status, "user": world.account_shape(account_id)}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        rights = group.admin_rights.get(account_id, frozenset())
        member |= {"can_be_edited": False, "is_anonymous": False}
        member |= {right: right == "can_manage_chat" or right in rights for right in _ADMIN_RIGHTS}
    elif status == "kicked":
        member["until_date"] = 0
    return member


def _changed(chat: Json, by: Json, old: Json, new: Json) -> Json:
    return {
        "chat": chat,
        "from": by,
        "date": int(time.time()),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def set_blocked(chat: PrivateChat, *, blocked: bool) -> None:
    """Block or unblock the bot; it hears of a change."""
    if chat.blocked == blocked:
        return
    member: Json = {"status": "member", "user": chat.bot.shape}
    kicked: Json = {"status": "kicked", "user": chat.bot.shape, "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    chat.blocked = blocked
    chat.started = True
    chat.bot.queue.put("my_chat_member", _changed(chat.shape, chat.user.shape, old, new))


def change_bot_status(
    world: World, group: Group, bot: Bot, status: str, *, by: Json, rights: frozenset[str] = frozenset()
) -> None:
    """Set what a bot is in a group; tell it, and put the service message there."""
    old, was_in = chat_member(world, group, bot.id), group.holds(bot.id)
    group.members[bot.id] = status
    group.admin_rights[bot.id] = rights
    new, is_in = chat_member(world, group, bot.id), group.holds(bot.id)
    if old == new:
        return
    bot.queue.put("my_chat_member", _changed(group.shape, by, old, new))
    if is_in and not was_in:
        announce(world, group, by, {"new_chat_members": [bot.shape]})
    elif was_in and not is_in:
        announce(world, group, by, {"left_chat_member": bot.shape})


def set_member(world: World, group: Group, user_id: int, status: str, *, by: Json) -> None:
    """Add, remove or promote a person; administrators' bots hear of it as chat_member."""
    old, was_in = chat_member(world, group, user_id), group.holds(user_id)
    group.members[user_id] = status
    new, is_in = chat_member(world, group, user_id), group.holds(user_id)
    if old == new:
        return
    for bot in world.bots.values():
        if group.is_admin(bot.id):
            bot.queue.put("chat_member", _changed(group.shape, by, old, new))
    shape = world.account_shape(user_id)
    if is_in and not was_in:
        announce(world, group, by, {"new_chat_members": [shape]})
    elif was_in and not is_in:
        announce(world, group, by, {"left_chat_member": shape})


def migrate(world: World, group: Group, bot: Bot, by: Json) -> Group:
    """Make a supergroup of a basic group: a service message in each, the old id is refused from now on."""
    new = world.new_group(group.shape["title"], "supergroup", bot)
    new.members.update(group.members)
    new.admin_rights.update(group.admin_rights)
    announce(world, group, by, {"migrate_to_chat_id": new.id})
    group.migrated_to = new.id
    announce(world, new, by, {"migrate_from_chat_id": group.id})
    return new
