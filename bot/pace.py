"""Telegram's pace, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.

About 30 messages a second over all chats, about one a second in a private chat (a short burst is
tolerated), 20 a minute in a group. The exact limits are not published, so what 429 says goes first.
"""

import asyncio
import heapq
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from aiolimiter import AsyncLimiter

from commands.messages import Lane

CAREFUL_SECONDS = 60.0
_NOTHING = 1e-6
"""Seconds that are only a rounding error."""
_RANK = {Lane.ANSWER: 0, Lane.NOTICE: 1}


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, then `per_second` more: never more than burst + t x per_second in t seconds."""

    burst: int
    per_second: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits; None where there is none (benches)."""

    overall: Rate | None = Rate(burst=5, per_second=25)
    private: Rate | None = Rate(burst=3, per_second=1)
    group: Rate | None = Rate(burst=3, per_second=0.25)
    answers_wait: bool = False
    """Answers keep the overall rate from the start, not only after a 429."""


UNLIMITED = Pace(overall=None, private=None, group=None)


class ChatLimits:
    """One limiter for each chat that was written to lately."""

    _TIDY_ABOVE = 1_000

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._limiters: dict[int, AsyncLimiter] = {}

    async def acquire(self, chat_id: int) -> None:
        """Wait until one more message may go to this chat. Groups have negative ids."""
        rate = self._pace.private if chat_id > 0 else self._pace.group
        if rate is None:
            return
        limiter = self._limiters.get(chat_id)
        if limiter is None:
            self._tidy()
            limiter = self._limiters[chat_id] = AsyncLimiter(rate.burst, rate.burst / rate.per_second)
        await limiter.acquire()

    def _tidy(self) -> None:
        """Forget the chats whose allowance is whole again, once there are many."""
        if len(self._limiters) > self._TIDY_ABOVE:
            self._limiters = {c: x for c, x in self._limiters.items() if not x.has_capacity(x.max_rate)}


@dataclass(slots=True)
class Ticket:
    """A place in the line before the turnstile."""

    future: "asyncio.Future[None]"
    rank: int


class Turnstile:
    """Lets messages of all chats through: answers at once, notices at the overall rate; may be held shut.

    Telegram's 30 a second are for messages that nobody asked for; answers to people's own messages are not
    known to count (https://grammy.dev/advanced/flood). Where it says 429 all the same, answers keep the rate as
    well for `CAREFUL_SECONDS`, still before notices. A leaky bucket; `clock` counts seconds and never goes back.
    """

    def __init__(
        self, rate: Rate | None, clock: Callable[[], float] | None = None, *, answers_wait: bool = False
    ) -> None:
        self._rate = rate
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._line: list[tuple[int, int, Ticket]] = []
        self._order = count()
        self._filled_until = 0.0
        """When the bucket is empty again: now + level / rate."""
        self._shut_until = float("-inf")
        self._careful_until = float("inf") if answers_wait else float("-inf")
        self._timer: asyncio.TimerHandle | None = None

    def join(self, lane: Lane) -> Ticket:
        """Take a place; await the ticket's future to be let through."""
        ticket = Ticket(asyncio.get_running_loop().create_future(), _RANK[lane])
        self._push(ticket)
        self._let_through()
        return ticket

    def promote(self, ticket: Ticket) -> None:
        """Move a waiting notice among the answers, since an answer for its chat came in meanwhile."""
        if ticket.rank > _RANK[Lane.ANSWER] and not ticket.future.done():
            ticket.rank = _RANK[Lane.ANSWER]
            self._push(ticket)
            self._let_through()

    def hold(self, seconds: float) -> None:
        """Let nobody through for so long (429 stops the whole bot)."""
        self._shut_until = max(self._shut_until, self._clock() + seconds)
        self._careful_until = max(self._careful_until, self._shut_until + CAREFUL_SECONDS)

    def _push(self, ticket: Ticket) -> None:
        heapq.heappush(self._line, (ticket.rank, next(self._order), ticket))

    def _keeps_rate(self, ticket: Ticket) -> bool:
        return ticket.rank > _RANK[Lane.ANSWER] or self._clock() < self._careful_until

    def _wait(self, ticket: Ticket) -> float:
        """Seconds until this one may pass."""
        now = self._clock()
        wait = self._shut_until - now
        if self._rate is not None and self._keeps_rate(ticket):
            wait = max(wait, self._filled_until - now - (self._rate.burst - 1) / self._rate.per_second)
        return wait

    def _let_through(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._line:
            ticket = self._line[0][2]
            if ticket.future.done():  # promoted and passed, or given up
                heapq.heappop(self._line)
                continue
            wait = self._wait(ticket)
            if wait > _NOTHING:
                self._timer = asyncio.get_running_loop().call_later(wait, self._let_through)
                return
            heapq.heappop(self._line)
            if self._keeps_rate(ticket):
                self._fill()
            with suppress(asyncio.InvalidStateError):
                ticket.future.set_result(None)

    def _fill(self) -> None:
        if self._rate is not None:
            self._filled_until = max(self._filled_until, self._clock()) + 1 / self._rate.per_second
