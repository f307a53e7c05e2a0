"""How often and how patiently the two roads work; all in seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field

from commands.book import Book
from sheets.road.backoff import PAUSES
from sheets.road.news import TellAfter
from sheets.watch.memory import Timing
from sheets.watch.wish import Words


@dataclass(frozen=True, slots=True)
class Tempo:
    """How the roads keep time. The defaults stay within Google's 60 writes a minute."""

    batch: float = 1.5
    """Between the beginnings of two batches of facts: 40 writes a minute."""
    display: float = 6.0
    """Between two batches of the bot's own cells: 10 more."""
    fresh: float = 10.0
    """Cells are set only on positions from a look younger than this."""
    tidy: float = 60.0
    """Between two times that old markers are counted."""
    held: float = 30.0
    """Before it is tried again what somebody must mend."""
    again: float = 3600.0
    """Before entries that the Sheet refused are tried once more."""
    pauses: tuple[float, ...] = PAUSES
    """Before a read or a write that failed is tried again."""
    tell_after: TellAfter = field(default_factory=TellAfter)
    ending: float = 5.0
    """For the last try at a stop; a call that is under way then is cut."""
    lag: float = 90.0
    """How far a read may be behind a write: 40 seconds were seen."""
    answer: float = 12.0
    """How long a new journal waits for a Mitra that is at work on the Sheet: a few of its looks."""


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How often to look, how the roads keep time, how long things must be quiet; the words of cells."""

    words: Callable[[Book], Words]
    poll_seconds: float = 3.0
    timing: Timing = field(default_factory=Timing)
    tempo: Tempo = field(default_factory=Tempo)
