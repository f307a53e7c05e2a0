"""What the requests of one batch share: the draft that they change, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box, GridRange
from sheets.local.reading import Reader

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from datetime import datetime

    from sheets.local.sheet import Sheet
    from sheets.local.spreadsheet import Spreadsheet

PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection "
    "if you need to edit."
)
MAX_ID = 2**31 - 1


@dataclass(slots=True)
class Draft:
    """A fork under change; thrown away when any request is refused."""

    contents: Spreadsheet
    email: str
    owner: str
    random: random.Random
    now: datetime  # UTC; a date typed without a year is of this one
    ways: tuple[str, ...] = ()  # see `faults.WAYS`

    def sheet(self, data: JSON) -> Sheet:
        """Return the tab that a range, coordinate or request names; a missing sheetId is 0."""
        return self.contents.sheet(data.get("sheetId", 0))

    def ranged(self, data: JSON | None) -> tuple[Sheet, Box]:
        """Resolve a GridRange that is to be written; protected cells refuse."""
        if data is None:
            raise RefusedError("No range specified.")
        sheet = self.sheet(data)
        box = sheet.box(GridRange.of(data))
        if box.is_empty:
            raise RefusedError("Invalid range: the start must come before the end.")
        self.guard(sheet, box)
        return sheet, box

    def guard(self, sheet: Sheet, box: Box) -> None:
        """Refuse a change inside a range that is protected against this account."""
        for protection in sheet.protected:
            if protection.get("warningOnly") or self.may_edit(protection):
                continue
            area = GridRange.of(protection["range"]).box(sheet.row_count, sheet.column_count)
            holes = [
                GridRange.of(hole).box(sheet.row_count, sheet.column_count)
                for hole in protection.get("unprotectedRanges", [])
            ]
            if area.meets(box) and not any(_holds(hole, box) for hole in holes):
                raise RefusedError(PROTECTED)

    def may_edit(self, protection: JSON) -> bool:
        """Tell whether this account is among a protection's editors; the file's owner always is."""
        editors = protection.get("editors", {})
        return self.email == self.owner or self.email in editors.get("users", [])

    def new_id(self, is_taken: Callable[[int], bool]) -> int:
        """Return a free positive int32."""
        while True:
            found = self.random.randint(1, MAX_ID)
            if not is_taken(found):
                return found

    def reader(self) -> Reader:
        """Return a reader of the draft as it stands now."""
        return Reader(self.contents)


def _holds(outer: Box, inner: Box) -> bool:
    rows = outer.top <= inner.top and inner.bottom <= outer.bottom
    return rows and outer.left <= inner.left and inner.right <= outer.right
