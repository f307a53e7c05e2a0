"""The turn: one decision at a time over the newest Book, committed before anybody is answered.

Decisions that wait together are taken one after another and made durable by one transaction, while
new ones queue up behind it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar

from commands.asks import Ask
from commands.book import Book, Kind
from commands.decision import Decision
from commands.entries import Entry
from commands.messages import Message
from commands.ports import Handled, Render
from sheets.decided import Decided, apply, writes
from sheets.journal import Journal
from sheets.journal_import import Beginning
from sheets.journal_store import JournalUnavailableError
from sheets.journal_turn import Outcome

LARGEST_GROUP = 256
"""Decisions in one transaction: some milliseconds of deciding between two looks at the network."""

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Committed:
    """What a group brought, in order: its entries, and the messages that nobody waits for."""

    messages: tuple[tuple[int, Message], ...]
    entries: tuple[Entry, ...]


@dataclass(eq=False, slots=True)
class Queued:
    """A decision that waits for its turn. Made on the event loop. `error`: it sets this ask aside."""

    key: str
    at: datetime
    by: str
    make: Callable[[Book], Decision]
    ask: Ask | None = None
    error: str = ""
    answer: asyncio.Future[Handled] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def settle(self, handled: Handled) -> None:
        """Let who waits go on; somebody who stopped waiting is no fault."""
        if not self.answer.done():
            self.answer.set_result(handled)

    def fail(self, error: Exception) -> None:
        """Raise this where the answer is waited for."""
        if not self.answer.done():
            self.answer.set_exception(error)

    def outcome(self, decided: Decided) -> Outcome:
        """Say what the journal is to keep. A fact of the Sheet is marked for ever, all else for a week."""
        return Outcome(
            key=self.key,
            at=self.at,
            by=self.by,
            facts=decided.facts,
            changes=decided.changes,
            messages=decided.rendered.messages,
            lasting=self.ask is None and bool(decided.facts),
            error=self.error,
        )


@dataclass(slots=True)
class Turn:
    """The Book, the queue before it and the one thread that writes. Belongs to one event loop."""

    journal: Journal
    render: Render
    owner_ids: frozenset[int]
    book: Book = field(init=False)
    is_stale: bool = False
    """The Book may hold what was not committed: it is loaded anew before the next decision."""
    owed: dict[str, Outcome] = field(default_factory=dict)
    """Marks of asks that were refused; they go in with the next commit."""
    listeners: list[Callable[[Committed], None]] = field(default_factory=list)
    _waiting: deque[Queued] = field(default_factory=deque)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _work: asyncio.Task[None] | None = None
    _writer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "journal-writer"))

    def __post_init__(self) -> None:
        self.book = self.journal.load_book(self.owner_ids)

    async def take(self, queued: Queued) -> Handled:
        """Wait until it is decided and durable.

        Raises what the decision raised, or JournalUnavailableError: then nothing was recorded.
        """
        self._waiting.append(queued)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._serve_all(), name="turn")
        return await queued.answer

    async def begin_with(self, make: Callable[[Book], Beginning]) -> None:
        """Take a whole beginning in and load the Book anew, between two groups."""
        async with self._lock:
            await self._refresh()
            beginning = await self.in_writer(make, self.book)
            await self.in_writer(self.journal.begin, beginning)
            self.is_stale = True
            await self._refresh()

    async def trim(self, now: datetime) -> None:
        """Forget what is old, between two groups."""
        async with self._lock:
            for key in await self.in_writer(self.journal.trim, now):
                self._forget_draft(key)

    async def close(self) -> None:
        """Finish what waits, and pay the marks that are owed."""
        while self._work is not None and not self._work.done():
            await asyncio.wait([self._work])
        if self.owed:
            try:
                await self.in_writer(self.journal.commit, list(self.owed.values()))
            except JournalUnavailableError:
                logger.exception("the marks of %d refused asks could not be written", len(self.owed))
        self._writer.shutdown()

    async def in_writer(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run in the one thread that writes, one thing after another."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, partial(work, *args, **kwargs))

    # -- a group ---------------------------------------------------------------------------

    async def _serve_all(self) -> None:
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_GROUP))]
            async with self._lock:
                await self._serve(group)

    async def _serve(self, group: Sequence[Queued]) -> None:
        """Decide a group and commit it. Whatever happens, each is settled, or waits again."""
        try:
            await self._refresh()
            known = await self.in_writer(self.journal.marked, [queued.key for queued in group])
            await self._commit(self._decide_all(group, known | self.owed.keys()))
        except Exception as broken:
            logger.exception("nothing was recorded for a group of %d", len(group))
            await self._give_up([queued for queued in group if queued not in self._waiting], broken)

    async def _give_up(self, group: Sequence[Queued], broken: Exception) -> None:
        """Load the Book anew if that is possible now, then say that nothing was recorded."""
        self.is_stale = True
        try:
            await self._refresh()
        except JournalUnavailableError:
            logger.exception("the Book cannot be loaded either")
        for queued in group:
            queued.fail(broken)

    async def _refresh(self) -> None:
        if self.is_stale:
            self.book = await self.in_writer(self.journal.load_book, self.owner_ids)
            self.is_stale = False

    def _decide_all(self, group: Sequence[Queued], known: set[str]) -> list[tuple[Queued, Decided]]:
        """Decide one after another. After a fault that may have touched the Book the rest waits again."""
        made: list[tuple[Queued, Decided]] = []
        for place, queued in enumerate(group):
            if queued.key in known:
                queued.settle(Handled())
                continue
            known.add(queued.key)
            try:
                made.append((queued, self._decided(queued)))
            except Exception as error:  # noqa: BLE001 - whatever a decision raises goes to who asked for it
                queued.fail(error)
            if self.is_stale:
                self._waiting.extendleft(reversed(group[place + 1 :]))
                break
        return made

    def _decided(self, queued: Queued) -> Decided:
        decision = queued.make(self.book)
        self.is_stale = writes(decision)
        decided = apply(decision, self.book, queued.key, queued.ask, self.render)
        self.is_stale = False
        return decided

    async def _commit(self, made: Sequence[tuple[Queued, Decided]]) -> None:
        """Make a group durable, then answer it. If one of it is bad, each is decided again alone."""
        owed = list(self.owed.values())
        outcomes = owed + [queued.outcome(decided) for queued, decided in made if not decided.is_fleeting]
        try:
            ids = await self.in_writer(self.journal.commit, outcomes) if outcomes else []
        except JournalUnavailableError:
            raise
        except Exception:
            if len(made) == 1:
                raise
            logger.exception("one of %d outcomes is bad", len(made))
            self.is_stale = True
            for queued, _ in made:
                await self._serve([queued])
            return
        for outcome in owed:
            del self.owed[outcome.key]
        self._answer(made, iter(ids[len(owed) :]))

    def _answer(self, made: Sequence[tuple[Queued, Decided]], ids: Iterator[tuple[int, ...]]) -> None:
        messages: list[tuple[int, Message]] = []
        for queued, decided in made:
            numbers = () if decided.is_fleeting else next(ids)
            hers = tuple(zip(numbers, decided.rendered.messages, strict=True))
            if queued.ask is None:
                messages.extend(hers)
            queued.settle(Handled(hers, decided.rendered.alert))
        entries = tuple(fact.entry for _, decided in made for fact in decided.facts)
        self._tell(Committed(tuple(messages), entries))

    def _tell(self, committed: Committed) -> None:
        """Call the listeners; a fault of theirs changes nothing of what was committed."""
        if not committed.messages and not committed.entries:
            return
        for listener in self.listeners:
            try:
                listener(committed)
            except Exception:
                logger.exception("a listener broke")

    def _forget_draft(self, key: str) -> None:
        draft = self.book.drafts.get(key)
        if draft is not None and self.book.draft_of.get(draft.made_by) == draft.id:
            del self.book.draft_of[draft.made_by]
        self.book.put(Kind.DRAFT, key, None)
