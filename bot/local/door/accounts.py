"""Making bots and people; blocking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.accounts import Bot, User
from bot.local.door.asking import bot_of, person_of
from bot.local.membership import set_blocked

if TYPE_CHECKING:
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World


def _add_bot(world: World, ask: Json) -> int:
    token = ask["token"]
    bot_id = token.partition(":")[0]
    if not bot_id.isdecimal():
        raise ValueError("a token looks like 123456:ABC")
    if token not in world.bots:
        world.bots[token] = Bot(token, int(bot_id), ask["username"], ask["name"], privacy=ask["privacy"])
    return int(bot_id)


def _user(world: World, ask: Json) -> None:
    """Make a person; the same id again changes her names."""
    user = User(ask["id"], ask["first_name"], ask["last_name"], ask["username"], ask["language_code"])
    world.users[user.id] = user
    for (_, user_id), chat in world.private.items():
        if user_id == user.id:
            chat.user, chat.shape = user, user.private_chat()


def _block(world: World, ask: Json) -> None:
    set_blocked(world.private_chat(bot_of(world, ask), person_of(world, ask)), blocked=ask["blocked"])


VERBS: dict[str, Verb] = {"add_bot": _add_bot, "user": _user, "block": _block}
