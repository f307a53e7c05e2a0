"""Updates on their way in: judged, kept in the inbox, and only then given on.

Both roads, polling and webhook, pass here before Telegram is told that an update has arrived.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.flood import FloodGate, Verdict
from bot.incoming import Incoming
from bot.updates import Identity, migration, to_ask
from commands.asks import Ask
from commands.ports import Inbox

_LOG = logging.getLogger(__name__)
_REMEMBERED = 20_000
"""Update ids of this run: enough to know a redelivered one again."""


def now() -> datetime:
    """The clock of arrivals."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that was let in. Without an ask nobody asked anything; only `Verdict.PASS` is decided."""

    ask: Ask | None
    verdict: Verdict = Verdict.PASS
    moved: tuple[int, int] | None = None
    """(Old, new) chat id: a group became a supergroup."""
    fault: str = ""
    """Why it cannot be read."""

    @property
    def is_kept(self) -> bool:
        """Whether it must survive a crash: idle talk and floods need not."""
        is_asked = self.ask is not None and self.verdict is Verdict.PASS
        return is_asked or self.moved is not None or bool(self.fault)


class Intake:
    """Each update once a run: `accept` keeps it, `take` hands it to whoever handles it."""

    def __init__(
        self,
        inbox: Inbox,
        *,
        clock: Callable[[], datetime] = now,
        gate: FloodGate | None = None,
    ) -> None:
        self._inbox = inbox
        self._clock = clock
        self._gate = gate or FloodGate()
        self._waiting: dict[int, Arrival] = {}
        self._judged: dict[int, Arrival] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def accept(self, updates: Sequence[Incoming], me: Identity) -> None:
        """Keep a list of updates in one transaction; raises what the inbox raises, and then none is in.

        Known ids are left out, so that a redelivered update is not handled twice.
        """
        at = self._clock()
        fresh = {one.update_id: one for one in updates if one.update_id not in self._seen}
        for update_id, one in fresh.items():
            if update_id not in self._judged:
                self._judged[update_id] = self._judge(one, me, at)
        kept = [(i, one.body) for i, one in fresh.items() if self._judged[i].is_kept]
        if kept:
            await asyncio.to_thread(self._inbox.keep, me.id, kept, at)
        for update_id in fresh:
            # Another request with the same update may have been quicker while this one was written.
            if update_id in self._judged:
                self._let_in(update_id, self._judged.pop(update_id))

    def revive(self, one: Incoming, me: Identity, at: datetime) -> Arrival | None:
        """Let in again what was kept before the last stop; None if it is in, or nobody asks anything with it."""
        arrival = _arrival(one, me, at)
        if one.update_id in self._seen or not arrival.is_kept:
            return None
        self._let_in(one.update_id, arrival)
        return arrival

    def take(self, update_id: int) -> Arrival | None:
        """Hand an update over, once; None where it was taken before."""
        return self._waiting.pop(update_id, None)

    def _judge(self, one: Incoming, me: Identity, at: datetime) -> Arrival:
        arrival = _arrival(one, me, at)
        return arrival if arrival.ask is None else Arrival(arrival.ask, self._gate.judge(arrival.ask))

    def _let_in(self, update_id: int, arrival: Arrival) -> None:
        self._waiting[update_id] = arrival
        self._seen[update_id] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)


def _arrival(one: Incoming, me: Identity, at: datetime) -> Arrival:
    """Read who asks what; a fault of ours in it is told, and stops no other update."""
    if one.fault:
        return Arrival(None, fault=one.fault)
    try:
        return Arrival(to_ask(one.update, me, at), moved=migration(one.update))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with our own reading
        _LOG.exception("nobody understands update %s", one.update_id)
        return Arrival(None, fault=type(error).__name__)
