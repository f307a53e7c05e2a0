"""One batch on its way: opened in the journal, sent under its number, until its fate is known.

After any unknown outcome the same number goes out again; Google refuses a number that was applied, so
presence of the marker proves, and absence proves nothing.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NoReturn

from commands.replies.sheet import RoadState
from sheets.client import SHOWN_AFTER, SheetsClient
from sheets.identity import Marker
from sheets.in_thread import InThread
from sheets.journal_road import JournalRoad
from sheets.outcomes import BAD_REQUEST, Applied, Json, Outcome, Refused
from sheets.road.abilities import Ability
from sheets.road.batch import MARKER_KEY, Compiled, Ground, digest, headed, marker
from sheets.road.certainty import marker_for_certain, marker_standing
from sheets.road.errors import HeldError, MovedError, ShiftedError, StrayedError, UnsettledError
from sheets.road.marker_cell import has_advanced, set_number
from sheets.road.receipt import COPY, Receipts
from sheets.road.refusals import refusal
from sheets.road.trials import says_no
from sheets.road.under_way import Copy, UnderWay, taken_up
from sheets.tabs import MARKER

Sent = Callable[[], Json]


class Sending:
    """Its methods are awaited one after another by `Road`, which says what a batch holds."""

    def __init__(
        self,
        client: SheetsClient,
        journal: JournalRoad,
        ground: Ground,
        instance: str,
        in_thread: InThread,
        arrived: Callable[[Sequence[int]], None],
    ) -> None:
        self._client = client
        self._journal = journal
        self._ground = ground
        self._instance = instance
        self._in_thread = in_thread
        self._arrived = arrived
        self.under_way: UnderWay | None = None
        """The batch whose fate is open."""
        self.on_found_out: Callable[[bool], Awaitable[None]] = _nobody
        """Told whether a display batch whose answer was lost had set its cells, before it counts as settled."""
        self.has_strayed = False
        """A batch found another number in A1 than was left there; nothing is sent until that is cleared up."""
        self.receipts = Receipts()
        """Whether display batches make receipts in this file."""

    # -- the journal's side ----------------------------------------------------------------

    async def recover(self) -> None:
        """Take up the batch that is under way by the journal."""
        pending = await self._in_thread(self._journal.pending_batch, self._client.spreadsheet_id)
        if pending is not None:
            self.under_way = taken_up(pending)

    async def open(self, seqs: tuple[int, ...], *, through: int | None, sent: Sent | None = None) -> UnderWay:
        """Take the next number for these entries; the journal knows it before anything is sent.

        `sent`: makes what a display batch leaves for `UnderWay.sent`, away from the event loop.
        """
        self.under_way = await self._in_thread(self._open, seqs, through, sent)
        return self.under_way

    def _open(self, seqs: tuple[int, ...], through: int | None, sent: Sent | None) -> UnderWay:
        number = self._journal.next_number()
        copy = Copy(self._new_value(number, seqs), seqs)
        under_way = UnderWay(number, (copy,), None if sent is None else sent())
        self._journal.open_batch(under_way.batch(self._client.spreadsheet_id, through))
        return under_way

    async def leave_out(
        self, under_way: UnderWay, seqs: tuple[int, ...], reasons: Mapping[int, str], *, closes: bool = False
    ) -> None:
        """From now on these entries alone go under the batch's number; what is set aside has its reason.

        `closes`: the number is only spent, and what the batch held waits again.
        """
        value = self._new_value(under_way.number, seqs)
        newer = under_way.followed_by(Copy(value, seqs, is_empty_handed=closes))
        batch = newer.batch(self._client.spreadsheet_id)
        await self._in_thread(self._journal.rewrite_batch, batch, reasons)
        self.under_way = newer

    async def return_to(self, *, stands_there: bool) -> None:
        """The file is as we left it again, with the batch that strayed or without it.

        What went into another version of the file goes out anew, under a new number.
        """
        if self.has_strayed and self.under_way is not None:
            if stands_there:
                await self.applied(self.under_way)
            else:
                await self._in_thread(self._journal.forget, [self.under_way.number])
                self.under_way = None
        self.has_strayed = False

    async def applied(self, under_way: UnderWay, copy: Copy | None = None) -> None:
        """Settled only once the journal knows it; till then it goes out again, and Google refuses its number.

        `copy`: the one of its copies that was applied, if not the newest.
        """
        copy = copy or under_way.newest
        passes = not copy.is_empty_handed
        await self._in_thread(self._journal.mark_applied, under_way.number, copy.seqs, passes=passes)
        self._arrived(copy.seqs)
        self.under_way = None

    # -- Google's side ---------------------------------------------------------------------

    async def head(self, under_way: UnderWay, value: str = "") -> list[Json]:
        """The requests that make a batch ours; `value`: of its marker, if not the newest copy's."""
        left = await self._left() if self._compares else None
        value = value or under_way.newest.value
        return marker(under_way.number, value, self._ground.sheet_ids[MARKER], left)

    async def send(self, under_way: UnderWay, compiled: Compiled, shows: Sequence[str] = ()) -> Json:
        """Send it; its answer, once it was applied. `shows`: A1 ranges to be in it. Raises what `Road.carry` does."""
        outcome = await self._in_thread(
            self._client.batch_update,
            compiled.requests,
            response_ranges=list(shows) or None,
            include_grid=bool(shows),
            fields=SHOWN_AFTER if shows else "",
        )
        if not isinstance(outcome, Applied):
            await self._not_applied(under_way, outcome, compiled)
        self._ground.bottoms.update(compiled.bottoms)
        self._ground.guards.hold(compiled.places)
        await self._must_be_ours(under_way, outcome)
        return outcome.response

    async def send_empty(self, under_way: UnderWay) -> None:
        """Spend the number of a batch that holds no entries. Raises what `Road.carry` does.

        That of a display batch has a marker of its own, which tells for ever which of the two was applied.
        """
        value = self._empty_value(under_way) if under_way.is_display else under_way.newest.value
        await self.send(under_way, headed(await self.head(under_way, value), {}, self._ground))
        await self._found_out(under_way, under_way.newest, did_set=False)

    @property
    def _compares(self) -> bool:
        """Whether `_mitra!A1` is compared and set; else it is only set."""
        abilities = self._ground.abilities
        return abilities.has(Ability.COMPARE) and abilities.has(Ability.NUMBER)

    async def _left(self) -> int:
        return await self._in_thread(self._journal.left_with, self._client.spreadsheet_id)

    def _new_value(self, number: int, seqs: Sequence[int]) -> str:
        return digest(self._instance, number, [secrets.token_hex(8), *seqs])

    def _empty_value(self, under_way: UnderWay) -> str:
        return digest(self._instance, under_way.number, ["empty", under_way.newest.value])

    # -- its fate --------------------------------------------------------------------------

    async def _must_be_ours(self, under_way: UnderWay, outcome: Applied) -> None:
        """Google applied it: to the file as we left it?

        Raises StrayedError if not. Where A1 is as we left it and did not change all the same, comparing does not
        work in this file (its owner gave the cell a format, say): the number is set in any case from now on.
        """
        if not self._compares or has_advanced(outcome.response):
            return
        found = await self._in_thread(marker_for_certain, self._client, self._ground.sheet_ids[MARKER])
        if isinstance(found, Marker) and found.batch == under_way.number:
            return  # it did change, only the answer did not say so
        if not isinstance(found, Marker) or found.batch != await self._left():
            self.has_strayed = True
            raise StrayedError
        await self._set_number(under_way)

    async def _set_number(self, under_way: UnderWay) -> None:
        """Comparing does not work on A1. Raises UnsettledError: till it shows the number, the batch stays open."""
        await self._in_thread(self._ground.abilities.found, {Ability.NUMBER: False})
        number = set_number(under_way.number, self._ground.sheet_ids[MARKER])
        outcome = await self._in_thread(self._client.batch_update, [number])
        if not isinstance(outcome, Applied):
            raise UnsettledError(str(outcome))

    async def _must_have_advanced(self, under_way: UnderWay) -> None:
        """Our marker stands there, so the batch was applied: A1 must show it, though the answer was lost."""
        found = await self._in_thread(marker_for_certain, self._client, self._ground.sheet_ids[MARKER])
        if not isinstance(found, Marker):
            raise UnsettledError(str(found))
        if found.batch != under_way.number and found.batch == await self._left():
            await self._set_number(under_way)

    async def _not_applied(self, under_way: UnderWay, outcome: Outcome, compiled: Compiled) -> NoReturn:
        """Tell apart what it means that the batch did not go through just now."""
        if not isinstance(outcome, Refused) or outcome.is_over_quota:
            raise UnsettledError(str(outcome))
        index = outcome.request_index
        part = None if index is None else compiled.parts[index]
        is_of_receipt = COPY in outcome.message or (part is not None and part.is_receipt)
        if is_of_receipt and outcome.status == BAD_REQUEST:
            self.receipts.refused(outcome.message)
            if not self.receipts.is_on and says_no(outcome):
                await self._in_thread(self._ground.abilities.found, {Ability.COPY: False})
            raise ShiftedError(outcome.message)
        if index is None or part is None:
            raise refusal(outcome, None)
        if index == 0 and outcome.status == BAD_REQUEST:
            await self._number_in_use(under_way)
        if part.is_guard:
            self._ground.guards.refused(compiled.requests[index])
            raise ShiftedError(outcome.message)
        raise refusal(outcome, part)

    async def _number_in_use(self, under_way: UnderWay) -> NoReturn:
        """Applied before, if the marker there is ours; another writer's, if it is not."""
        found = await self._in_thread(marker_standing, self._client, under_way.number)
        if found is None:
            raise UnsettledError(f"marker {under_way.number} could not be read")
        is_marker = found.get("metadataKey") == MARKER_KEY
        value = found.get("metadataValue") if is_marker else None
        copy = under_way.applied_as(value)
        did_set = copy is not None
        if under_way.is_display and value == self._empty_value(under_way):
            copy = under_way.newest
        if copy is None:
            raise HeldError(RoadState.OTHER_WRITER)
        await self._must_have_advanced(under_way)
        await self._found_out(under_way, copy, did_set=did_set)
        raise MovedError

    async def _found_out(self, under_way: UnderWay, copy: Copy, *, did_set: bool) -> None:
        """The fate of a batch whose answer was lost is known."""
        if under_way.is_display:
            await self.on_found_out(did_set)
        await self.applied(under_way, copy)


async def _nobody(_did_set: bool) -> None:  # noqa: FBT001 - an answer, not an option
    """Nobody keeps in mind what cells show."""
