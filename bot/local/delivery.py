"""Which bots hear of a message in a chat.

Source: core.telegram.org/bots/features#privacy-mode. In groups a bot with privacy mode on hears commands that
are not meant for another bot, mentions of it, replies to it, and service messages; as an administrator, all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.chats import Group, PrivateChat

if TYPE_CHECKING:
    from bot.local.accounts import Bot
    from bot.local.chats import Chat
    from bot.local.wire import Json
    from bot.local.world import World

_SAID = ("text", "photo", "document", "contact")


def deliver(world: World, chat: Chat, kind: str, shape: Json) -> None:
    """Queue a person's message (or its edit) for each bot that hears it."""
    if isinstance(chat, PrivateChat):
        chat.bot.queue.put(kind, shape)
    elif isinstance(chat, Group):
        for bot in world.bots.values():
            if chat.holds(bot.id) and hears(bot, chat, shape):
                bot.queue.put(kind, shape)


def hears(bot: Bot, group: Group, shape: Json) -> bool:
    """Tell whether privacy mode lets a bot hear a group's message."""
    if not bot.privacy or group.is_admin(bot.id) or not any(name in shape for name in _SAID):
        return True
    replied = shape.get("reply_to_message", {})
    if replied.get("from", {}).get("id") == bot.id:
        return True
    text = shape.get("text") or shape.get("caption") or ""
    entities = shape.get("entities") or shape.get("caption_entities") or ()
    return any(_addresses(bot, _part(text, entity), entity) for entity in entities)


def _part(text: str, entity: Json) -> str:
    if text.isascii():
        return text[entity["offset"] : entity["offset"] + entity["length"]]
    units = text.encode("utf-16-le")
    start, stop = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return units[start:stop].decode("utf-16-le")


def _addresses(bot: Bot, part: str, entity: Json) -> bool:
    if entity["type"] == "mention":
        return part[1:].lower() == bot.username.lower()
    if entity["type"] == "text_mention":
        return bool(entity["user"]["id"] == bot.id)
    if entity["type"] != "bot_command" or entity["offset"]:
        return False
    _, at, name = part.partition("@")
    return not at or name.lower() == bot.username.lower()
