"""The answer to a pressed button: Telegram waits for it, though not for long."""

import asyncio
import logging
from collections.abc import Callable

from telegram import CallbackQuery
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.patience import seconds_of

_LOG = logging.getLogger(__name__)
_LONGEST = 200
"""Characters, https://core.telegram.org/bots/api#answercallbackquery."""
_TRIES = 3
_PAUSE = 0.5


async def answer(query: CallbackQuery, alert: str, *, on_429: Callable[[float], None]) -> bool:
    """Stop the button's spinner, with a text where there is one; False if Telegram would not take it.

    A 429 is waited for (`on_429` gets its seconds), a fault of the network is tried again, up to three
    times in all. Too late or gone is harmless.
    """
    for tries in range(1, _TRIES + 1):
        try:
            await query.answer(alert[:_LONGEST] or None, show_alert=bool(alert))
        except RetryAfter as error:
            on_429(seconds_of(error))
            await asyncio.sleep(seconds_of(error))
        except BadRequest as error:
            _LOG.info("a button could not be answered: %s", error.message)
            return False
        except TelegramError:
            await asyncio.sleep(_PAUSE * tries)
        else:
            return True
    _LOG.warning("a button could not be answered in %d tries", _TRIES)
    return False
