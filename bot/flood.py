"""One sender who asks too fast gets one hint, then silence until she rests."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from commands.asks import Ask, Said

MOST = 20
WINDOW = timedelta(seconds=10)
_TIDY_ABOVE = 1_000


class Verdict(Enum):
    """What becomes of an ask."""

    PASS = auto()
    HINT = auto()
    SILENCE = auto()


@dataclass(slots=True)
class _Recent:
    """The times of one sender's last asks, and whether she was told to slow down."""

    times: deque[datetime] = field(default_factory=lambda: deque(maxlen=MOST))
    told: bool = False


class FloodGate:
    """From one sender's 21st ask within 10 seconds on: a hint, then silence until 10 quiet seconds.

    Only words count; buttons always pass. Time comes with the ask.
    """

    def __init__(self) -> None:
        self._senders: dict[int, _Recent] = {}
        self._tidied: datetime | None = None

    def judge(self, ask: Ask) -> Verdict:
        """Count this ask and say what becomes of it."""
        if not isinstance(ask.what, Said):
            return Verdict.PASS
        self._tidy(ask.at)
        recent = self._senders.setdefault(ask.sender.telegram_id, _Recent())
        times = recent.times
        if recent.told and times and ask.at - times[-1] >= WINDOW:
            recent.told = False
            times.clear()
        is_full = len(times) == MOST and ask.at - times[0] < WINDOW
        times.append(ask.at)
        if recent.told:
            return Verdict.SILENCE
        recent.told = is_full
        return Verdict.HINT if is_full else Verdict.PASS

    def _tidy(self, now: datetime) -> None:
        """Forget senders who rest, once there are many, at most once a window."""
        is_due = self._tidied is None or now - self._tidied >= WINDOW
        if is_due and len(self._senders) > _TIDY_ABOVE:
            self._tidied = now
            self._senders = {who: r for who, r in self._senders.items() if now - r.times[-1] < WINDOW}
