"""A bot on a real ledger and journal, whose commands break where a test says so.

`python -m tests.bot.shop ORIGIN FOLDER` is one in a process of its own, where "matikan" ends the process.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import BotSettings, MitraBot
from bot.pace import UNLIMITED
from bot.render import Renderer
from bot.wiring import Wiring
from commands import aside, chats
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.entries.catalog import SettingSet
from commands.ports import Found, Render
from commands.replies.drafts import NotConfirmable
from commands.replies.prices import UnknownProduct
from sheets.journal import Journal, utc_now
from sheets.ledger import Ledger
from tests.bot.artists import ARTIST
from tests.bot.conftest import TOKEN

OWNER = 1


@dataclass
class Commands:
    """Records what is said, once for each time it is decided, and says that it does not know such a thing."""

    breaks: Callable[[str], object]

    def query(self, _ask: Ask, _book: Book) -> None:
        return None

    def decide(self, ask: Ask, book: Book, _found: Found | None) -> Decision:
        if not isinstance(ask.what, Said):
            return Decision(NotConfirmable())
        self.breaks(ask.what.text)
        times = int(book.settings.get(ask.what.text, "0")) + 1
        return Decision(UnknownProduct(ask.what.text, ()), entries=(SettingSet(ask.what.text, str(times)),))


@asynccontextmanager
async def shop(
    origin: str, folder: Path, breaks: Callable[[str], object], render: Render | None = None, **settings: Any
) -> AsyncIterator[tuple[MitraBot, Ledger]]:
    """The bot at work; what was said, and how often it was recorded, is in the Book's settings."""
    journal = Journal.open(folder)
    renderer = Renderer("mitra_contoh_bot")
    ledger = Ledger(journal, Commands(breaks), render or renderer, owner_ids=frozenset({OWNER}))

    async def delivered(_tag: str) -> None:
        pass

    async def unreachable(_chat_id: int) -> None:
        """Nobody asks in these tests."""

    async def migrated(old: int, new: int) -> None:
        at = utc_now()
        await ledger.decide(lambda book: chats.migrated(book, old, new), key=f"m/{at}", by="", at=at)

    async def unreadable(key: str, error: str) -> None:
        at = utc_now()
        await ledger.decide(lambda book: aside.unreadable(book, key, at, error), key=key, by="", at=at)

    async def polling(_is_over: object) -> None:
        """Nobody asks in these tests."""

    bot = MitraBot(
        BotSettings(TOKEN, origin, pace=UNLIMITED, first_pause=0.02, poll_seconds=5, **settings),
        Wiring(
            handle=ledger.handle,
            inbox=journal.inbox,
            outbox=journal.outbox,
            aside=lambda ask, reply: renderer.aside(ask, reply, ledger.book),
            unreachable=unreachable,
            migrated=migrated,
            set_aside=ledger.set_aside,
            unreadable=unreadable,
            polling=polling,
            opens_pictures=lambda telegram_id: telegram_id == OWNER,
            draw=ARTIST.draw,
            delivered=delivered,
        ),
    )
    ledger.on_committed(lambda committed: bot.sender.submit(committed.messages))
    await bot.start()
    try:
        yield bot, ledger
    finally:
        await bot.stop()
        await ledger.close()
        journal.close()


def _dies(text: str) -> None:
    if text == "matikan":
        os.kill(os.getpid(), signal.SIGKILL)


async def _until_the_end_of_stdin(origin: str, folder: Path) -> None:
    async with shop(origin, folder, _dies):
        await asyncio.to_thread(sys.stdin.read)


def _supervise() -> None:
    """Start it again as often as it is killed, as systemd would. A fork spares the imports."""
    while True:
        child = os.fork()
        if not child:
            asyncio.run(_until_the_end_of_stdin(sys.argv[1], Path(sys.argv[2])))
            return
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return
        sys.stdout.write("died\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _supervise()
