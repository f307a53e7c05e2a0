"""Updates on their way in: judged, kept in the inbox, and only then given on.

Both roads, polling and webhook, pass here before Telegram is told that an update has arrived.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Bot, Update

from bot.flood import FloodGate, Verdict
from bot.updates import Identity, to_ask
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

    @property
    def is_kept(self) -> bool:
        """Whether it must survive a crash: idle talk and floods need not."""
        return self.ask is not None and self.verdict is Verdict.PASS


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

    async def accept(self, updates: Sequence[Update], me: Identity) -> None:
        """Keep a list of updates in one transaction; raises what the inbox raises, and then none is in.

        Known ids are left out, so that a redelivered update is not handled twice.
        """
        at = self._clock()
        fresh = {u.update_id: u for u in updates if u.update_id not in self._seen}
        for update_id, update in fresh.items():
            if update_id not in self._judged:
                self._judged[update_id] = self._judge(update, me, at)
        kept = [(i, _as_json(u)) for i, u in fresh.items() if self._judged[i].is_kept]
        if kept:
            await asyncio.to_thread(self._inbox.keep, me.id, kept, at)
        for update_id in fresh:
            # Another request with the same update may have been quicker while this one was written.
            if update_id in self._judged:
                self._let_in(update_id, self._judged.pop(update_id))

    async def replay(self, me: Identity, bot: Bot) -> list[Update]:
        """Let in again what was kept and not handled before the last stop, oldest first."""
        rows = await asyncio.to_thread(self._inbox.undone, me.id)
        revived = list(self._revived(rows, me, bot))
        mute = {update_id for update_id, _, _ in rows} - set(self._waiting)
        if mute:  # nothing can be made of them now, and nothing can tomorrow
            await asyncio.to_thread(self._inbox.ignore, me.id, sorted(mute), self._clock())
        return revived

    def take(self, update_id: int) -> Arrival | None:
        """Hand an update over, once; None where it was taken before."""
        return self._waiting.pop(update_id, None)

    def _judge(self, update: Update, me: Identity, at: datetime) -> Arrival:
        ask = to_ask(update, me, at)
        return Arrival(ask, self._gate.judge(ask) if ask is not None else Verdict.PASS)

    def _revived(self, rows: Sequence[tuple[int, str, datetime]], me: Identity, bot: Bot) -> Iterator[Update]:
        for update_id, text, at in rows:
            try:
                update = Update.de_json(json.loads(text), bot)
                ask = to_ask(update, me, at)
            except (ValueError, KeyError, TypeError, AttributeError):
                _LOG.exception("the kept update %s cannot be read and is left out", update_id)
                continue
            if ask is not None and update_id not in self._seen:
                self._let_in(update_id, Arrival(ask))
                yield update

    def _let_in(self, update_id: int, arrival: Arrival) -> None:
        self._waiting[update_id] = arrival
        self._seen[update_id] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)


def _as_json(update: Update) -> str:
    """The update as Telegram sent it; unpaired surrogates stay escaped, so that any database takes it."""
    return json.dumps(update.to_dict(), separators=(",", ":"))
