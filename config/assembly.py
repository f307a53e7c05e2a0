"""The parts put together: one network as one object. Nothing is decided here."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from bot.app import BotSettings, MitraBot
from bot.artist import Artist
from bot.health import ConflictTimes
from bot.lifetime import first, stop_signals
from bot.links import proof_link, start_link
from bot.menu import Menu
from bot.pace import Pace
from bot.paper.press import Press
from bot.render import Renderer, language_of
from bot.webhook import WebhookSettings
from bot.wiring import Wiring
from bot.wording.sheet import sentences_of
from commands import aside as asides
from commands import chats, clock
from commands.asks import Ask
from commands.bantuan import OFFERED
from commands.book import Book
from commands.decision import Decision
from commands.entries.clock import NoticeDelivered
from commands.messages import Message
from commands.ports import Rendered
from commands.registry import Registry
from commands.replies import Reply
from commands.replies.audience import Audience
from config.settings import Settings
from sheets import journal_backup
from sheets.client import SheetsClient
from sheets.journal import Journal, JournalUnavailableError
from sheets.ledger import Ledger
from sheets.road.errors import HeldError
from sheets.sync import Sync
from sheets.sync_tempo import SyncSettings, Tempo
from sheets.turn import Committed
from sheets.watch.memory import Timing
from sheets.watch.wish import Words

logger = logging.getLogger(__name__)

BOT_USERNAME = "bot_username"
SHEET_PAGE = "https://docs.google.com/spreadsheets/d/"


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def sheets_client(settings: Settings) -> SheetsClient:
    """The way to the spreadsheet. Raises KeyFileError."""
    return SheetsClient(
        settings.spreadsheet_id,
        settings.google_credentials or "",
        settings.sheets_api_url,
    )


class Mitra:
    """One network at work: the bot, the ledger and the roads to and from the Sheet."""

    def __init__(
        self,
        settings: Settings,
        *,
        pace: Pace | None = None,
        timing: Timing | None = None,
        tempo: Tempo | None = None,
        conflict: ConflictTimes | None = None,
    ) -> None:
        self._settings = settings
        self._pace = pace or Pace()
        self._timing = timing or Timing()
        self._tempo = tempo or Tempo()
        self._conflict = conflict or ConflictTimes()
        self.journal = Journal.open(settings.data_dir, settings.database_url)
        self.ledger: Ledger | None = None
        self.bot: MitraBot | None = None
        self.sync: Sync | None = None
        self._press = Press()
        self._username = self.journal.get_meta(BOT_USERNAME) or ""

    async def run(self, stop: asyncio.Event | None = None) -> None:
        """Work until SIGTERM, SIGINT or `stop`.

        Raises TokenRefusedError and KeyFileError; and where a new journal cannot begin on this file, NotOursError
        or NotSetUpError.
        """
        stop = stop or asyncio.Event()
        try:
            with stop_signals(stop):
                await self._work(stop)
        finally:
            self.journal.close()

    async def _work(self, stop: asyncio.Event) -> None:
        client = sheets_client(self._settings)
        ledger = self.ledger = Ledger(
            self.journal, Registry(), self._render, clock=utc_now, owner_ids=self._settings.owner_ids
        )
        bot = self.bot = MitraBot(self._bot_settings(ledger.book), self._wiring(ledger))
        try:
            if await self._knows_its_name(bot, stop):
                await self._serve(client, ledger, bot, stop)
        finally:
            await ledger.close()
            client.close()
            await self._press.stop()

    async def _knows_its_name(self, bot: MitraBot, stop: asyncio.Event) -> bool:
        """Links name the bot, so Telegram is asked once, before anything else; False: stopped before it answered."""
        if self._username:
            return True
        asking = asyncio.create_task(bot.connect())
        try:
            if await first(asking, stop):
                self._username = await asking
                self.journal.set_meta(BOT_USERNAME, self._username)
        finally:
            if not self._username:
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
                await bot.stop()
        return bool(self._username)

    async def _serve(self, client: SheetsClient, ledger: Ledger, bot: MitraBot, stop: asyncio.Event) -> None:
        """Both roads and the bot, until `stop`; nobody is answered before the network is known."""
        sync = self.sync = Sync(client, self.journal, ledger, self._sync_settings(), utc_now)
        ledger.on_committed(self._committed)
        road = asyncio.create_task(sync.run())
        house = asyncio.create_task(keep_house(ledger, self._back_up))
        time = asyncio.create_task(keep_time(ledger))
        try:
            await self._begins(sync, bot, stop)
            await bot.run(stop)
        finally:
            house.cancel()
            time.cancel()
            await sync.stop(road)

    async def _begins(self, sync: Sync, bot: MitraBot, stop: asyncio.Event) -> None:
        """A journal that knows the network needs no Google; a new one waits for its first look, or for `stop`."""
        if sync.knows_the_network:
            return
        beginning = asyncio.create_task(sync.begins())
        try:
            if await first(beginning, stop):
                beginning.result()
        except HeldError:
            await bot.stop()
            raise
        finally:
            beginning.cancel()

    def _back_up(self) -> None:
        """Last night's copy of the journal, if it is missing; a database of its own has its own copies."""
        folder, at = self._settings.data_dir, utc_now()
        if self._settings.database_url is None and journal_backup.is_due(folder, at):
            logger.info("the journal was copied to %s", journal_backup.back_up(folder, at))

    def _renderer(self) -> Renderer:
        return Renderer(self._username, sheet_url=f"{SHEET_PAGE}{self._settings.spreadsheet_id}")

    def _render(self, decision: Decision, ask: Ask | None, book: Book) -> Rendered:
        """Words over the newest Book; the bot's name is known before anybody asks."""
        return self._renderer()(decision, ask, book)

    def _committed(self, committed: Committed) -> None:
        """What a turn made durable goes out: entries to the Sheet, messages of edits to people."""
        if committed.entries and self.sync is not None:
            self.sync.wake()
        if self.bot is not None:
            self.bot.sender.submit(committed.messages)

    def _bot_settings(self, book: Book) -> BotSettings:
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
            self._pace,
            menu,
            language_of(book),
            conflict=self._conflict,
        )

    def _wiring(self, ledger: Ledger) -> Wiring:
        def aside(ask: Ask, reply: Reply) -> Sequence[Message]:
            return self._renderer().aside(ask, reply, ledger.book)

        async def unreachable(chat_id: int) -> None:
            await decide(f"unreachable/{chat_id}", lambda book: chats.unreachable(book, chat_id))

        async def migrated(old: int, new: int) -> None:
            await decide(f"migrated/{old}", lambda book: chats.migrated(book, old, new))

        async def decide(what: str, make: chats.Make) -> None:
            at = utc_now()
            await ledger.decide(make, key=f"{what}/{at.timestamp():.6f}", by="Telegram", at=at)

        async def delivered(tag: str) -> None:
            at = utc_now()
            fact = Decision(entries=(NoticeDelivered(tag, at),))
            await ledger.decide(lambda _: fact, key=f"delivered/{tag}", by="Telegram", at=at)

        async def unreadable(key: str, error: str) -> None:
            await ledger.decide(
                lambda book: asides.unreadable(book, key, utc_now(), error),
                key=key,
                by="Telegram",
                at=utc_now(),
            )

        async def polling(is_over: bool) -> None:  # noqa: FBT001 - a callback
            await decide("polling", lambda book: asides.polling(book, utc_now(), is_over=is_over))

        return Wiring(
            handle=ledger.handle,
            inbox=self.journal.inbox,
            outbox=self.journal.outbox,
            aside=aside,
            unreachable=unreachable,
            migrated=migrated,
            set_aside=ledger.set_aside,
            unreadable=unreadable,
            polling=polling,
            delivered=delivered,
            opens_pictures=lambda telegram_id: ledger.book.role_of(telegram_id) is not None,
            draw=Artist(self._press, lambda: language_of(ledger.book)).draw,
        )

    def _sync_settings(self) -> SyncSettings:
        def words(book: Book) -> Words:
            sentences = sentences_of(language_of(book))
            return Words(
                sentences.of_fault,
                sentences.of_held,
                lambda code: start_link(self._username, code),
                sentences.of_edit,
                lambda number: proof_link(self._username, number),
            )

        return SyncSettings(words, self._settings.poll_seconds, self._timing, self._tempo)


async def keep_time(ledger: Ledger, pause: float = 20.0, now: Callable[[], datetime] = utc_now) -> None:
    """Look every so often whether time has brought anything; idle, that costs a walk over the open orders.

    A journal that is away waits for the next time. Whatever breaks is logged: time goes on.
    """
    while True:
        await asyncio.sleep(pause)
        at = now()
        try:
            if clock.due(ledger.book, at) != Decision():
                await ledger.decide(
                    partial(clock.due, at=at), key=f"clock/{at.timestamp():.6f}", by=clock.BY_ITSELF, at=at
                )
        except JournalUnavailableError:
            logger.warning("what is due waits: the journal cannot be written")
        except Exception:
            logger.exception("what is due could not be decided")


async def keep_house(
    ledger: Ledger, back_up: Callable[[], None], first_pause: float = 60.0, pause: float = 24 * 3600.0
) -> None:
    """Once a day copy the journal and forget what is old; first when the start is over.

    A journal that is away waits for the next time.
    """
    await asyncio.sleep(first_pause)
    while True:
        try:
            await asyncio.to_thread(back_up)
        except JournalUnavailableError:
            logger.exception("the journal could not be copied")
        try:
            await ledger.trim()
        except JournalUnavailableError:
            logger.exception("nothing was forgotten: the journal cannot be written")
        await asyncio.sleep(pause)
