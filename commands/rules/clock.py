"""The clock of an order that waits for its money: until when, and when she is reminded. Moments are UTC."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from commands.rules.quiet import QuietHours

BEFORE_END = timedelta(hours=3)
"""How long before the end she is reminded."""
GRACE = timedelta(hours=2)
"""How long an order is kept at least after its reminder was delivered."""
_BEFORE_QUIET = timedelta(minutes=30)
_DAY = timedelta(days=1)
_LONGEST_HOLIDAY = 400
"""Days: a setting that never ends does not make an endless loop."""


@dataclass(frozen=True, slots=True)
class PayClock:
    """It runs from `begun` to `until`. `stands`: she asked for time, and nobody has answered yet.

    `until` None: the owner said that the order may wait as long as it takes.
    """

    no: str
    begun: datetime
    until: datetime | None
    stands: bool = False

    @property
    def version(self) -> int:
        """What a button about it was drawn for: until when it ran then, in minutes, and whether it stood."""
        minutes = 0 if self.until is None else minute_of(self.until)
        return 2 * minutes + self.stands


def minute_of(at: datetime) -> int:
    """A moment as a number for callback data, in whole minutes."""
    return int(at.timestamp()) // 60


def moment_of(minute: int) -> datetime:
    """The moment that `minute_of` gave, in UTC."""
    return datetime.fromtimestamp(60 * minute, UTC)


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """A message that goes out once: when it was written, and when it was delivered (None: not yet)."""

    at: datetime
    delivered: datetime | None = None


def runs_until(begun: datetime, hours: timedelta, is_off: Callable[[date], bool], zone: ZoneInfo) -> datetime:
    """The end of so much time; days off do not count."""
    end, left, at = begun + hours, hours, begun
    for _ in range(_LONGEST_HOLIDAY):
        midnight = _next_midnight(at, zone)
        if is_off(at.astimezone(zone).date()):
            at = midnight
            continue
        end = at + left
        if end <= midnight:
            return end
        left -= midnight - at
        at = midnight
    return end


def after_days_off(until: datetime, is_off: Callable[[date], bool], zone: ZoneInfo) -> datetime:
    """The same hour of the first day from then on that is no day off: nobody is told so on a free day."""
    end = until
    for _ in range(_LONGEST_HOLIDAY):
        if not is_off(end.astimezone(zone).date()):
            return end
        end += _DAY
    return until


def _next_midnight(at: datetime, zone: ZoneInfo) -> datetime:
    local = at.astimezone(zone)
    return (local.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY).astimezone(at.tzinfo)


def remind_at(begun: datetime, until: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    """Three hours before the end (half-way, where there is less than twice that), earlier if that is a quiet hour.

    Who ordered in the last minutes before it, or in it, is reminded when it is over.
    """
    wanted = max(until - BEFORE_END, begun + (until - begun) / 2)
    local = wanted.astimezone(zone)
    if quiet.covers(local):
        earlier = (quiet.begun(local) - _BEFORE_QUIET).astimezone(wanted.tzinfo)
        return earlier if earlier > begun else quiet.over(local).astimezone(wanted.tzinfo)
    return wanted
