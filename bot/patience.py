"""Calls that must succeed once before anything else makes sense: tried until Telegram answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0


class TokenRefusedError(Exception):
    """Telegram does not know this token (any more). The token is not part of the text."""

    def __init__(self) -> None:
        super().__init__("Telegram refused the bot token; @BotFather shows the right one")


def seconds_of(error: RetryAfter) -> float:
    """How long 429 asks to wait (`bot/__init__.py` chooses the library's type for it)."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


async def until_it_works(action: Callable[[], Awaitable[object]], first_pause: float) -> None:
    """Wait for the network, twice as long each time, up to 30 s; only Telegram's own "no" is raised.

    A refused token is a TokenRefusedError, another refusal (a bad webhook address) a BadRequest. All else
    may be somebody between here and Telegram: a proxy's page, even with 200, is no answer.
    """
    pause = first_pause
    while True:
        try:
            await action()
        except InvalidToken:
            raise TokenRefusedError from None
        except BadRequest:
            raise
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except TelegramError as error:
            _LOG.warning("Telegram cannot be reached (%s); trying again in %.1f s", error.message, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return
