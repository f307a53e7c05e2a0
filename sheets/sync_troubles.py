"""What goes wrong with a step as a whole: what is tried again by itself, and what waits for somebody to mend it."""

import logging
import time

from commands.replies.sheet import RoadState
from sheets.outcomes import Outcome, Refused, UnreadableSheetError
from sheets.road.errors import HeldError, StrayedError
from sheets.road.refusals import state_of
from sheets.sync_parts import Parts
from sheets.sync_times import Times

logger = logging.getLogger(__name__)


class Troubles:
    """Orders go on whatever it is."""

    def __init__(self, parts: Parts, times: Times) -> None:
        self._parts = parts
        self._times = times

    async def meet(self, error: Exception) -> None:
        """Tell apart what ended a step; raises nothing."""
        try:
            match error:
                case UnreadableSheetError():
                    await self._unreadable(error.outcome)
                case StrayedError():
                    self._parts.ground.sheet_ids.clear()
                case HeldError():
                    await self._hold(error.state, error.detail)
                case _:
                    logger.error("the road to the Sheet stumbled", exc_info=error)
                    self._times.steps.failed()
                    await self._parts.report.behind(self._times.steps.seconds)
        except Exception:
            logger.exception("the owner could not be told; the road waits")
            self._times.steps.failed()

    async def _unreadable(self, outcome: Outcome) -> None:
        """Nothing was learnt. A refusal that somebody must mend is told; the rest passes by itself."""
        logger.warning("the Sheet could not be read: %s", outcome)
        self._times.looked_at = time.monotonic()
        state = state_of(outcome) if isinstance(outcome, Refused) else None
        if state is not None:
            await self._hold(state)
            return
        self._times.reads.failed()
        if isinstance(outcome, Refused) and not outcome.is_over_quota:
            self._parts.ground.sheet_ids.clear()  # a tab or a range is gone: find out which
        await self._parts.report.behind(self._times.reads.seconds)

    async def _hold(self, state: RoadState, detail: str = "") -> None:
        """Nothing goes on until it is mended; what is surely so is asked about more seldom."""
        logger.warning("the road to the Sheet is held: %s %s", state.value, detail)
        self._parts.ground.sheet_ids.clear()
        detail = self._parts.client.email if state is RoadState.NOT_SHARED else detail
        if await self._parts.report.held(state, detail):
            self._times.hold()
        else:
            self._times.steps.failed()
