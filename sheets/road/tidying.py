"""Deletes markers that are no longer needed: Google's room for them is small."""

from sheets.client import SheetsClient
from sheets.in_thread import InThread
from sheets.journal_road import JournalRoad
from sheets.outcomes import Applied, Refused
from sheets.road.batch import MARKER_KEY

TIDY_FROM, TIDY_AT_ONCE = 200, 500
"""Markers: there is room for 30,000 characters in a spreadsheet."""


async def tidy(client: SheetsClient, journal: JournalRoad, in_thread: InThread) -> bool:
    """Delete old markers; False: there are few.

    By a request of its own, which may be made twice; what fails is tried again another time. If it is refused, some
    may be gone (an answer was lost): those are forgotten.
    """
    numbers = await in_thread(journal.old_markers, client.spreadsheet_id)
    if len(numbers) < TIDY_FROM:
        return False
    some = numbers[:TIDY_AT_ONCE]
    lookups = [{"developerMetadataLookup": {"metadataId": number}} for number in some]
    outcome = await in_thread(
        client.batch_update, [{"deleteDeveloperMetadata": {"dataFilter": one}} for one in lookups]
    )
    if isinstance(outcome, Applied):
        await in_thread(journal.forget, some)
    elif isinstance(outcome, Refused) and not outcome.is_over_quota:
        found = await in_thread(client.find_metadata, MARKER_KEY)
        if isinstance(found, Applied):
            matches = found.response.get("matchedDeveloperMetadata", [])
            standing = {match["developerMetadata"]["metadataId"] for match in matches}
            await in_thread(journal.forget, [number for number in some if number not in standing])
    return True
