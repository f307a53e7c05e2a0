"""`check`: what stands between the bot and its Sheet, as values. Nothing is changed."""

from collections.abc import Callable
from pathlib import Path

from commands.faults import Finding, Problem
from sheets.client import SheetsClient
from sheets.findings import finding_of, findings_in, is_foreign_copy
from sheets.keyfile import KeyFileError, is_open_to_others
from sheets.outcomes import FORBIDDEN, Refused
from sheets.setup import marker_trial
from sheets.workbook import Workbook, look_at_workbook

Connect = Callable[[], SheetsClient]


def check_sheet(connect: Connect, credentials_path: Path) -> tuple[Finding, ...]:
    """Find all that is wrong with the key, the way to Google and the workbook; empty: all is well.

    `connect` makes the client, and may raise KeyFileError.
    """
    try:
        client = connect()
    except KeyFileError as error:
        return (Finding(error.problem, path=str(error.path)),)
    try:
        return (*_check_key(credentials_path), *_check_workbook(client))
    finally:
        client.close()


def check_network(workbook: Workbook, network_id: str) -> tuple[Finding, ...]:
    """Find whether the workbook belongs to another network than the journal's."""
    marker = workbook.marker
    if marker is None or not network_id or marker.network_id == network_id:
        return ()
    return (Finding(Problem.FOREIGN_NETWORK, found=marker.network_id, expected=network_id),)


def _check_key(path: Path) -> tuple[Finding, ...]:
    return (Finding(Problem.KEY_OPEN_TO_OTHERS, path=str(path)),) if is_open_to_others(path) else ()


def _check_workbook(client: SheetsClient) -> tuple[Finding, ...]:
    workbook = look_at_workbook(client)
    if not isinstance(workbook, Workbook):
        return (finding_of(workbook, client.email),)
    is_ours = workbook.marker is not None and not is_foreign_copy(workbook)
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
