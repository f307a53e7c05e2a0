"""What the owner hears of the road to the Sheet: once when it matters, once when it is over.

What was told is kept in the journal, so a restart in the middle repeats nothing. Partners never hear of it.
"""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commands.book import Book
from commands.decision import Decision, Notice
from commands.replies.sheet import RoadNews, RoadState
from sheets.codec import utc_text, utc_time
from sheets.in_thread import InThread
from sheets.journal import Journal

TOLD = "told_road"

Tell = Callable[[Callable[[Book], Decision]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class TellAfter:
    """When trouble is told, in seconds."""

    matters: float = 300.0
    """What passes by itself is nobody's business before."""
    sure: float = 5.0
    """A refusal must last so long: Google errs now and then."""
    calm: float = 15.0
    """All must have gone well for so long before it is over."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the road is not open, and since when (UTC)."""

    state: RoadState
    detail: str
    since: datetime

    def is_like(self, state: RoadState, detail: str) -> bool:
        """Whether it is the same reason."""
        return (self.state, self.detail) == (state, detail)


class RoadReport:
    """Decides what of the road's troubles is told."""

    def __init__(
        self,
        tell: Tell,
        journal: Journal,
        spreadsheet_id: str,
        in_thread: InThread,
        clock: Callable[[], datetime],
        tell_after: TellAfter,
    ) -> None:
        self._tell = tell
        self._journal = journal
        self._spreadsheet_id = spreadsheet_id
        self._in_thread = in_thread
        self._clock = clock
        self._tell_after = tell_after
        self._told = _read(journal.get_meta(TOLD))
        self._suspected: tuple[Trouble, float] | None = None
        self._well: tuple[datetime, float] | None = None

    async def behind(self, seconds: float) -> None:
        """It has failed for so long, and may pass by itself. What she must mend anyway says enough."""
        self._well = None
        if seconds > self._tell_after.matters and self._told is None:
            await self._say(Trouble(RoadState.AWAY, "", self._clock() - timedelta(seconds=seconds)))

    async def held(self, state: RoadState, detail: str) -> bool:
        """Somebody must mend something: each reason is told once, when it lasts. True: she knows."""
        self._well = None
        if self._told is not None and self._told.is_like(state, detail):
            return True
        if self._suspected is None or not self._suspected[0].is_like(state, detail):
            self._suspected = Trouble(state, detail, self._clock()), time.monotonic()
        trouble, since = self._suspected
        if time.monotonic() - since < self._tell_after.sure:
            return False
        await self._say(trouble)
        return True

    async def in_step(self) -> None:
        """A look was taken and no batch is open. If the owner heard of trouble, she hears when it is surely over."""
        self._suspected = None
        if self._told is None:
            return
        self._well = self._well or (self._clock(), time.monotonic())
        began, since = self._well
        if time.monotonic() - since < self._tell_after.calm:
            return
        _, waits_since = await self._waiting()
        if waits_since is not None and waits_since <= began:
            return  # what waited has not arrived yet
        orders = await self._in_thread(self._journal.road.orders_since, self._told.since)
        await self._tell_team(RoadNews(RoadState.BACK, self._clock(), orders))
        await self._remember(None)

    async def note(
        self, state: RoadState, detail: str, *, too_long: tuple[str, ...] = (), quote: str = ""
    ) -> None:
        """Something that keeps nothing else from going on; said each time that this is called."""
        await self._tell_team(RoadNews(state, self._clock(), 0, detail, too_long, quote))

    async def _say(self, trouble: Trouble) -> None:
        orders, waits_since = await self._waiting()
        since = min(trouble.since, waits_since or trouble.since)
        await self._tell_team(RoadNews(trouble.state, since, orders, trouble.detail))
        await self._remember(Trouble(trouble.state, trouble.detail, since))

    async def _waiting(self) -> tuple[int, datetime | None]:
        return await self._in_thread(self._journal.road.waiting, self._spreadsheet_id)

    async def _remember(self, told: Trouble | None) -> None:
        await self._in_thread(self._journal.set_meta, TOLD, _written(told))
        self._told = told

    async def _tell_team(self, news: RoadNews) -> None:
        """`news.since` is UTC here."""

        def decide(book: Book) -> Decision:
            local = replace(news, since=book.local(news.since))
            return Decision(notices=tuple(Notice(chat, local) for chat in book.team_chats()))

        await self._tell(decide)


def _written(told: Trouble | None) -> str:
    return "" if told is None else json.dumps([told.state.value, told.detail, utc_text(told.since)])


def _read(written: str | None) -> Trouble | None:
    if not written:
        return None
    state, detail, since = json.loads(written)
    return Trouble(RoadState(state), detail, utc_time(since))
