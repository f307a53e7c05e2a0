"""Keeps the bot's own cells as they must be: what differs from the last look is set, in one batch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from commands.book import Book
from commands.decision import Decision
from sheets.decisions import SheetDecisions
from sheets.road.batch import Ground
from sheets.road.road import Road
from sheets.watch.look import Look
from sheets.watch.readings import Readings
from sheets.watch.wishes import Words, wishes
from sheets.watch.writing import write


@dataclass(slots=True)
class OwnCells:
    """Between a look and the next movement of rows. What did not take is tried again after the next look."""

    road: Road
    decisions: SheetDecisions
    ground: Ground
    words: Callable[[Book], Words]
    _plainly: set[tuple[str, int, str]] = field(default_factory=set)

    async def show(self, look: Look, readings: Readings) -> bool:
        """Set what differs; False: nothing did. Raises as `Road.display` does."""
        book = self.decisions.book
        wanted = wishes(readings, book, self.words(book), self.decisions.now())
        writing = write(wanted, look, self.ground, plainly=self._plainly, zone=book.zone)
        if not writing.requests:
            return False
        if writing.beginning:
            await self.decisions.record(Decision(shown=writing.beginning), "begin")
        answer = await self.road.display(writing.requests)
        replies: list[Any] = answer.get("replies", [])[2:]
        self._plainly = writing.failed(replies)
        if writing.ending(replies):
            await self.decisions.record(Decision(shown=writing.ending(replies)), "end")
        return True
