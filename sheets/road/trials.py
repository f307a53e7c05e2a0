"""Trials, on the owner's own file, of what the road rests on, in the second row of `_mitra`. Pure: nothing is sent.

A column's guard is tried as batches use it (see `guards`): deleted and created where it stands, which must work, and
where it does not stand, which must be refused by naming one of the two.
"""

from collections.abc import Collection, Iterable, Mapping

from sheets.client import shown_after
from sheets.outcomes import BAD_REQUEST, Json, Outcome, Refused, Unknown
from sheets.road.abilities import Ability
from sheets.road.guards import Place, create_guard, delete_guard, found_guards
from sheets.road.marker_cell import replace_entire
from sheets.road.refusals import Blame, blame
from sheets.tabs import MARKER
from sheets.workbook import quoted

TRIAL_KEY = "mt"
TRIAL_IDS = range(2**29, 2**30)
"""Above the numbers of batches, and below the ids of guards."""
_ROW = 1
_COMPARED, _SOURCE, _COPY = range(3)
"""Cells of that row, from its left end."""
CELLS = f"{quoted(MARKER)}!A{_ROW + 1}:C{_ROW + 1}"
_TEXT = "mitra:uji"
_SAYS_NO = frozenset({BAD_REQUEST, 405, 422, 501})
_NO_SUCH_CALL = _SAYS_NO | {404}


def first_requests(wanted: Collection[Ability], guard: int, sheet_id: int, row_count: int) -> list[Json]:
    """What all trials begin with. `guard`: the id of the trial's guard; `row_count`: of `_mitra`."""
    requests: list[Json] = []
    if row_count <= _ROW and set(wanted) != {Ability.GUARD}:
        room = {"sheetId": sheet_id, "dimension": "ROWS", "length": _ROW + 1 - row_count}
        requests.append({"appendDimension": room})
    if Ability.GUARD in wanted:
        requests.append(create_guard(guard, _here(sheet_id), TRIAL_KEY))
    if Ability.COPY in wanted:
        requests += [_write(sheet_id, _SOURCE, {"stringValue": _TEXT}), _copy(sheet_id)]
    if Ability.COMPARE in wanted:
        change = replace_entire("1", "0", _cell(sheet_id, _COMPARED))
        requests += [_write(sheet_id, _COMPARED, {"numberValue": 1}), change, change]
    return requests


def has_compared(response: Json) -> bool:
    """Whether the first of two equal changes took, and the second did not: they are the last two requests."""
    replies = response.get("replies", [])[-2:]
    return [reply.get("findReplace", {}).get("occurrencesChanged", 0) for reply in replies] == [1, 0]


def has_copied(response: Json) -> bool:
    """Whether the answer shows the value in both cells."""
    rows = [row for block in shown_after(response) for row in block.rows]
    return any(row[_SOURCE:] == [_TEXT, _TEXT] for row in rows)


def in_its_place(guard: int, sheet_id: int) -> list[Json]:
    """The guard where it stands: must be granted."""
    return [delete_guard(guard, _here(sheet_id)), create_guard(guard, _here(sheet_id), TRIAL_KEY)]


def out_of_place(guard: int, sheet_id: int) -> list[Json]:
    """The guard where it does not stand: must be refused."""
    sheet, index = _here(sheet_id)
    place = sheet, index + 1
    return [delete_guard(guard, place), create_guard(guard, place, TRIAL_KEY)]


def places_found(response: Json) -> Mapping[int, Place | None]:
    """By id, where a search tells the trials' guards to be; None: on no column."""
    entries = [match.get("developerMetadata", {}) for match in response.get("matchedDeveloperMetadata", [])]
    places = found_guards(response)
    return {
        one["metadataId"]: places.get(one["metadataId"])
        for one in entries
        if one.get("metadataKey") == TRIAL_KEY
    }


def is_elsewhere(guard: int, sheet_id: int, found: Mapping[int, Place | None]) -> bool:
    """Whether a search tells another place of the guard than its own; one that does not show it may only lag."""
    return guard in found and found[guard] != _here(sheet_id)


def cleaning(wanted: Collection[Ability], guards: Iterable[int], sheet_id: int) -> list[Json]:
    """Leave nothing behind. `guards`: the ids of what is to go, also of trials whose answer was lost."""
    requests: list[Json] = []
    for one in guards:
        lookup = {"metadataId": one, "metadataKey": TRIAL_KEY}
        requests.append({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}})
    if set(wanted) != {Ability.GUARD}:
        area = _cell(sheet_id, _COMPARED) | {"endColumnIndex": _COPY + 1}
        requests.append({"updateCells": {"range": area, "fields": "userEnteredValue"}})
    return requests


def says_no(outcome: Outcome) -> bool:
    """Google refuses what was asked, and not for what the owner did to the tab, nor for now only."""
    if isinstance(outcome, Refused):
        return outcome.status in _SAYS_NO and blame(outcome.message) is Blame.ENTRY
    return isinstance(outcome, Unknown) and outcome.status in _SAYS_NO


def has_no_such_call(outcome: Outcome) -> bool:
    """Google does not know the call at all; that the file itself is there must be known."""
    return isinstance(outcome, Refused | Unknown) and outcome.status in _NO_SUCH_CALL


def _here(sheet_id: int) -> Place:
    return sheet_id, 0


def _cell(sheet_id: int, column: int) -> Json:
    rows = {"sheetId": sheet_id, "startRowIndex": _ROW, "endRowIndex": _ROW + 1}
    return rows | {"startColumnIndex": column, "endColumnIndex": column + 1}


def _write(sheet_id: int, column: int, value: Json) -> Json:
    rows = [{"values": [{"userEnteredValue": value}]}]
    return {"updateCells": {"range": _cell(sheet_id, column), "rows": rows, "fields": "userEnteredValue"}}


def _copy(sheet_id: int) -> Json:
    source, destination = _cell(sheet_id, _SOURCE), _cell(sheet_id, _COPY)
    return {"copyPaste": {"source": source, "destination": destination, "pasteType": "PASTE_VALUES"}}
