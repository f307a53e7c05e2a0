"""The turnstile: answers at once, notices at the rate; after a 429 everybody keeps it."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.local.pace import Pace as TelegramsPace
from bot.pace import CAREFUL_SECONDS, ChatLimits, Pace, Rate, Turnstile
from commands.messages import Lane


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def passed(turnstile: Turnstile, lane: Lane, count: int) -> int:
    """How many of so many people in line are let through at this moment."""
    tickets = [turnstile.join(lane) for _ in range(count)]
    await asyncio.sleep(0)
    through = sum(ticket.future.done() for ticket in tickets)
    for ticket in tickets:
        ticket.future.cancel()
    return through


async def test_answers_do_not_wait_for_the_rate_and_notices_do() -> None:
    turnstile = Turnstile(Rate(burst=5, per_second=25), Clock())

    assert await passed(turnstile, Lane.ANSWER, 100) == 100
    assert await passed(turnstile, Lane.NOTICE, 100) == 5


async def test_after_a_429_nobody_passes_and_then_answers_keep_the_rate_as_well() -> None:
    clock = Clock()
    turnstile = Turnstile(Rate(burst=5, per_second=25), clock)
    turnstile.hold(3)

    assert await passed(turnstile, Lane.ANSWER, 10) == 0
    clock.now = 3.5
    assert await passed(turnstile, Lane.ANSWER, 10) == 5
    clock.now = 3.5 + CAREFUL_SECONDS
    assert await passed(turnstile, Lane.ANSWER, 100) == 100


async def test_without_a_rate_only_a_429_holds() -> None:
    turnstile = Turnstile(None, Clock())

    assert await passed(turnstile, Lane.NOTICE, 100) == 100
    turnstile.hold(1)
    assert await passed(turnstile, Lane.NOTICE, 1) == 0


class _NoWaiting(selectors.SelectSelector):
    """Never waits: what the loop would sleep is added to its time."""

    loop: "TimelessLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.loop.now += timeout or 0.0
        return super().select(0)


class TimelessLoop(asyncio.SelectorEventLoop):
    """An event loop for what only waits for timers: its seconds pass at once, whatever the machine does."""

    def __init__(self) -> None:
        selector = _NoWaiting()
        selector.loop = self
        self.now = 1_000.0
        super().__init__(selector)

    def time(self) -> float:
        return self.now


def in_no_time(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        runner.run(work)


def test_a_chat_takes_a_burst_and_then_its_rate() -> None:
    moments: list[float] = []

    async def work() -> None:
        began, limits = asyncio.get_running_loop().time(), ChatLimits(Pace(private=Rate(3, 4)))
        for _ in range(6):
            await limits.acquire(101)
            moments.append(asyncio.get_running_loop().time() - began)

    in_no_time(work())

    assert moments == pytest.approx([0, 0, 0, 0.25, 0.5, 0.75], abs=0.01)


def test_telegrams_own_limits_are_never_met() -> None:
    """Four private chats and a group, twenty messages each; then a notice to each of two hundred people."""
    telegram = TelegramsPace(on=True)

    async def work() -> None:
        pace = Pace()
        limits, turnstile = ChatLimits(pace), Turnstile(pace.overall)

        async def send(chat_id: int, lane: Lane) -> None:
            await limits.acquire(chat_id)
            await turnstile.join(lane).future
            telegram.admit(asyncio.get_running_loop().time() + 1e-6, chat_id, 1)

        async def many(chat_id: int) -> None:
            for _ in range(20):
                await send(chat_id, Lane.ANSWER)

        await asyncio.gather(*(many(chat_id) for chat_id in (101, 102, 103, 104, -5)))
        await asyncio.gather(*(send(1_000 + n, Lane.NOTICE) for n in range(200)))

    in_no_time(work())
