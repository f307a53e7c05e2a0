"""One tab: its grid, and what is laid over the grid in ranges (merges, protections, filters ...)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.cells import EMPTY_ROW, Row, Style, padded, row_of, style
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box, GridRange, Span
from sheets.local.rows import RowStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sheets.local.cells import Value


class Sheet:
    """A tab. Every part is replaced, never changed in place, so that `fork` may share it."""

    def __init__(self, properties: JSON, rows: RowStore, columns: list[JSON]) -> None:
        self.properties = properties  # without rowCount, columnCount and index: those follow from the rest
        self.rows = rows
        self.columns = columns
        self.merges: list[GridRange] = []
        self.protected: list[JSON] = []
        self.conditional: list[JSON] = []
        self.bandings: list[JSON] = []
        self.basic_filter: JSON | None = None

    def fork(self) -> Sheet:
        """Return a draft of this tab."""
        draft = Sheet(self.properties, self.rows.fork(), list(self.columns))
        draft.merges = list(self.merges)
        draft.protected = list(self.protected)
        draft.conditional = list(self.conditional)
        draft.bandings = list(self.bandings)
        draft.basic_filter = self.basic_filter
        return draft

    @property
    def id(self) -> int:
        """The sheetId."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """The tab's title."""
        return str(self.properties["title"])

    @property
    def row_count(self) -> int:
        """The grid's height."""
        return len(self.rows)

    @property
    def column_count(self) -> int:
        """The grid's width."""
        return len(self.columns)

    @property
    def whole(self) -> Box:
        """The whole grid."""
        return Box(0, self.row_count, 0, self.column_count)

    def box(self, grid_range: GridRange) -> Box:
        """Resolve a range; its start must lie in the grid, its end is clipped."""
        box = grid_range.box(self.row_count, self.column_count)
        if box.top >= self.row_count or box.left >= self.column_count or box.top < 0 or box.left < 0:
            raise RefusedError(
                f"Range ({self.title}) exceeds grid limits. "
                f"Max rows: {self.row_count}, max columns: {self.column_count}"
            )
        return box

    def edit(self, index: int, width: int) -> tuple[list[Value], list[Style | None]]:
        """Return a row's values and styles as lists of at least `width`, to be handed to `put`."""
        row = self.rows[index]
        return padded(row.values, width), padded(row.styles, width)

    def put(self, index: int, values: list[Value], styles: list[Style | None]) -> None:
        """Replace a row's cells."""
        self.rows[index] = row_of(values, styles, self.rows[index].properties)

    def filled_rows(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that are not blank, with their indexes."""
        return ((index, row) for index, row in enumerate(self.rows) if row is not EMPTY_ROW)

    def last_filled(self) -> int:
        """Return the number of rows up to the last one that holds a value."""
        for index, row in self.rows.reversed_from(self.row_count):
            if row.values:
                return index + 1
        return 0

    # -- dimensions ---------------------------------------------------------------------------------------------

    def insert_rows(self, at: int, count: int, model: int | None) -> None:
        """Insert blank rows; `model` is the row whose looks they take over."""
        blank = EMPTY_ROW if model is None else _looks_of(self.rows[model])
        self.rows.insert(at, [blank] * count)

    def insert_columns(self, at: int, count: int, model: int | None) -> None:
        """Insert blank columns; `model` is the column whose looks they take over."""
        self.columns[at:at] = [{} if model is None else self.columns[model]] * count
        for index, row in self.filled_rows():
            looks = _look(row.style(model)) if model is not None else None
            if at >= len(row.values) and at >= len(row.styles) and looks is None:
                continue
            values, styles = padded(row.values, at), padded(row.styles, at)
            values[at:at] = [None] * count
            styles[at:at] = [looks] * count
            self.put(index, values, styles)

    def delete_rows(self, first: int, last: int) -> None:
        """Delete rows `first:last`."""
        self.rows.delete(first, last)

    def delete_columns(self, first: int, last: int) -> None:
        """Delete columns `first:last`."""
        del self.columns[first:last]
        for index, row in self.filled_rows():
            values, styles = list(row.values), list(row.styles)
            del values[first:last], styles[first:last]
            self.put(index, values, styles)

    def reorder_rows(self, order: list[int]) -> None:
        """Put the rows into a new order; `order[new] = old`."""
        rows = list(self.rows)
        self.rows = RowStore(rows[old] for old in order)

    def reorder_columns(self, order: list[int]) -> None:
        """Put the columns into a new order; `order[new] = old`."""
        self.columns = [self.columns[old] for old in order]
        for index, row in self.filled_rows():
            values = [row.value(old) for old in order]
            styles = [row.style(old) for old in order]
            self.put(index, values, styles)

    def shift_ranges(self, dimension: str, move: Callable[[Span], Span | None]) -> None:
        """Let everything that lies over the grid follow a change of its rows or columns."""
        merges = (merge.moved(dimension, move) for merge in self.merges)
        self.merges = [merge for merge in merges if merge is not None]
        self.protected = _moved(self.protected, dimension, move)
        self.conditional = _moved(self.conditional, dimension, move)
        self.bandings = _moved(self.bandings, dimension, move)
        if self.basic_filter is not None:
            kept = _moved([self.basic_filter], dimension, move)
            self.basic_filter = kept[0] if kept else None


def new_sheet(sheet_id: int, title: str, rows: int = 1000, columns: int = 26) -> Sheet:
    """Return a blank tab of the size that Google gives it."""
    properties = {"sheetId": sheet_id, "title": title, "sheetType": "GRID", "gridProperties": {}}
    return Sheet(properties, RowStore([EMPTY_ROW] * rows), [{}] * columns)


def _look(found: Style | None) -> Style | None:
    """A new neighbour takes over format and validation, not the note."""
    if found is None or found.note is None:
        return found
    return style(found.format, found.validation, None)


def _looks_of(row: Row) -> Row:
    return row_of((), [_look(found) for found in row.styles], row.properties)


def moved_object(thing: JSON, dimension: str, move: Callable[[Span], Span | None]) -> JSON | None:
    """Return an object with its `range` or `ranges` moved; None when nothing of them is left."""
    result = dict(thing)
    if "range" in thing:
        moved = GridRange.of(thing["range"]).moved(dimension, move)
        if moved is None:
            return None
        result["range"] = moved.as_json()
    for name in ("ranges", "unprotectedRanges"):
        if name in thing:
            kept = (GridRange.of(part).moved(dimension, move) for part in thing[name])
            result[name] = [part.as_json() for part in kept if part is not None]
    if "ranges" in thing and not result["ranges"]:
        return None
    return result


def _moved(things: list[JSON], dimension: str, move: Callable[[Span], Span | None]) -> list[JSON]:
    moved = (moved_object(thing, dimension, move) for thing in things)
    return [thing for thing in moved if thing is not None]
