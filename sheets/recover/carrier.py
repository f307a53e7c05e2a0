"""Requests to a Sheet that nobody else writes to now, each batch under its number, with patience.

What goes out here are display batches: one whose fate stayed open is closed by an empty one under the
same number, so that whoever is killed half-way looks at the Sheet anew and nothing comes twice.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from commands.book import Book
from commands.faults import Finding, Problem
from commands.replies.sheet import RoadState
from sheets.client import SheetsClient
from sheets.journal import Journal
from sheets.outcomes import Json
from sheets.recover.patience import Patience, PatientThread
from sheets.recover.whole import CannotGoOnError
from sheets.road.batch import Ground, Part
from sheets.road.errors import (
    HeldError,
    MovedError,
    RefusedGroupError,
    ShiftedError,
    StrayedError,
    UnsettledError,
)
from sheets.road.guarding import learn_guards
from sheets.road.instance import instance_of
from sheets.road.road import Road

logger = logging.getLogger(__name__)

_HELD = {
    RoadState.NOT_SHARED: Problem.NOT_SHARED,
    RoadState.GONE: Problem.NOT_FOUND,
    RoadState.COPY: Problem.FOREIGN_COPY,
    RoadState.OTHER_WRITER: Problem.OTHER_WRITER,
}


class RefusedRequestError(Exception):
    """Google refused a request of ours, and with it the batch; `part` is what that request was about."""

    def __init__(self, part: Part, why: str) -> None:
        super().__init__(why)
        self.part = part


@dataclass(slots=True)
class Carrier:
    """One road, driven by hand. The journal is open for writing."""

    client: SheetsClient
    journal: Journal
    book: Book
    patience: Patience
    ground: Ground = field(default_factory=lambda: Ground({}))
    _road: Road = field(init=False)

    def __post_init__(self) -> None:
        self._road = Road(
            self.client, self.journal.road, self.ground, instance_of(self.journal), asyncio.to_thread
        )

    async def stand_on(self, ground: Ground) -> None:
        """Take over where things stand, and where the columns' guards do. Raises UnreadableSheetError."""
        self.ground.sheet_ids, self.ground.layouts = ground.sheet_ids, ground.layouts
        self.ground.bottoms, self.ground.titles = ground.bottoms, ground.titles
        self.ground.widths = ground.widths
        await learn_guards(self.ground, self.client, PatientThread(self.patience))

    async def settle(self) -> bool:
        """Close the batch whose fate is open; False: there was none. Raises CannotGoOnError."""
        await self._road.recover()
        was_open = not self._road.is_settled
        while not self._road.is_settled:
            await self._once(lambda: self._road.carry(self.book))
        return was_open

    async def send(self, requests: Sequence[Json], parts: Sequence[Part] = ()) -> bool:
        """Send one batch. False: it never will be applied any more, if it was not; look at the Sheet anew.

        Raises RefusedRequestError (nothing was applied) and CannotGoOnError.
        """
        try:
            # Nothing of the answer is kept: what the bot itself was setting when it died stays open between its two
            # readings, and its next look tells.
            await self._road.display(requests, parts=parts)
        except UnsettledError as unsettled:
            logger.warning("the Sheet did not answer clearly, it is asked again: %s", unsettled)
        except RefusedGroupError as refused:
            await self.settle()
            raise RefusedRequestError(refused.part, refused.why) from refused
        except ShiftedError as shifted:
            logger.info("columns are looked up anew: %s", shifted)
        except StrayedError as strayed:
            raise CannotGoOnError(Finding(Problem.OTHER_WRITER)) from strayed
        except HeldError as held:
            raise cannot_go_on(held, self.client.email) from held
        else:
            return True
        await self.settle()
        return False

    async def _once(self, work: Callable[[], Awaitable[object]]) -> None:
        """Until Google answers clearly, or patience ends."""
        until, failures = time.monotonic() + self.patience.limit, 0
        while True:
            try:
                await work()
            except MovedError:
                return
            except UnsettledError as unsettled:
                if time.monotonic() >= until:
                    raise CannotGoOnError(Finding(Problem.GOOGLE_AWAY)) from unsettled
                await asyncio.sleep(self.patience.pause(failures))
                failures += 1
            except (RefusedGroupError, ShiftedError) as refused:
                raise CannotGoOnError(Finding(Problem.REFUSED, found=str(refused))) from refused
            except StrayedError as strayed:
                raise CannotGoOnError(Finding(Problem.OTHER_WRITER)) from strayed
            except HeldError as held:
                raise cannot_go_on(held, self.client.email) from held
            else:
                return


def cannot_go_on(held: HeldError, email: str) -> CannotGoOnError:
    """What holds the road, as `check` says it."""
    problem = _HELD.get(held.state, Problem.REFUSED)
    return CannotGoOnError(Finding(problem, email, found=held.detail or held.state.value))
