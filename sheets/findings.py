"""What a failed call, or the workbook as it stands, means for the owner: Findings."""

from collections.abc import Iterator

from commands.faults import Finding, Problem, Reason
from sheets.columns import normal_header
from sheets.outcomes import FORBIDDEN, NOT_FOUND, TOO_MANY_REQUESTS, UNAUTHENTICATED, Cause, Refused, Unknown
from sheets.setting_rows import SETTINGS, ZONES
from sheets.tabs import MARKER, PENGATURAN, TABS
from sheets.workbook import Workbook

LOCALE = "id_ID"
ZONE_SETTING = "Zona waktu"


def finding_of(outcome: Refused | Unknown, email: str) -> Finding:
    """Say what a call that did not succeed means; `email` is the key's address."""
    if isinstance(outcome, Unknown):
        no_net = outcome.cause is Cause.NO_CONNECTION
        return Finding(Problem.NO_CONNECTION if no_net else Problem.GOOGLE_AWAY, email)
    problem = _refusal(outcome)
    found = f"{outcome.status} {outcome.reason}" if problem is Problem.REFUSED else ""
    return Finding(problem, email, found=found)


def _refusal(outcome: Refused) -> Problem:
    if outcome.is_api_off:
        return Problem.API_DISABLED
    return {
        UNAUTHENTICATED: Problem.KEY_REFUSED,
        FORBIDDEN: Problem.NOT_SHARED,
        NOT_FOUND: Problem.NOT_FOUND,
        TOO_MANY_REQUESTS: Problem.OVER_QUOTA,
    }.get(outcome.status, Problem.REFUSED)


def findings_in(workbook: Workbook) -> tuple[Finding, ...]:
    """Say all that is wrong with a workbook that could be read."""
    marker = workbook.marker
    if marker is None and (not workbook.tabs or MARKER in workbook.tabs):
        return (Finding(Problem.NOT_SET_UP),)
    if is_foreign_copy(workbook):
        return (Finding(Problem.FOREIGN_COPY),)
    return (*_structural(workbook), *_regional(workbook))


def is_foreign_copy(workbook: Workbook) -> bool:
    """Whether `_mitra` names another spreadsheet: this one was copied from it."""
    marker = workbook.marker
    return marker is not None and marker.spreadsheet_id not in ("", workbook.spreadsheet_id)


def duplicate_headers(workbook: Workbook) -> tuple[Finding, ...]:
    """Name the headers that stand there twice: nobody can tell which column is meant."""
    return tuple(finding for finding in _headers(workbook) if finding.problem is Problem.HEADER_DUPLICATE)


def zone_word(workbook: Workbook) -> str:
    """Give the zone that `Pengaturan` asks for, else the default."""
    default = SETTINGS[ZONE_SETTING].default
    seen = workbook.tabs.get(PENGATURAN)
    if seen is None:
        return default
    at = seen.layout(TABS[PENGATURAN]).positions
    if "Nama" not in at or "Nilai" not in at:
        return default
    for row in range(1, len(seen.cells)):
        if normal_header(seen.cell(row, at["Nama"]).value) == normal_header(ZONE_SETTING):
            word = str(seen.cell(row, at["Nilai"]).value or "").strip().upper()
            return word if word in ZONES else default
    return default


def _regional(workbook: Workbook) -> Iterator[Finding]:
    if workbook.locale != LOCALE:
        yield Finding(Problem.LOCALE_DIFFERS, found=workbook.locale, expected=LOCALE)
    zone = ZONES[zone_word(workbook)]
    if workbook.time_zone != zone:
        yield Finding(Problem.ZONE_DIFFERS, found=workbook.time_zone, expected=zone)


def _structural(workbook: Workbook) -> Iterator[Finding]:
    for title in TABS:
        if title not in workbook.tabs:
            yield Finding(Problem.TAB_MISSING, tab=title)
    yield from _headers(workbook)


def _headers(workbook: Workbook) -> Iterator[Finding]:
    for title, tab in TABS.items():
        seen = workbook.tabs.get(title)
        for fault in seen.layout(tab).faults(tab.headers) if seen else ():
            is_twin = fault.reason is Reason.HEADER_DUPLICATE
            problem = Problem.HEADER_DUPLICATE if is_twin else Problem.COLUMN_MISSING
            yield Finding(problem, tab=title, header=fault.header, cells=fault.options)
