"""Telegram's pace: how many messages a bot may send, and how long it must wait when it sent more.

Source: core.telegram.org/bots/faq (1 a second in a chat, 20 a minute in a group, 30 a second overall).
Telegram publishes no more, so the burst of three messages in a chat is a guess.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from bot.local.errors import too_many_requests

_OVERALL_PER_SECOND = 30
_GROUP_PER_MINUTE = 20
_BURST = 3
_MINUTE = 60.0


@dataclass(slots=True)
class Bucket:
    """A leaky bucket: holds `size` messages and lets `rate` of them out a second."""

    rate: float
    size: float
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float, count: int) -> float:
        """Return for how many seconds `count` more messages do not fit (0.0: they fit)."""
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        # A count larger than the bucket fits when it is empty, or it never would.
        excess = self.level + count - self.size
        return excess / self.rate if excess > 0 and self.level else 0.0

    def add(self, count: int) -> None:
        """Put messages in."""
        self.level += count


@dataclass(slots=True)
class Pace:
    """The limits of one bot; off until switched on."""

    on: bool = False
    _overall: Bucket = field(default_factory=lambda: Bucket(_OVERALL_PER_SECOND, _OVERALL_PER_SECOND))
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)

    def admit(self, now: float, chat_id: int, count: int) -> None:
        """Count messages to a chat, or raise 429 and count none."""
        if not self.on:
            return
        chat = self._chats.setdefault(chat_id, Bucket(1.0, _BURST))
        waits = [self._overall.wait(now, count), chat.wait(now, count)]
        if chat_id < 0:
            waits.append(self._group_wait(now, chat_id, count))
        if any(waits):
            raise too_many_requests(max(1, math.ceil(max(waits))))
        self._overall.add(count)
        chat.add(count)
        if chat_id < 0:
            self._groups[chat_id].extend([now] * count)

    def _group_wait(self, now: float, chat_id: int, count: int) -> float:
        sent = self._groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - _MINUTE:
            sent.popleft()
        excess = len(sent) + count - _GROUP_PER_MINUTE
        return 0.0 if excess <= 0 or not sent else sent[min(excess, len(sent)) - 1] + _MINUTE - now
