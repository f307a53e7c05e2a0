"""Which tabs there are and where."""

from collections.abc import Mapping

from sheets.client import SheetsClient
from sheets.findings import findings_in
from sheets.identity import Marker
from sheets.in_thread import InThread
from sheets.outcomes import UnreadableSheetError
from sheets.road.batch import Ground
from sheets.road.errors import NotSetUpError
from sheets.tabs import MARKER, TABS
from sheets.workbook import Workbook, look_at_workbook


async def find_workbook(
    client: SheetsClient, in_thread: InThread, last_ids: Mapping[str, int]
) -> tuple[Workbook, Marker]:
    """Read the file's structure. Raises UnreadableSheetError, and NotSetUpError if `_mitra` is not there."""
    found = await in_thread(look_at_workbook, client, last_ids)
    if not isinstance(found, Workbook):
        raise UnreadableSheetError(found)
    if found.marker is None:
        raise NotSetUpError(findings_in(found))
    return found, found.marker


def stand_on(ground: Ground, found: Workbook) -> None:
    """Take over where the tabs and their columns are; what is gone is forgotten."""
    for known in (ground.sheet_ids, ground.titles, ground.layouts, ground.widths):
        known.clear()
    for title, tab in found.tabs.items():
        ground.sheet_ids[title] = tab.sheet_id
        ground.titles[title] = tab.title
        ground.widths[title] = tab.column_count
        ground.layouts[title] = tab.layout(TABS[title])
    ground.marker_rows = found.tabs[MARKER].row_count if MARKER in found.tabs else 0
