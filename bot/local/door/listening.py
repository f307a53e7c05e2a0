"""What people see: new messages and edits, the chat, callback answers, the command menu."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.local.chats import Group
from bot.local.door.asking import bot_of, chat_of, event_view, person_of, view
from bot.local.methods.commands import scope_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.accounts import User
    from bot.local.chats import Chat, Event
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import Alert, World


def _next_event(chat: Chat, person: User, since: int | None) -> Event | None:
    """Hand out the next bot message or edit; with `since`, the first event after that one."""
    at = chat.handed.get(person.id, 0)
    if since is not None:
        at = next((i for i, event in enumerate(chat.events) if event.number > since), len(chat.events))
    if at >= len(chat.events):
        return None
    chat.handed[person.id] = max(chat.handed.get(person.id, 0), at + 1)
    return chat.events[at]


async def _hears(world: World, ask: Json) -> Json | None:
    chat, person = chat_of(world, ask), person_of(world, ask)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + ask["timeout"]
    while (event := _next_event(chat, person, ask["since"])) is None:
        if chat.signal is None:
            chat.signal = asyncio.Event()
        try:
            await asyncio.wait_for(chat.signal.wait(), deadline - loop.time())
        except TimeoutError:
            return None
    return event_view(event)


def _chat(world: World, ask: Json) -> list[Json]:
    chat = chat_of(world, ask)
    return [view(chat.messages[number]) for number in sorted(chat.messages)]


def _alerts(world: World, ask: Json) -> list[Json]:
    bot_id, user_id = bot_of(world, ask).id, person_of(world, ask).id
    shown: list[Alert] = [
        alert for alert in world.alerts if (alert.bot_id, alert.user_id) == (bot_id, user_id)
    ]
    return [asdict(alert) for alert in shown]


def _scopes(chat: Chat, user_id: int) -> Iterator[str]:
    """Yield the scopes that apply to a person in a chat, narrowest first.

    Source: core.telegram.org/bots/api#determining-list-of-commands.
    """
    if not isinstance(chat, Group):
        yield from (scope_key("chat", chat.id), "all_private_chats", "default")
        return
    is_admin = chat.is_admin(user_id)
    yield scope_key("chat_member", chat.id, user_id)
    if is_admin:
        yield scope_key("chat_administrators", chat.id)
    yield scope_key("chat", chat.id)
    if is_admin:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")


def _menu(world: World, ask: Json) -> list[Json]:
    bot, person, chat = bot_of(world, ask), person_of(world, ask), chat_of(world, ask)
    for scope in _scopes(chat, person.id):
        for language in (person.language_code or "", ""):
            commands = bot.commands.get((scope, language))
            if commands:
                return commands
    return []


VERBS: dict[str, Verb] = {"hears": _hears, "chat": _chat, "alerts": _alerts, "menu": _menu}
