"""The turnstile: answers at once, notices at the rate; after a 429 everybody keeps it."""

import asyncio

from bot.pace import CAREFUL_SECONDS, Rate, Turnstile
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
