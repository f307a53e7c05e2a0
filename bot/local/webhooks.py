"""Updates pushed to a bot's own URL.

Source: core.telegram.org/bots/api#setwebhook and tdlib/telegram-bot-api (WebhookActor.cpp): any 2xx confirms,
all else is retried with a doubling delay, updates of one chat go in order, the answer's body may be a method
call.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

from bot.local.wire import dumps

if TYPE_CHECKING:
    from bot.local.update_queue import UpdateQueue
    from bot.local.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)
_MAX_DELAY = 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_SUCCESS = range(200, 300)

AnswerHandler = Callable[[str, bytes], Awaitable[None]]


@dataclass(slots=True)
class Webhook:
    """A bot's webhook and the tasks that feed it, one lane a chat."""

    url: str
    secret: str
    max_connections: int
    queue: UpdateQueue
    first_delay: float
    on_answer: AnswerHandler | None
    last_error: tuple[int, str] | None = None
    _session: aiohttp.ClientSession = field(init=False)
    _slots: asyncio.Semaphore = field(init=False)
    _lanes: dict[object, deque[Json]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        self._slots = asyncio.Semaphore(self.max_connections)

    def start(self) -> None:
        """Push what is pending, and all that comes."""
        for update in self.queue.pending():
            self._push(update)
        self.queue.listener = self._push

    async def stop(self) -> None:
        """Stop pushing; what was not confirmed stays in the queue."""
        self.queue.listener = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    def _push(self, update: Json) -> None:
        key = lane_of(update)
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[key] = deque([update])
        task = asyncio.get_running_loop().create_task(self._drain(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, key: object) -> None:
        lane = self._lanes[key]
        while lane:
            async with self._slots:
                await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[key]

    async def _deliver(self, update: Json) -> None:
        delay = self.first_delay
        while (retry_after := await self._attempt(update)) is not None:
            await asyncio.sleep(max(delay, retry_after))
            delay = min(2 * delay, _MAX_DELAY)

    async def _attempt(self, update: Json) -> float | None:
        """Post once; return None if confirmed, else for how long the receiver asks to be left alone."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        try:
            async with self._session.post(self.url, data=dumps(update), headers=headers) as response:
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            self.last_error = (int(time.time()), f"Connection failed: {type(error).__name__}")
            return 0.0
        if response.status not in _SUCCESS:
            self.last_error = (
                int(time.time()),
                f"Wrong response from the webhook: {response.status} {response.reason}",
            )
            return _seconds(response.headers.get("Retry-After", ""))
        self.queue.discard(update["update_id"])
        if self.on_answer:
            await self.on_answer(response.content_type, body)
        return None


def _seconds(header: str) -> float:
    return float(header) if header.isdecimal() else 0.0


def lane_of(update: Json) -> object:
    """Return the key within which updates keep their order: the chat, else the person."""
    payload = next(value for name, value in update.items() if name != "update_id")
    chat = payload.get("chat") or payload.get("message", {}).get("chat") or payload.get("from", {})
    return chat.get("id")
