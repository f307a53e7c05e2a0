"""Pressing inline buttons."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.door.asking import bot_of, chat_of, person_of
from bot.local.world import Query

if TYPE_CHECKING:
    from bot.local.accounts import User
    from bot.local.chats import Chat
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World


def press(world: World, chat: Chat, person: User, message_id: int, data: str) -> str:
    """Send a callback query to the bot that wrote the message; return the query's id.

    A message that was deleted meanwhile can still be pressed where it is still on the screen; the bot then
    gets an inaccessible message (date 0).
    """
    stored = chat.messages.get(message_id)
    bot = world.bot_by_id(stored.author_id) if stored else None
    message = stored.shape if stored else {"chat": chat.shape, "message_id": message_id, "date": 0}
    if bot is None:
        bot = bot_of(world, {})
    query_id = str(next(world.numbers) + 4_382_000_000_000_000)
    world.queries[query_id] = Query(person.id, bot.id, time.time())
    query = {
        "id": query_id,
        "from": person.shape,
        "message": message,
        "chat_instance": str(chat.id * 7_919_011),
        "data": data,
    }
    bot.queue.put("callback_query", query)
    return query_id


def _presses(world: World, ask: Json) -> str:
    return press(world, chat_of(world, ask), person_of(world, ask), ask["message_id"], ask["data"])


def _unanswered(world: World, _: Json) -> list[str]:
    return [query_id for query_id, query in world.queries.items() if not query.answered]


VERBS: dict[str, Verb] = {"presses": _presses, "unanswered": _unanswered}
