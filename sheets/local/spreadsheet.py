"""One file's contents: properties, tabs, named ranges, developer metadata. Versions are forks of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import GridRange, Span
from sheets.local.sheet import Sheet, moved_object, new_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_CELLS = 10_000_000


class Spreadsheet:
    """The contents of a file at one version."""

    def __init__(self, properties: JSON, sheets: list[Sheet]) -> None:
        self.properties = properties
        self.sheets = sheets  # in the order of their tabs
        self.named_ranges: list[JSON] = []
        self.metadata: dict[int, JSON] = {}

    def fork(self) -> Spreadsheet:
        """Return a draft that may be changed and thrown away."""
        draft = Spreadsheet(self.properties, [sheet.fork() for sheet in self.sheets])
        draft.named_ranges = list(self.named_ranges)
        draft.metadata = dict(self.metadata)
        return draft

    def sheet(self, sheet_id: int) -> Sheet:
        """Find a tab by its id."""
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise RefusedError(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        """Find a tab by its title; as Google does, capitals do not matter unless a title fits exactly."""
        fitting = [sheet for sheet in self.sheets if sheet.title.lower() == title.lower()]
        exact = [sheet for sheet in fitting if sheet.title == title]
        return next(iter(exact or fitting), None)

    def add_sheet(self, sheet: Sheet, index: int | None = None) -> None:
        """Add a tab; its id and title must be free."""
        if any(other.id == sheet.id for other in self.sheets):
            raise RefusedError(f"Sheet with id {sheet.id} already exists.")
        self.check_title(sheet.title)
        self.sheets.insert(len(self.sheets) if index is None else index, sheet)

    def check_title(self, title: str, own: Sheet | None = None) -> None:
        """Refuse a title that is blank or taken."""
        if not title:
            raise RefusedError("Sheet names cannot be blank.")
        taken = self.titled(title)
        if taken is not None and taken is not own:
            text = f'A sheet with the name "{title}" already exists. Please enter another name.'
            raise RefusedError(text)

    def shift(self, sheet: Sheet, dimension: str, move: Callable[[Span], Span | None]) -> None:
        """Let ranges and metadata follow a change of a tab's rows or columns."""
        sheet.shift_ranges(dimension, move)
        self.named_ranges = [
            kept
            for named in self.named_ranges
            if (kept := self._shifted_name(named, sheet, dimension, move)) is not None
        ]
        for key, entry in list(self.metadata.items()):
            place = entry["location"].get("dimensionRange")
            if place is None or place["sheetId"] != sheet.id or place["dimension"] != dimension:
                continue
            span = move((place["startIndex"], place["endIndex"]))
            if span is None:
                del self.metadata[key]
            else:
                moved = {**place, "startIndex": span[0], "endIndex": span[1]}
                self.metadata[key] = {**entry, "location": {**entry["location"], "dimensionRange": moved}}

    @staticmethod
    def _shifted_name(
        named: JSON, sheet: Sheet, dimension: str, move: Callable[[Span], Span | None]
    ) -> JSON | None:
        if GridRange.of(named["range"]).sheet_id != sheet.id:
            return named
        return moved_object(named, dimension, move)

    def drop_sheet(self, sheet: Sheet) -> None:
        """Delete a tab with everything that points to it."""
        self.sheets.remove(sheet)
        self.named_ranges = [
            named for named in self.named_ranges if GridRange.of(named["range"]).sheet_id != sheet.id
        ]
        for key, entry in list(self.metadata.items()):
            location = entry["location"]
            if sheet.id in (location.get("sheetId"), (location.get("dimensionRange") or {}).get("sheetId")):
                del self.metadata[key]

    def check_size(self, more: int = 0) -> None:
        """Refuse a file of more than ten million cells, blank ones and `more` to come included."""
        if more + sum(sheet.row_count * sheet.column_count for sheet in self.sheets) > MAX_CELLS:
            raise RefusedError(
                "This action would increase the number of cells in the workbook above the limit of "
                f"{MAX_CELLS} cells."
            )


def new_spreadsheet(title: str, locale: str, time_zone: str) -> Spreadsheet:
    """Return an empty file with the one tab that Google gives it."""
    properties = {"title": title, "locale": locale, "autoRecalc": "ON_CHANGE", "timeZone": time_zone}
    return Spreadsheet(properties, [new_sheet(0, "Sheet1")])
