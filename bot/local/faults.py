"""Faults that a test orders: what goes wrong, for which method, how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

FaultKind = Literal["status", "reset_before", "reset_after", "hang", "hang_after"]
FAULT_KINDS: tuple[str, ...] = get_args(FaultKind)
ANY_METHOD = "*"
_PROXY_STATUSES = {502, 503, 504}


@dataclass(slots=True)
class Fault:
    """One ordered fault.

    `status`: answered without applying: JSON as Telegram's errors are, or a proxy's HTML page if `html`, as
    502 to 504 are unless told otherwise.
    `reset_before`, `reset_after`: the connection is cut, before or after the call was applied.
    `hang`, `hang_after`: nothing is answered for `seconds`, then the connection is cut; nothing was applied, or
    all of it at once.
    """

    kind: FaultKind
    times: int = 1
    status: int = 500
    description: str | None = None
    retry_after: int | None = None
    html: bool | None = None
    seconds: float = 3600.0
    chat_id: int | None = None

    @property
    def is_page(self) -> bool:
        """Tell whether the answer is a proxy's page."""
        return self.status in _PROXY_STATUSES if self.html is None else self.html


@dataclass(slots=True)
class Faults:
    """The faults still to happen, by method name in lower case."""

    planned: dict[str, list[Fault]] = field(default_factory=dict)

    def order(self, method: str, fault: Fault) -> None:
        """Plan a fault; faults of one method happen in the order in which they were ordered."""
        self.planned.setdefault(method.lower(), []).append(fault)

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Return the fault that this call meets, and count it."""
        if not self.planned:
            return None
        for name in (method, ANY_METHOD):
            for fault in self.planned.get(name, ()):
                if fault.chat_id is None or str(fault.chat_id) == str(chat_id):
                    self._spend(name, fault)
                    return fault
        return None

    def left(self) -> int:
        """Return how many faults are still to happen."""
        return sum(fault.times for faults in self.planned.values() for fault in faults)

    def _spend(self, name: str, fault: Fault) -> None:
        fault.times -= 1
        if fault.times <= 0:
            self.planned[name].remove(fault)
