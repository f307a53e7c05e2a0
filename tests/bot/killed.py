"""A bot in a process of its own that never finishes handling, for a test that kills it.

`python -m tests.bot.killed ORIGIN FOLDER`: each kept update becomes a file in FOLDER.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.app import BotSettings, MitraBot
from bot.wiring import Wiring
from commands.asks import Ask
from commands.ports import Handled, Kept
from tests.bot.artists import ARTIST
from tests.bot.conftest import TOKEN, MemoryOutbox


@dataclass
class FolderInbox:
    """`ports.Inbox` as files, renamed into place so that none is half written."""

    folder: Path

    def keep(self, _bot_id: int, updates: Sequence[tuple[int, str]], at: datetime) -> None:
        for update_id, text in updates:
            place = self.folder / f"{update_id}.json"
            if not place.exists():
                draft = place.with_suffix(".new")
                draft.write_text(json.dumps([text, at.isoformat()]))
                draft.rename(place)

    def undone(self, _bot_id: int) -> Sequence[Kept]:
        rows = []
        for place in sorted(self.folder.glob("*.json"), key=lambda path: int(path.stem)):
            text, at = json.loads(place.read_text())
            tries = len(list(self.folder.glob(f"{place.stem}.try*")))
            rows.append(Kept(int(place.stem), text, datetime.fromisoformat(at), tries))
        return rows

    def begin(self, _bot_id: int, update_ids: Sequence[int]) -> None:
        for update_id in update_ids:
            (self.folder / f"{update_id}.try{len(list(self.folder.glob(f'{update_id}.try*')))}").touch()

    def ignore(self, _bot_id: int, update_ids: Sequence[int], _at: datetime) -> None:
        for update_id in update_ids:
            (self.folder / f"{update_id}.json").unlink()


async def _never(_ask: Ask) -> Handled:
    await asyncio.Event().wait()
    return Handled()


async def _nothing(*_news: object) -> None:
    """Nobody needs to know."""


async def _not_here(_ask: Ask, _why: str) -> Handled:
    return Handled()


def _main() -> None:
    origin, folder = sys.argv[1:]
    wiring = Wiring(
        handle=_never,
        inbox=FolderInbox(Path(folder)),
        outbox=MemoryOutbox(),
        aside=lambda _ask, _reply: (),
        unreachable=_nothing,
        migrated=_nothing,
        set_aside=_not_here,
        unreadable=_nothing,
        polling=_nothing,
        opens_pictures=lambda _telegram_id: True,
        draw=ARTIST.draw,
        delivered=_nothing,
    )
    bot = BotSettings(TOKEN, api_origin=origin)

    async def work() -> None:
        await MitraBot(bot, wiring).run()

    asyncio.run(work())


if __name__ == "__main__":
    _main()
