"""Google's per-user quota: so many reads and writes in any minute, counted apart. Off unless a test sets it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from sheets.local.errors import quota_exceeded

MINUTE = 60.0


@dataclass(slots=True)
class Quota:
    """Limits for service accounts; None is no limit."""

    limits: dict[str, int | None] = field(default_factory=lambda: {"read": None, "write": None})
    _spent: dict[tuple[str, str], deque[float]] = field(default_factory=dict)

    def spend(self, email: str, kind: str, now: float) -> None:
        """Count one call; 429 when the last minute already holds the limit. A refused call does not count."""
        limit = self.limits[kind]
        if limit is None:
            return
        spent = self._spent.setdefault((email, kind), deque())
        while spent and spent[0] <= now - MINUTE:
            spent.popleft()
        if len(spent) >= limit:
            raise quota_exceeded(kind.capitalize(), limit)
        spent.append(now)

    def reset(self) -> None:
        """Forget what was spent."""
        self._spent.clear()
