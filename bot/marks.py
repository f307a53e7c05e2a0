"""What became of messages, written back to the outbox in groups and away from the event loop.

Whoever waits for a message's delivery (its tag) is told before the outbox is: what happens in between, it is told
again, and not forgotten.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from commands.ports import Outbox

_LOG = logging.getLogger(__name__)
EVERY = 0.1
"""Seconds that a mark may wait for company."""
MOST = 100
"""Marks that are written at once, without waiting."""
_PATIENCE = 30.0
"""The longest pause between two tries while the journal cannot be written, in seconds."""


class Marks:
    """Ids that were sent or can never be, until the outbox knows. A journal at fault is tried again."""

    def __init__(self, outbox: Outbox, delivered: Callable[[str], Awaitable[None]]) -> None:
        self._outbox = outbox
        self._delivered = delivered
        self._sent: dict[int, int | None] = {}
        self._failed: dict[int, str] = {}
        self._untold: dict[int, str] = {}
        """Tags of what was sent, until their delivery was told."""
        self._wake = asyncio.Event()
        self._full = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._next_try: asyncio.Future[None] | None = None
        self._is_away = False
        """The journal could not be written at the last try."""

    def __contains__(self, outbox_id: int) -> bool:
        """Whether this id is done, though the outbox does not know it yet."""
        return outbox_id in self._sent or outbox_id in self._failed

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._write_on(), name="marks")

    def sent(self, outbox_id: int, message_id: int | None, tag: str = "") -> None:
        """This one was delivered."""
        self._sent[outbox_id] = message_id
        if tag:
            self._untold[outbox_id] = tag
        self._ring()

    def failed(self, outbox_id: int, why: str) -> None:
        """This one can never be delivered."""
        self._failed[outbox_id] = why
        self._ring()

    async def tried(self) -> None:
        """Wait until what is marked by now was written; not while the journal cannot be written."""
        if self._is_away:
            return
        if self._next_try is None:
            self._next_try = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._next_try)

    async def stop(self) -> None:
        """Write what is left; what cannot be written now is sent again at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if not await self._flush() and not await self._flush():
            _LOG.error("%d sent messages could not be marked as sent", len(self._sent))

    def _ring(self) -> None:
        self._wake.set()
        if len(self._sent) + len(self._failed) >= MOST:
            self._full.set()

    async def _write_on(self) -> None:
        pause = EVERY
        while True:
            await self._wake.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._full.wait(), EVERY)
            self._wake.clear()
            self._full.clear()
            # A write under way goes on in its thread even if this task is cancelled; marks may be
            # written twice, which changes nothing.
            if await self._flush():
                pause = EVERY
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, _PATIENCE)
                self._wake.set()

    async def _flush(self) -> bool:
        """Write everything; False if the journal could not, or a delivery could not be told."""
        failed = dict(self._failed)
        this_try, self._next_try = self._next_try, None
        try:
            is_told = await self._tell()
            sent = {one: message_id for one, message_id in self._sent.items() if one not in self._untold}
            if sent:
                await asyncio.to_thread(self._outbox.sent, sent)
            for outbox_id, why in failed.items():
                await asyncio.to_thread(self._outbox.failed, outbox_id, why)
                del self._failed[outbox_id]
        except Exception:  # noqa: BLE001 - whatever the journal's database raises
            _LOG.exception("sent messages could not be marked; trying again")
            self._is_away = True
            return False
        finally:
            if this_try is not None:
                this_try.set_result(None)
        self._is_away = not is_told
        for outbox_id in sent:
            self._sent.pop(outbox_id, None)
        return is_told

    async def _tell(self) -> bool:
        """Tell of each tagged message that was delivered; the rest is told at the next try."""
        is_told = True
        for outbox_id, tag in list(self._untold.items()):
            try:
                await self._delivered(tag)
            except Exception:  # noqa: BLE001 - a fault elsewhere keeps no other message from being marked
                _LOG.exception("that a message was delivered could not be passed on; trying again")
                is_told = False
            else:
                del self._untold[outbox_id]
        return is_told
