"""Whether a batch that strayed stands in the file all the same: its owner may have undone what made it stray."""

from collections.abc import Iterator, Sequence

from sheets.cells import shown
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
    cells, key = known
    marker_sheet = found.tabs[MARKER].sheet_id
    outcome = shown_for_certain(client, marker_sheet, cells)
    if not isinstance(outcome, Applied):
        return outcome
    answered = {shown(cell) for block in shown_after(outcome.response) for row in block.rows for cell in row}
    if key not in answered:
        return False
    advanced = client.batch_update([set_number(number, marker_sheet)])
    return True if isinstance(advanced, Applied) else advanced


def _keyed(found: Workbook, rows: Sequence[NewRow]) -> Iterator[tuple[str, str]]:
    """For each row that has a key: the A1 range where such keys stand, and its own."""
    for row in rows:
        tab, header = found.tabs.get(row.tab), TABS[row.tab].key[0]
        index = None if tab is None else tab.layout(TABS[row.tab]).positions.get(header)
        if tab is not None and index is not None and row.cells.get(header):
            column = letters(index)
            yield f"{quoted(tab.title)}!{column}1:{column}", str(row.cells[header])
