"""What a start does with updates that were kept and not handled before the last stop.

One of them may be what ended the process. So each try is counted in the inbox before it is made. The
first time they are handled together, as they would have been. Who was begun by an earlier start already
is handled alone, so that a further crash names the one that causes it; after `TRIES` it is set aside.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Update

from bot.inbox import InboxBot
from bot.incoming import read_again
from bot.intake import Arrival, Intake, now
from commands.asks import Ask
from commands.ports import Inbox, Kept

_LOG = logging.getLogger(__name__)
TRIES = 3
"""Starts that may end while they handle one and the same update."""


class Replay:
    """Handles again, once, before new updates are let in."""

    def __init__(
        self,
        inbox: Inbox,
        intake: Intake,
        bot: InboxBot,
        *,
        handle: Callable[[Update], Awaitable[object]],
        set_aside: Callable[[Ask], Awaitable[object]],
    ) -> None:
        self._inbox = inbox
        self._intake = intake
        self._bot = bot
        self._handle = handle
        self._set_aside = set_aside

    async def run(self) -> list[Update]:
        """Deal with suspects; return the others, oldest first, to be handled as new ones are."""
        me = self._bot.identity
        rows = await asyncio.to_thread(self._inbox.undone, me.id)
        mute: list[int] = []
        fresh: list[Update] = []
        for row in rows:
            one = read_again(row, self._bot)
            arrival = self._intake.revive(one, me, row.at)
            if arrival is None:
                mute.append(row.update_id)
            elif row.tries:
                await self._alone(row, one.update, arrival)
            else:
                fresh.append(one.update)
        if mute:  # nothing can be made of them now, and nothing can tomorrow
            await asyncio.to_thread(self._inbox.ignore, me.id, sorted(mute), now())
        await self._count([update.update_id for update in fresh])
        return fresh

    async def _alone(self, row: Kept, update: Update, arrival: Arrival) -> None:
        try:
            if row.tries >= TRIES and arrival.ask is not None:
                self._intake.take(row.update_id)
                await self._set_aside(arrival.ask)
            else:
                await self._count([row.update_id])
                await self._handle(update)
        except Exception:  # noqa: BLE001 - one update must not keep the bot from starting
            _LOG.exception("the kept update %s could not be handled", row.update_id)

    async def _count(self, update_ids: Sequence[int]) -> None:
        try:
            await asyncio.to_thread(self._inbox.begin, self._bot.id, update_ids)
        except Exception:  # noqa: BLE001 - whatever the journal's database raises
            _LOG.exception("tries could not be counted")
