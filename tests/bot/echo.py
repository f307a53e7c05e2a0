"""The bot around a ledger that only echoes."""

import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.app import BotSettings, MitraBot
from bot.local.server import TelegramServer
from bot.pace import UNLIMITED
from bot.wiring import Wiring
from commands.asks import Ask, BlockedBot, Pressed, PressedUnknown, Said
from commands.messages import Button, Message
from commands.ports import Handled
from commands.replies import Reply
from commands.replies.troubles import SomethingBroke
from tests.bot.artists import ARTIST
from tests.bot.conftest import TOKEN, MemoryInbox, MemoryOutbox

BUTTONS = ((Button("Konfirmasi", data="ko:1:1"), Button("Lama", data="dari zaman lain")),)


@dataclass
class Echo:
    """A ledger that records every ask once, marks it done, and says it back."""

    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    outbox: MemoryOutbox = field(default_factory=MemoryOutbox)
    asks: list[Ask] = field(default_factory=list)
    unreachable: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    put_away: list[Ask] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deaf: bool = False
    conflicts: list[bool] = field(default_factory=list)
    work: Callable[[Ask], Awaitable[None]] | None = None
    team: frozenset[int] = frozenset()
    """Whose pictures are opened."""

    async def handle(self, ask: Ask) -> Handled:
        if self.work is not None:
            await self.work(ask)
        self.asks.append(ask)
        if not isinstance(ask.what, PressedUnknown):  # an alert alone is marked by whoever shows it
            self.inbox.done.add(int(ask.key.rsplit(":", maxsplit=1)[-1]))
        match ask.what:
            case Said(command, text):
                said = f"/{command} {text}".strip() if command else text
                answer = Message(ask.place.chat_id, said, BUTTONS, topic_id=ask.place.topic_id)
                return Handled(tuple(self.outbox.add(answer)))
            case Pressed():
                return Handled(tuple(self.outbox.add(Message(ask.place.chat_id, "ditekan"))), "Sudah dicatat")
            case PressedUnknown():
                return Handled(alert="Tombol ini dari pesan lama.")
            case BlockedBot():
                return Handled()

    def aside(self, ask: Ask, reply: Reply) -> Sequence[Message]:
        word = "rusak" if isinstance(reply, SomethingBroke) else "terlalu cepat"
        return [Message(ask.place.chat_id, word)]

    async def lost(self, chat_id: int) -> None:
        self.unreachable.append(chat_id)

    async def migrated(self, old: int, new: int) -> None:
        if self.deaf:
            raise OSError("the journal is away")
        self.moved.append((old, new))

    async def set_aside(self, ask: Ask, _why: str) -> Handled:
        self.inbox.done.add(int(ask.key.rsplit(":", maxsplit=1)[-1]))
        self.put_away.append(ask)
        return Handled(tuple(self.outbox.add(Message(ask.place.chat_id, "disisihkan"))))

    async def unreadable(self, key: str, error: str) -> None:
        self.inbox.done.add(int(key.rsplit(":", maxsplit=1)[-1]))
        self.unread.append((key, error))

    async def polling(self, is_over: bool) -> None:  # noqa: FBT001 - the port passes it so
        self.conflicts.append(is_over)

    async def tagged(self, tag: str) -> None:
        self.tags.append(tag)

    def wiring(self) -> Wiring:
        return Wiring(
            handle=self.handle,
            inbox=self.inbox,
            outbox=self.outbox,
            aside=self.aside,
            unreachable=self.lost,
            migrated=self.migrated,
            set_aside=self.set_aside,
            unreadable=self.unreadable,
            polling=self.polling,
            opens_pictures=lambda telegram_id: telegram_id in self.team,
            draw=ARTIST.draw,
            delivered=self.tagged,
        )


def bot_for(telegram: TelegramServer, echo: Echo, **settings: Any) -> MitraBot:
    chosen = {"token": TOKEN, "pace": UNLIMITED, "first_pause": 0.02, "poll_seconds": 5, **settings}
    return MitraBot(BotSettings(api_origin=telegram.url, **chosen), echo.wiring())


@asynccontextmanager
async def working(telegram: TelegramServer, echo: Echo, **settings: Any) -> AsyncIterator[MitraBot]:
    bot = bot_for(telegram, echo, **settings)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.stop()


def heard(person: Any, chat: Any = None) -> list[str]:
    return [m.text for m in person.chat(chat) if m.from_bot]


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
