"""The ledger as the others see it: an ask goes in, and what comes out is durable (`ports.Handle`).

When the journal cannot be written, nothing is recorded and everybody who asked for a record is told
so; what only reads (`/harga`) is answered all the same. Whoever was told so must not find an order
later: her update counts as handled, and its mark goes in with the next commit that succeeds. Only if
this process dies before that does the update come back at the next start.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from commands import aside
from commands.asks import Ask
from commands.book import Book
from commands.decision import Decision
from commands.ports import Commands, Found, Handled, Render, Rendered
from commands.replies.troubles import NothingRecorded, SomethingBroke
from sheets.decided import writes
from sheets.journal import Journal, utc_now
from sheets.journal_import import Beginning
from sheets.journal_store import JournalUnavailableError
from sheets.journal_turn import Outcome
from sheets.turn import Committed, Queued, Turn

TRIES = 3
"""How often a decision that raises is tried before its update is set aside."""

logger = logging.getLogger(__name__)


class Ledger:
    """All decisions of one network. Its methods belong to one event loop."""

    def __init__(
        self,
        journal: Journal,
        commands: Commands,
        render: Render,
        *,
        clock: Callable[[], datetime] = utc_now,
        owner_ids: frozenset[int] = frozenset(),
    ) -> None:
        self._journal = journal
        self._commands = commands
        self._render = render
        self._clock = clock
        self._turn = Turn(journal, render, owner_ids)
        self._readers = ThreadPoolExecutor(2, "journal-reader")
        self._is_closed = False

    @property
    def book(self) -> Book:
        """The newest state. To be read on the event loop only, and not kept: a fault replaces it."""
        return self._turn.book

    def on_committed(self, listener: Callable[[Committed], None]) -> None:
        """Call this after each group that has entries for the Sheet, or messages that facts of it caused.

        The messages of an ask are not among these: they are what `handle` returns.
        """
        self._turn.listeners.append(listener)

    async def handle(self, ask: Ask) -> Handled:
        """Decide an ask and make it durable. The same key again decides nothing and answers nothing.

        An ask whose decision (or whose words) raises three times is set aside; its sender and the team are told.
        Raises RuntimeError after `close`: then the ask stays undone.
        """
        self._refuse_when_closed()
        tries = 0
        while True:
            try:
                found = await self._looked_up(ask)
                return await self._turn.take(self._queued(ask, partial(self._decide, ask, found)))
            except JournalUnavailableError:
                return self._without_journal(ask)
            except Exception as error:
                logger.exception("the decision on %s broke", ask.key)
                tries = max(tries + 1, await self._counted(ask.key, error))
                if tries >= TRIES:
                    return await self._apology(ask, type(error).__name__, repr(error))

    async def set_aside(self, ask: Ask, why: str) -> Handled:
        """Give up on an ask without deciding it: it was begun three times and never finished."""
        self._refuse_when_closed()
        logger.error("%s is set aside: %s", ask.key, why)
        return await self._apology(ask, why, why)

    async def decide(self, make: Callable[[Book], Decision], *, key: str, by: str, at: datetime) -> Handled:
        """Make a fact of the Sheet durable in the same turn. The same key again does nothing, for ever.

        Raises JournalUnavailableError (try again later), or what `make` raised: nothing was recorded.
        """
        self._refuse_when_closed()
        return await self._turn.take(Queued(key, at, by, make))

    async def begin_with(self, make: Callable[[Book], Beginning]) -> None:
        """Make a beginning out of the Sheet durable between two turns; afterwards the Book holds it.

        `make` runs beside the event loop and only reads the Book. Raises what it raises, or
        JournalUnavailableError: nothing was recorded.
        """
        self._refuse_when_closed()
        await self._turn.begin_with(make)

    async def trim(self) -> None:
        """Forget what is old (see `journal_trim`), between two turns."""
        await self._turn.trim(self._clock())

    async def close(self) -> None:
        """Finish what is in flight and take nothing more. The journal stays open."""
        self._is_closed = True
        await self._turn.close()
        self._readers.shutdown()

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise RuntimeError("the ledger is closed")

    # -- one ask ---------------------------------------------------------------------------

    async def _looked_up(self, ask: Ask) -> Found | None:
        """Ask history outside the turn: others are decided meanwhile."""
        query = self._commands.query(ask, self.book)
        if query is None:
            return None
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._journal.history.find, query)

    def _decide(self, ask: Ask, found: Found | None, book: Book) -> Decision:
        return self._commands.decide(ask, book, found)

    def _queued(self, ask: Ask, make: Callable[[Book], Decision], error: str = "") -> Queued:
        return Queued(ask.key, ask.at, str(ask.sender.telegram_id), make, ask, error)

    # -- faults of ours --------------------------------------------------------------------

    async def _counted(self, key: str, error: Exception) -> int:
        """Remember in the inbox that it broke, so that it counts over restarts too."""
        try:
            return await self._turn.in_writer(self._journal.inbox.broke, key, repr(error))
        except JournalUnavailableError:
            return 0

    async def _apology(self, ask: Ask, name: str, why: str) -> Handled:
        """Mark the update as handled, with its error. A second fault here costs only words."""
        told = partial(aside.set_aside, ask, name)
        for make in (told, lambda _: Decision(SomethingBroke())):
            try:
                return await self._turn.take(self._queued(ask, make, why))
            except JournalUnavailableError:
                break  # not even to read is it decided now: that is what broke
            except Exception:
                logger.exception("no words for the fault of %s", ask.key)
        self._turn.owed[ask.key] = Outcome(ask.key, ask.at, error=why)
        return _not_kept(self._words(Decision(NothingRecorded()), ask) or Rendered())

    # -- no journal ------------------------------------------------------------------------

    def _without_journal(self, ask: Ask) -> Handled:
        """Answer what only reads; tell everybody else that nothing was recorded. Nothing of it is durable."""
        rendered = self._read_only(ask) or self._words(Decision(NothingRecorded()), ask) or Rendered()
        if rendered.messages or not rendered.alert:
            self._turn.owed[ask.key] = Outcome(ask.key, ask.at)
        return _not_kept(rendered)

    def _read_only(self, ask: Ask) -> Rendered | None:
        """Answer an ask that needs neither history nor a record, if the Book can be trusted."""
        if self._turn.is_stale:
            return None
        try:
            if self._commands.query(ask, self.book) is not None:
                return None
            decision = self._commands.decide(ask, self.book, None)
        except Exception:
            logger.exception("the decision on %s broke while the journal was away", ask.key)
            return None
        return None if writes(decision) else self._words(decision, ask)

    def _words(self, decision: Decision, ask: Ask) -> Rendered | None:
        try:
            return self._render(decision, ask, self.book)
        except Exception:
            logger.exception("no words for %s", ask.key)
            return None


def _not_kept(rendered: Rendered) -> Handled:
    """Send it now or never: it is in no outbox."""
    return Handled(tuple((None, message) for message in rendered.messages), rendered.alert)
