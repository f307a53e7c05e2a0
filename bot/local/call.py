"""One call of the Bot API, as the methods see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.local.accounts import Bot
    from bot.local.params import Params
    from bot.local.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, with what, and the world that it may change."""

    world: World
    bot: Bot
    params: Params


# What a method returns is the answer's `result`; only getUpdates and webhook methods have to wait.
Method = Callable[[Call], Any | Awaitable[Any]]
