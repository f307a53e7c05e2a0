"""Whether a batch that strayed stands in the file all the same: its owner may have undone what made it stray."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheets.cells import Cell, shown
from sheets.client import SheetsClient, shown_after
from sheets.layout import letters
from sheets.outcomes import Applied, Refused, Unknown
from sheets.road.certainty import shown_for_certain
from sheets.road.fact_rows import NewRow
from sheets.road.marker_cell import set_number
from sheets.tabs import MARKER, TABS
from sheets.workbook import Workbook, quoted


def stands_there(
    client: SheetsClient, found: Workbook, rows: Sequence[NewRow], number: int
) -> bool | Refused | Unknown:
    """Look for the batch's rows by key; where they stand, `_mitra!A1` gets the batch's number after all.

    A batch is applied whole, so one row tells of all. What is looked at is the answer to a write that changes
    nothing: a read may be of before the batch.
    """
    known = next(_keyed(found, rows), None)
    if known is None:
        return False
    marker_sheet = found.tabs[MARKER].sheet_id
    outcome = shown_for_certain(client, marker_sheet, known.cells)
    if not isinstance(outcome, Applied):
        return outcome
    answered = (row for block in shown_after(outcome.response) for row in block.rows)
    if not any(known.is_in(row) for row in answered):
        return False
    advanced = client.batch_update([set_number(number, marker_sheet)])
    return True if isinstance(advanced, Applied) else advanced


@dataclass(frozen=True, slots=True)
class _Key:
    """The key of a row, and the A1 range of the columns in which such keys stand."""

    cells: str
    parts: Mapping[int, str]
    """By position in the range."""

    def is_in(self, row: Sequence[Cell]) -> bool:
        return all(at < len(row) and shown(row[at]) == part for at, part in self.parts.items())


def _keyed(found: Workbook, rows: Sequence[NewRow]) -> Iterator[_Key]:
    """The rows that have a key, whole: the lines of an order share its number."""
    for row in rows:
        tab, headers = found.tabs.get(row.tab), TABS[row.tab].key
        positions = {} if tab is None else tab.layout(TABS[row.tab]).positions
        if tab is None or not headers or not all(h in positions and row.cells.get(h) for h in headers):
            continue
        first, last = min(positions[h] for h in headers), max(positions[h] for h in headers)
        cells = f"{quoted(tab.title)}!{letters(first)}1:{letters(last)}"
        yield _Key(cells, {positions[header] - first: str(row.cells[header]) for header in headers})
