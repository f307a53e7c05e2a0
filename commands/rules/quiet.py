"""Quiet hours (`Jam tenang`): what can wait is not sent in them. Moments are on the business's clock."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_HOUR = r"(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = re.compile(rf"\s*{_HOUR}\s*(?:-|\u2013|s/d|sampai|to)\s*{_HOUR}\s*")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begins` to just before `ends`; over midnight where that is earlier. Both alike: there are none."""

    begins: time
    ends: time

    def covers(self, at: datetime) -> bool:
        """Whether a moment lies in them."""
        if self.begins <= self.ends:
            return self.begins <= at.time() < self.ends
        return at.time() >= self.begins or at.time() < self.ends

    def begun(self, at: datetime) -> datetime:
        """When the quiet hours began that cover this moment."""
        begin = at.replace(hour=self.begins.hour, minute=self.begins.minute, second=0, microsecond=0)
        return begin if begin <= at else begin - _DAY

    def over(self, at: datetime) -> datetime:
        """When the quiet hours are over that cover this moment."""
        end = at.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        return end if end > at else end + _DAY


NO_QUIET = QuietHours(time(0), time(0))
_NONE = frozenset({"-", "mati", "tidak", "tidak ada", "tanpa", "off", "no", "none"})


def read_quiet(text: str) -> QuietHours | None:
    """Read `21.00-06.00`, `21:00 sampai 6`, or `tidak ada`; None where it is none of these.

    >>> read_quiet("21.00-06.00")
    QuietHours(begins=datetime.time(21, 0), ends=datetime.time(6, 0))
    """
    if text.casefold().strip() in _NONE:
        return NO_QUIET
    found = _SPAN.fullmatch(text.casefold())
    if found is None:
        return None
    sides = [(int(found[hour]) % 24, int(found[hour + 1] or 0)) for hour in (1, 3)]
    if int(found[1]) > 24 or int(found[3]) > 24 or any(minute > 59 for _, minute in sides):  # noqa: PLR2004
        return None
    return QuietHours(time(*sides[0]), time(*sides[1]))
