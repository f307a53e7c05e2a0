"""Who drives on the road to the Sheet: one batch under way at a time, each applied exactly once.

After any unknown outcome the same number goes out again; Google refuses a number that was applied, so
presence of the marker proves, and absence proves nothing.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import NoReturn

from commands.book import Book
from commands.replies import RoadState
from sheets.client import SheetsClient
from sheets.identity import Marker
from sheets.in_thread import InThread
from sheets.journal_road import BEHIND, JournalRoad, Stored
from sheets.outcomes import BAD_REQUEST, Applied, Json, Outcome, Refused
from sheets.road.aside import Aside, put_aside
from sheets.road.batch import (
    MARKER_KEY,
    Compiled,
    Ground,
    Part,
    compile_rows,
    digest,
    has_advanced,
    headed,
    marker,
    set_number,
)
from sheets.road.certainty import marker_for_certain
from sheets.road.choosing import MOST_ENTRIES, Group, as_many_as_fit, grouped
from sheets.road.fact_rows import NewRow, group_of, named, rows_of
from sheets.road.news import state_of
from sheets.road.refusals import Blame, blame
from sheets.road.under_way import Copy, UnderWay, taken_up
from sheets.tabs import MARKER

logger = logging.getLogger(__name__)

REFUSALS_BEFORE_STOP = 3
"""Groups that were refused and are not mended: with so many of them no new entries go out."""
TIDY_FROM, TIDY_AT_ONCE = 200, 500
"""Markers: there is room for 30,000 characters in a spreadsheet."""
MUST_BE_MENDED = {Blame.LOCKED: RoadState.LOCKED, Blame.FULL: RoadState.FULL}
SOMEWHERE = "Sheet"


class HeldError(Exception):
    """The road cannot go on until somebody mends something; nothing is set aside for it."""

    def __init__(self, state: RoadState, detail: str = "") -> None:
        super().__init__(f"{state.value}: {detail}")
        self.state = state
        self.detail = detail


class UnsettledError(Exception):
    """The batch's fate is open: it goes out again, under its number, after a pause."""


class MovedError(Exception):
    """The batch had been applied by an earlier try: positions must be looked up anew before the next one."""


class StrayedError(Exception):
    """The batch was applied, but not to the file as we left it: which file is this, is asked next."""


class ShiftedError(Exception):
    """A column was not where the last look saw it: nothing was applied, and everything is looked up anew."""


class RefusedGroupError(Exception):
    """Google named a request of the batch. Whether its entry is to blame, or the Sheet's structure, is asked next."""

    def __init__(self, part: Part, why: str) -> None:
        super().__init__(why)
        self.part = part
        self.why = why


class Road:
    """Carries entries and display cells. Its methods are awaited one after another by `sheets.sync`."""

    def __init__(
        self, client: SheetsClient, journal: JournalRoad, ground: Ground, instance: str, in_thread: InThread
    ) -> None:
        self._client = client
        self._journal = journal
        self._ground = ground
        self._instance = instance
        self._in_thread = in_thread
        self._under_way: UnderWay | None = None
        self.on_found_out: Callable[[bool], Awaitable[None]] = _nobody
        """Told whether a display batch whose answer was lost had set its cells, before it counts as settled."""
        self._compares = True
        """Whether Google's compare-and-set works on `_mitra!A1` of this file."""
        self.has_strayed = False
        """A batch found another number in A1 than was left there; nothing is sent until that is cleared up."""
        self._tried: dict[int, list[NewRow]] = {}
        """What was refused, by entry: different rows of it are worth another try."""

    @property
    def is_settled(self) -> bool:
        """No batch's fate is open: what a look shows is what the Sheet holds."""
        return self._under_way is None

    @property
    def open_number(self) -> int | None:
        """The number of the batch whose fate is open."""
        return None if self._under_way is None else self._under_way.number

    async def recover(self) -> None:
        """Take up the batch that is under way by the journal: after a start, or after whatever went wrong."""
        pending = await self._in_thread(self._journal.pending_batch, self._client.spreadsheet_id)
        if pending is not None:
            self._under_way = taken_up(pending)

    async def carry(self, book: Book) -> bool:
        """Send the next batch of facts, or the one under way again. False: there was nothing to send.

        Raises UnsettledError, MovedError, ShiftedError, RefusedGroupError and HeldError.
        """
        if self._under_way is not None:
            await self._again(self._under_way, book)
            return True
        aside = await self._aside(book)
        again = aside.next_to_try()
        if again:
            await self._send_new(again, grouped(again, book), book, through=None)
            return True
        if len(aside.groups) >= REFUSALS_BEFORE_STOP:
            raise HeldError(RoadState.STOPPED, ", ".join(sorted(aside.groups)))
        return await self._carry_new(aside, book)

    async def _carry_new(self, aside: Aside, book: Book) -> bool:
        spreadsheet_id = self._client.spreadsheet_id
        waiting = await self._in_thread(self._journal.undelivered, spreadsheet_id, MOST_ENTRIES)
        behind = [one.seq for one in waiting if aside.holds(one)]
        if behind:
            await self._in_thread(self._journal.set_aside, spreadsheet_id, behind, BEHIND)
        taken, groups = as_many_as_fit([one for one in waiting if one.seq not in behind], book)
        if groups:
            await self._send_new(taken, groups, book, through=taken[-1].seq)
        elif taken:
            await self._in_thread(self._journal.pass_through, spreadsheet_id, taken[-1].seq)
        return bool(groups)

    async def display(
        self,
        requests: Sequence[Json],
        remember: Callable[[Json], Awaitable[None]],
        parts: Sequence[Part] = (),
    ) -> None:
        """Set cells, and `remember` Google's answer, with the replies to these requests, before it counts as applied.

        `parts` names the column of each request: it is written only where it stood at the last look. Raises as
        `carry` does.
        """
        headers: dict[str, list[str]] = {}
        for part in parts:
            headers.setdefault(part.tab, []).append(part.header)
        await self._see_to_guards(headers)
        under_way = await self._open((), through=None)
        compiled = headed(await self._head(under_way), headers, self._ground)
        first = len(compiled.requests)
        for request, part in zip(requests, parts or [Part(MARKER)] * len(requests), strict=True):
            compiled.add([request], part)
        answer = await self._sent(under_way, compiled)
        await remember(answer | {"replies": answer.get("replies", [])[first:]})
        await self._applied(under_way, under_way.newest)

    async def guard_columns(self) -> Outcome | None:
        """Make the guards that do not stand yet, all at once: in a new file, or for new columns. None: all stand.

        Positions must be looked up after it. By a request of its own: made twice it is refused, which is as good.
        """
        ground = self._ground
        places = ground.places({tab: layout.positions for tab, layout in ground.layouts.items()})
        requests = ground.guards.missing(places)
        if not requests:
            return None
        outcome = await self._in_thread(self._client.batch_update, requests)
        if isinstance(outcome, Applied):
            ground.guards.hold(places)
        elif isinstance(outcome, Refused) and outcome.request_index is not None:
            ground.guards.refused(requests[outcome.request_index])
        return outcome

    async def return_to(self) -> None:
        """The file is as we left it again: what went into the other one goes out anew, under a new number."""
        if self.has_strayed and self._under_way is not None:
            await self._in_thread(self._journal.forget, [self._under_way.number])
            self._under_way = None
        self.has_strayed = False

    async def tidy(self) -> bool:
        """Delete markers that are no longer needed: Google's room for them is small. False: there are few.

        By a request of its own, which may be made twice; what fails is tried again another time.
        """
        numbers = await self._in_thread(self._journal.old_markers, self._client.spreadsheet_id)
        if len(numbers) < TIDY_FROM:
            return False
        some = numbers[:TIDY_AT_ONCE]
        lookups = [{"developerMetadataLookup": {"metadataId": number}} for number in some]
        outcome = await self._in_thread(
            self._client.batch_update, [{"deleteDeveloperMetadata": {"dataFilter": one}} for one in lookups]
        )
        if isinstance(outcome, Applied):
            await self._in_thread(self._journal.forget, some)
        return True

    # -- one batch -------------------------------------------------------------------------

    async def _send_new(
        self, taken: Sequence[Stored], groups: Sequence[Group], book: Book, *, through: int | None
    ) -> None:
        self._check_ground(groups)
        await self._see_to_guards(row.tab for _, rows in groups for row in rows)
        seqs = tuple(one.seq for one in taken)
        under_way = await self._open(seqs, through=through)
        await self._send_facts(under_way, groups, book)

    async def _see_to_guards(self, tabs: Iterable[str]) -> None:
        """No batch goes out before the guards of its columns stand. Raises ShiftedError once they were made."""
        layouts, guards = self._ground.layouts, self._ground.guards
        needed = self._ground.places({tab: layouts[tab].positions for tab in tabs if tab in layouts})
        if not guards.missing(needed):
            return
        outcome = await self.guard_columns()
        if isinstance(outcome, Refused) and not outcome.is_over_quota:
            raise ShiftedError(outcome.message)
        if not isinstance(outcome, Applied):
            raise UnsettledError(str(outcome))
        raise ShiftedError("columns are guarded from now on")

    async def _open(self, seqs: tuple[int, ...], *, through: int | None) -> UnderWay:
        number = await self._in_thread(self._journal.next_number)
        under_way = UnderWay(number, (Copy(self._new_value(number, seqs), seqs),))
        batch = under_way.batch(self._client.spreadsheet_id, through)
        await self._in_thread(self._journal.open_batch, batch)
        self._under_way = under_way
        return under_way

    async def _again(self, under_way: UnderWay, book: Book) -> None:
        """Facts go out again, all of them; a display batch goes out empty, since the next look makes it anew.

        The empty one has a marker of its own, which tells for ever which of the two was applied.
        """
        if under_way.seqs:
            stored = await self._in_thread(self._journal.entries, under_way.seqs)
            groups = grouped(stored, book)
            self._check_ground(groups)
            await self._send_facts(under_way, groups, book)
            return
        self._check_ground(())
        value = self._empty_value(under_way) if under_way.is_display else under_way.newest.value
        await self._sent(under_way, headed(await self._head(under_way, value), {}, self._ground))
        await self._found_out(under_way, under_way.newest, did_set=False)

    def _check_ground(self, groups: Sequence[Group]) -> None:
        """Raises HeldError if a tab or column that these rows need is not there."""
        missing = {lack for _, rows in groups for row in rows if (lack := self._ground.lack(row))}
        if missing or MARKER not in self._ground.sheet_ids:
            raise HeldError(RoadState.STRUCTURE, ", ".join(sorted(missing)) or MARKER)

    async def _send_facts(self, under_way: UnderWay, groups: Sequence[Group], book: Book) -> None:
        head = await self._head(under_way)
        # Pure work, and a while of it: away from the event loop nobody waits for her answer meanwhile.
        compiled = await self._in_thread(compile_rows, head, groups, self._ground, book.zone)
        await self._sent(under_way, compiled)
        await self._applied(under_way, under_way.newest)

    async def _sent(self, under_way: UnderWay, compiled: Compiled) -> Json:
        outcome = await self._in_thread(self._client.batch_update, compiled.requests)
        if not isinstance(outcome, Applied):
            await self._not_applied(under_way, outcome, compiled)
        self._ground.bottoms.update(compiled.bottoms)
        self._ground.guards.hold(compiled.places)
        await self._must_be_ours(under_way, outcome)
        return outcome.response

    async def _head(self, under_way: UnderWay, value: str = "") -> list[Json]:
        left = await self._left() if self._compares else None
        value = value or under_way.newest.value
        return marker(under_way.number, value, self._ground.sheet_ids[MARKER], left)

    async def _left(self) -> int:
        return await self._in_thread(self._journal.left_with, self._client.spreadsheet_id)

    async def _must_be_ours(self, under_way: UnderWay, outcome: Applied) -> None:
        """Google applied it: to the file as we left it?

        Raises StrayedError if not. Where A1 is as we left it and did not change all the same, comparing does not
        work in this file (its owner gave the cell a format, say): the number is set in any case from now on.
        """
        if self._compares and not has_advanced(outcome.response):
            found = await self._in_thread(marker_for_certain, self._client, self._ground.sheet_ids[MARKER])
            if not isinstance(found, Marker) or found.batch != await self._left():
                self.has_strayed = True
                raise StrayedError
            logger.warning("compare-and-set does not work in %s: batch %d", MARKER, under_way.number)
            self._compares = False
            number = set_number(under_way.number, self._ground.sheet_ids[MARKER])
            await self._in_thread(self._client.batch_update, [number])

    def _new_value(self, number: int, seqs: Sequence[int]) -> str:
        return digest(self._instance, number, [secrets.token_hex(8), *seqs])

    def _empty_value(self, under_way: UnderWay) -> str:
        return digest(self._instance, under_way.number, ["empty", under_way.newest.value])

    async def _found_out(self, under_way: UnderWay, copy: Copy, *, did_set: bool) -> None:
        """The fate of a batch whose answer was lost is known."""
        if under_way.is_display:
            await self.on_found_out(did_set)
        await self._applied(under_way, copy)

    async def _applied(self, under_way: UnderWay, copy: Copy) -> None:
        """Settled only once the journal knows it; till then it goes out again, and Google refuses its number."""
        passes = not copy.is_empty_handed
        await self._in_thread(self._journal.mark_applied, under_way.number, copy.seqs, passes=passes)
        for seq in copy.seqs:
            self._tried.pop(seq, None)
        self._under_way = None

    async def _not_applied(self, under_way: UnderWay, outcome: Outcome, compiled: Compiled) -> NoReturn:
        """Tell apart what it means that the batch did not go through just now."""
        if not isinstance(outcome, Refused) or outcome.is_over_quota:
            raise UnsettledError(str(outcome))
        index = outcome.request_index
        if index == 0 and outcome.status == BAD_REQUEST:
            await self._number_in_use(under_way)
        part = Part() if index is None else compiled.parts[index]
        if part.is_guard and index is not None:
            self._ground.guards.refused(compiled.requests[index])
            raise ShiftedError(outcome.message)
        state = MUST_BE_MENDED.get(blame(outcome.message))
        if state is not None and not part.header:
            raise HeldError(state, part.tab or SOMEWHERE)
        if state is None and (state := state_of(outcome)) is not None:
            raise HeldError(state)
        if index is None or outcome.status != BAD_REQUEST:
            raise UnsettledError(str(outcome))
        raise RefusedGroupError(part, outcome.message)

    async def _number_in_use(self, under_way: UnderWay) -> NoReturn:
        """Applied before, if the marker there is ours; another writer's, if it is not."""
        found = await self._in_thread(self._client.get_metadata, under_way.number)
        if not isinstance(found, Applied):
            raise UnsettledError(f"marker {under_way.number} could not be read")
        is_marker = found.response.get("metadataKey") == MARKER_KEY
        value = found.response.get("metadataValue") if is_marker else None
        copy = under_way.applied_as(value)
        did_set = copy is not None
        if under_way.is_display and value == self._empty_value(under_way):
            copy = under_way.newest
        if copy is None:
            raise HeldError(RoadState.OTHER_WRITER)
        await self._found_out(under_way, copy, did_set=did_set)
        raise MovedError

    # -- what the Sheet refuses ------------------------------------------------------------

    async def set_aside(self, part: Part, why: str, book: Book) -> str:
        """The Sheet refused this again, with everything looked up anew: what is left goes under the same number.

        Returns what it was in words, if that is news. With three groups set aside nothing more is: the batch
        closes its number without them, and what it held waits until one of the three is mended. Raises HeldError
        when no entry is to blame.
        """
        under_way = self._under_way
        if under_way is None:
            return ""
        if part.group is None or blame(why) is Blame.GROUND:
            raise HeldError(RoadState.STRUCTURE, part.tab or MARKER)
        groups = (await self._aside(book)).groups
        if len(groups - {part.group}) >= REFUSALS_BEFORE_STOP:
            await self._follow(
                under_way, Copy(self._new_value(under_way.number, ()), (), is_empty_handed=True), {}
            )
            return ""
        stored = await self._in_thread(self._journal.entries, under_way.seqs)
        reasons = put_aside(stored, part.group, why)
        left = tuple(seq for seq in under_way.seqs if seq not in reasons)
        await self._follow(under_way, Copy(self._new_value(under_way.number, left), left), reasons)
        self._tried |= {one.seq: list(rows_of(one, book)) for one in stored if one.seq in reasons}
        logger.error("the Sheet refused %s: %s", part.group, why)
        refused = next(one for one in stored if group_of(one) == part.group)
        return "" if part.group in groups else named(refused, book)

    async def _follow(self, under_way: UnderWay, copy: Copy, reasons: Mapping[int, str]) -> None:
        newer = under_way.followed_by(copy)
        batch = newer.batch(self._client.spreadsheet_id)
        await self._in_thread(self._journal.rewrite_batch, batch, reasons)
        self._under_way = newer

    async def try_again(self) -> None:
        """Whatever was refused is tried once more, each group in a batch of its own: it may have been mended."""
        refused = [one.seq for one in (await self._read_aside()).refused]
        if refused:
            await self._in_thread(self._journal.take_back, self._client.spreadsheet_id, refused)

    async def _aside(self, book: Book) -> Aside:
        """What was set aside. Where its rows would be different now, it is tried again at once."""
        aside = await self._read_aside()
        mended = [
            one.seq
            for one in aside.refused
            if one.seq not in aside.returning
            and one.seq in self._tried
            and self._tried[one.seq] != list(rows_of(one, book))
        ]
        if not mended:
            return aside
        await self._in_thread(self._journal.take_back, self._client.spreadsheet_id, mended)
        return await self._read_aside()

    async def _read_aside(self) -> Aside:
        rows = await self._in_thread(self._journal.aside, self._client.spreadsheet_id)
        stored = await self._in_thread(self._journal.entries, [row.seq for row in rows]) if rows else []
        return Aside.of(rows, stored)


async def _nobody(_did_set: bool) -> None:  # noqa: FBT001 - an answer, not an option
    """Nobody keeps in mind what cells show."""
