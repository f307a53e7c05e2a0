"""The bot as one object: updates in by polling or webhook, asks to the ledger, messages out.

It decides nothing and keeps nothing: `handle` (the ledger) does both. A person is answered only with
what `handle` returned, so with what is durable.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler

from bot.flood import Verdict
from bot.health import PollingHealth
from bot.inbox import InboxBot
from bot.intake import Intake, now
from bot.lifetime import first, stop_signals
from bot.menu import Menu, show_menu
from bot.pace import Pace
from bot.patience import TokenRefusedError, until_it_works
from bot.sender import Sender
from bot.transport import AiohttpRequest
from bot.turns import ChatTurns
from bot.updates import ALLOWED_UPDATES, migration
from bot.webhook import Webhook, WebhookSettings
from bot.wording import LANGUAGES
from bot.wording.words import Words
from commands.asks import Ask
from commands.messages import Message
from commands.ports import Handle, Inbox, Outbox
from commands.replies import Reply, SomethingBroke, TooFast

_LOG = logging.getLogger(__name__)
_POLL_SECONDS = 25
"""How long one getUpdates waits at Telegram (at most 50)."""
_STOP_SECONDS = 20.0
"""How long what is being handled may take at stop; what is not done is kept in the inbox."""
_LONGEST_ALERT = 200

_Context = CallbackContext[Any, Any, Any, Any]
_Application = Application[Any, Any, Any, Any, Any, Any]
"""Of the library's state (user, chat, bot data) nothing is used."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the bot is connected to. Callbacks may raise: that is logged and harms nobody else.

    `aside` gives words to a reply that no decision made (`TooFast`, `SomethingBroke`).
    """

    handle: Handle
    inbox: Inbox
    outbox: Outbox
    aside: Callable[[Ask, Reply], Sequence[Message]]
    unreachable: Callable[[int], Awaitable[None]]
    migrated: Callable[[int, int], Awaitable[None]]


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


class MitraBot:
    """Start it, and it works until it is stopped; `run` does both around a signal."""

    def __init__(self, settings: BotSettings, wiring: Wiring) -> None:
        self._settings = settings
        self._wiring = wiring
        self._health = PollingHealth()
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
        self._app = self._build()
        self.sender = Sender(
            self._bot,
            wiring.outbox,
            unreachable=wiring.unreachable,
            migrated=wiring.migrated,
            pace=settings.pace,
            first_pause=settings.first_pause,
        )
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
        for update in await self._intake.replay(self._bot.identity, self._bot):
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
        app.add_handler(TypeHandler(Update, self._on_update))
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

    async def _on_update(self, update: Update, _context: _Context) -> None:
        """Decide one update and send what came of it. A query is answered in any case."""
        alert = ""
        try:
            alert = await self._handle(update)
        finally:
            if update.callback_query is not None:
                self._spawn(self._show(update.update_id, update.callback_query, alert))

    async def _show(self, update_id: int, query: CallbackQuery, alert: str) -> None:
        """Answer a button. What was said nowhere else is done only now: a crash before says it again."""
        await _answer(query, alert)
        if alert:
            await asyncio.to_thread(self._wiring.inbox.ignore, self._bot.id, [update_id], now())

    async def _handle(self, update: Update) -> str:
        moved = migration(update)
        if moved is not None:
            await self._wiring.migrated(*moved)
        arrival = self._intake.take(update.update_id)
        if arrival is None or arrival.ask is None or arrival.verdict is Verdict.SILENCE:
            return ""
        if arrival.verdict is Verdict.HINT:
            self._say(arrival.ask, TooFast())
            return ""
        try:
            handled = await self._wiring.handle(arrival.ask)
        except Exception:
            self._say(arrival.ask, SomethingBroke())
            raise
        self.sender.submit(handled.messages)
        return handled.alert

    def _say(self, ask: Ask, reply: Reply) -> None:
        """Answer outside of the ledger: nothing of it is kept."""
        self.sender.submit((None, message) for message in self._wiring.aside(ask, reply))

    def _spawn(self, work: Awaitable[None]) -> None:
        async def quietly() -> None:
            try:
                await work
            except Exception:  # noqa: BLE001 - side work: whatever it is, nobody waits for it
                _LOG.exception("a side task failed")

        task = asyncio.create_task(quietly())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _answer(query: CallbackQuery, alert: str) -> None:
    """Stop the button's spinner, with a text where there is one. Too late or gone is harmless."""
    try:
        await query.answer(alert[:_LONGEST_ALERT] or None, show_alert=bool(alert))
    except TelegramError as error:
        _LOG.info("a button could not be answered: %s", error.message)


async def _on_error(_update: object, context: _Context) -> None:
    """A fault of ours: the update stays in the inbox, the process goes on."""
    _LOG.error("an update could not be handled", exc_info=context.error)
