"""What goes wrong between the bot and Telegram, said once when it begins and once when it is over."""

import logging

from telegram.error import Conflict, TelegramError

_LOG = logging.getLogger(__name__)


class PollingHealth:
    """One line in the log for each kind of trouble, not one for each try."""

    def __init__(self) -> None:
        self._trouble: type[TelegramError] | None = None

    def failed(self, error: TelegramError) -> None:
        """Polling failed and will be tried again."""
        kind = Conflict if isinstance(error, Conflict) else TelegramError
        if kind is self._trouble:
            return
        self._trouble = kind
        if kind is Conflict:
            _LOG.error(
                "another program fetches updates with this bot's token (409): stop the other one; "
                "until then either of the two gets them"
            )
        else:
            _LOG.warning("updates cannot be fetched (%s); trying again", type(error).__name__)

    def works(self) -> None:
        """Polling got an answer."""
        if self._trouble is not None:
            self._trouble = None
            _LOG.info("updates are fetched again")
