"""A Google that does less than its guides say, or does it otherwise: orders reach the Sheet once all the same.

What is missing is noticed by trials at the first start, and kept: no later start stumbles over it again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from commands.entries.sheet import BY_SHEET
from commands.faults import Problem
from sheets.identity import Marker
from sheets.local.control import SheetsControl
from sheets.outcomes import Applied
from sheets.road.abilities import TRIED, Abilities, Ability
from sheets.road.certainty import marker_for_certain
from sheets.road.guards import GUARD_KEY, create_guard
from sheets.road.trials import TRIAL_KEY
from sheets.road.trying import try_out
from sheets.setup import set_up
from sheets.tabs import MARKER, PESANAN, TABS
from tests.sheets.machine import LIVELY, Machine, eventually, stands_once
from tests.sheets.machine import machine as any_machine
from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import NETWORK, Bench

WRITES, SEARCH, LOOKS = "spreadsheets.batchUpdate", "developerMetadata.search", "values.batchGetByDataFilter"
QUICK = replace(LIVELY, batch=0.03, display=0.06, pauses=(0.02,), answer=0.1)
machine = partial(any_machine, poll=0.03)
SOON = 40
"""So many calls are few: refusals that are repeated until it is noticed why come to far more."""


@dataclass(frozen=True)
class Other:
    """One way in which a server is not Google."""

    name: str
    kind: str
    lacks: frozenset[Ability] = frozenset()
    match: str = WRITES
    options: Mapping[str, Any] = field(default_factory=dict)
    others: tuple["Other", ...] = ()
    """It does these as well."""

    def begins(self, control: SheetsControl) -> None:
        control.fault(self.kind, times=None, match=self.match, **self.options)
        for other in self.others:
            other.begins(control)

    @contextmanager
    def at(self, bench: Bench) -> Iterator[None]:
        """For a while."""
        self.begins(bench.control)
        yield
        bench.control.clear_faults()


GUARD, COMPARE, COPY = (frozenset({one}) for one in (Ability.GUARD, Ability.COMPARE, Ability.COPY))


def without(name: str, field_name: str, lacks: frozenset[Ability]) -> tuple[Other, Other]:
    """It refuses a field, and says where it stands or does not."""
    options = {"name": field_name}
    unnamed = options | {"named": False}
    return (
        Other(f"{name}, named", "unknown_field", lacks, options=options),
        Other(f"{name}, unnamed", "unknown_field", lacks, options=unnamed),
    )


BARE = Other("no cells in answers", "leaves_out", COPY, options={"names": ["updatedSpreadsheet"]})
DUMB = Other(
    "nothing in answers", "leaves_out", COPY | COMPARE, options={"names": ["updatedSpreadsheet", "replies"]}
)
NO_REPLACE = without("no findReplace", "findReplace", COMPARE)
NO_LOCATIONS = without("no exact locations", "locationMatchingStrategy", GUARD)
NO_COLUMNS = without("no metadata on columns", "dimensionRange", GUARD)
NO_SEARCH = Other("no search for metadata", "status", GUARD, SEARCH, {"code": 404})
NOTHING = Other(
    "deleting nothing is refused", "other_ways", options={"ways": ["deleting_nothing_is_refused"]}
)
STAYS = without("metadata stays for ever", "deleteDeveloperMetadata", GUARD)[0]
NO_COPY = without("no copyPaste", "copyPaste", COPY)[0]
TABLE = (
    NOTHING,
    Other("columns take an id twice", "other_ways", GUARD, options={"ways": ["columns_take_ids_in_use"]}),
    *NO_LOCATIONS,
    *NO_COLUMNS,
    STAYS,
    NO_SEARCH,
    Other("a search that is not implemented", "status", GUARD, SEARCH, {"code": 501}),
    BARE,
    DUMB,
    *NO_REPLACE,
    NO_COPY,
)
JOURNEYS = (
    NOTHING,
    replace(NO_LOCATIONS[1], name="no guards in any way", others=(NO_COLUMNS[0], NO_SEARCH)),
    STAYS,
    replace(NO_COPY, name="no copies in any way", others=(BARE,)),
    DUMB,
    NO_REPLACE[1],
)
"""The trials tell the same of the others as of these, and nothing else meets them afterwards."""


@pytest.fixture(scope="module")
def file(module_bench: Bench) -> str:
    """One file for all trials: they leave nothing behind."""
    return old_sheet(module_bench).client.spreadsheet_id


@pytest.fixture
def tidy(bench: Bench, file: str) -> OldSheet:
    return OldSheet(bench.client(file), bench.control.owner(file))


def known(at_work: Machine) -> Abilities:
    """What the journal keeps about this file."""
    return Abilities.of(at_work.journal, at_work.sheet.client.spreadsheet_id, lambda: datetime.now(UTC))


def lacking(at_work: Machine) -> set[Ability]:
    return {one for one in Ability if not known(at_work).has(one)}


@pytest.mark.parametrize("row", JOURNEYS, ids=lambda row: row.name)
async def test_orders_arrive_once_and_soon_at_a_server_that_does_less_than_google(
    row: Other, bench: Bench, sheet: OldSheet, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    row.begins(bench.control)
    bench.control.reset_calls()
    async with machine(tmp_path, sheet, QUICK) as at_work:
        await stands_once(at_work, await at_work.confirms(1))
        await eventually(lambda: not at_work.waits())
        hers = taken_for_hers(at_work)
        assert len(bench.writes()) <= SOON
        assert lacking(at_work) == row.lacks
        assert known(at_work).due() == []
        said = [record.args for record in caplog.records if record.name == "sheets.road.abilities"]
        assert {args[0] for args in said if isinstance(args, tuple)} == row.lacks

        sheet.person.move_column(PESANAN, "E", "B")
        await looks_twice(bench)  # without guards nothing else tells that it moved
        await stands_once(at_work, await at_work.confirms(2))
        assert row_of(at_work, "P261124-002")["Total"] == "Rp488.000"
        assert (taken_for_hers(at_work), at_work.road_news()) == (hers, [])

    bench.control.reset_calls()
    async with machine(tmp_path, sheet, QUICK) as again:
        await stands_once(again, await again.confirms(3))
        await looks_twice(bench)
        assert [call for call in bench.control.calls() if call.status >= 400] == []
        assert (taken_for_hers(again), again.road_news()) == (hers, [])
        assert sheet.person.values(MARKER, "A2:E2") == []


async def looks_twice(bench: Bench) -> None:
    def looks() -> int:
        return sum(call.operation == LOOKS for call in bench.control.calls())

    before = looks()
    await eventually(lambda: looks() >= before + 2)


def taken_for_hers(at_work: Machine) -> int:
    """How many edits were taken from the Sheet."""
    entries = at_work.journal.road.undelivered("some other spreadsheet", 10_000)
    return sum(one.by == BY_SHEET for one in entries)


def row_of(at_work: Machine, no: str) -> dict[str, str]:
    header, *rows = at_work.sheet.person.read(PESANAN)
    (found,) = (row for row in rows if no in row)
    return dict(zip(header, found, strict=False))


@pytest.mark.parametrize("row", [DUMB, NO_REPLACE[0]], ids=lambda row: row.name)
async def test_a_new_journal_takes_over_a_used_sheet_at_such_a_server(
    row: Other, bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    """Whose file it is, is told by the answers to writes wherever they tell it."""
    row.begins(bench.control)
    async with machine(tmp_path / "old", sheet, QUICK) as old:
        no = await old.confirms(1)
        await stands_once(old, no)
    async with machine(tmp_path / "new", sheet, QUICK) as new:
        await new.is_in_step()
        await stands_once(new, await new.confirms(2))

        assert no in new.ledger.book.orders
        assert new.road_news() == []


def test_what_mitra_holds_is_read_where_the_answer_to_a_write_does_not_show_it(
    bench: Bench, tidy: OldSheet
) -> None:
    marker_sheet = tidy.person.sheet(MARKER)["sheetId"]
    whole = marker_for_certain(tidy.client, marker_sheet)
    assert isinstance(whole, Marker)
    assert (whole.network_id, whole.spreadsheet_id) == (NETWORK, tidy.client.spreadsheet_id)
    for odd in (BARE, DUMB, *NO_REPLACE):
        with odd.at(bench):
            assert marker_for_certain(tidy.client, marker_sheet) == whole


# Setup


@pytest.mark.parametrize(
    "row", [NO_LOCATIONS[1], STAYS, BARE, NO_REPLACE[1], NO_COPY], ids=lambda row: row.name
)
def test_setup_says_what_such_a_server_cannot_do_and_is_ready_all_the_same(row: Other, bench: Bench) -> None:
    client = bench.client(bench.spreadsheet())
    row.begins(bench.control)

    report = set_up(client, NETWORK)

    warnings = {
        Ability.COMPARE: Problem.COMPARE_AND_SET_FAILED,
        Ability.GUARD: Problem.GUARDS_FAILED,
        Ability.COPY: Problem.COPIES_FAILED,
    }
    assert {finding.problem for finding in report.findings} == {warnings[one] for one in row.lacks}
    assert (report.is_ready, report.tabs) == (True, tuple(TABS))
    bench.control.clear_faults()
    assert not set_up(client, NETWORK).is_changed


# Trials


def tried(sheet: OldSheet) -> Mapping[Ability, bool]:
    marker = sheet.person.sheet(MARKER)
    return try_out(sheet.client, marker["sheetId"], marker["gridProperties"]["rowCount"])


def test_google_as_its_guides_describe_it_is_tried_in_four_calls_that_leave_nothing_behind(
    bench: Bench, tidy: OldSheet
) -> None:
    before = tidy.person.values(MARKER)
    bench.control.reset_calls()

    assert tried(tidy) == dict.fromkeys(TRIED, True)

    assert [call.status for call in bench.control.calls() if call.operation in (WRITES, SEARCH)] == [
        200,
        200,
        400,
        200,
    ]
    assert tidy.person.values(MARKER) == before
    assert tidy.client.find_metadata(TRIAL_KEY) == Applied({})


def test_without_a_clear_answer_nothing_is_told_and_what_was_left_behind_goes_with_the_next_trial(
    bench: Bench, tidy: OldSheet
) -> None:
    for fault, nth in product(("reset_before", "reset_after", "status", "html"), (1, 2, 3)):
        bench.control.fault(fault, every=nth, match=WRITES, code=503)

        assert not any(works is False for works in tried(tidy).values()), (fault, nth)

        assert tried(tidy) == dict.fromkeys(TRIED, True), (fault, nth)
        assert tidy.client.find_metadata(TRIAL_KEY) == Applied({}), (fault, nth)
        bench.control.clear_faults()


def test_a_no_that_comes_only_once_is_none(bench: Bench, tidy: OldSheet) -> None:
    for nth in (1, 2, 3):
        bench.control.fault("applied_then_400", every=nth, match=WRITES)

        assert not any(works is False for works in tried(tidy).values()), nth
        bench.control.clear_faults()


def test_trials_tell_what_each_such_server_lacks(bench: Bench, tidy: OldSheet) -> None:
    for row in TABLE:
        with row.at(bench):
            verdicts = tried(tidy)

        assert verdicts.keys() == set(TRIED), row.name
        assert {one for one, works in verdicts.items() if not works} == row.lacks, row.name


async def test_while_google_is_away_batches_wait_and_the_trial_with_them(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    bench.control.fault("status", times=6, match=WRITES, code=503)
    async with machine(tmp_path, sheet, QUICK) as at_work:
        await stands_once(at_work, await at_work.confirms(1))

        assert lacking(at_work) == set()
        found = sheet.client.find_metadata(GUARD_KEY)
        assert isinstance(found, Applied)
        assert len(found.response["matchedDeveloperMetadata"]) > 70


def test_verdicts_are_kept_by_file_and_tried_again_after_a_month() -> None:
    kept: list[str] = []
    now = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    first = Abilities("{}", kept.append, lambda: now)
    assert (first.due(), first.has(Ability.GUARD)) == ([*TRIED], True)

    first.found({Ability.GUARD: False, Ability.COMPARE: True, Ability.NUMBER: False})

    later = Abilities(kept[-1], kept.append, lambda: now + timedelta(days=29))
    assert later.due() == [Ability.COPY]
    assert [one for one in Ability if not later.has(one)] == [Ability.GUARD, Ability.NUMBER]
    at_last = Abilities(kept[-1], kept.append, lambda: now + timedelta(days=31))
    assert at_last.due() == [*TRIED]
    assert [one for one in Ability if not at_last.has(one)] == [Ability.GUARD]


def test_what_a_newer_program_kept_is_passed_over() -> None:
    assert Abilities('{"telepathy": [false, "2026-11-24T03:00:00+00:00"]}').due() == [*TRIED]


# What comes to light at work


async def test_guards_that_stop_working_are_given_up_for_good(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, QUICK) as before:
        await stands_once(before, await before.confirms(1))
        assert lacking(before) == set()
        bench.control.fault("unknown_field", times=None, match=WRITES, name="locationMatchingStrategy")
        await stands_once(before, await before.confirms(2))
        assert lacking(before) == {Ability.GUARD}
    bench.control.reset_calls()
    async with machine(tmp_path, sheet, QUICK) as after:
        await stands_once(after, await after.confirms(3))

    assert [call for call in bench.control.calls() if call.status >= 400] == []


async def test_a_number_that_google_does_not_compare_is_only_set_after_a_restart_as_well(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    """Its owner gave the cell a format."""
    marker = {"sheetId": sheet.person.sheet(MARKER)["sheetId"], "endRowIndex": 1, "endColumnIndex": 1}
    number = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}}}
    sheet.person.batch(
        [{"repeatCell": {"range": marker, "cell": number, "fields": "userEnteredFormat.numberFormat"}}]
    )
    async with machine(tmp_path, sheet, QUICK) as before:
        await stands_once(before, await before.confirms(1))
        await eventually(lambda: not before.waits())
        assert lacking(before) == {Ability.NUMBER}
    async with machine(tmp_path, sheet, QUICK) as after:
        assert lacking(after) == {Ability.NUMBER}
        await stands_once(after, await after.confirms(2))
        assert after.road_news() == []


async def test_a_batch_is_found_whose_answer_was_lost_or_does_not_tell_what_was_done(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, QUICK) as at_work:
        await stands_once(at_work, await at_work.confirms(1))
        await eventually(lambda: not at_work.waits())
        bench.control.fault("status", times=None, match="developerMetadata.get", code=404)
        bench.control.fault("reset_after", match=WRITES)
        await stands_once(at_work, await at_work.confirms(2))
        await eventually(lambda: not at_work.waits())

        assert at_work.road_news() == []
        bench.control.clear_faults()
        DUMB.begins(bench.control)  # answers that stop telling what was done make no file a strange one
        bench.control.reset_calls()
        await stands_once(at_work, await at_work.confirms(3))
        await eventually(lambda: not at_work.waits())

        assert SEARCH not in {call.operation for call in bench.control.calls()}  # it did not look up all anew
        assert (at_work.road_news(), lacking(at_work)) == ([], set())


def test_what_a_lost_trial_left_behind_goes_and_other_metadata_stays(bench: Bench, sheet: OldSheet) -> None:
    place = (sheet.person.sheet(PESANAN)["sheetId"], 3)
    sheet.person.batch([create_guard(600_000_001, place, TRIAL_KEY), create_guard(600_000_002, place)])

    assert tried(sheet) == dict.fromkeys(TRIED, True)

    assert sheet.client.find_metadata(TRIAL_KEY) == Applied({})
    others = sheet.client.find_metadata(GUARD_KEY)
    assert isinstance(others, Applied)
    assert len(others.response["matchedDeveloperMetadata"]) == 1


async def test_what_no_trial_could_tell_comes_to_light_with_the_first_batch(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    bench.control.fault("status", match=WRITES, code=503)
    NO_REPLACE[0].begins(bench.control)
    async with machine(tmp_path, sheet, QUICK) as at_work:
        await stands_once(at_work, await at_work.confirms(1))
        await eventually(lambda: not at_work.waits())

        assert (at_work.road_news(), lacking(at_work)) == ([], {Ability.COMPARE})
