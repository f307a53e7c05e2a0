"""createForumTopic; a topic's id is the id of the service message that opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.chats import Group
from bot.local.errors import bad_request
from bot.local.lookup import open_chat
from bot.local.service import open_topic

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_MAX_NAME = 128
_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _create_forum_topic(call: Call) -> Json:
    group = open_chat(call)
    if not isinstance(group, Group) or not group.shape.get("is_forum"):
        raise bad_request("the chat is not a forum")
    if "can_manage_topics" not in group.admin_rights.get(call.bot.id, ()):
        raise bad_request("not enough rights to create a topic")
    name, color = call.params.text("name").strip(), call.params.integer("icon_color", _COLORS[0])
    if not 1 <= len(name) <= _MAX_NAME:
        raise bad_request("topic name must be non-empty" if not name else "topic name is too long")
    if color not in _COLORS:
        raise bad_request("invalid topic icon color specified")
    thread_id = open_topic(call.world, group, name, by=call.bot.shape, color=color)
    return {"message_thread_id": thread_id, "name": name, "icon_color": color}


METHODS: dict[str, Method] = {"createForumTopic": _create_forum_topic}
