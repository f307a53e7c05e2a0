"""Tries out what the road rests on, in few calls, and leaves nothing behind."""

import secrets
from collections.abc import Collection, Mapping, Sequence

from sheets.client import SHOWN_AFTER, SheetsClient
from sheets.in_thread import InThread
from sheets.outcomes import BAD_REQUEST, Applied, Json, Outcome, Refused
from sheets.road.abilities import TRIED, Ability
from sheets.road.batch import Ground
from sheets.road.trials import (
    CELLS,
    TRIAL_IDS,
    TRIAL_KEY,
    cleaning,
    first_requests,
    has_compared,
    has_copied,
    has_no_such_call,
    in_its_place,
    is_elsewhere,
    out_of_place,
    places_found,
    says_no,
)
from sheets.tabs import MARKER
from sheets.workbook import Workbook


async def see_to_abilities(
    ground: Ground, found: Workbook, client: SheetsClient, in_thread: InThread
) -> None:
    """Try out what is due. Without a clear answer it stays due. Raises JournalUnavailableError."""
    due = ground.abilities.due()
    if due:
        marker = found.tabs[MARKER]
        verdicts = await in_thread(try_out, client, marker.sheet_id, marker.row_count, due)
        await in_thread(ground.abilities.found, verdicts)


def try_out(
    client: SheetsClient, sheet_id: int, row_count: int, wanted: Collection[Ability] = TRIED
) -> Mapping[Ability, bool]:
    """Whether each works; nothing is told of one that got no clear answer. `row_count`: of `_mitra`.

    Four calls if all is well. A no counts only when it comes twice.
    """
    verdicts = _tried(client, sheet_id, row_count, wanted)
    doubted = [one for one, works in verdicts.items() if not works]
    again = _tried(client, sheet_id, row_count, doubted) if doubted else {}
    return {one: True for one, works in verdicts.items() if works} | again


def _tried(
    client: SheetsClient, sheet_id: int, row_count: int, wanted: Collection[Ability]
) -> dict[Ability, bool]:
    """All at once; if that is refused each alone, so that what is not offered spoils no other."""
    guard = secrets.choice(TRIAL_IDS)
    first = first_requests(wanted, guard, sheet_id, row_count)
    outcome = client.batch_update(first, response_ranges=[CELLS], include_grid=True, fields=SHOWN_AFTER)
    if not isinstance(outcome, Applied):
        if not says_no(outcome):
            return {}
        if len(wanted) == 1:
            return dict.fromkeys(wanted, False)
        alone = [_tried(client, sheet_id, row_count, [one]) for one in wanted]
        return {one: works for each in alone for one, works in each.items()}
    verdicts: dict[Ability, bool] = {}
    if Ability.COMPARE in wanted:
        verdicts[Ability.COMPARE] = has_compared(outcome.response)
    if Ability.COPY in wanted:
        verdicts[Ability.COPY] = has_copied(outcome.response)
    if Ability.GUARD not in wanted:
        _clean(client, cleaning(wanted, (), sheet_id))
    elif (holds := _guards(client, sheet_id, guard, wanted)) is not None:
        verdicts[Ability.GUARD] = holds
    return verdicts


def _guards(client: SheetsClient, sheet_id: int, guard: int, wanted: Collection[Ability]) -> bool | None:
    """Whether the guard that was just made holds; None: no clear answer."""
    search = client.find_metadata(TRIAL_KEY, tries=1)
    found = places_found(search.response) if isinstance(search, Applied) else {}
    clean = cleaning(wanted, {guard, *found}, sheet_id)
    holds: bool | None = False
    if isinstance(search, Applied) and not is_elsewhere(guard, sheet_id, found):
        holds = _is_refused(client.batch_update(out_of_place(guard, sheet_id)))
        if holds:
            outcome = client.batch_update([*in_its_place(guard, sheet_id), *clean])
            if isinstance(outcome, Applied):
                return True
            holds = False if says_no(outcome) else None
    elif not isinstance(search, Applied) and not has_no_such_call(search):
        holds = None
    _clean(client, clean)
    return holds


def _is_refused(outcome: Outcome) -> bool | None:
    """Refused by name: without one nobody could tell a column that moved from an order that Google will not have."""
    if isinstance(outcome, Refused) and outcome.status == BAD_REQUEST and outcome.request_index is not None:
        return True
    return False if isinstance(outcome, Applied) or says_no(outcome) else None


def _clean(client: SheetsClient, requests: Sequence[Json]) -> None:
    """Each by itself: one that is refused keeps no other from being done."""
    for request in requests:
        client.batch_update([request])
