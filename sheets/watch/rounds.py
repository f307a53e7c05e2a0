"""Tabs that no look needs are read all the same, one at a time and seldom, for the replica's sake."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheets.tabs import TABS
from sheets.watch.look import LONG, WHOLE, WRITTEN

OTHERS = tuple(title for title, tab in TABS.items() if tab.columns and title not in (*WHOLE, *WRITTEN, *LONG))
EVERY = 20
"""Looks from one such tab to the next, once each was read; a minute, as often as looks are taken."""
MOST_ROWS = 20_000
"""A longer tab is not read: Google and this machine would feel it."""


@dataclass(slots=True)
class Rounds:
    """Whose turn it is. `sizes`: the rows of each tab, as its grid was last seen."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    _looks: int = 0

    def next(self) -> tuple[str, ...]:
        """The tabs that the next look reads whole as well: one, or none."""
        place = self._looks if self._looks < len(OTHERS) else self._looks // EVERY
        is_time = self._looks < len(OTHERS) or self._looks % EVERY == 0
        self._looks += 1
        title = OTHERS[place % len(OTHERS)]
        return (title,) if is_time and 1 < self.sizes.get(title, 0) <= MOST_ROWS else ()
