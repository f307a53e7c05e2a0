"""What `Cek` says of cells that were typed over: for a while, since they are put back at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commands.replies.sheet import EditTold

Place = tuple[str, str, str]
"""A tab, the plain key of a row, and a header."""


@dataclass(slots=True)
class Remarks:
    """Each is said for so many `seconds` of a forward clock, or until the next start."""

    seconds: float
    clock: Callable[[], float]
    _said: dict[Place, tuple[float, EditTold]] = field(default_factory=dict)

    def say(self, place: Place, told: EditTold) -> None:
        """Say it from now on, in place of what was said of this cell before."""
        self._said[place] = self.clock() + self.seconds, told

    def says(self, place: Place, told: EditTold) -> bool:
        """Whether the same is said of this cell now."""
        until, said = self._said.get(place, (float("-inf"), None))
        return said is not None and until > self.clock() and said.after == told.after

    def by_row(
        self, rows: Callable[[str], Mapping[str, int]]
    ) -> Mapping[tuple[str, int], tuple[EditTold, ...]]:
        """What is to be said now, by tab and row. `rows`: the row numbers of a tab by plain key."""
        self._said = {place: one for place, one in self._said.items() if one[0] > self.clock()}
        found: dict[tuple[str, int], tuple[EditTold, ...]] = {}
        for (tab, key, _), (_, told) in self._said.items():
            if (row := rows(tab).get(key)) is not None:
                found[tab, row] = (*found.get((tab, row), ()), told)
        return found
