"""What one step writes to the Sheet: who works here, the bot's own cells, and facts."""

import logging
import time

from commands.replies.sheet import RoadState
from sheets.road.batch import Part
from sheets.road.errors import HeldError, MovedError, RefusedGroupError, ShiftedError, UnsettledError
from sheets.road.identity import NotOursError
from sheets.sync_ground import GroundSearch
from sheets.sync_parts import Parts
from sheets.sync_times import Times

logger = logging.getLogger(__name__)

CLOSED = frozenset({RoadState.KEY_REFUSED, RoadState.NOT_SHARED, RoadState.GONE, RoadState.OTHER_WRITER})
"""There is nothing to look at either: the file cannot be reached, or is somebody else's as well."""


class Writes:
    """Takes what ends a single write; what ends the whole step is raised."""

    _doubted: Part | None = None
    """What Google refused last; refused again, with everything looked up anew, somebody must mend it."""

    def __init__(self, parts: Parts, times: Times, search: GroundSearch) -> None:
        self._parts = parts
        self._times = times
        self._search = search
        self.are_facts_held = False
        """Since facts were held none was carried."""
        self._facts_go_first = False
        """The bot's own cells failed last: they wait until facts had their turn."""

    async def write(self) -> None:
        """The own cells while their positions hold, and facts.

        Raises UnreadableSheetError, StrayedError, JournalUnavailableError, and HeldError unless facts alone wait.
        """
        if self._may_write:
            await self._sign()
            await self._display()
        if self._may_write:  # a refusal takes the ground away
            await self._carry_or_hold()

    @property
    def _may_write(self) -> bool:
        return self._parts.is_grounded and self._times.writes.may_try

    # -- cells -----------------------------------------------------------------------------

    async def _sign(self) -> None:
        """Let others see who works here; no row moves by it, so the look stays good."""
        road, last = self._parts.road, self._parts.watcher.last
        if last is None or not road.is_settled:
            return
        signature = await self._parts.identity.signature(last[0].marker)
        if not signature:
            return
        try:
            await road.display(signature)
        except (MovedError, UnsettledError, RefusedGroupError) as open_fate:
            await self._unsettled(open_fate)

    async def _display(self) -> None:
        """The bot's own cells, on positions from a fresh look; each look serves once."""
        times, watcher, own_cells = self._times, self._parts.watcher, self._parts.own_cells
        last, facts_first = watcher.last, self._facts_go_first and times.facts_held_until is None
        if last is None or facts_first or not self._parts.road.is_settled or not times.may_display:
            return
        watcher.last = None
        if not times.is_look_fresh:
            return  # rows were added since: positions may have moved
        before, times.displayed_at = times.displayed_at, time.monotonic()
        self._facts_go_first = True
        try:
            if not await own_cells.show(*last):
                times.displayed_at = before  # nothing was sent
            self._facts_go_first = False
            times.writes.worked()
        except ShiftedError as shifted:
            self._shifted(shifted)
        except RefusedGroupError as refused:
            logger.warning("the bot's own cells were refused: %s", refused.why)
            self._parts.ground.forget()
            times.wake()  # the number is spent by an empty batch
        except (MovedError, UnsettledError) as open_fate:
            await self._unsettled(open_fate)
        for state, where in own_cells.barred.news():
            await self._parts.report.note(state, where)

    # -- facts -----------------------------------------------------------------------------

    async def _carry_or_hold(self) -> None:
        """Facts that wait until somebody mends something do not keep looks and the bot's own cells from going on."""
        try:
            if self._times.may_carry:
                await self._carry()
        except NotOursError:
            raise
        except HeldError as held:
            if held.state in CLOSED:
                raise
            logger.warning("nothing is carried to the Sheet: %s", held)
            self.are_facts_held = True
            self._times.hold_facts(is_told=await self._parts.report.held(held.state, held.detail))

    async def _carry(self) -> None:
        """Facts, or the batch whose fate is open."""
        times = self._times
        times.taken_up()
        try:
            await self._send()
        except MovedError:
            times.writes.worked()
            self._look_again()
            times.wake()
        except ShiftedError as shifted:
            self._shifted(shifted)
        except RefusedGroupError as refused:
            await self._refused(refused)
        except UnsettledError as unsettled:
            await self._unsettled(unsettled)

    async def _send(self) -> None:
        times, road, started = self._times, self._parts.road, time.monotonic()
        if times.take_tidying() and await road.tidy():
            times.carried_at = started
            times.wake()
            return
        if times.take_retrying():
            await road.try_again()
        is_new = road.is_settled
        if await road.carry(self._parts.ledger.book):
            times.carried_at = started
            times.wake()  # there may be more
        times.writes.worked()
        self.are_facts_held, self._doubted = False, None
        self._facts_go_first = self._facts_go_first and not is_new

    # -- what did not go through -----------------------------------------------------------

    async def _refused(self, refused: RefusedGroupError) -> None:
        """First all is looked up anew and the batch goes again; only then an entry may be to blame."""
        parts = self._parts
        self._times.wake()
        is_sure, self._doubted = refused.part == self._doubted, refused.part
        if not is_sure:
            parts.ground.forget()
            await self._search.find(is_certain=True)
            self._look_again()
            return
        row = await parts.road.set_aside(refused.part, refused.why, parts.ledger.book)
        if row is not None:
            quote = "" if row.too_long else refused.why
            await parts.report.note(RoadState.POISON, row.place, too_long=row.too_long, quote=quote)

    def _shifted(self, why: ShiftedError) -> None:
        """All is looked up anew at once; with a pause where that told no difference, for what is read may lag."""
        logger.info("a column is not where it was: %s", why)
        self._parts.ground.forget()
        self._look_again()
        self._times.wake()
        if self._parts.ground.guards.strikes:
            self._times.writes.failed()

    async def _unsettled(self, why: Exception) -> None:
        logger.warning("the Sheet did not answer clearly: %s", why)
        self._times.wake()
        self._times.writes.failed()
        await self._parts.report.behind(self._times.writes.seconds)

    def _look_again(self) -> None:
        self._times.look_again()
        self._parts.watcher.last = None
