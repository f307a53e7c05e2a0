"""The bot as one object: updates in by polling or webhook, asks to the ledger, messages out.

It decides nothing and keeps nothing: `handle` (the ledger) does both. A person is answered only with
what `handle` returned, so with what is durable.
"""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler

from bot.handling import Handling
from bot.health import ConflictTimes, PollingHealth
from bot.inbox import InboxBot
from bot.intake import Intake
from bot.lifetime import first, stop_signals
from bot.menu import Menu, show_menu
from bot.pace import Pace
from bot.patience import TokenRefusedError, until_it_works
from bot.replay import Replay
from bot.sender import Sender
from bot.transport import AiohttpRequest
from bot.turns import ChatTurns
from bot.updates import ALLOWED_UPDATES
from bot.webhook import Webhook, WebhookSettings
from bot.wiring import Wiring
from bot.wording import LANGUAGES
from bot.wording.words import Words

_LOG = logging.getLogger(__name__)
_POLL_SECONDS = 25
"""How long one getUpdates waits at Telegram (at most 50)."""
_STOP_SECONDS = 20.0
"""How long what is being handled may take at stop; what is not done is kept in the inbox."""

_Context = CallbackContext[Any, Any, Any, Any]
_Application = Application[Any, Any, Any, Any, Any, Any]
"""Of the library's state (user, chat, bot data) nothing is used."""


@dataclass(frozen=True, slots=True)
class BotSettings:
    """How Telegram is reached. Without `webhook` the bot polls."""

    token: str = field(repr=False)
    api_origin: str = "https://api.telegram.org"
    webhook: WebhookSettings | None = None
    pace: Pace = field(default_factory=Pace)
    menu: Menu | None = None
    words: Words = LANGUAGES[0]
    """The network's language, for the menu."""
    poll_seconds: int = _POLL_SECONDS
    first_pause: float = 0.5
    """Seconds before the first new try after a fault of the network; each further one waits twice as long."""
    conflict: ConflictTimes = field(default_factory=ConflictTimes)


class MitraBot:
    """Start it, and it works until it is stopped; `run` does both around a signal."""

    def __init__(self, settings: BotSettings, wiring: Wiring) -> None:
        self._settings = settings
        self._wiring = wiring
        self._health = PollingHealth(lambda is_over: self._spawn(wiring.polling(is_over)), settings.conflict)
        self._refused = asyncio.Event()
        self._intake = Intake(wiring.inbox)
        self._requests = (AiohttpRequest(connections=2), AiohttpRequest())
        self._bot = InboxBot(
            settings.token,
            api_origin=settings.api_origin,
            requests=self._requests,
            intake=self._intake,
            on_answer=self._health.works,
            on_rejected=self._refused.set,
        )
        self.sender = Sender(
            self._bot,
            wiring.outbox,
            draw=wiring.draw,
            unreachable=wiring.unreachable,
            migrated=wiring.migrated,
            delivered=wiring.delivered,
            pace=settings.pace,
            first_pause=settings.first_pause,
        )
        self._handling = Handling(wiring, self._intake, self.sender, self._bot, self._spawn)
        self._app = self._build()
        self._webhook: Webhook | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def username(self) -> str:
        """The bot's name on Telegram; known once started."""
        return self._bot.username

    async def connect(self) -> str:
        """Ask Telegram who the bot is, until it answers; return its username.

        TokenRefusedError if it is nobody.
        """
        await until_it_works(self._app.initialize, self._settings.first_pause)
        return self._bot.username

    async def start(self) -> None:
        """Send what waited, handle what was kept, then let new updates in."""
        await self.connect()
        await self.sender.start()
        replay = Replay(
            self._wiring.inbox,
            self._intake,
            self._bot,
            handle=self._handling.once_more,
            set_aside=self._handling.set_aside,
        )
        for update in await replay.run():
            await self._app.update_queue.put(update)
        await self._app.start()
        if self._settings.webhook is None:
            await self._poll()
        else:
            await self._listen(self._settings.webhook)
        if self._settings.menu is not None:
            self._spawn(show_menu(self._bot, self._settings.menu, self._settings.words, LANGUAGES))

    async def stop(self) -> None:
        """Let nothing new in, finish what is being handled and sent; the rest stays in inbox and outbox."""
        if self._webhook is not None:
            await self._webhook.stop()
        if self._app.updater is not None and self._app.updater.running:
            await self._app.updater.stop()
        if self._app.running:
            try:
                await asyncio.wait_for(self._app.stop(), _STOP_SECONDS)
            except TimeoutError:
                _LOG.warning("some updates were not handled in time; they are kept for the next start")
        for task in list(self._tasks):
            task.cancel()
        await self.sender.stop()
        await self._app.shutdown()
        for request in self._requests:  # the library leaves them open where it never got through
            await request.shutdown()

    async def run(self, stop: asyncio.Event | None = None) -> None:
        """Work until `stop`, without one until SIGTERM or SIGINT. Raises TokenRefusedError."""
        signals = stop_signals if stop is None else nullcontext
        stop = stop or asyncio.Event()
        with signals(stop):
            starting = asyncio.create_task(self.start())
            if not await first(starting, stop):
                starting.cancel()
                await asyncio.gather(starting, return_exceptions=True)
            try:
                if not stop.is_set():
                    await starting
                    await self._until_stopped(stop)
            finally:
                await self.stop()
        if self._refused.is_set():
            raise TokenRefusedError

    async def _until_stopped(self, stop: asyncio.Event) -> None:
        refused = asyncio.create_task(self._refused.wait())
        try:
            await first(refused, stop)
        finally:
            refused.cancel()

    def _build(self) -> _Application:
        app = ApplicationBuilder().bot(self._bot).job_queue(None).concurrent_updates(ChatTurns()).build()
        app.add_handler(TypeHandler(Update, self._handling.on_update))
        app.add_error_handler(_on_error)
        return app

    async def _poll(self) -> None:
        updater = self._app.updater
        if updater is not None:
            await updater.start_polling(
                timeout=self._settings.poll_seconds,
                bootstrap_retries=-1,
                allowed_updates=ALLOWED_UPDATES,
                error_callback=self._health.failed,
            )

    async def _listen(self, settings: WebhookSettings) -> None:
        self._webhook = Webhook(settings, self._bot, self._intake, self._app.update_queue)
        await self._webhook.start()

        async def register() -> None:
            await self._bot.set_webhook(
                settings.url, secret_token=settings.secret, allowed_updates=ALLOWED_UPDATES
            )

        await until_it_works(register, self._settings.first_pause)

    def _spawn(self, work: Awaitable[None]) -> None:
        async def quietly() -> None:
            try:
                await work
            except Exception:  # noqa: BLE001 - side work: whatever it is, nobody waits for it
                _LOG.exception("a side task failed")

        task = asyncio.create_task(quietly())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _on_error(_update: object, context: _Context) -> None:
    """A fault of ours: the update stays in the inbox, the process goes on."""
    _LOG.error("an update could not be handled", exc_info=context.error)
