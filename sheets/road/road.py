"""Who drives on the road to the Sheet: chooses what the next batch holds, one batch under way at a time.

How a batch is sent, each applied exactly once, is `sending`.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from commands.book import Book
from commands.replies.sheet import RoadState
from sheets.client import SheetsClient
from sheets.in_thread import InThread
from sheets.journal_road import BEHIND, JournalRoad, Stored
from sheets.outcomes import Applied, Json, Refused, UnreadableSheetError
from sheets.road.abilities import Ability
from sheets.road.aside import Aside, put_aside
from sheets.road.batch import Ground, Part, compile_rows, headed
from sheets.road.certainty import receipt_for_certain
from sheets.road.choosing import MOST_ENTRIES, Group, as_many_as_fit, grouped
from sheets.road.errors import HeldError, UnsettledError
from sheets.road.fact_rows import RefusedRow, group_of, refused_row
from sheets.road.guarding import guard_columns, see_to_guards
from sheets.road.kept_aside import KeptAside
from sheets.road.receipt import Receipt
from sheets.road.refusals import Blame, blame
from sheets.road.sending import Sending, Sent
from sheets.road.strayed import stands_there
from sheets.road.tidying import tidy
from sheets.road.under_way import UnderWay
from sheets.tabs import MARKER
from sheets.workbook import Workbook

logger = logging.getLogger(__name__)

REFUSALS_BEFORE_STOP = 3
"""Groups that were refused and are not mended: with so many of them no new entries go out."""

Remember = Callable[[Json], Awaitable[None]]


async def _nothing(_: Json) -> None:
    """Nothing of an answer is kept in mind."""


class Road:
    """Carries entries and display cells. Its methods are awaited one after another by `sheets.sync`."""

    def __init__(
        self, client: SheetsClient, journal: JournalRoad, ground: Ground, instance: str, in_thread: InThread
    ) -> None:
        self._client = client
        self._journal = journal
        self._ground = ground
        self._in_thread = in_thread
        self._aside = KeptAside(journal, client.spreadsheet_id, in_thread)
        self._sending = Sending(client, journal, ground, instance, in_thread, self._aside.arrived)

    @property
    def is_settled(self) -> bool:
        """No batch's fate is open: what a look shows is what the Sheet holds."""
        return self._sending.under_way is None

    @property
    def open_number(self) -> int | None:
        """The number of the batch whose fate is open."""
        return None if self._sending.under_way is None else self._sending.under_way.number

    @property
    def open_sent(self) -> Json | None:
        """What `display` was told that this batch sets, perhaps by a process before this one; None: nothing."""
        return None if self._sending.under_way is None else self._sending.under_way.sent

    @property
    def has_strayed(self) -> bool:
        """A batch went to another file than ours; nothing is sent until that is cleared up."""
        return self._sending.has_strayed

    def on_found_out(self, tell: Callable[[bool], Awaitable[None]]) -> None:
        """Whom to tell if a display batch whose answer was lost had set its cells, before it counts as settled."""
        self._sending.on_found_out = tell

    async def recover(self) -> None:
        """Take up the batch that is under way by the journal: after a start, or after whatever went wrong."""
        await self._sending.recover()

    async def return_to(self, found: Workbook, book: Book) -> None:
        """The file is as we left it again, but for a batch that strayed: into it, or into another version of it.

        Raises UnreadableSheetError if Google does not tell.
        """
        under_way, is_there = self._sending.under_way, False
        if self._sending.has_strayed and under_way is not None:
            stored = await self._in_thread(self._journal.entries, under_way.seqs)
            rows = [row for _, rows in grouped(stored, book) for row in rows]
            answer = await self._in_thread(stands_there, self._client, found, rows, under_way.number)
            if not isinstance(answer, bool):
                raise UnreadableSheetError(answer)
            is_there = answer
        await self._sending.return_to(stands_there=is_there)

    async def guard_columns(self) -> None:
        """Make the columns' guards that do not stand yet. Positions must be looked up after it."""
        await guard_columns(self._ground, self._client, self._in_thread)

    async def tidy(self) -> bool:
        """Delete markers that are no longer needed; False: there are few."""
        return await tidy(self._client, self._journal, self._in_thread)

    async def try_again(self) -> None:
        """Whatever was refused is tried once more, each group in a batch of its own: it may have been mended."""
        await self._aside.try_again()

    # -- facts -----------------------------------------------------------------------------

    async def carry(self, book: Book) -> bool:
        """Send the next batch of facts, or the one under way again. False: there was nothing to send.

        Raises UnsettledError, MovedError, ShiftedError, StrayedError, RefusedGroupError and HeldError.
        """
        if self._sending.under_way is not None:
            await self._again(self._sending.under_way, book)
            return True
        aside = await self._aside.newest(book)
        again = aside.next_to_try()
        if again:
            await self._send_new(again, grouped(again, book), book, through=None)
            return True
        if len(aside.groups) >= REFUSALS_BEFORE_STOP:
            raise HeldError(RoadState.STOPPED, "; ".join(_places(aside, book)))
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

    async def _send_new(
        self, taken: Sequence[Stored], groups: Sequence[Group], book: Book, *, through: int | None
    ) -> None:
        self._check_ground(groups)
        tabs = [row.tab for _, rows in groups for row in rows]
        await see_to_guards(tabs, self._ground, self._client, self._in_thread)
        under_way = await self._sending.open(tuple(one.seq for one in taken), through=through)
        await self._send_facts(under_way, groups, book)

    async def _again(self, under_way: UnderWay, book: Book) -> None:
        """Facts go out again, all of them; a display batch goes out empty, since the next look makes it anew."""
        if not under_way.seqs:
            self._check_ground(())
            await self._sending.send_empty(under_way)
            return
        stored = await self._in_thread(self._journal.entries, under_way.seqs)
        groups = grouped(stored, book)
        self._check_ground(groups)
        await self._send_facts(under_way, groups, book)

    def _check_ground(self, groups: Sequence[Group]) -> None:
        """Raises HeldError if a tab or column that these rows need is not there."""
        missing = {lack for _, rows in groups for row in rows if (lack := self._ground.lack(row))}
        if missing or MARKER not in self._ground.sheet_ids:
            raise HeldError(RoadState.STRUCTURE, ", ".join(sorted(missing)) or MARKER)

    async def _send_facts(self, under_way: UnderWay, groups: Sequence[Group], book: Book) -> None:
        head = await self._sending.head(under_way)
        # Pure work, and a while of it: away from the event loop nobody waits for her answer meanwhile.
        compiled = await self._in_thread(compile_rows, head, groups, self._ground, book.zone)
        await self._sending.send(under_way, compiled)
        await self._sending.applied(under_way)

    # -- display cells ---------------------------------------------------------------------

    async def display(
        self,
        requests: Sequence[Json],
        remember: Remember = _nothing,
        parts: Sequence[Part] = (),
        *,
        receipt: Receipt | None = None,
        shows: Sequence[str] = (),
        sent: Sent | None = None,
    ) -> None:
        """Set cells, and `remember` Google's answer, with the replies to these requests, before it counts as applied.

        `parts` names the column of each request: it is written only where it stood at the last look. `receipt`: what
        is copied before. `shows`: A1 ranges that the answer holds as well, as they stand after the batch. `sent`: makes
        what `open_sent` tells while the batch's fate is open, also after a restart. Raises as `carry` does.
        """
        copied = receipt if self._makes_receipts else None
        headers = _headers(parts, copied)
        await see_to_guards(headers, self._ground, self._client, self._in_thread)
        under_way = await self._sending.open((), through=None, sent=sent)
        compiled = headed(await self._sending.head(under_way), headers, self._ground)
        if receipt is not None:
            receipt.number = under_way.number
        if copied is not None:
            compiled.add(copied.requests(self._ground), Part(is_receipt=True))
            shows = (*shows, copied.shows(self._ground))
        first = len(compiled.requests)
        for request, part in zip(requests, parts or [Part(MARKER)] * len(requests), strict=True):
            compiled.add([request], part)
        answer = await self._sending.send(under_way, compiled, shows)
        if copied is not None:
            self._sending.receipts.made()
            self._ground.marker_rows = max(self._ground.marker_rows, copied.last_row)
        await remember(answer | {"replies": answer.get("replies", [])[first:]})
        await self._sending.applied(under_way)

    @property
    def _makes_receipts(self) -> bool:
        return self._sending.receipts.is_on and self._ground.abilities.has(Ability.COPY)

    async def read_again(self, receipt: Receipt) -> Json:
        """An answer with the receipt of a batch whose own was lost, without replies; empty if Google refuses to tell.

        Raises UnsettledError.
        """
        if not self._makes_receipts:
            return {}
        outcome = await self._in_thread(receipt_for_certain, self._client, receipt, self._ground)
        if isinstance(outcome, Applied):
            return outcome.response
        if isinstance(outcome, Refused) and not outcome.is_over_quota:
            logger.warning("the receipt of batch %d cannot be read: %s", receipt.number, outcome)
            return {}
        raise UnsettledError(str(outcome))

    # -- what the Sheet refuses ------------------------------------------------------------

    async def set_aside(self, part: Part, why: str, book: Book) -> RefusedRow | None:
        """The Sheet refused this again, with everything looked up anew: what is left goes under the same number.

        Returns the row that it was, if that is news. With three groups set aside nothing more is: the batch
        closes its number without them, and what it held waits until one of the three is mended. Raises HeldError
        when no entry is to blame.
        """
        under_way = self._sending.under_way
        if under_way is None:
            return None
        if part.group is None or blame(why) is Blame.GROUND:
            raise HeldError(RoadState.STRUCTURE, part.tab or MARKER)
        groups = (await self._aside.newest(book)).groups
        if len(groups - {part.group}) >= REFUSALS_BEFORE_STOP:
            await self._sending.leave_out(under_way, (), {}, closes=True)
            return None
        stored = await self._in_thread(self._journal.entries, under_way.seqs)
        reasons = put_aside(stored, part.group, why)
        left = tuple(seq for seq in under_way.seqs if seq not in reasons)
        await self._sending.leave_out(under_way, left, reasons)
        self._aside.refused([one for one in stored if one.seq in reasons], book)
        row = refused_row((one for one in stored if group_of(one) == part.group), book, part.tab)
        logger.error("the Sheet refused %s (%s): %s", part.group, row.place, why)
        return None if part.group in groups else row


def _places(aside: Aside, book: Book) -> list[str]:
    """Where what was refused is missing, in the order in which it happened."""
    groups: dict[str, list[Stored]] = {}
    for one in aside.refused:
        groups.setdefault(group_of(one), []).append(one)
    return [refused_row(entries, book).place for entries in groups.values()]


def _headers(parts: Sequence[Part], copied: Receipt | None) -> Mapping[str, Sequence[str]]:
    """The columns that must stand where they stood at the last look, by tab."""
    found: dict[str, list[str]] = {}
    for part in parts:
        found.setdefault(part.tab, []).append(part.header)
    for tab, headers in ({} if copied is None else copied.columns).items():
        found.setdefault(tab, []).extend(headers)
    return found
