"""`setup`: lay the workbook out, or add what is missing to one that is there. Twice changes nothing.

The first setup also tries, on the owner's own file, what Mitra rests on: a metadata id in use is refused, and
findReplace on one cell is a compare-and-set; and with less, but works without: guards of columns, and copies of cells.
"""

from dataclasses import dataclass

from commands.faults import Finding, Problem
from sheets.client import SheetsClient, shown_after
from sheets.findings import duplicate_headers, finding_of, findings_in, is_foreign_copy
from sheets.outcomes import Applied, Json, Outcome, Refused
from sheets.road.abilities import Ability
from sheets.road.trials import says_no
from sheets.road.trying import try_out
from sheets.setup_plan import Plan, plan_setup
from sheets.tabs import MARKER
from sheets.workbook import Workbook, look_at_workbook, quoted

TRIAL_ID = 2**31 - 1
"""Batches count up from 1; the trial's id is the other end of a positive int32."""
TRIAL_KEY = "mitra-trial"
TRIED, HELD = "1", "0"


@dataclass(frozen=True, slots=True)
class SetupReport:
    """What setup added, and what is wrong. Without findings that stop, the workbook is ready."""

    network_id: str = ""
    """The id in `_mitra`: given now, or found there."""
    tabs: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    settings: tuple[str, ...] = ()
    mended: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.tabs or self.columns or self.settings or self.mended)

    @property
    def is_ready(self) -> bool:
        """Whether the bot may go on with this workbook."""
        return all(finding.problem.is_only_a_warning for finding in self.findings)


def set_up(client: SheetsClient, network_id: str, zone: str = "WIB") -> SetupReport:
    """Add what the workbook lacks.

    `network_id` (random) and `zone` (a word of `ZONES`) are used by the first setup only.
    Two reads; no write if nothing is missing, one if something is, a few the first time.
    """
    workbook = look_at_workbook(client)
    if not isinstance(workbook, Workbook):
        return SetupReport(findings=(finding_of(workbook, client.email),))
    if is_foreign_copy(workbook):
        return SetupReport(findings=(Finding(Problem.FOREIGN_COPY),))
    plan = plan_setup(workbook, network_id, zone)
    if workbook.marker is None:
        seen = workbook.tabs.get(MARKER)
        rows = 1 if seen is None else seen.row_count
        return _first_setup(client, plan, network_id, rows, duplicate_headers(workbook))
    return _later_setup(client, plan, workbook)


def _later_setup(client: SheetsClient, plan: Plan, workbook: Workbook) -> SetupReport:
    marker = workbook.marker
    network_id = marker.network_id if marker else ""
    remaining = tuple(f for f in findings_in(workbook) if f.problem not in _ADDED)
    if not plan.requests:
        return SetupReport(network_id, findings=remaining)
    outcome = client.batch_update(plan.requests)
    if not isinstance(outcome, Applied):
        return SetupReport(network_id, findings=(finding_of(outcome, client.email), *remaining))
    return _report(plan, network_id, remaining)


_ADDED = frozenset({Problem.TAB_MISSING, Problem.COLUMN_MISSING})
"""Found before the batch, gone after it."""


def _first_setup(
    client: SheetsClient, plan: Plan, network_id: str, marker_rows: int, findings: tuple[Finding, ...]
) -> SetupReport:
    outcome = _lay_out(client, plan)
    if not isinstance(outcome, Applied):
        return SetupReport(findings=(finding_of(outcome, client.email),))
    trials = (*_tried_compare_and_set(outcome.response), *_tried_marker(client))
    can_do_without = try_out(client, plan.marker_sheet_id, marker_rows, tuple(_WARNINGS))
    warnings = (Finding(_WARNINGS[one]) for one, works in can_do_without.items() if not works)
    return _report(plan, network_id, (*findings, *trials, *warnings))


_WARNINGS = {Ability.GUARD: Problem.GUARDS_FAILED, Ability.COPY: Problem.COPIES_FAILED}


def _report(plan: Plan, network_id: str, findings: tuple[Finding, ...]) -> SetupReport:
    return SetupReport(
        network_id, tuple(plan.tabs), tuple(plan.columns), tuple(plan.settings), plan.mended, findings
    )


def _lay_out(client: SheetsClient, plan: Plan) -> Outcome:
    """Send the plan with both trials; if the trial's id is there from an earlier setup, without it.

    Where comparing is refused for itself, without that trial.
    """
    comparing = _compare_and_set(plan.marker_sheet_id)
    requests = [marker_trial(), *plan.requests]
    cells = [f"{quoted(MARKER)}!A1:D1"]
    outcome = client.batch_update([*requests, *comparing], response_ranges=cells, include_grid=True)
    if isinstance(outcome, Refused) and outcome.request_index == 0:
        requests = plan.requests
        outcome = client.batch_update([*requests, *comparing], response_ranges=cells, include_grid=True)
    index = outcome.request_index if isinstance(outcome, Refused) else None
    if says_no(outcome) and (index is None or index >= len(requests)):
        return client.batch_update(requests)
    return outcome


def marker_trial() -> Json:
    """A request that Google grants once in the life of a file, and refuses ever after."""
    metadata = {
        "metadataId": TRIAL_ID,
        "metadataKey": TRIAL_KEY,
        "metadataValue": TRIED,
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def _compare_and_set(sheet_id: int) -> list[Json]:
    """Change A1 from 1 to 0 only if it is 1, twice: the first must take, the second must not."""
    start = {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0}
    one = {"userEnteredValue": {"numberValue": int(TRIED)}}
    write = {"start": start, "rows": [{"values": [one]}], "fields": "userEnteredValue"}
    cell = {
        "sheetId": sheet_id,
        "startRowIndex": 0,
        "endRowIndex": 1,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    change = {"findReplace": {"find": TRIED, "replacement": HELD, "matchEntireCell": True, "range": cell}}
    return [{"updateCells": write}, change, change]


def _tried_compare_and_set(response: Json) -> tuple[Finding, ...]:
    replies = response.get("replies", [])[-2:]
    changed = [reply.get("findReplace", {}).get("occurrencesChanged", 0) for reply in replies]
    shown = [row[:1] for block in shown_after(response) for row in block.rows]
    holds = changed == [1, 0] and shown in ([], [[int(HELD)]])
    return () if holds else (Finding(Problem.COMPARE_AND_SET_FAILED),)


def _tried_marker(client: SheetsClient) -> tuple[Finding, ...]:
    """Create the same metadata id again: it must be refused, and the refusal must name the request."""
    outcome = client.batch_update([marker_trial()])
    if isinstance(outcome, Applied):
        return (Finding(Problem.MARKER_NOT_UNIQUE),)
    if isinstance(outcome, Refused) and outcome.request_index == 0:
        return ()
    return (finding_of(outcome, client.email),)
