"""What goes wrong between the bot and Telegram, said once when it begins and once when it is over."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import Conflict, TelegramError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ConflictTimes:
    """When the owner hears of a second poller. One that only overlaps at a restart is not worth a message."""

    told_after: timedelta = timedelta(seconds=20)
    """It goes on for so long."""
    over_after: timedelta = timedelta(seconds=90)
    """Nothing of it for so long: two pollers take turns, and each succeeds now and then."""


class PollingHealth:
    """One line in the log for each kind of trouble, not one for each try; a second poller is told as well.

    `tell` is called with whether it is over. `clock` counts seconds.
    """

    def __init__(
        self,
        tell: Callable[[bool], None],
        times: ConflictTimes | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = tell
        self._times = times or ConflictTimes()
        self._clock = clock
        self._is_away = False
        self._since: float | None = None
        """When the second poller was met first."""
        self._last = 0.0
        self._is_told = False

    def failed(self, error: TelegramError) -> None:
        """Polling failed and will be tried again."""
        if isinstance(error, Conflict):
            self._met_another()
        elif not self._is_away:
            self._is_away = True
            _LOG.warning("updates cannot be fetched (%s); trying again", type(error).__name__)

    def works(self) -> None:
        """Polling got an answer."""
        if self._is_away:
            self._is_away = False
            _LOG.info("updates are fetched again")
        if self._since is not None and self._clock() - self._last >= self._times.over_after.total_seconds():
            self._since = None
            _LOG.info("no other program fetches updates with this bot's token any more")
            if self._is_told:
                self._is_told = False
                self._tell(True)

    def _met_another(self) -> None:
        self._last = self._clock()
        if self._since is None:
            self._since = self._last
            _LOG.error(
                "another program fetches updates with this bot's token (409): stop the other one; "
                "until then either of the two gets them"
            )
        if not self._is_told and self._last - self._since >= self._times.told_after.total_seconds():
            self._is_told = True
            self._tell(False)
