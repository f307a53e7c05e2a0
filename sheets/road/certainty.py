"""What `_mitra` holds at this very moment: reads may lag behind writes, a write's own answer does not."""

from collections.abc import Sequence

from sheets.client import SHOWN_AFTER, SheetsClient, shown_after
from sheets.identity import MARKER_CELLS, Marker
from sheets.layout import letters
from sheets.outcomes import Applied, Json, Outcome, Refused, Unknown
from sheets.road.batch import Ground
from sheets.road.marker_cell import change_nothing
from sheets.road.receipt import Receipt
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
    blocks = shown_after(outcome.response)
    first_rows = (block.rows[0] for block in blocks if block.sheet_id == marker_sheet and block.rows)
    return Marker.of(next(first_rows, []))


def receipt_for_certain(client: SheetsClient, receipt: Receipt, ground: Ground) -> Outcome:
    """What `Receipt.read` takes, by a write that changes nothing. No reply of that write's own is in it."""
    outcome = client.batch_update(
        [change_nothing(ground.sheet_ids[MARKER])],
        response_ranges=[receipt.shows(ground)],
        include_grid=True,
        fields=SHOWN_AFTER,
    )
    if isinstance(outcome, Applied):
        outcome.response.pop("replies", None)
    return outcome
