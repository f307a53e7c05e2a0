"""What is said when something of ours went wrong."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TooFast:
    """More than twenty asks in ten seconds: one hint, then silence."""


@dataclass(frozen=True, slots=True)
class NothingRecorded:
    """The journal could not be written: nothing was recorded, try again."""


@dataclass(frozen=True, slots=True)
class SomethingBroke:
    """A fault of ours: what she asked was not done, and the owner knows."""


@dataclass(frozen=True, slots=True)
class AskSetAside:
    """Once: an update could not be handled in three tries. With enough to find it in log and inbox.

    `at` is local time, `error` the name of what was raised, `words` what was typed (nothing: a button).
    Without `who` not even the sender could be read.
    """

    key: str
    at: datetime
    error: str
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PollingNews:
    """Another program fetches updates with this bot's token (Telegram's 409), or does so no more."""

    at: datetime
    is_over: bool


TroubleReply = TooFast | NothingRecorded | SomethingBroke | AskSetAside | PollingNews
