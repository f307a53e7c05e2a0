"""What stands in the file at this very moment: reads may lag behind writes, a write's own answer does not."""

import secrets
from collections.abc import Sequence

from sheets.client import SHOWN, SHOWN_AFTER, SheetsClient, shown_after
from sheets.identity import MARKER_CELLS, Marker
from sheets.layout import letters
from sheets.outcomes import Applied, Json, Outcome, Refused, Unknown
from sheets.road.batch import MARKER_KEY, Ground
from sheets.road.marker_cell import change_nothing, come_and_go
from sheets.road.receipt import Receipt
from sheets.road.trials import TRIAL_IDS, says_no
from sheets.tabs import MARKER
from sheets.workbook import quoted


def marker_for_certain(
    client: SheetsClient, marker_sheet: int, requests: Sequence[Json] = ()
) -> Marker | Refused | Unknown:
    """Carry out the requests and tell what `_mitra` holds then; without any, a write that changes nothing."""
    cells = f"{quoted(MARKER)}!A1:{letters(MARKER_CELLS - 1)}1"
    outcome = shown_for_certain(client, marker_sheet, cells, requests)
    if not isinstance(outcome, Applied):
        return outcome
    blocks = shown_after(outcome.response)
    first_rows = (block.rows[0] for block in blocks if block.sheet_id == marker_sheet and block.rows)
    return Marker.of(next(first_rows, []))


def receipt_for_certain(client: SheetsClient, receipt: Receipt, ground: Ground) -> Outcome:
    """What `Receipt.read` takes, by a write that changes nothing. No reply of that write's own is in it."""
    return shown_for_certain(client, ground.sheet_ids[MARKER], receipt.shows(ground))


def marker_standing(client: SheetsClient, number: int) -> Json | None:
    """The metadata with this id, by itself or among those that a search finds; None: neither tells of it."""
    found = client.get_metadata(number)
    if isinstance(found, Applied):
        return found.response
    all_of_them = client.find_metadata(MARKER_KEY) if isinstance(found, Refused) else found
    matches = (
        all_of_them.response.get("matchedDeveloperMetadata", []) if isinstance(all_of_them, Applied) else []
    )
    entries: list[Json] = [match["developerMetadata"] for match in matches]
    return next((one for one in entries if one.get("metadataId") == number), None)


def shown_for_certain(
    client: SheetsClient, marker_sheet: int, cells: str, requests: Sequence[Json] = ()
) -> Outcome:
    """Carry out the requests, and answer what `shown_after` takes these cells (an A1 range) from, and nothing else.

    Without requests nothing is changed. An answer that does not show what was asked for is not Google's: there is
    nothing but a read to go by then.
    """
    outcome = _written(client, marker_sheet, cells, requests)
    if not isinstance(outcome, Applied):
        return outcome
    shown = outcome.response.get("updatedSpreadsheet", {})
    if not any(block.rows for block in shown_after(outcome.response)):
        read = client.get(SHOWN, ranges=[cells], include_grid=True)
        if not isinstance(read, Applied):
            return read
        shown = read.response
    return Applied({"updatedSpreadsheet": shown})


def _written(client: SheetsClient, marker_sheet: int, cells: str, requests: Sequence[Json]) -> Outcome:
    def write(changes: Sequence[Json]) -> Outcome:
        return client.batch_update(changes, response_ranges=[cells], include_grid=True, fields=SHOWN_AFTER)

    outcome = write(requests or [change_nothing(marker_sheet)])
    if requests or not says_no(outcome):
        return outcome
    return write(come_and_go(secrets.choice(TRIAL_IDS)))  # where findReplace is not offered
