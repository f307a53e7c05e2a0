"""Who drives on the road to the Sheet: one batch under way at a time, each applied exactly once.

After any unknown outcome the same number goes out again; Google refuses a number that was applied, so
presence of the marker proves, and absence proves nothing.
"""

import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from commands.book import Book
from commands.replies import RoadState
from sheets.client import SheetsClient
from sheets.identity import Marker
from sheets.in_thread import InThread
from sheets.journal_road import Batch, JournalRoad, Stored
from sheets.outcomes import BAD_REQUEST, Applied, Json, Outcome, Refused
from sheets.road.batch import (
    MARKER_KEY,
    MOST_BYTES,
    Compiled,
    Ground,
    compile_rows,
    digest,
    has_advanced,
    marker,
    set_number,
)
from sheets.road.certainty import marker_for_certain
from sheets.road.fact_rows import NewRow, group_of, rows_of
from sheets.road.news import state_of
from sheets.tabs import MARKER

logger = logging.getLogger(__name__)

MOST_ENTRIES = 2_000
MOST_GROUPS = 400
REFUSALS_BEFORE_STOP = 3
WRAPPING = 45
TIDY_FROM, TIDY_AT_ONCE = 200, 500
"""Markers: there is room for 30,000 characters in a spreadsheet."""

Group = tuple[str, Sequence[NewRow]]
"""What is never parted, by name, and its rows."""


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


class RefusedGroupError(Exception):
    """Google named a request of the batch. Whether its entry is to blame, or the Sheet's structure, is asked next."""

    def __init__(self, group: str | None, why: str) -> None:
        super().__init__(why)
        self.group = group
        self.why = why


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """The batch on its way: what it holds, and under which number and value."""

    number: int
    value: str
    seqs: tuple[int, ...]
    is_display: bool


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
        self._under_way: _UnderWay | None = None
        self._refused = 0
        """How many groups were set aside since the start."""
        self.on_found_out: Callable[[bool], Awaitable[None]] = _nobody
        """Told whether a display batch whose answer was lost had set its cells, before it counts as settled."""
        self._compares = True
        """Whether Google's compare-and-set works on `_mitra!A1` of this file."""
        self.has_strayed = False
        """A batch found another number in A1 than was left there; nothing is sent until that is cleared up."""

    @property
    def is_settled(self) -> bool:
        """No batch's fate is open: what a look shows is what the Sheet holds."""
        return self._under_way is None

    async def recover(self) -> None:
        """Take up the batch that is under way by the journal: after a start, or after whatever went wrong."""
        pending = await self._in_thread(self._journal.pending_batch, self._client.spreadsheet_id)
        if pending is not None:
            seqs = tuple(json.loads(pending.body))
            self._under_way = _UnderWay(pending.number, pending.digest, seqs, is_display=not seqs)

    async def carry(self, book: Book) -> bool:
        """Send the next batch of facts, or the one under way again. False: there was nothing to send.

        Raises UnsettledError and HeldError.
        """
        if self._under_way is not None:
            await self._again(self._under_way, book)
            return True
        waiting = await self._in_thread(self._journal.undelivered, self._client.spreadsheet_id, MOST_ENTRIES)
        taken, groups = _as_many_as_fit(waiting, book)
        if not groups:
            if taken:
                last = taken[-1].seq
                await self._in_thread(self._journal.pass_through, self._client.spreadsheet_id, last)
            return False
        under_way = await self._open([one.seq for one in taken], is_display=False)
        await self._send_facts(under_way, groups, book)
        return True

    async def display(self, requests: Sequence[Json], remember: Callable[[Json], Awaitable[None]]) -> None:
        """Set cells, and `remember` Google's answer before the batch counts as applied.

        The answer's replies follow the two of the marker. Raises UnsettledError and HeldError.
        """
        under_way = await self._open([], is_display=True)
        head = await self._head(under_way)
        outcome = await self._in_thread(self._client.batch_update, [*head, *requests])
        if not isinstance(outcome, Applied):
            await self._not_applied(under_way, outcome)
        await self._must_be_ours(under_way, outcome)
        await remember(outcome.response)
        await self._applied(under_way)

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

    async def _open(self, seqs: Sequence[int], *, is_display: bool) -> _UnderWay:
        number = await self._in_thread(self._journal.next_number)
        value = digest(self._instance, number, [secrets.token_hex(8), *seqs])
        body = json.dumps(list(seqs)).encode()
        batch = Batch(number, self._client.spreadsheet_id, tuple(seqs), value, body)
        await self._in_thread(self._journal.open_batch, batch)
        self._under_way = _UnderWay(number, value, tuple(seqs), is_display)
        return self._under_way

    async def _again(self, under_way: _UnderWay, book: Book) -> None:
        """Facts go out again, all of them; a display batch goes out empty, since the next look makes it anew.

        The empty one has a marker of its own, which tells for ever which of the two was applied.
        """
        if under_way.is_display:
            head = await self._head(replace(under_way, value=self._empty_value(under_way)))
            outcome = await self._in_thread(self._client.batch_update, head)
            if not isinstance(outcome, Applied):
                await self._not_applied(under_way, outcome)
            await self._must_be_ours(under_way, outcome)
            await self._found_out(under_way, did_set=False)
            return
        stored = await self._in_thread(self._journal.entries, under_way.seqs)
        await self._send_facts(under_way, _grouped(stored, book), book)

    async def _send_facts(self, under_way: _UnderWay, groups: Sequence[Group], book: Book) -> None:
        missing = {lack for _, rows in groups for row in rows if (lack := self._ground.lack(row))}
        if missing or MARKER not in self._ground.sheet_ids:
            raise HeldError(RoadState.STRUCTURE, ", ".join(sorted(missing)) or MARKER)
        head = await self._head(under_way)
        # Pure work, and a while of it: away from the event loop nobody waits for her answer meanwhile.
        compiled = await self._in_thread(compile_rows, head, groups, self._ground, book.zone)
        outcome = await self._in_thread(self._client.batch_update, compiled.requests)
        if not isinstance(outcome, Applied):
            await self._not_applied(under_way, outcome, compiled)
        self._ground.bottoms.update(compiled.bottoms)
        await self._must_be_ours(under_way, outcome)
        await self._applied(under_way)

    async def _head(self, under_way: _UnderWay) -> list[Json]:
        left = await self._left() if self._compares else None
        return marker(under_way.number, under_way.value, self._ground.sheet_ids[MARKER], left)

    async def _left(self) -> int:
        return await self._in_thread(self._journal.left_with, self._client.spreadsheet_id)

    async def _must_be_ours(self, under_way: _UnderWay, outcome: Applied) -> None:
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

    def _empty_value(self, under_way: _UnderWay) -> str:
        return digest(self._instance, under_way.number, ["empty", under_way.value])

    async def _found_out(self, under_way: _UnderWay, *, did_set: bool) -> None:
        """The fate of a batch whose answer was lost is known."""
        if under_way.is_display:
            await self.on_found_out(did_set)
        await self._applied(under_way)

    async def _applied(self, under_way: _UnderWay) -> None:
        """Settled only once the journal knows it; till then it goes out again, and Google refuses its number."""
        await self._in_thread(self._journal.mark_applied, under_way.number)
        self._under_way = None

    async def _not_applied(
        self, under_way: _UnderWay, outcome: Outcome, compiled: Compiled | None = None
    ) -> NoReturn:
        """Tell apart what it means that the batch did not go through just now."""
        if not isinstance(outcome, Refused) or outcome.is_over_quota:
            raise UnsettledError(str(outcome))
        state = state_of(outcome)
        if state is not None:
            raise HeldError(state)
        if outcome.status != BAD_REQUEST or outcome.request_index is None:
            raise UnsettledError(str(outcome))
        if outcome.request_index == 0:
            await self._number_in_use(under_way)
        owner = compiled.owners[outcome.request_index] if compiled is not None else None
        raise RefusedGroupError(owner, outcome.message)

    async def _number_in_use(self, under_way: _UnderWay) -> NoReturn:
        """Applied before, if the marker there is ours; another writer's, if it is not."""
        found = await self._in_thread(self._client.get_metadata, under_way.number)
        if not isinstance(found, Applied):
            raise UnsettledError(f"marker {under_way.number} could not be read")
        value = found.response.get("metadataValue")
        ours = (under_way.value, self._empty_value(under_way))
        if found.response.get("metadataKey") == MARKER_KEY and value in ours:
            await self._found_out(under_way, did_set=value == under_way.value)
            raise MovedError
        raise HeldError(RoadState.OTHER_WRITER)

    async def set_aside(self, group: str | None, why: str) -> None:
        """The Sheet refused this group though its structure is in order: what is left goes under the same number.

        Raises HeldError when it is the third one that nobody mended, or nobody's rows were refused.
        """
        under_way = self._under_way
        if under_way is None:
            return
        if under_way.is_display:  # it went out empty: even the bot's own tab cannot be written
            raise HeldError(RoadState.STRUCTURE, MARKER)
        if self._refused + 1 >= REFUSALS_BEFORE_STOP or group is None:
            raise HeldError(RoadState.STOPPED, why)
        stored = await self._in_thread(self._journal.entries, under_way.seqs)
        bad = [one.seq for one in stored if group_of(one) == group]
        left = tuple(one.seq for one in stored if one.seq not in bad)
        await self._in_thread(self._journal.set_aside, self._client.spreadsheet_id, bad, why)
        self._refused += 1
        value = digest(self._instance, under_way.number, [secrets.token_hex(8), *left])
        body = json.dumps(list(left)).encode()
        batch = Batch(under_way.number, self._client.spreadsheet_id, left, value, body)
        await self._in_thread(self._journal.rewrite_batch, batch)
        self._under_way = _UnderWay(under_way.number, value, left, is_display=not left)
        logger.error("the Sheet refused %s: %s", group, why)


async def _nobody(_did_set: bool) -> None:  # noqa: FBT001 - an answer, not an option
    """Nobody keeps in mind what cells show."""


def _as_many_as_fit(waiting: Sequence[Stored], book: Book) -> tuple[list[Stored], list[Group]]:
    """Whole groups, oldest first, and the entries that they are made of."""
    groups: dict[str, list[NewRow]] = {}
    taken: list[Stored] = []
    size = 0
    for stored in _whole_groups(waiting):
        rows = list(rows_of(stored, book))
        name = group_of(stored)
        is_new = bool(rows) and name not in groups
        if is_new and (len(groups) >= MOST_GROUPS or size > MOST_BYTES):
            break
        taken.append(stored)
        if rows:
            groups.setdefault(name, []).extend(rows)
            size += sum(_size(row) for row in rows)
    return taken, list(groups.items())


def _grouped(entries: Sequence[Stored], book: Book) -> list[Group]:
    """All of them: over the newest Book a batch may have grown above what fitted when it was opened."""
    groups: dict[str, list[NewRow]] = {}
    for stored in entries:
        rows = list(rows_of(stored, book))
        if rows:
            groups.setdefault(group_of(stored), []).extend(rows)
    return list(groups.items())


def _whole_groups(waiting: Sequence[Stored]) -> Sequence[Stored]:
    """Where the reading was cut, the last group may be cut as well: it waits for the next batch."""
    if len(waiting) < MOST_ENTRIES:
        return waiting
    last = group_of(waiting[-1])
    whole = [one for one in waiting if group_of(one) != last]
    return whole or waiting


def _size(row: NewRow) -> int:
    """About how many bytes a row is on the wire, where each value is wrapped in its type."""
    return sum(WRAPPING + len(str(value)) for value in row.cells.values())
