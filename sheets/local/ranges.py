"""Rectangles of a grid: as requests say them (open ends allowed) and resolved against a tab's size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.errors import JSON

Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with all four ends known; ends are exclusive, indexes start at 0."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell lies inside."""
        return self.top >= self.bottom or self.left >= self.right

    def meets(self, other: Box) -> bool:
        """Tell whether both share a cell."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class GridRange:
    """Google's GridRange: None is an open end."""

    sheet_id: int
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @classmethod
    def of(cls, data: JSON) -> GridRange:
        """Read a GridRange body; a missing sheetId is 0, as in proto3."""
        return cls(
            data.get("sheetId", 0),
            data.get("startRowIndex"),
            data.get("endRowIndex"),
            data.get("startColumnIndex"),
            data.get("endColumnIndex"),
        )

    def as_json(self) -> JSON:
        """Write it as answers do: sheetId 0 and open ends are left out."""
        pairs = {
            "sheetId": self.sheet_id or None,
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }
        return {name: value for name, value in pairs.items() if value is not None}

    def box(self, rows: int, columns: int) -> Box:
        """Resolve open ends and clip the far ends to the grid."""
        return Box(
            self.top or 0,
            rows if self.bottom is None else min(self.bottom, rows),
            self.left or 0,
            columns if self.right is None else min(self.right, columns),
        )

    def moved(self, dimension: str, move: Callable[[Span], Span | None]) -> GridRange | None:
        """Return the range after rows or columns changed; None when nothing of it is left."""
        span = move((self.top, self.bottom) if dimension == "ROWS" else (self.left, self.right))
        if span is None:
            return None
        if dimension == "ROWS":
            return replace(self, top=span[0], bottom=span[1])
        return replace(self, left=span[0], right=span[1])


def after_insert(at: int, count: int) -> Callable[[Span], Span | None]:
    """Ranges grow when the insertion lies inside, and shift when it lies at or before their start."""

    def move(span: Span) -> Span | None:
        start, end = span
        if start is not None and start >= at:
            start += count
        if end is not None and end > at:
            end += count
        return start, end

    return move


def after_delete(first: int, last: int) -> Callable[[Span], Span | None]:
    """Ranges lose what was deleted in `first:last`; one that lost all is gone."""

    def fall(index: int) -> int:
        return index - max(0, min(index, last) - first)

    def move(span: Span) -> Span | None:
        start, end = span
        new_start = None if start is None else fall(start)
        new_end = None if end is None else fall(end)
        if new_end is not None and new_end <= (new_start or 0):
            return None
        return new_start, new_end

    return move


def after_move(order: list[int]) -> Callable[[Span], Span | None]:
    """Ranges follow a reordering if they stay in one piece; `order[new] = old`."""
    position = {old: new for new, old in enumerate(order)}

    def move(span: Span) -> Span | None:
        start, end = span
        if start is None or end is None:
            return span
        places = sorted(position[index] for index in range(start, end) if index in position)
        if not places or places[-1] - places[0] + 1 != len(places):
            return span
        return places[0], places[-1] + 1

    return move
