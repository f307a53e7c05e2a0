"""Service messages: what happened in a group, as a message without words."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.chats import Stored
from bot.local.delivery import deliver

if TYPE_CHECKING:
    from bot.local.chats import Group
    from bot.local.wire import Json
    from bot.local.world import World


def announce(world: World, group: Group, by: Json, content: Json) -> Stored:
    """Put a service message into a group and tell the bots in it; a bot never hears of its own doings."""
    now = time.time()
    shape: Json = {
        "message_id": group.next_message_id(),
        "from": by,
        "chat": group.shape,
        "date": int(now),
        **content,
    }
    stored = Stored(shape, by["id"], now)
    world.keep(group, stored)
    if not by["is_bot"]:
        deliver(world, group, "message", shape)
    return stored


def open_topic(world: World, group: Group, name: str, by: Json, color: int) -> int:
    """Open a topic; return its id, which is the id of the service message that opens it."""
    stored = announce(world, group, by, {"forum_topic_created": {"name": name, "icon_color": color}})
    stored.shape = {**stored.shape, "message_thread_id": stored.id, "is_topic_message": True}
    group.topics[stored.id] = name
    return stored.id
