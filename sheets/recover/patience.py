"""Google asks for a pause, or does not answer: the same is tried again, up to a limit, by a person who waits."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from sheets.outcomes import Cause, Refused, Unknown
from sheets.road.backoff import PAUSES

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """Pauses between tries (seconds), and after how many seconds of failure nobody waits any longer."""

    pauses: tuple[float, ...] = PAUSES
    limit: float = 600.0

    def pause(self, failures: int) -> float:
        """How long to wait after so many failures in a row."""
        return self.pauses[min(failures, len(self.pauses) - 1)]


@dataclass(frozen=True, slots=True)
class PatientThread:
    """Runs calls to Google beside the event loop. A call that may be repeated blindly is, while it fails."""

    patience: Patience

    async def __call__(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work`; return its last outcome. Raises what it raises."""
        until = time.monotonic() + self.patience.limit
        failures = 0
        while True:
            outcome = await asyncio.to_thread(work, *args, **kwargs)
            if not may_pass(outcome) or time.monotonic() >= until:
                return outcome
            logger.warning("Google does not answer now, it is tried again: %s", outcome)
            await asyncio.sleep(self.patience.pause(failures))
            failures += 1


def may_pass(outcome: object) -> bool:
    """Whether a call that ended so may succeed later."""
    if isinstance(outcome, Refused):
        return outcome.is_over_quota
    return isinstance(outcome, Unknown) and outcome.cause is not Cause.UNREADABLE
