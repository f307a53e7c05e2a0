"""When what was done last, and when it is due again. Nothing is done here but waiting."""

import asyncio
import time
from contextlib import suppress

from sheets.road.backoff import Backoff
from sheets.sync_tempo import Tempo

NEVER = float("-inf")


class Times:
    """The roads' watch. Moments are those of `time.monotonic`."""

    def __init__(self, tempo: Tempo, poll_seconds: float, stopping: asyncio.Event) -> None:
        self.tempo = tempo
        self.poll_seconds = poll_seconds
        self.reads, self.writes, self.steps = (
            Backoff(tempo.pauses, matters=tempo.tell_after.matters) for _ in range(3)
        )
        self.looked_at = self.carried_at = self.displayed_at = NEVER
        """When the last ones began that worked."""
        self._tidied_at = time.monotonic()
        self._retried_at = NEVER
        self._held_until = NEVER
        self.facts_held_until: float | None = None
        """While facts alone are held: when they are tried again."""
        self._awake = asyncio.Event()
        self._stopping = stopping

    # -- what is due -----------------------------------------------------------------------

    @property
    def may_step(self) -> bool:
        """Whether anything may be tried at all."""
        return time.monotonic() >= self._held_until and self.steps.may_try

    @property
    def may_look(self) -> bool:
        """Whether a look is due."""
        return time.monotonic() >= self.looked_at + self.poll_seconds and self.reads.may_try

    @property
    def may_display(self) -> bool:
        """Whether the bot's own cells are due."""
        return time.monotonic() >= self.displayed_at + self.tempo.display

    @property
    def may_carry(self) -> bool:
        """Whether a batch of facts is due."""
        return time.monotonic() >= self.carried_at + self.tempo.batch and self.facts_held_until is None

    @property
    def is_look_fresh(self) -> bool:
        """Whether rows still stand where the last look saw them, as far as the bot's own doing goes."""
        return time.monotonic() - self.looked_at <= self.tempo.fresh and self.carried_at <= self.looked_at

    def take_tidying(self) -> bool:
        """Whether markers are to be counted; if so, it is not due again for a while."""
        now = time.monotonic()
        if now < self._tidied_at + self.tempo.tidy:
            return False
        self._tidied_at = now
        return True

    def take_retrying(self) -> bool:
        """Whether refused entries are to be tried again; if so, it is not due again for a while."""
        now = time.monotonic()
        if now < self._retried_at + self.tempo.again:
            return False
        self._retried_at = now
        return True

    def take_held_facts(self) -> bool:
        """Whether held facts have waited long enough; if so, they are held no longer."""
        if self.facts_held_until is None or time.monotonic() < self.facts_held_until:
            return False
        self.facts_held_until = None
        return True

    # -- what was done ---------------------------------------------------------------------

    def hold(self) -> None:
        """Somebody must mend something: everything waits."""
        self._held_until = time.monotonic() + self.tempo.held

    def hold_facts(self, *, is_told: bool) -> None:
        """Somebody must mend something, but looks go on. Till she was told of it, it is asked again soon."""
        self.facts_held_until = time.monotonic() + (self.tempo.held if is_told else self.poll_seconds)

    def look_again(self) -> None:
        """The next look is due at once."""
        self.looked_at = NEVER

    def wake(self) -> None:
        """Something waits to be carried."""
        self._awake.set()

    def taken_up(self) -> None:
        """What waits is being carried now."""
        self._awake.clear()

    # -- waiting ---------------------------------------------------------------------------

    async def rest(self, *, is_grounded: bool, is_settled: bool) -> None:
        """Sleep until the next step, or until somebody wakes us (a stop does so in any case)."""
        next_step = self._next_step(is_grounded=is_grounded, is_settled=is_settled)
        pause = max(next_step, self._held_until, self.steps.not_before) - time.monotonic()
        if pause <= 0:
            await asyncio.sleep(0)
            return
        disturbance = self._stopping if self._awake.is_set() else self._awake
        with suppress(TimeoutError):
            await asyncio.wait_for(disturbance.wait(), pause)

    def _next_step(self, *, is_grounded: bool, is_settled: bool) -> float:
        """When there is something to do again: nothing is written without ground, nor looked at on the way."""
        look = max(self.looked_at + self.poll_seconds, self.reads.not_before)
        batch = max(self.carried_at + self.tempo.batch, self.writes.not_before)
        if not is_grounded:
            return look
        if self.facts_held_until is not None:
            return min(look, self.facts_held_until)
        return min(look, batch) if self._awake.is_set() or not is_settled else look
