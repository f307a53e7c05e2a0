"""One update that was let in, from ask to answer. A person is answered only with what is durable."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.ext import CallbackContext

from bot.alerts import answer
from bot.flood import Verdict
from bot.inbox import InboxBot
from bot.intake import Arrival, Intake, now
from bot.pictures import codes_of
from bot.sender import Sender
from bot.wiring import Wiring
from commands.asks import Ask, Said
from commands.messages import Message
from commands.ports import update_key
from commands.replies import Reply
from commands.replies.troubles import SomethingBroke, TooFast

_Context = CallbackContext[Any, Any, Any, Any]
_ENDED = "the process ended three times while this was handled"


class Handling:
    """Asks go to the ledger, what comes of them to the sender. `spawn` does what nobody waits for."""

    def __init__(
        self,
        wiring: Wiring,
        intake: Intake,
        sender: Sender,
        bot: InboxBot,
        spawn: Callable[[Awaitable[None]], None],
    ) -> None:
        self._wiring = wiring
        self._intake = intake
        self._sender = sender
        self._bot = bot
        self._spawn = spawn

    async def on_update(self, update: Update, _context: _Context) -> None:
        """Decide one update and send what came of it. Raises what the ledger could not cope with.

        Then she hears so, the try counts, and the update stays in the inbox.
        """
        try:
            await self._handle(update)
        except _NotHandledError as error:
            self._say(error.ask, SomethingBroke())
            await asyncio.to_thread(self._wiring.inbox.begin, self._bot.id, [update.update_id])
            raise

    async def once_more(self, update: Update) -> None:
        """Decide an update that was begun before: the try is counted, and she heard already that it broke."""
        await self._handle(update)

    async def set_aside(self, ask: Ask) -> None:
        """Give up on what was begun too often."""
        handled = await self._wiring.set_aside(ask, _ENDED)
        self._sender.submit(handled.messages)

    async def _handle(self, update: Update) -> None:
        """Handle it; a query is answered in any case."""
        alert = ""
        try:
            alert = await self._decided(update)
        finally:
            if update.callback_query is not None:
                self._spawn(self._answered(update.update_id, update.callback_query, alert))

    async def _decided(self, update: Update) -> str:
        arrival = self._intake.take(update.update_id)
        if arrival is None or arrival.verdict is Verdict.SILENCE:
            return ""
        if arrival.ask is None:
            await self._note(update.update_id, arrival)
            return ""
        if arrival.verdict is Verdict.HINT:
            self._say(arrival.ask, TooFast())
            return ""
        try:
            handled = await self._wiring.handle(await self._opened(arrival.ask))
        except Exception as error:
            raise _NotHandledError(arrival.ask) from error
        self._sender.submit(handled.messages)
        return handled.alert

    async def _opened(self, ask: Ask) -> Ask:
        """The ask with the QR codes of its picture, where the sender's pictures are to be opened.

        It is decided only then: a process that ends before it finds the update in the inbox.
        """
        said = ask.what
        if not isinstance(said, Said) or said.file is None or not said.file.is_picture:
            return ask
        if not self._wiring.opens_pictures(ask.sender.telegram_id):
            return ask
        return replace(ask, what=replace(said, codes=await codes_of(self._bot, said.file)))

    async def _note(self, update_id: int, arrival: Arrival) -> None:
        """Pass on what is no ask; only then it counts as handled."""
        if arrival.fault:
            await self._wiring.unreadable(update_key(self._bot.id, update_id), arrival.fault)
        if arrival.moved is not None:
            self._sender.follow(*arrival.moved)
            await self._wiring.migrated(*arrival.moved)
            await asyncio.to_thread(self._wiring.inbox.ignore, self._bot.id, [update_id], now())

    async def _answered(self, update_id: int, query: CallbackQuery, alert: str) -> None:
        """Stop the button's spinner; a text that can no longer be shown there comes as a message.

        What is said nowhere else is done only then: a crash before says it again.
        """
        is_shown = await answer(query, alert, on_429=self._sender.hold)
        chat = query.message.chat if query.message is not None else None
        if alert and not is_shown and chat is not None and chat.type == ChatType.PRIVATE:
            self._sender.submit([(None, Message(chat.id, alert))])
        if alert:
            await asyncio.to_thread(self._wiring.inbox.ignore, self._bot.id, [update_id], now())

    def _say(self, ask: Ask, reply: Reply) -> None:
        """Answer outside of the ledger: nothing of it is kept."""
        self._sender.submit((None, message) for message in self._wiring.aside(ask, reply))


class _NotHandledError(Exception):
    """The ledger raised; the cause says what."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.key)
        self.ask = ask
