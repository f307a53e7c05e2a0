"""The bot object whose `get_updates` writes to the inbox before the library, and so Telegram, goes on.

python-telegram-bot confirms a list of updates by the next `getUpdates`, as soon as it is queued in
memory: a crash would lose it. Here the list is on disk before the updater sees it.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram import Update
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import InvalidToken, NetworkError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.incoming import read
from bot.intake import Intake
from bot.updates import Identity

if TYPE_CHECKING:
    from telegram._utils.types import JSONDict, ODVInput, TimePeriod

_LOG = logging.getLogger(__name__)


class InboxBot(ExtBot[None]):
    """At-least-once polling: every list of updates is kept before it is returned."""

    __slots__ = ("_intake", "_on_answer", "_on_rejected")

    def __init__(
        self,
        token: str,
        *,
        api_origin: str,
        requests: tuple[BaseRequest, BaseRequest],
        intake: Intake,
        on_answer: Callable[[], None],
        on_rejected: Callable[[], None],
    ) -> None:
        """Take the transports for polling and for everything else, in this order.

        `on_answer` is called when polling works, `on_rejected` when Telegram no longer knows the token.
        """
        origin = api_origin.rstrip("/")
        super().__init__(
            token,
            base_url=f"{origin}/bot",
            base_file_url=f"{origin}/file/bot",
            request=requests[1],
            get_updates_request=requests[0],
        )
        self._intake = intake
        self._on_answer = on_answer
        self._on_rejected = on_rejected

    @property
    def identity(self) -> Identity:
        """The bot's id and name; known once it is initialized."""
        return Identity(self.id, self.username)

    async def get_updates(  # noqa: PLR0913 - the library's own signature
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: "TimePeriod | None" = None,  # noqa: ASYNC109 - Telegram's own long-polling parameter
        allowed_updates: Sequence[str] | None = None,
        *,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        api_kwargs: "JSONDict | None" = None,
    ) -> tuple[Update, ...]:
        """Fetch updates and keep them. A fault of the inbox is a NetworkError: the updater tries again.

        Any other exception would be logged by the updater and the list dropped, or end polling for good.
        They are read one by one here: the library drops the whole list, again and again, for one of a
        shape that it does not know.
        """
        wait = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        try:
            raw = await self._post(
                "getUpdates",
                {"offset": offset, "limit": limit, "timeout": timeout, "allowed_updates": allowed_updates},
                read_timeout=wait + _seconds(read_timeout, self._request[0].read_timeout),
                write_timeout=write_timeout,
                connect_timeout=connect_timeout,
                pool_timeout=pool_timeout,
                api_kwargs=api_kwargs,
            )
        except InvalidToken:
            self._on_rejected()
            raise NetworkError("Telegram refused the bot token") from None
        self._on_answer()
        updates = [one for one in (read(item, self) for item in raw) if one is not None]
        try:
            await self._intake.accept(updates, self.identity)
        except Exception as error:
            _LOG.exception("updates could not be kept; they are fetched again")
            raise NetworkError("the inbox could not be written") from error
        return tuple(one.update for one in updates)


def _seconds(given: "ODVInput[float]", otherwise: float | None) -> float:
    """A call's own timeout, or the transport's; none counts as nothing."""
    return (otherwise if isinstance(given, DefaultValue) else given) or 0.0
