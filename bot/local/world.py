"""All that the server knows: accounts, chats, files, and what was ordered by tests.

Touched only from the server's event loop, so it needs no locks.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.local.chats import SUPERGROUP_BASE, Chat, Event, Group, PrivateChat, Stored
from bot.local.faults import Faults
from bot.local.files import FileStore
from bot.local.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.local.accounts import Bot, User
    from bot.local.wire import Json

_KEPT_REQUESTS = 200_000


@dataclass(frozen=True, slots=True)
class Request:
    """A call of the Bot API as it arrived (Unix time in seconds)."""

    time: float
    method: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A bot's message that reached a chat (Unix time in seconds)."""

    time: float
    chat_id: int
    message_id: int


@dataclass(slots=True)
class Query:
    """A pressed button that waits for answerCallbackQuery."""

    user_id: int
    bot_id: int
    pressed: float
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """A callback answer that a person was shown."""

    user_id: int
    bot_id: int
    text: str
    show_alert: bool
    url: str


@dataclass(slots=True)
class Tuning:
    """Times, in seconds, that a test may change."""

    latency: float = 0.0
    # Unpublished; failures were seen after 20 s.
    callback_lifetime: float = 15.0
    webhook_retry: float = 1.0


@dataclass(slots=True)
class World:
    """The state, and the few ways in which it grows."""

    bots: dict[str, Bot] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    private: dict[tuple[int, int], PrivateChat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)
    files: FileStore = field(default_factory=FileStore)
    faults: Faults = field(default_factory=Faults)
    paces: dict[int, Pace] = field(default_factory=dict)
    tuning: Tuning = field(default_factory=Tuning)
    limits_on: bool = False
    requests: deque[Request] = field(default_factory=lambda: deque(maxlen=_KEPT_REQUESTS))
    arrivals: deque[Arrival] = field(default_factory=lambda: deque(maxlen=_KEPT_REQUESTS))
    counters: Counter[str] = field(default_factory=Counter)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    # Performs the method call in a webhook answer's body; set by the gateway.
    answer_webhook: Callable[[Bot, str, bytes], Awaitable[None]] | None = None
    _group_numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(4_100_000_001))

    def bot_by_id(self, bot_id: int) -> Bot | None:
        """Return the bot with an account id."""
        return next((bot for bot in self.bots.values() if bot.id == bot_id), None)

    def account_shape(self, account_id: int) -> Json:
        """Return the User object of a person or a bot."""
        if account_id in self.users:
            return self.users[account_id].shape
        bot = self.bot_by_id(account_id)
        if bot is None:
            raise LookupError(f"no account {account_id}")
        return bot.shape

    def private_chat(self, bot: Bot, user: User) -> PrivateChat:
        """Return the chat of a person with a bot; it exists unstarted from the beginning."""
        key = (bot.id, user.id)
        chat = self.private.get(key)
        if chat is None:
            chat = PrivateChat(
                shape=user.private_chat(), next_message_id=bot.next_message_id, user=user, bot=bot
            )
            self.private[key] = chat
        return chat

    def new_group(self, title: str, kind: str, counter_of: Bot) -> Group:
        """Open a group without members; a supergroup counts its messages from 1 by itself."""
        number = next(self._group_numbers)
        if kind == "supergroup":
            counter = itertools.count(1)
            shape = {"id": SUPERGROUP_BASE - number, "type": kind, "title": title}
            group = Group(shape=shape, next_message_id=lambda: next(counter))
        else:
            shape = {"id": -number, "type": kind, "title": title}
            group = Group(shape=shape, next_message_id=counter_of.next_message_id)
        self.groups[group.id] = group
        return group

    def shares_group(self, bot_id: int, user_id: int) -> bool:
        """Tell whether a bot and a person are members of one group."""
        return any(group.holds(bot_id) and group.holds(user_id) for group in self.groups.values())

    def pace_of(self, bot_id: int) -> Pace:
        """Return the pace of a bot."""
        pace = self.paces.get(bot_id)
        if pace is None:
            pace = self.paces[bot_id] = Pace(on=self.limits_on)
        return pace

    def keep(self, chat: Chat, stored: Stored) -> None:
        """Put a message into a chat."""
        stored.event = next(self.numbers)
        chat.messages[stored.id] = stored

    def show(self, chat: Chat, stored: Stored) -> None:
        """Let the people of a chat see a bot's new or edited message."""
        stored.event = next(self.numbers)
        chat.events.append(Event(stored.event, stored.shape, stored.keyboard))
        if chat.signal:
            chat.signal.set()
            chat.signal = None

    def note_arrival(self, chat: Chat, message_id: int) -> None:
        """Remember when a bot's new message came, for benches."""
        self.arrivals.append(Arrival(time.time(), chat.id, message_id))
