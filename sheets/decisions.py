"""Decisions that the Sheet brings, each under a key of its own, over the newest Book."""

from collections.abc import Callable
from datetime import datetime

from commands.book import Book
from commands.decision import Decision
from commands.entries.sheet import BY_SHEET
from sheets.ledger import Ledger


class SheetDecisions:
    """The ledger as the two roads use it."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._clock = clock
        self._count = 0

    @property
    def book(self) -> Book:
        """The newest state."""
        return self._ledger.book

    def now(self) -> datetime:
        """The moment of a decision, UTC."""
        return self._clock()

    def stamp(self, at: datetime) -> str:
        """Short, and never given twice: the millisecond and a running digit."""
        self._count += 1
        return f"{int(at.timestamp() * 1000):x}{self._count % 16:x}"

    async def decide(self, make: Callable[[Book], Decision], what: str) -> None:
        """Make it durable. Raises JournalUnavailableError: nothing was recorded."""
        at = self.now()
        await self._ledger.decide(make, key=f"{what}/{self.stamp(at)}", by=BY_SHEET, at=at)

    async def record_once(self, decision: Decision, key: str) -> None:
        """The same, under a key of the caller's: under the same one again nothing happens, for ever."""
        await self._ledger.decide(lambda _: decision, key=key, by=BY_SHEET, at=self.now())

    async def record(self, decision: Decision, what: str) -> None:
        """Make a decision durable that needs no newer Book."""
        await self.decide(lambda _: decision, what)
