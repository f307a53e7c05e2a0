"""The Sheet as its owner sees it: rows by header, and where a cell stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sheets.layout import letters
from sheets.local.person import SheetsPerson

_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class WorkbookView:
    """Reads through the owner's browser."""

    person: SheetsPerson

    def rows(self, tab: str, **wanted: str) -> list[dict[str, str]]:
        """The filled rows as they are shown, of those the ones whose cells show what is wanted."""
        return [row for _, row in self._numbered(tab) if _shows(row, wanted)]

    def values(self, tab: str) -> list[dict[str, Any]]:
        """The filled rows, unformatted: numbers as numbers, days as serial numbers."""
        header, *rows = self.person.values(tab)
        return [dict(zip(header, row, strict=False)) for row in rows if any(row)]

    def address(self, tab: str, header: str, **wanted: str) -> str:
        """The cell below a header in the first row that shows what is wanted: `E3`. Raises LookupError."""
        for number, row in self._numbered(tab):
            if _shows(row, wanted):
                return f"{letters(list(row).index(header))}{number}"
        raise LookupError(f"{tab}: no row shows {wanted}")

    def _numbered(self, tab: str) -> Iterator[tuple[int, dict[str, str]]]:
        header, *rows = self.person.read(tab) or [[]]
        for number, cells in enumerate(rows, start=_FIRST_ROW):
            if any(cells):
                padded = [*cells, *[""] * (len(header) - len(cells))]
                yield number, dict(zip(header, padded, strict=False))


def _shows(row: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(row.get(header) == text for header, text in wanted.items())
