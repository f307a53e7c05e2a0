"""What the owner hears of the road to the Sheet: once when it matters, once when it is over."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from commands.book import Book
from commands.decision import Decision, Notice
from commands.replies import RoadNews, RoadState

MATTERS_AFTER = timedelta(minutes=5)
"""A lag shorter than this is nobody's business."""

Tell = Callable[[Callable[[Book], Decision]], Awaitable[None]]


class RoadReport:
    """Remembers what was told. Partners never hear of any of it."""

    def __init__(self, tell: Tell, clock: Callable[[], datetime]) -> None:
        self._tell = tell
        self._clock = clock
        self._told: RoadState | None = None
        self._since: datetime | None = None

    async def behind(self, waiting: int, since: datetime | None) -> None:
        """Google does not answer. It is told when the oldest entry waits for five minutes."""
        self._since = self._since or self._clock()
        late = since is not None and self._clock() - max(since, self._since) > MATTERS_AFTER
        if late and self._told is None:
            await self._say(RoadState.AWAY, waiting)

    async def held(self, state: RoadState, detail: str, waiting: int, since: datetime | None) -> None:
        """Somebody must mend something: told at once, each kind once."""
        self._since = self._since or since or self._clock()
        if self._told is not state:
            await self._say(state, waiting, detail)

    async def reachable(self) -> None:
        """The Sheet could be read: if the owner heard of trouble, she hears that it is over."""
        if self._told is not None:
            await self._tell_team(RoadState.BACK, self._clock(), 0, "")
        self._told = self._since = None

    async def poison(self, what: str, why: str) -> None:
        """Google refused one entry; the others go on."""
        await self._tell_team(RoadState.POISON, self._clock(), 0, f"{what}: {why}")

    async def _say(self, state: RoadState, waiting: int, detail: str = "") -> None:
        await self._tell_team(state, self._since or self._clock(), waiting, detail)
        self._told = state

    async def _tell_team(self, state: RoadState, since: datetime, waiting: int, detail: str) -> None:
        def decide(book: Book) -> Decision:
            news = RoadNews(state, book.local(since), waiting, detail)
            return Decision(notices=tuple(Notice(chat, news) for chat in book.team_chats()))

        await self._tell(decide)
