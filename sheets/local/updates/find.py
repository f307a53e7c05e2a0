"""findReplace: replaces text in cells; what comes out is read as if a person had typed it.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#findreplacerequest
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets.local.cells import Formula, Style, Value
from sheets.local.entering import enter
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import Box, GridRange
from sheets.local.updates.writing import checked_text

if TYPE_CHECKING:
    from datetime import datetime

    from sheets.local.reading import Reader
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft


@dataclass(slots=True)
class _Counts:
    occurrences: int = 0
    values: int = 0
    formulas: int = 0
    rows: set[tuple[int, int]] = field(default_factory=set)
    sheets: set[int] = field(default_factory=set)

    def as_json(self) -> JSON:
        pairs = {
            "valuesChanged": self.values,
            "formulasChanged": self.formulas,
            "rowsChanged": len(self.rows),
            "sheetsChanged": len(self.sheets),
            "occurrencesChanged": self.occurrences,
        }
        return {name: count for name, count in pairs.items() if count}


def find_replace(draft: Draft, body: JSON) -> JSON:
    """Replace in one range, one tab or all tabs; the text that a cell shows is what is searched."""
    if not body.get("find"):
        raise RefusedError("The find string cannot be empty.")
    pattern = _pattern(body)
    replacement = body.get("replacement", "")
    if not body.get("searchByRegex"):
        replacement = replacement.replace("\\", "\\\\")
    else:
        replacement = re.sub(r"\$(\d+)", r"\\\1", replacement)
    counts = _Counts()
    reader = draft.reader()
    for sheet, box in _areas(draft, body):
        draft.guard(sheet, box)
        change = _Change(
            reader, sheet, pattern, replacement, bool(body.get("includeFormulas")), counts, draft.now
        )
        for index in range(box.top, box.bottom):
            change.row(index, box.left, box.right)
    return counts.as_json()


def _pattern(body: JSON) -> re.Pattern[str]:
    flags = 0 if body.get("matchCase") else re.IGNORECASE
    text = body["find"] if body.get("searchByRegex") else re.escape(body["find"])
    if body.get("matchEntireCell"):
        text = rf"\A(?:{text})\Z"
    try:
        return re.compile(text, flags)
    except re.error as error:
        raise RefusedError(f"Invalid regular expression: {body['find']}") from error


def _areas(draft: Draft, body: JSON) -> list[tuple[Sheet, Box]]:
    scopes = [name for name in ("range", "sheetId", "allSheets") if name in body]
    if len(scopes) != 1:
        raise RefusedError("Exactly one of range, sheetId and allSheets must be set.")
    if "range" in body:
        sheet = draft.sheet(body["range"])
        return [(sheet, sheet.box(GridRange.of(body["range"])))]
    sheets = [draft.sheet(body)] if "sheetId" in body else draft.contents.sheets
    return [(sheet, sheet.whole) for sheet in sheets]


@dataclass(slots=True)
class _Change:
    """The replacing in one tab."""

    reader: Reader
    sheet: Sheet
    pattern: re.Pattern[str]
    replacement: str
    in_formulas: bool
    counts: _Counts
    now: datetime

    def row(self, index: int, left: int, right: int) -> None:
        row = self.sheet.rows[index]
        right = min(right, len(row.values))
        if left >= right:
            return
        values, styles = self.sheet.edit(index, right)
        changed = [self._cell(column, values, styles) for column in range(left, right)]
        if any(changed):
            self.sheet.put(index, values, styles)
            self.counts.rows.add((self.sheet.id, index))
            self.counts.sheets.add(self.sheet.id)

    def _cell(self, column: int, values: list[Value], styles: list[Style | None]) -> bool:
        value = values[column]
        if value is None:
            return False
        if isinstance(value, Formula):
            return self._formula(value, column, values)
        text, count = self.pattern.subn(self.replacement, self.reader.shown(value, styles[column]))
        if not count:
            return False
        values[column], styles[column] = enter(
            checked_text(text) or "", styles[column], self.reader.locale, self.now
        )
        self.counts.occurrences += count
        self.counts.values += 1
        return True

    def _formula(self, value: Formula, column: int, values: list[Value]) -> bool:
        if not self.in_formulas:
            return False
        text, count = self.pattern.subn(self.replacement, value.text)
        if not count:
            return False
        values[column] = Formula(text) if text.startswith("=") else text or None
        self.counts.occurrences += count
        self.counts.formulas += 1
        return True
