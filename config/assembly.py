"""The parts put together: one network as one object. Nothing is decided here."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import BotSettings, MitraBot, Wiring
from bot.lifetime import stop_signals
from bot.links import start_link
from bot.menu import Menu
from bot.pace import Pace
from bot.render import Renderer, language_of
from bot.webhook import WebhookSettings
from bot.wording.sheet import sentences_of
from commands import chats
from commands.asks import Ask
from commands.bantuan import OFFERED
from commands.book import Book
from commands.messages import Message
from commands.registry import Registry
from commands.replies import Audience, Reply
from config.settings import Settings
from sheets.client import SheetsClient
from sheets.journal import Journal
from sheets.ledger import Ledger
from sheets.sync import Sync, SyncSettings
from sheets.turn import Committed
from sheets.watch.memory import Timing
from sheets.watch.wishes import Words

logger = logging.getLogger(__name__)

BOT_USERNAME = "bot_username"


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def sheets_client(settings: Settings) -> SheetsClient:
    """The way to the spreadsheet. Raises KeyFileError."""
    return SheetsClient(
        settings.spreadsheet_id,
        settings.google_credentials or "",
        settings.sheets_api_url,
        settings.drive_api_url,
    )


class Mitra:
    """One network at work: the bot, the ledger and the roads to and from the Sheet."""

    def __init__(self, settings: Settings, *, pace: Pace | None = None, timing: Timing | None = None) -> None:
        self._settings = settings
        self._timing = timing or Timing()
        self.journal = Journal.open(settings.data_dir, settings.database_url)
        self.bot = MitraBot(self._bot_settings(pace or Pace()), self._wiring())
        self.ledger: Ledger | None = None
        self.sync: Sync | None = None

    async def run(self, stop: asyncio.Event | None = None) -> None:
        """Work until SIGTERM, SIGINT or `stop`. Raises TokenRefusedError and KeyFileError."""
        stop = stop or asyncio.Event()
        try:
            with stop_signals(stop):
                await self._work(stop)
        finally:
            self.journal.close()

    async def _work(self, stop: asyncio.Event) -> None:
        username = self.journal.get_meta(BOT_USERNAME) or await self.bot.connect()
        self.ledger = Ledger(
            self.journal, Registry(), Renderer(username), clock=utc_now, owner_ids=self._settings.owner_ids
        )
        client = sheets_client(self._settings)
        sync = self.sync = Sync(client, self.journal, self.ledger, self._sync_settings(username), utc_now)
        self.ledger.on_committed(self._committed)
        road = asyncio.create_task(sync.run())
        house = asyncio.create_task(self._keep_house(self.ledger))
        try:
            await self.bot.run(stop)
        finally:
            house.cancel()
            await sync.stop(road)
            await self.ledger.close()
            client.close()

    def _committed(self, committed: Committed) -> None:
        """What a turn made durable goes out: entries to the Sheet, messages (also those of edits) to people."""
        if committed.entries and self.sync is not None:
            self.sync.wake()
        self.bot.sender.submit(committed.messages)

    async def _keep_house(self, ledger: Ledger) -> None:
        """Forget once a day what is old, and remember the bot's name for a start without Telegram."""
        while True:
            await asyncio.sleep(60)
            self.journal.set_meta(BOT_USERNAME, self.bot.username)
            await ledger.trim()
            await asyncio.sleep(24 * 3600)

    def _bot_settings(self, pace: Pace) -> BotSettings:
        settings = self._settings
        webhook = None
        if settings.webhook_url:
            webhook = WebhookSettings.of(
                settings.webhook_url, settings.webhook_secret.get_secret_value(), settings.listen
            )
        menu = Menu(
            OFFERED[Audience.PARTNER],
            OFFERED[Audience.GROUP],
            OFFERED[Audience.OWNER],
            tuple(sorted(settings.owner_ids)),
        )
        return BotSettings(
            settings.telegram_token.get_secret_value(),
            settings.telegram_api_url,
            webhook,
            pace,
            menu,
        )

    def _wiring(self) -> Wiring:
        return Wiring(
            handle=lambda ask: self._ready().handle(ask),
            inbox=self.journal.inbox,
            outbox=self.journal.outbox,
            aside=self._aside,
            unreachable=self._unreachable,
            migrated=self._migrated,
        )

    def _ready(self) -> Ledger:
        if self.ledger is None:
            raise RuntimeError("updates are let in only after the ledger is there")
        return self.ledger

    def _aside(self, ask: Ask, reply: Reply) -> Sequence[Message]:
        return Renderer(self.bot.username).aside(ask, reply, self._ready().book)

    async def _unreachable(self, chat_id: int) -> None:
        await self._decide(f"unreachable/{chat_id}", lambda book: chats.unreachable(book, chat_id))

    async def _migrated(self, old: int, new: int) -> None:
        await self._decide(f"migrated/{old}", lambda book: chats.migrated(book, old, new))

    async def _decide(self, what: str, make: chats.Make) -> None:
        at = utc_now()
        await self._ready().decide(make, key=f"{what}/{at.timestamp():.6f}", by="Telegram", at=at)

    def _sync_settings(self, username: str) -> SyncSettings:
        def words(book: Book) -> Words:
            sentences = sentences_of(language_of(book))
            return Words(sentences.of_fault, sentences.of_held, lambda code: start_link(username, code))

        return SyncSettings(words, self._settings.poll_seconds, self._timing)
