"""What waited in the outbox before the start, read in pages; what is committed meanwhile stands behind it."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from commands.messages import Message
from commands.ports import Outbox

_LOG = logging.getLogger(__name__)
PAGE = 1_000
"""Messages read at once: sending goes on between two pages."""
_LONGEST_PAUSE = 30.0


class Backlog:
    """The messages of earlier runs, oldest first, each handed to `take` once.

    Ids rise in the order of the commits. So everything up to the last id that was read has been read,
    or was sent before; and what is behind it may only follow when all has been read.
    """

    def __init__(
        self, outbox: Outbox, take: Callable[[int, Message], None], first_pause: float, page: int = PAGE
    ) -> None:
        self._outbox = outbox
        self._take = take
        self._pause = first_pause
        self._size = page
        self._last = 0
        self._behind: list[tuple[int, Message]] = []
        self.is_read = False

    def keeps(self, outbox_id: int, message: Message) -> bool:
        """Whether a message that was just committed waits here, or came out of here already."""
        if self.is_read:
            return outbox_id <= self._last
        self._behind.append((outbox_id, message))
        return True

    async def read(self) -> None:
        """Hand over all pages, then what was committed meanwhile. A journal at fault is tried again."""
        while page := await self._page():
            for outbox_id, message in page:
                self._take(outbox_id, message)
            self._last = page[-1][0]
        self.is_read = True
        for outbox_id, message in self._behind:
            if outbox_id > self._last:
                self._take(outbox_id, message)
        self._behind.clear()

    async def _page(self) -> Sequence[tuple[int, Message]]:
        pause = self._pause
        while True:
            try:
                return await asyncio.to_thread(self._outbox.waiting, self._last, self._size)
            except Exception:  # noqa: BLE001 - whatever the journal's database raises
                _LOG.exception("the outbox cannot be read; trying again")
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
