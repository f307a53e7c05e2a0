"""Columns of the bot's own that Google does not let it write, such as one that the owner protected."""

from collections.abc import Callable
from dataclasses import dataclass, field

from commands.replies.sheet import RoadState

PAUSES = (300.0, 900.0, 3600.0)
"""Seconds before a barred column is tried again."""


@dataclass(slots=True)
class Barred:
    """Leaves such columns out for a while, so that all others are kept right. Seconds of a forward clock."""

    clock: Callable[[], float]
    pauses: tuple[float, ...] = PAUSES
    _until: dict[tuple[str, str], float] = field(default_factory=dict)
    _times: dict[tuple[str, str], int] = field(default_factory=dict)
    _doubted: tuple[str, str] | None = None
    _told: dict[str, str] = field(default_factory=dict)
    """By tab, the column that the owner heard of."""

    def holds(self, tab: str, header: str) -> bool:
        """Whether this column is left out now."""
        return self.clock() < self._until.get((tab, header), 0.0)

    def refused(self, tab: str, header: str, *, is_sure: bool) -> None:
        """Google refused a cell of this column. Unless that `is_sure`, the ground may have been old: once is chance."""
        column = tab, header
        if is_sure or column in (self._doubted, *self._times):
            times = self._times.get(column, 0)
            self._times[column] = times + 1
            self._until[column] = self.clock() + self.pauses[min(times, len(self.pauses) - 1)]
        self._doubted = column

    def taken(self, columns: set[tuple[str, str]]) -> None:
        """A batch with cells of these columns went through."""
        self._doubted = None
        for column in columns & self._times.keys():
            del self._times[column], self._until[column]

    def news(self) -> list[tuple[RoadState, str]]:
        """What is to be told, once for each tab: where the bot cannot write, and where it can again."""
        shut: dict[str, str] = {}
        for tab, header in self._times:
            shut.setdefault(tab, self._told.get(tab, f"{tab}/{header}"))
        new = [(RoadState.LOCKED, name) for tab, name in shut.items() if tab not in self._told]
        over = [(RoadState.OPEN, name) for tab, name in self._told.items() if tab not in shut]
        self._told = shut
        return new + over
