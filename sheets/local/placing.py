"""Values laid over a grid: RAW or as typed, null skips a cell, "" empties it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets.local import a1
from sheets.local.cells import number
from sheets.local.entering import enter
from sheets.local.errors import invalid
from sheets.local.ranges import Box
from sheets.local.updates.writing import checked_text

if TYPE_CHECKING:
    from datetime import datetime

    from sheets.local.cells import Style, Value
    from sheets.local.locales import Conventions
    from sheets.local.sheet import Sheet

_SCALARS = (str, int, float, bool, type(None))


@dataclass(slots=True)
class Placed:
    """The values of a ValueRange, by rows; `is_anchor` lets them run on from one cell."""

    rows: list[list[Any]]
    is_anchor: bool

    def __init__(self, values: list[Any], by_column: bool, *, is_anchor: bool) -> None:  # noqa: FBT001
        for at, row in enumerate(values):
            if not isinstance(row, list):
                raise invalid(f"Invalid data[{at}]: each element of values must be a list.")
            for column, value in enumerate(row):
                if not isinstance(value, _SCALARS):
                    raise invalid(f"Invalid values[{at}][{column}]: {_kind(value)}")
        self.rows = _transposed(values) if by_column else values
        self.is_anchor = is_anchor

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """The length of the longest row."""
        return max(map(len, self.rows), default=0)

    def write(self, sheet: Sheet, box: Box, locale: Conventions | None, now: datetime) -> int:
        """Write all values from the box's corner; return how many cells were written. No locale means RAW."""
        count = 0
        for offset, row in enumerate(self.rows):
            values, styles = sheet.edit(box.top + offset, box.left + len(row))
            for column, value in enumerate(row, box.left):
                if value is not None:
                    values[column], styles[column] = _entered(value, styles[column], locale, now)
                    count += 1
            sheet.put(box.top + offset, values, styles)
        return count


def _entered(
    value: Any, old: Style | None, locale: Conventions | None, now: datetime
) -> tuple[Value, Style | None]:
    if isinstance(value, bool):
        return value, old
    if isinstance(value, int | float):
        return number(value), old
    text = checked_text(value)
    if text is None or locale is None:
        return text, old
    return enter(text, old, locale, now)


def _kind(value: Any) -> str:
    return "struct_value" if isinstance(value, dict) else "list_value"


def _transposed(columns: list[list[Any]]) -> list[list[Any]]:
    height = max(map(len, columns), default=0)
    return [[column[at] if at < len(column) else None for column in columns] for at in range(height)]


def place(sheet: Sheet, box: Box, values: Placed) -> Box:
    """Return the rectangle that is written; values that leave the range or the grid are refused."""
    bottom, right = box.top + max(values.height, 1), box.left + max(values.width, 1)
    if not values.is_anchor:
        said = a1.write(sheet.title, box)
        if bottom > box.bottom:
            raise invalid(
                f"Requested writing within range [{said}], but tried writing to row [{box.bottom + 1}]"
            )
        if right > box.right:
            letters = a1.column_letters(box.right)
            raise invalid(f"Requested writing within range [{said}], but tried writing to column [{letters}]")
    if bottom > sheet.row_count or right > sheet.column_count:
        said = a1.write(sheet.title, Box(box.top, bottom, box.left, right))
        raise invalid(
            f"Range ({said}) exceeds grid limits. Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
        )
    return Box(box.top, bottom, box.left, right)
