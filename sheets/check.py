"""`check`: what stands between the bot and its Sheet, as values. Nothing is changed."""

from collections.abc import Callable
from pathlib import Path

from commands.faults import Finding, Problem
from sheets.client import SheetsClient
from sheets.findings import finding_of, findings_in, is_foreign_copy
from sheets.identity import Known, Marker, Standing, judge
from sheets.keyfile import KeyFileError, is_open_to_others
from sheets.outcomes import FORBIDDEN, Refused
from sheets.setup import marker_trial
from sheets.workbook import Workbook, look_at_workbook

Connect = Callable[[], SheetsClient]
WhatIsKnown = Callable[[], Known | None]


def check_sheet(
    connect: Connect, credentials_path: Path, known: WhatIsKnown = lambda: None
) -> tuple[Finding, ...]:
    """Find all that is wrong with the key, the way to Google and the workbook; empty: all is well.

    `connect` makes the client, and may raise KeyFileError. `known` tells what the journal knows of the file, if
    there is one; it is asked after the file was read, for a bot may be at work meanwhile.
    """
    try:
        client = connect()
    except KeyFileError as error:
        return (Finding(error.problem, path=str(error.path)),)
    try:
        return (*_check_key(credentials_path), *_check_workbook(client, known))
    finally:
        client.close()


def check_identity(marker: Marker, known: Known) -> tuple[Finding, ...]:
    """Find whether this is another file than the journal's, or not as the journal left it."""
    standing = judge(marker, known)
    if standing is Standing.FOREIGN:
        return (Finding(Problem.FOREIGN_NETWORK, found=marker.network_id, expected=known.network_id),)
    return (Finding(NOT_OURS[standing]),) if standing in NOT_OURS else ()


NOT_OURS = {
    Standing.COPY: Problem.FOREIGN_COPY,
    Standing.FOREIGN: Problem.FOREIGN_NETWORK,
    Standing.OLD_VERSION: Problem.OLD_VERSION,
    Standing.OTHER_WRITER: Problem.OTHER_WRITER,
    Standing.OLD_JOURNAL: Problem.OLD_JOURNAL,
}


def _check_key(path: Path) -> tuple[Finding, ...]:
    return (Finding(Problem.KEY_OPEN_TO_OTHERS, path=str(path)),) if is_open_to_others(path) else ()


def _check_workbook(client: SheetsClient, known: WhatIsKnown) -> tuple[Finding, ...]:
    workbook = look_at_workbook(client)
    if not isinstance(workbook, Workbook):
        return (finding_of(workbook, client.email),)
    marker = workbook.marker
    is_ours = marker is not None and not is_foreign_copy(workbook)
    journal = known() if is_ours else None
    if marker is not None and journal is not None and (strange := check_identity(marker, journal)):
        return strange
    return (*(_check_right_to_write(client) if is_ours else ()), *findings_in(workbook))


def _check_right_to_write(client: SheetsClient) -> tuple[Finding, ...]:
    """Find whether the Sheet is shared for reading only.

    Asked by setup's trial once more: its id is in use, so Google refuses it without changing anything,
    for lack of rights first.
    """
    outcome = client.batch_update([marker_trial()])
    if isinstance(outcome, Refused) and outcome.status == FORBIDDEN:
        return (finding_of(outcome, client.email),)
    return ()
