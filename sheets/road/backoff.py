"""When something that failed is tried again: pauses that grow up to a limit, as Google advises.

https://developers.google.com/workspace/sheets/api/limits#exponential
"""

import math
import random
import time
from collections.abc import Callable, Sequence

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before what failed is tried again: Google's advice, capped."""


class Backoff:
    """One kind of call. Reads and writes have quotas of their own, so each has its own.

    `matters`: from so many seconds of failure on somebody is told of it, so just then it is tried in any case.
    Without that try a failure that ends during a long pause would never be told.
    """

    def __init__(
        self,
        pauses: Sequence[float],
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
        *,
        matters: float = math.inf,
    ) -> None:
        self._pauses = pauses
        self._clock = clock
        self._jitter = jitter
        self._matters = matters
        self._failures = 0
        self._since = 0.0
        self.not_before = float("-inf")
        """The clock's time of the next try."""

    @property
    def is_failing(self) -> bool:
        """The last try failed."""
        return self._failures > 0

    @property
    def may_try(self) -> bool:
        """Whether the pause is over."""
        return self._clock() >= self.not_before

    @property
    def seconds(self) -> float:
        """How long every try has failed; 0 when the last one worked."""
        return self._clock() - self._since if self.is_failing else 0.0

    def failed(self) -> None:
        """Pause: up to one shortest pause longer, so that not everybody comes back at the same moment."""
        now = self._clock()
        if not self.is_failing:
            self._since = now
        due = now + self._pauses[min(self._failures, len(self._pauses) - 1)]
        if now < self._since + self._matters:
            due = min(due, self._since + self._matters)
        self.not_before = due + self._jitter() * self._pauses[0]
        self._failures += 1

    def worked(self) -> None:
        """Nothing keeps the next try."""
        self._failures = 0
        self.not_before = float("-inf")
