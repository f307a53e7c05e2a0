"""What one cell holds: a value, and a style shared by all cells that look alike."""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sheets.local.colours import normalise_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets.local.errors import JSON


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it was entered, `=` included; its result is computed when it is read."""

    text: str


Item = TypeVar("Item")
Value = str | int | float | bool | Formula | None


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """Format, validation and note; interned by `style`, so identity is equality."""

    format: JSON | None = None
    validation: JSON | None = None
    note: str | None = None


_STYLES: dict[tuple[bytes, bytes, str | None], Style] = {}
_FORMATS: dict[bytes, JSON] = {}
_LOOKS: dict[
    tuple[Style | None, ...], tuple[Style | None, ...]
] = {}  # rows of a tab look alike: one tuple for all
_LOOKS_LIMIT = 50_000


def _shared(part: JSON | None) -> tuple[bytes, JSON | None]:
    """Return a key and the one shared copy of a format or a rule."""
    if not part:
        return b"", None
    key = marshal.dumps(part, 2)  # version 2 has no back references: equal trees give equal bytes
    found = _FORMATS.get(key)
    if found is None:
        found = _FORMATS[key] = normalise_colours(part)
    return key, found


def style(format_: JSON | None, validation: JSON | None, note: str | None) -> Style | None:
    """Return the shared style of these parts; None when all are empty."""
    format_key, shared_format = _shared(format_)
    rule_key, shared_rule = _shared(validation)
    if not (shared_format or shared_rule or note):
        return None
    key = (format_key, rule_key, note or None)
    found = _STYLES.get(key)
    if found is None:
        found = _STYLES[key] = Style(shared_format, shared_rule, note or None)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One row: values and styles by column, both cut after the last that is not None."""

    values: tuple[Value, ...] = ()
    styles: tuple[Style | None, ...] = ()
    properties: JSON | None = None  # pixelSize, hiddenByUser: what DimensionProperties sets

    def value(self, column: int) -> Value:
        """Return the value in a column; None when blank."""
        return self.values[column] if column < len(self.values) else None

    def style(self, column: int) -> Style | None:
        """Return the style in a column, if any."""
        return self.styles[column] if column < len(self.styles) else None

    @property
    def width(self) -> int:
        """The number of columns up to the last cell that holds a value."""
        return len(self.values)


EMPTY_ROW = Row()


def cut(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items without the trailing None ones."""
    end = len(items)
    while end and items[end - 1] is None:
        end -= 1
    return tuple(items[:end])


def padded(items: Sequence[Item], width: int) -> list[Item | None]:
    """Return the items as a list of at least `width`, filled up with None."""
    return [*items, *([None] * (width - len(items)))]


def number(value: Any) -> int | float:
    """Return a JSON number as the grid keeps it: whole numbers as int, as Google prints `2`, not `2.0`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - doubles are exact
        return int(value)
    return value  # type: ignore[no-any-return]  # the schema let only numbers through


def row_of(values: Sequence[Value], styles: Sequence[Style | None], properties: JSON | None = None) -> Row:
    """Return a row, shared when it is blank."""
    looks = cut(styles)
    if len(_LOOKS) > _LOOKS_LIMIT:
        _LOOKS.clear()
    row = Row(cut(values), _LOOKS.setdefault(looks, looks), properties)
    return row if row.values or row.styles or row.properties else EMPTY_ROW
