"""Facts about time: until when an order waits for its money, and what was told once."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from commands.rules.clock import PayClock


@dataclass(frozen=True, slots=True)
class ClockSet:
    """An order waits for its money until another moment, or stands still."""

    type: ClassVar[str] = "clock_set"
    clock: PayClock


@dataclass(frozen=True, slots=True)
class NoticeWritten:
    """A message that goes out once was written. `tag` names it for ever."""

    type: ClassVar[str] = "notice_written"
    tag: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticeDelivered:
    """Telegram took that message."""

    type: ClassVar[str] = "notice_delivered"
    tag: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticesForgotten:
    """What they were about is over."""

    type: ClassVar[str] = "notices_forgotten"
    tags: tuple[str, ...]


ClockEntry = ClockSet | NoticeWritten | NoticeDelivered | NoticesForgotten
