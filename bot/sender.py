"""Drains the outbox at Telegram's pace. One message is in flight for a chat, many chats at once.

What was committed is sent at least once: after an answer that got lost (timeout, reset, 5xx) the message
is sent again, so it may come twice, since the Bot API knows no idempotency key; it is never lost. No
exception leaves this module: what can never be delivered is told to the outbox, all else is tried again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.backlog import PAGE, Backlog
from bot.deliver import deliver, means_gone
from bot.drawing import Draw
from bot.lanes import Job, Lanes
from bot.marks import Marks
from bot.pace import ChatLimits, Pace, Ticket, Turnstile
from bot.patience import seconds_of
from commands.messages import Kind, Lane, Message
from commands.ports import Outbox

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_GRACE = 10.0
"""Seconds that a message in flight has to finish at stop."""


@dataclass(slots=True)
class _Chat:
    """A chat with something to send, and the task that sends it."""

    id: int
    lanes: Lanes = field(default_factory=Lanes)
    ticket: Ticket | None = None
    is_sending: bool = False
    task: "asyncio.Task[None] | None" = None


class Sender:
    """Sends committed messages; `submit` never waits. Start it before anybody is answered."""

    def __init__(  # noqa: PLR0913 - what it tells others, each by its own name
        self,
        bot: Bot,
        outbox: Outbox,
        *,
        draw: Draw,
        unreachable: Callable[[int], Awaitable[None]],
        migrated: Callable[[int, int], Awaitable[None]],
        delivered: Callable[[str], Awaitable[None]],
        pace: Pace | None = None,
        first_pause: float = _FIRST_PAUSE,
        page: int = PAGE,
    ) -> None:
        """Take who must know that a chat takes no messages, has another id (old, new), or that a tag was delivered."""
        pace = pace or Pace()
        self._bot = bot
        self._draw = draw
        self._unreachable = unreachable
        self._migrated = migrated
        self._first_pause = first_pause
        self._limits = ChatLimits(pace)
        self._turnstile = Turnstile(pace.overall, answers_wait=pace.answers_wait)
        self._marks = Marks(outbox, delivered)
        self._backlog = Backlog(outbox, self._take, first_pause, page)
        self._chats: dict[int, _Chat] = {}
        self._queued: set[int] = set()
        self._moved: dict[int, int] = {}
        self._stopping = False
        self._loading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin with what was left from before; what is submitted meanwhile comes behind it."""
        self._marks.start()
        self._loading = asyncio.create_task(self._backlog.read(), name="outbox")
        await asyncio.wait([self._loading], timeout=_GRACE)

    def submit(self, messages: Iterable[tuple[int | None, Message]]) -> None:
        """Take messages with their outbox ids (None: not kept, lost if the process ends)."""
        for outbox_id, message in messages:
            if outbox_id is None:
                self._enqueue(Job((), message))
            elif not self._backlog.keeps(outbox_id, message):
                self._take(outbox_id, message)

    def follow(self, old_id: int, new_id: int) -> None:
        """A group has another id now: what waits and what comes for the old one goes there, in its order."""
        self._moved[old_id] = new_id
        chat = self._chats.get(old_id)
        if chat is not None and not chat.is_sending:  # else when what is in flight is through
            self._rehouse(chat)

    def hold(self, seconds: float) -> None:
        """Send nothing for so long: Telegram said 429."""
        self._turnstile.hold(seconds)
        _LOG.warning("Telegram says 429: nothing is sent for %.0f s", seconds)

    async def drain(self) -> None:
        """Wait until nothing is left to send."""
        if self._loading is not None:
            await self._loading
        while self._chats:
            await asyncio.wait([chat.task for chat in self._chats.values() if chat.task is not None])

    async def stop(self) -> None:
        """Let what is in flight finish, keep the rest in the outbox, and write the last marks."""
        self._stopping = True
        tasks = [chat.task for chat in self._chats.values() if chat.task is not None]
        for chat in list(self._chats.values()):
            if chat.task is not None and not chat.is_sending:
                chat.task.cancel()
        if self._loading is not None:
            self._loading.cancel()
            tasks.append(self._loading)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_GRACE)
            for task in late:
                task.cancel()
        await self._marks.stop()

    def _take(self, outbox_id: int, message: Message) -> None:
        """Queue a kept message, unless it is on its way already."""
        if outbox_id not in self._queued and outbox_id not in self._marks:
            self._queued.add(outbox_id)
            self._enqueue(Job((outbox_id,), message))

    def _rehouse(self, chat: _Chat) -> None:
        for waiting in chat.lanes.empty():
            self._add(waiting.to_chat(self._moved[chat.id]))

    def _enqueue(self, job: Job) -> None:
        """Queue it, under the new id of a group that moved; behind what still waits for the old one."""
        old_id = job.message.chat_id
        has_moved = old_id in self._moved and old_id not in self._chats
        self._add(job.to_chat(self._moved[old_id]) if has_moved else job)

    def _add(self, job: Job) -> None:
        chat = self._chats.get(job.message.chat_id)
        if chat is None:
            chat = self._chats[job.message.chat_id] = _Chat(job.message.chat_id)
        chat.lanes.add(job)
        if chat.task is None:
            chat.task = asyncio.create_task(self._serve(chat), name=f"chat {chat.id}")
        elif chat.ticket is not None and job.lane is Lane.ANSWER:
            self._turnstile.promote(chat.ticket)

    async def _serve(self, chat: _Chat) -> None:
        """Send until nothing is left for this chat."""
        try:
            while chat.lanes and not self._stopping:
                await self._limits.acquire(chat.id)
                chat.ticket = self._turnstile.join(chat.lanes.next_lane)
                await chat.ticket.future
                chat.ticket = None
                job = chat.lanes.take()
                if job is not None:
                    await asyncio.sleep(await self._try(chat, job))
                if chat.id in self._moved:
                    self._rehouse(chat)
        finally:
            if self._chats.get(chat.id) is chat:
                del self._chats[chat.id]

    async def _try(self, chat: _Chat, job: Job) -> float:
        """Send one piece; return how many seconds this chat rests before its next."""
        chat.is_sending = True
        try:
            message_id = await deliver(self._bot, job.next_part(), self._draw)
        except Exception as error:  # noqa: BLE001 - no fault of one message may stop its chat
            return await self._cope(chat, job, error)
        finally:
            chat.is_sending = False
        job.parts.popleft()
        if job.parts:
            chat.lanes.put_back(job)
        else:
            self._done(job, message_id)
            if job.ids and job.message.kind is Kind.SEND:
                await self._marks.tried()  # a crash repeats one message in a chat, never two
        return 0.0

    async def _cope(self, chat: _Chat, job: Job, error: Exception) -> float:
        match error:
            case RetryAfter():
                chat.lanes.put_back(job)
                self.hold(seconds_of(error))
            case ChatMigrated():
                await self._move(chat, job, error.new_chat_id)
            case Forbidden():
                await self._give_up_on(chat, job, error.message)
            case BadRequest() if means_gone(error):
                await self._give_up_on(chat, job, error.message)
            case BadRequest():
                _LOG.error("Telegram refused a message for good: %s", error.message)
                self._failed(job, error.message)
            case InvalidToken():
                chat.lanes.put_back(job)
                self._turnstile.hold(_LONGEST_PAUSE)
                _LOG.error("Telegram refused the bot token; messages wait")
            case TelegramError():
                return self._again_later(chat, job, error)
            case _:
                _LOG.error("a message cannot be built", exc_info=error)
                self._failed(job, type(error).__name__)
        return 0.0

    def _again_later(self, chat: _Chat, job: Job, error: TelegramError) -> float:
        chat.lanes.put_back(job)
        pause = min(self._first_pause * 2.0 ** min(job.attempts, 10), _LONGEST_PAUSE)
        job.attempts += 1
        if job.attempts == 1:
            _LOG.warning("a message could not be sent (%s); trying again", error.message)
        return pause

    async def _give_up_on(self, chat: _Chat, job: Job, why: str) -> None:
        """Nothing more can be delivered there."""
        for lost in (job, *chat.lanes.empty()):
            self._failed(lost, why)
        await self._tell(self._unreachable(chat.id))

    async def _move(self, chat: _Chat, job: Job, new_id: int) -> None:
        """The group has another id now: everything goes there, in the same order."""
        self._moved[chat.id] = new_id
        chat.lanes.put_back(job)
        self._rehouse(chat)
        if not await self._tell(self._migrated(chat.id, new_id)):
            del self._moved[chat.id]  # whoever must know does not: the next message tells again

    def _done(self, job: Job, message_id: int | None) -> None:
        for outbox_id in job.ids:
            self._marks.sent(outbox_id, message_id, job.message.tag)
            self._queued.discard(outbox_id)

    def _failed(self, job: Job, why: str) -> None:
        for outbox_id in job.ids:
            self._marks.failed(outbox_id, why)
            self._queued.discard(outbox_id)

    async def _tell(self, news: Awaitable[None]) -> bool:
        try:
            await news
        except Exception:  # noqa: BLE001 - a fault elsewhere must not stop the sending
            _LOG.exception("news of a chat could not be passed on")
            return False
        return True
