"""Facts about the shop's own QRIS code."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class QrisOffered:
    """Somebody of the team sent a picture with this code, and was asked whether to use it."""

    type: ClassVar[str] = "qris_offered"
    payload: str
    by: int
    """Her Telegram id."""


@dataclass(frozen=True, slots=True)
class QrisAnswered:
    """She answered. `replaces`: what the setting's cell may show until the bot has written the new code there."""

    type: ClassVar[str] = "qris_answered"
    payload: str
    accepted: bool
    by: int
    replaces: tuple[str, ...] = ()


QrisEntry = QrisOffered | QrisAnswered
