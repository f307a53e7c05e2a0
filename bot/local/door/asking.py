"""What a verb of the door is given, and how it finds bot, person and chat in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.local.accounts import Bot, User
    from bot.local.chats import Chat, Event, Group, Stored
    from bot.local.wire import Json
    from bot.local.world import World

Verb = Callable[["World", dict[str, Any]], Any | Awaitable[Any]]


def bot_of(world: World, ask: Json) -> Bot:
    """Return the bot that is named, or the first one."""
    name = ask.get("bot")
    for bot in world.bots.values():
        if name is None or bot.username.lower() == name.lower():
            return bot
    raise LookupError(f"no bot {name}" if name else "there is no bot yet: add_bot first")


def person_of(world: World, ask: Json) -> User:
    """Return the person who acts."""
    user = world.users.get(ask["user"])
    if user is None:
        raise LookupError(f"no person {ask['user']}")
    return user


def group_of(world: World, ask: Json) -> Group:
    """Return the group that is named."""
    group = world.groups.get(ask["chat"])
    if group is None:
        raise LookupError(f"no group {ask['chat']}")
    return group


def chat_of(world: World, ask: Json) -> Chat:
    """Return the group that is named if the person is in it, else her private chat with the bot."""
    person = person_of(world, ask)
    chat_id = ask.get("chat")
    if chat_id is None or chat_id == person.id:
        return world.private_chat(bot_of(world, ask), person)
    group = group_of(world, ask)
    if not group.holds(person.id):
        raise LookupError(f"{person.first_name} is not in the group {group.shape['title']}")
    return group


def view(stored: Stored) -> Json:
    """Return a message as the door shows it."""
    return {"event": stored.event, "message": stored.shape, "keyboard": stored.keyboard}


def event_view(event: Event) -> Json:
    """Return a message as it was at an event."""
    return {"event": event.number, "message": event.shape, "keyboard": event.keyboard}
