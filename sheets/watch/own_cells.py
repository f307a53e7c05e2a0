"""Keeps the bot's own cells as they must be: what differs from the last look is set, in one batch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from commands.book import Book
from commands.decision import Decision
from commands.edits.stock import readings
from sheets.decisions import SheetDecisions
from sheets.outcomes import Json
from sheets.road.batch import Ground
from sheets.road.errors import RefusedGroupError
from sheets.road.refusals import Blame, blame
from sheets.road.road import Road
from sheets.watch.astray import strays
from sheets.watch.barred import Barred
from sheets.watch.look import Look
from sheets.watch.readings import Readings
from sheets.watch.wishes import Wish, Words, wishes
from sheets.watch.writing import Writing, write


@dataclass(slots=True)
class OwnCells:
    """Between a look and the next movement of rows. What did not take is tried again after the next look."""

    road: Road
    decisions: SheetDecisions
    ground: Ground
    words: Callable[[Book], Words]
    barred: Barred
    _plainly: set[tuple[str, int, str]] = field(default_factory=set)
    _written: tuple[Wish, ...] = ()
    """What the last batch set."""

    async def show(self, look: Look, readings: Readings) -> bool:
        """Set what differs; False: nothing did. Raises as `Road.display` does.

        A column that Google does not let be written is left out for a while, and the others go on without it.
        """
        book = self.decisions.book
        wanted = chain(
            strays(self._written, look, book.zone),
            wishes(readings, book, self.words(book), self.decisions.now()),
        )
        open_ones = (wish for wish in wanted if not self.barred.holds(wish.tab, wish.header))
        writing = write(open_ones, look, self.ground, plainly=self._plainly, zone=book.zone)
        self._written = tuple(writing.wishes)
        if not writing.requests:
            return False
        if writing.beginning:
            await self.decisions.record(Decision(shown=writing.beginning), "begin")
        try:
            await self.road.display(
                writing.requests,
                partial(self._remember, writing),
                writing.parts,
                shows=writing.key_ranges(self.ground),
            )
        except RefusedGroupError as refused:
            part = refused.part
            if part.header:
                self.barred.refused(part.tab, part.header, is_sure=blame(refused.why) is Blame.LOCKED)
            raise
        self.barred.taken({(part.tab, part.header) for part in writing.parts})
        return True

    async def _remember(self, writing: Writing, answer: Json) -> None:
        self._plainly = writing.failed(answer.get("replies", []))
        if ending := writing.ending(answer, self.ground):
            await self.decisions.record(Decision(shown=ending), "end")

    async def found_out(self, did_set: bool) -> None:  # noqa: FBT001 - as `Road.on_found_out` tells it
        """The answer to the last writing was lost, but now it is known what its cells showed afterwards."""
        open_cells = [
            (name, readings(text)) for name, text in self.decisions.book.shown.items() if ">" in text
        ]
        if open_cells:
            shown = tuple((name, both[did_set]) for name, both in open_cells)
            await self.decisions.record(Decision(shown=shown), "end")
