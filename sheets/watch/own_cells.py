"""Keeps the bot's own cells as they must be: what differs from the last look is set, in one batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from commands.book import Book
from commands.decision import Decision, Notice
from commands.replies.sheet import EditTold, SheetNews
from sheets.decisions import SheetDecisions
from sheets.outcomes import Json
from sheets.road.batch import Ground
from sheets.road.errors import RefusedGroupError
from sheets.road.refusals import Blame, blame
from sheets.road.road import Road
from sheets.watch.barred import Barred
from sheets.watch.look import Look
from sheets.watch.overwritten import Hit, Judge, put_back
from sheets.watch.own_values import OwnValues
from sheets.watch.readings import Readings
from sheets.watch.remarks import Place, Remarks
from sheets.watch.sent import keep, taken_up
from sheets.watch.wish import Wish, Words
from sheets.watch.wishes import wishes
from sheets.watch.writing import Writing, write


@dataclass(slots=True)
class OwnCells:
    """Between a look and the next movement of rows. What did not take is tried again after the next look."""

    road: Road
    decisions: SheetDecisions
    ground: Ground
    words: Callable[[Book], Words]
    barred: Barred
    own_values: OwnValues
    remarks: Remarks
    _plainly: set[tuple[str, int, str]] = field(default_factory=set)
    _hits: tuple[Hit, ...] = ()
    """Cells that are to get back what stood in them."""
    _settled: int = 0
    """The number of the batch of which last was recorded what became of it."""

    async def show(self, look: Look, readings: Readings) -> bool:
        """Set what differs; False: nothing did. Raises as `Road.display` does.

        A column that Google does not let be written is left out for a while, and the others go on without it.
        """
        book = self.decisions.book
        wanted = self._with_hits(look, wishes(readings, book, self.words(book), self.decisions.now()))
        open_ones = (wish for wish in wanted if not self.barred.holds(wish.tab, wish.header))
        writing = write(open_ones, look, self.ground, plainly=self._plainly, zone=book.zone)
        if not writing.requests:
            return False
        await self.own_values.note([one.wish for one in writing.done], look, book.zone)
        if writing.beginning:
            await self.decisions.record(Decision(shown=writing.beginning), "begin")
        try:
            await self.road.display(
                writing.requests,
                partial(self._remember, writing, look),
                writing.parts,
                receipt=writing.receipt,
                shows=writing.key_ranges(self.ground),
                sent=partial(keep, writing, look, book.zone),
            )
        except RefusedGroupError as refused:
            part = refused.part
            if part.header:
                self.barred.refused(part.tab, part.header, is_sure=blame(refused.why) is Blame.LOCKED)
            raise
        self.barred.taken({(part.tab, part.header) for part in writing.parts})
        return True

    def _with_hits(self, look: Look, wanted: Iterator[Wish]) -> Iterable[Wish]:
        if not self._hits:
            return wanted
        every = list(wanted)
        given_back = list(put_back(self._hits, look, every, self.decisions.book.zone))
        self._hits = tuple(hit for hit, _ in given_back)
        return [wish for _, wish in given_back] + every

    async def _remember(self, writing: Writing, look: Look, answer: Json) -> None:
        """What was overwritten and must be said is made durable together with what the cells show now."""
        self._plainly = writing.failed(answer.get("replies", []))
        book, found = self.decisions.book, writing.receipt.read(answer, self.ground)
        verdicts = list(Judge(look, found, book.zone).judge(writing.done))
        told = self._not_said([one for one in verdicts if isinstance(one, EditTold)], writing, look)
        chats = book.team_chats() if told else ()
        news = SheetNews(tuple(told.values()))
        end = Decision(
            shown=self._still_open(writing, writing.ending(answer, self.ground, found)),
            notices=tuple(Notice(chat, news) for chat in chats),
        )
        if end != Decision():
            await self._record(end, writing.receipt.number)
        for place, one in told.items():
            self.remarks.say(place, one)
        self._hits += tuple(one for one in verdicts if isinstance(one, Hit))
        self._settled = writing.receipt.number

    def _not_said(self, told: Iterable[EditTold], writing: Writing, look: Look) -> Mapping[Place, EditTold]:
        """By place, without what a look showed already, while the batch was on its way."""
        said = {one.what: one for one in told}
        found: dict[Place, EditTold] = {}
        for wish, key in ((one.wish, one.key) for one in writing.done) if said else ():
            one = said.get(f"{wish.tab}, {look.tabs[wish.tab].layout.cell(wish.header, wish.row)}")
            place = wish.tab, "|".join(key), wish.header
            if one is not None and not self.remarks.says(place, one):
                found[place] = one
        return found

    async def found_out(self, did_set: bool) -> None:  # noqa: FBT001 - as `Road.on_found_out` tells it
        """The answer to a writing was lost, perhaps with the process that sent it: were its cells set?

        Raises UnsettledError if its receipt cannot be read yet.
        """
        sent, number = self.road.open_sent, self.road.open_number
        if sent is None or number is None or number == self._settled:
            return
        kept = taken_up(sent, number)
        if kept is None:
            return
        writing, look = kept
        if did_set:
            await self._remember(writing, look, await self.road.read_again(writing.receipt))
        elif writing.undone:
            await self._record(Decision(shown=self._still_open(writing, writing.undone)), number)

    def _still_open(self, writing: Writing, ends: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Without cells that a look settled meanwhile: what she typed there was taken, and must not count again."""
        shown = self.decisions.book.shown
        settled = {name for name, both in writing.beginning if shown.get(name) != both}
        return tuple((name, text) for name, text in ends if name not in settled)

    async def _record(self, end: Decision, number: int) -> None:
        """Once for a batch, also where the process was killed before the batch counted as settled."""
        await self.decisions.record_once(end, f"batch/{number}")
