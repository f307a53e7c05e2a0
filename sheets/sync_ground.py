"""Finds the ground to work on: which file this is, where its tabs and columns stand, and what it brings along."""

import logging
from functools import partial

from commands.replies.sheet import RoadState
from sheets.rebuild.beginning import IncompleteSheetError
from sheets.rebuild.pages import RestlessSheetError, StoppedError
from sheets.rebuild.rebuild import Rebuild, fresh_codes
from sheets.road.errors import HeldError
from sheets.road.guarding import learn_guards
from sheets.road.structure import find_workbook, stand_on
from sheets.road.trying import see_to_abilities
from sheets.sync_parts import Parts
from sheets.sync_times import Times
from sheets.watch.look import LONG
from sheets.workbook import Workbook

logger = logging.getLogger(__name__)


class GroundSearch:
    """At a start, and whenever it is doubtful where things stand."""

    def __init__(self, parts: Parts, times: Times) -> None:
        self._parts = parts
        self._times = times

    async def find(self, *, is_certain: bool = False) -> bool:
        """Learn the file's structure and the batch under way; False: not yet, it is tried again.

        `is_certain`: that this is the file as we left it must not be told by a read that may lag. Raises
        UnreadableSheetError, HeldError (NotOursError among them) and JournalUnavailableError.
        """
        parts = self._parts
        await parts.road.recover()
        found, marker = await find_workbook(parts.client, parts.in_thread, parts.watcher.names.ids)
        await parts.identity.meet(found, marker, is_certain=is_certain or parts.road.has_strayed)
        await parts.road.return_to(found, parts.ledger.book)
        if not await self._begin(found):
            return False
        stand_on(parts.ground, found)
        await see_to_abilities(parts.ground, found, parts.client, parts.in_thread)
        await learn_guards(parts.ground, parts.client, parts.in_thread)
        self._fit_windows(found)
        await parts.in_thread(parts.journal.road.start_above, marker.batch)
        await parts.road.guard_columns()
        return True

    async def _begin(self, found: Workbook) -> bool:
        """A new journal on an old Sheet takes over what stands there; before that nothing is an edit."""
        parts = self._parts
        rebuild = Rebuild(
            parts.client,
            parts.journal,
            parts.ledger,
            parts.in_thread,
            parts.clock,
            fresh_codes(),
            parts.stopping.is_set,
            confirm=partial(parts.identity.confirm, found),
        )
        try:
            faults = await rebuild.begin(found)
            await parts.identity.confirm(found)
        except IncompleteSheetError as incomplete:
            raise HeldError(RoadState.STRUCTURE, str(incomplete)) from incomplete
        except RestlessSheetError as restless:
            logger.warning("rows moved while they were read, it is tried again: %s", restless)
            self._times.steps.failed()
            return False
        except StoppedError:
            logger.info("stopped while reading the Sheet; the next start begins anew")
            return False
        await parts.watcher.team_news.rebuilt(faults)
        return True

    def _fit_windows(self, found: Workbook) -> None:
        watcher = self._parts.watcher
        watcher.rounds.sizes = {title: tab.row_count for title, tab in found.tabs.items()}
        for title in LONG:
            if title in found.tabs:
                watcher.long.fit(title, found.tabs[title].row_count)
