"""The updates of one bot, kept until the bot confirms them.

Source: core.telegram.org/bots/api#getupdates. An update is confirmed by a later call with an offset above its
id, and only by that; until then each call delivers it again.
"""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from bot.local.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.local.wire import Json

_ALL = (
    *("message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member"),
    *("chat_member", "chat_join_request", "inline_query", "chosen_inline_result", "shipping_query", "poll"),
    *("pre_checkout_query", "poll_answer", "message_reaction", "message_reaction_count", "chat_boost"),
    *("removed_chat_boost", "business_connection", "business_message", "edited_business_message"),
    *("deleted_business_messages", "purchased_paid_media"),
)
_ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_UPDATES = frozenset(_ALL) - _ONLY_WHEN_ASKED
SECOND_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates in the order of their ids, which rise by one."""

    def __init__(self, first_id: int) -> None:
        self.allowed: list[str] | None = None
        self.listener: Callable[[Json], None] | None = None
        self._kinds: frozenset[str] = DEFAULT_UPDATES
        self._next_id = first_id
        self._pending: deque[Json] = deque()
        self._done: set[int] = set()
        self._waiter: asyncio.Future[bool] | None = None
        self._repeat_next = 0
        self._to_repeat: dict[int, Json] = {}
        self._again: list[Json] = []
        self._conflicts = 0

    def __len__(self) -> int:
        return len(self._pending) - len(self._done)

    def allow(self, kinds: list[str] | None) -> None:
        """Keep the kinds of updates to deliver from now on; an empty list means the default."""
        known = [kind for kind in kinds or () if kind in _ALL]
        self.allowed = known or None
        self._kinds = frozenset(known) or DEFAULT_UPDATES

    def put(self, kind: str, payload: Json) -> None:
        """Queue an update and wake who waits for it; a kind that is not allowed is lost for good."""
        if kind not in self._kinds:
            return
        update: Json = {"update_id": self._next_id, kind: payload}
        if self._repeat_next:
            self._repeat_next -= 1
            self._to_repeat[self._next_id] = update
        self._next_id += 1
        self._pending.append(update)
        self._wake(is_update=True)
        if self.listener:
            self.listener(update)

    def repeat_next(self) -> None:
        """Deliver the next new update once more after the bot has confirmed it."""
        self._repeat_next += 1

    def conflict_next(self) -> None:
        """Behave as if a second poller had appeared: the waiting or else the next getUpdates gets 409."""
        if not self._wake(is_update=False):
            self._conflicts += 1

    def pending(self) -> list[Json]:
        """Return all unconfirmed updates."""
        return [update for update in self._pending if update["update_id"] not in self._done]

    def confirm(self, offset: int) -> None:
        """Forget what lies before a positive offset, or all but the last n for a negative one."""
        if offset < 0:
            while len(self._pending) > -offset:
                self._drop_first()
        while self._pending and self._pending[0]["update_id"] < offset:
            self._drop_first()

    def discard(self, update_id: int) -> None:
        """Confirm a single update, as a webhook's 2xx does."""
        self._done.add(update_id)
        while self._pending and self._pending[0]["update_id"] in self._done:
            self._drop_first()
        if self.listener:
            again, self._again = self._again, []
            for update in again:
                self.listener(update)

    def clear(self) -> None:
        """Forget all pending updates."""
        self._pending.clear()
        self._done.clear()

    async def take(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Return the oldest unconfirmed updates, waiting up to `seconds` for the first; 409 if displaced."""
        self._wake(is_update=False)
        if self._conflicts:
            self._conflicts -= 1
            raise conflict(SECOND_POLLER)
        if offset:
            self.confirm(offset)
        page = self._page(limit)
        if page or not seconds:
            return page
        waiter = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        await asyncio.wait({waiter}, timeout=seconds)
        if self._waiter is waiter:
            self._waiter = None
        if waiter.done() and not waiter.result():
            raise conflict(SECOND_POLLER)
        return self._page(limit)

    def release(self) -> None:
        """End a waiting call with an empty answer, because the server stops."""
        self._wake(is_update=True)

    def _page(self, limit: int) -> list[Json]:
        again, self._again = self._again, []
        return (again + list(islice(self._pending, limit)))[:limit]

    def _drop_first(self) -> None:
        update_id = self._pending.popleft()["update_id"]
        self._done.discard(update_id)
        repeated = self._to_repeat.pop(update_id, None)
        if repeated:
            self._again.append(repeated)

    def _wake(self, *, is_update: bool) -> bool:
        waiter, self._waiter = self._waiter, None
        if waiter is None or waiter.done():
            return False
        waiter.set_result(is_update)
        return True
