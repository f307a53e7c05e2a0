"""What `_mitra` holds at this very moment: reads may lag behind writes, a write's own answer does not."""

from collections.abc import Sequence

from sheets.client import SheetsClient
from sheets.identity import MARKER_CELLS, Marker
from sheets.layout import letters
from sheets.outcomes import Applied, Json, Refused, Unknown
from sheets.road.marker_cell import change_nothing
from sheets.tabs import MARKER
from sheets.workbook import quoted


def marker_for_certain(
    client: SheetsClient, marker_sheet: int, requests: Sequence[Json] = ()
) -> Marker | Refused | Unknown:
    """Carry out the requests and tell what `_mitra` holds then; without any, a write that changes nothing."""
    requests = requests or [change_nothing(marker_sheet)]
    cells = f"{quoted(MARKER)}!A1:{letters(MARKER_CELLS - 1)}1"
    outcome = client.batch_update(requests, response_ranges=[cells], include_grid=True)
    if not isinstance(outcome, Applied):
        return outcome
    return Marker.of(_first_row(outcome.response, marker_sheet))


def _first_row(response: Json, marker_sheet: int) -> list[str | int | float | bool | None]:
    for sheet in response.get("updatedSpreadsheet", {}).get("sheets", []):
        if sheet.get("properties", {}).get("sheetId", 0) == marker_sheet and sheet.get("data"):
            rows = sheet["data"][0].get("rowData") or [{}]
            return [
                next(iter(cell.get("effectiveValue", {}).values()), None)
                for cell in rows[0].get("values", [])
            ]
    return []
