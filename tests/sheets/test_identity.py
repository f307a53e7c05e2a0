"""Which file this is and who works on it: old versions, copies, second writers and put-back journals are told apart."""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.entries.sheet import LinesRestored
from commands.replies.sheet import RoadState
from sheets.identity import Known, Marker, Standing, judge
from sheets.journal_identity import INSTANCE
from sheets.road.batch import MARKER_KEY
from sheets.road.identity import NotOursError
from sheets.road.news import TellAfter
from sheets.setup import set_up
from sheets.tabs import ITEM_PESANAN, MARKER, PESANAN
from tests.sheets.machine import LIVELY, Machine, eventually, machine, stands_once
from tests.sheets.old_sheets import OldSheet, old_sheet, order
from tests.sheets.workbooks import EMAIL, NETWORK, Bench

WRITES = "spreadsheets.batchUpdate"
SOON = replace(LIVELY, lag=1.0, held=0.3, tell_after=TellAfter(300.0, 0.2, 0.3))
"""Reads lag no longer than this here."""
WAITS = replace(LIVELY, answer=2.0, held=60.0)
STRANGE = {RoadState.OLD_VERSION, RoadState.OTHER_WRITER, RoadState.OLD_JOURNAL, RoadState.COPY}


def states(at_work: Machine) -> list[RoadState]:
    return [news.state for news in at_work.road_news()]


def strange(at_work: Machine) -> list[RoadState]:
    return [state for state in states(at_work) if state in STRANGE]


def contents(bench: Bench, sheet: OldSheet) -> Any:
    return bench.control.snapshot(sheet.client.spreadsheet_id)["contents"]


def version(bench: Bench, sheet: OldSheet) -> int:
    """The number of the newest version."""
    return int(bench.control.snapshot(sheet.client.spreadsheet_id)["version"])


def beside(bench: Bench, sheet: OldSheet) -> OldSheet:
    """The same Sheet through a client of its own, as another process has it."""
    return OldSheet(bench.client(sheet.client.spreadsheet_id), sheet.person)


async def in_rest(bench: Bench, at_work: Machine) -> int:
    """Nothing waits and nothing is written any more; the number of the Sheet's newest version."""
    spreadsheet_id = at_work.sheet.client.spreadsheet_id
    number = -1
    while number != version(bench, at_work.sheet):
        number = version(bench, at_work.sheet)
        await looked_again(bench, 2)
        await eventually(lambda: not at_work.has_open_batch())
        await eventually(lambda: at_work.journal.road.waiting(spreadsheet_id)[0] == 0)
    return number


async def looked_again(bench: Bench, looks: int = 3) -> None:
    """So many more looks were taken."""
    before = reads(bench)
    await eventually(lambda: reads(bench) >= before + looks)


def reads(bench: Bench) -> int:
    return sum(1 for call in bench.control.calls() if call.kind == "read")


# -- an old version --------------------------------------------------------------------------


async def test_an_old_version_is_told_once_and_the_newest_one_lets_the_road_go_on(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, SOON) as at_work:
        await at_work.is_in_step()
        await stands_once(at_work, await at_work.confirms(1))
        old = version(bench, sheet)
        second = await at_work.confirms(2)
        await stands_once(at_work, second)
        newest = await in_rest(bench, at_work)

        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        sheet.type("Produk", "SMB-01", "HPP", 13_000)
        await eventually(lambda: strange(at_work) == [RoadState.OLD_VERSION])
        before = contents(bench, sheet)
        third = await at_work.confirms(3)
        await looked_again(bench)
        assert contents(bench, sheet) == before
        assert at_work.ledger.book.products["SMB-01"].cost == 12_000

        bench.control.restore_version(sheet.client.spreadsheet_id, version=newest)
        await stands_once(at_work, third)
        await stands_once(at_work, second)
        await eventually(lambda: states(at_work) == [RoadState.OLD_VERSION, RoadState.BACK])


async def test_a_batch_that_meets_an_old_version_does_not_hide_it(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:  # looks alone would call it a late read for 90 seconds
        await at_work.is_in_step()
        old = version(bench, sheet)
        first = await at_work.confirms(1)
        await stands_once(at_work, first)
        newest = await in_rest(bench, at_work)

        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        second = await at_work.confirms(2)
        await eventually(lambda: strange(at_work) == [RoadState.OLD_VERSION])
        assert at_work.has_open_batch()

        bench.control.restore_version(sheet.client.spreadsheet_id, version=newest)
        await stands_once(at_work, second)
        await stands_once(at_work, first)
        assert states(at_work)[:1] == [RoadState.OLD_VERSION]
        assert strange(at_work) == [RoadState.OLD_VERSION]


async def test_an_order_whose_batch_strayed_stands_once_after_the_owner_undid_what_she_did(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, SOON) as at_work:
        await at_work.is_in_step()
        await stands_once(at_work, await at_work.confirms(1))
        await in_rest(bench, at_work)
        number = sheet.person.values(MARKER, "A1")[0][0]
        sheet.person.type(MARKER, "A1", "")
        no = await at_work.confirms(2)
        await eventually(lambda: bool(states(at_work)))

        sheet.person.type(MARKER, "A1", number)
        await stands_once(at_work, await at_work.confirms(3))
        await in_rest(bench, at_work)
        await stands_once(at_work, no)


async def test_a_line_whose_batch_strayed_is_not_taken_for_another_line_of_its_order(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, SOON) as at_work:
        await at_work.is_in_step()
        old = await in_rest(bench, at_work)
        no = await at_work.confirms(1)
        await stands_once(at_work, no)
        sheet.person.delete_rows(
            ITEM_PESANAN, 1 + sheet.person.read(ITEM_PESANAN).index(line_of(sheet, no, 1))
        )
        await eventually(lambda: bool(at_work.ledger.book.lost))
        newest = await in_rest(bench, at_work)
        (lost,) = at_work.ledger.book.lost.values()
        back = LinesRestored(at_work.ledger.book.orders[no], (1,), lost.question)

        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        await at_work.decides(Decision(entries=(back,)), "back")
        await eventually(lambda: strange(at_work) == [RoadState.OLD_VERSION])
        assert at_work.has_open_batch()

        bench.control.restore_version(sheet.client.spreadsheet_id, version=newest)
        await stands_once(at_work, await at_work.confirms(2))
        assert line_of(sheet, no, 1)
        await stands_once(at_work, no)


def line_of(sheet: OldSheet, no: str, place: int) -> list[str]:
    """The row of an order's line."""
    (row,) = [row for row in sheet.person.read(ITEM_PESANAN) if row[:2] == [no, str(place)]]
    return row


async def test_an_order_that_does_not_fit_into_an_old_version_is_not_blamed_for_it(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        old = await in_rest(bench, at_work)
        many = Decision(entries=tuple(OrderPlaced(order(counter)) for counter in range(1, 41)))
        await at_work.decides(many, "ask/many")  # the tab grows by more than its spare rows
        await stands_once(at_work, order(40).no)
        await in_rest(bench, at_work)

        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        await at_work.confirms(41)
        await eventually(lambda: bool(states(at_work)))
        assert states(at_work) == [RoadState.OLD_VERSION]
        assert at_work.journal.road.aside(sheet.client.spreadsheet_id) == []


async def test_an_old_version_that_was_accepted_is_gone_on_with(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, SOON) as before:
        await before.is_in_step()
        old = version(bench, sheet)
        await stands_once(before, await before.confirms(1))
        await in_rest(bench, before)
        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        await eventually(lambda: strange(before) == [RoadState.OLD_VERSION])
        shown = sheet.person.values(MARKER, "A1")[0][0]
        before.journal.identity.accept(sheet.client.spreadsheet_id, shown)

    async with machine(tmp_path, sheet, SOON) as after:
        await stands_once(after, await after.confirms(2))
        await looked_again(bench)
        assert strange(after) == []


# -- no false alarms -------------------------------------------------------------------------


async def test_reads_that_lag_are_no_old_version(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        bench.control.fault("stale_reads", match="*DataFilter", times=None, seconds=1.5)
        for counter in range(1, 4):
            await stands_once(at_work, await at_work.confirms(counter))
        bench.control.clear_faults()
        sheet.type("Produk", "SMB-01", "HPP", 13_000)
        await eventually(lambda: at_work.ledger.book.products["SMB-01"].cost == 13_000)
        assert states(at_work) == []


@pytest.mark.parametrize("fault", ["applied_late", "reset_after"])
async def test_a_batch_whose_answer_was_lost_is_no_other_writers(
    fault: str, bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    options = {"seconds": 1.5} if fault == "applied_late" else {}
    async with machine(tmp_path, sheet, SOON) as before:
        await before.is_in_step()
        bench.control.fault(fault, match=WRITES, times=2, **options)
        no = await before.confirms(1)
        await eventually(before.has_open_batch)
    async with machine(tmp_path, sheet, SOON) as after:
        await stands_once(after, no)
        await in_rest(bench, after)
        await looked_again(bench)
        assert strange(before) + strange(after) == []


async def test_setup_may_run_again_beside_the_bot(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    async with machine(tmp_path, sheet, SOON) as at_work:
        await at_work.is_in_step()
        sheet.person.delete_tab("Ongkir")
        assert set_up(bench.client(sheet.client.spreadsheet_id), "lain").network_id == NETWORK
        await stands_once(at_work, await at_work.confirms(1))
        await looked_again(bench)
        assert strange(at_work) == []


async def test_a_workbook_that_was_set_up_before_there_was_room_for_a_name_is_widened(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    area = {"sheetId": sheet.person.sheet(MARKER)["sheetId"], "dimension": "COLUMNS", "startIndex": 4}
    sheet.person.batch([{"deleteDimension": {"range": area | {"endIndex": 5}}}])

    async with machine(tmp_path, sheet, SOON) as at_work:
        await stands_once(at_work, await at_work.confirms(1))
        assert sheet.person.values(MARKER, "E1") == [[at_work.journal.get_meta(INSTANCE)]]
        assert states(at_work) == []


async def test_markers_that_were_tidied_away_stop_nothing(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet, SOON) as before:
        await stands_once(before, await before.confirms(1))
        await in_rest(bench, before)
    every_marker = {"dataFilter": {"developerMetadataLookup": {"metadataKey": MARKER_KEY}}}
    sheet.person.batch([{"deleteDeveloperMetadata": every_marker}])
    async with machine(tmp_path, sheet, SOON) as after:
        await stands_once(after, await after.confirms(2))
        assert strange(after) == []


@pytest.mark.parametrize("lost", [0, 1])
async def test_a_number_that_the_owner_formatted_stops_nothing(
    lost: int, bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    """Nor if the answer is lost that says so."""
    async with machine(tmp_path, sheet, SOON) as at_work:
        await at_work.is_in_step()
        area = {"sheetId": sheet.person.sheet(MARKER)["sheetId"], "endRowIndex": 1, "endColumnIndex": 1}
        cell = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.0"}}}
        sheet.person.batch(
            [{"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}]
        )
        if lost:
            bench.control.fault("reset_after", match=WRITES)
        for counter in (1, 2):
            await stands_once(at_work, await at_work.confirms(counter))
        await in_rest(bench, at_work)
        sheet.type("Produk", "SMB-01", "HPP", 13_000)
        await eventually(lambda: at_work.ledger.book.products["SMB-01"].cost == 13_000)
        assert states(at_work) == []


# -- another file ----------------------------------------------------------------------------


async def test_a_copy_of_the_file_is_not_worked_on(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    async with machine(tmp_path, sheet) as before:
        await stands_once(before, await before.confirms(1))
    copy_id = bench.control.copy(sheet.client.spreadsheet_id)
    bench.control.share(copy_id, EMAIL)
    copied = OldSheet(bench.client(copy_id), bench.control.owner(copy_id))
    copied.type("Produk", "SMB-01", "HPP", 13_000)
    untouched = contents(bench, copied)

    async with machine(tmp_path, copied, SOON) as at_work:
        await eventually(lambda: strange(at_work) == [RoadState.COPY])
        await at_work.confirms(2)
        await looked_again(bench)
        assert strange(at_work) == [RoadState.COPY]
        assert at_work.ledger.book.products["SMB-01"].cost == 12_000
    assert contents(bench, copied) == untouched


async def test_a_copy_whose_own_id_was_emptied_serves_a_new_journal(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "old", sheet) as before:
        no = await before.confirms(1)
        await stands_once(before, no)
    copy_id = bench.control.copy(sheet.client.spreadsheet_id)
    bench.control.share(copy_id, EMAIL)
    copied = OldSheet(bench.client(copy_id), bench.control.owner(copy_id))
    copied.person.type(MARKER, "C1", "")
    assert set_up(copied.client, NETWORK).is_ready
    assert copied.person.values(MARKER, "C1") == [[copy_id]]

    async with machine(tmp_path / "new", copied, replace(LIVELY, answer=0.5)) as at_work:
        await asyncio.wait_for(at_work.sync.begins(), 30)
        assert no in at_work.ledger.book.orders
        await stands_once(at_work, await at_work.confirms(2))


async def test_another_networks_file_is_not_worked_on(bench: Bench, sheet: OldSheet, tmp_path: Path) -> None:
    async with machine(tmp_path, sheet) as before:
        await stands_once(before, await before.confirms(1))
    client = bench.client(bench.spreadsheet())
    assert set_up(client, "jaringan-lain").is_ready
    other = OldSheet(client, bench.control.owner(client.spreadsheet_id))
    untouched = contents(bench, other)

    async with machine(tmp_path, other, SOON) as at_work:
        await eventually(lambda: strange(at_work) == [RoadState.COPY])
        await looked_again(bench)
        assert strange(at_work) == [RoadState.COPY]
    assert contents(bench, other) == untouched


async def test_an_empty_file_of_the_same_network_is_not_filled_by_itself(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as before:
        await stands_once(before, await before.confirms(1))
    other = old_sheet(bench)

    async with machine(tmp_path, other, SOON) as at_work:
        await eventually(lambda: strange(at_work) == [RoadState.COPY])
        assert at_work.rows(PESANAN, order(1).no) == 0


# -- another writer --------------------------------------------------------------------------


async def test_a_second_mitra_does_not_begin_while_the_first_is_at_work(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "first", sheet) as first:
        await stands_once(first, await first.confirms(1))
        async with machine(tmp_path / "second", beside(bench, sheet), WAITS) as second:
            with pytest.raises(NotOursError) as refused:
                await asyncio.wait_for(second.sync.begins(), 30)
            assert refused.value.standing is Standing.OTHER_WRITER
            assert not second.sync.knows_the_network
            await second.confirms(50)

            no = await first.confirms(2)
            await stands_once(first, no)
            await in_rest(bench, first)
            assert first.rows(PESANAN, order(50).no) == 0
            assert strange(first) == []


async def test_a_stop_does_not_wait_for_an_answer_to_the_claim(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "old", sheet) as old:
        await stands_once(old, await old.confirms(1))
    async with machine(tmp_path / "new", beside(bench, sheet), replace(LIVELY, answer=600.0, ending=300.0)):
        await eventually(lambda: sheet.person.values(MARKER, "E1") != [[old.journal.get_meta(INSTANCE)]])


async def test_a_new_machine_takes_over_and_the_old_one_stops_when_it_comes_back(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "old", sheet) as old:
        first = await old.confirms(1)
        await stands_once(old, first)
        await in_rest(bench, old)
    quick = replace(LIVELY, answer=0.5)
    async with machine(tmp_path / "new", beside(bench, sheet), quick) as new:
        await asyncio.wait_for(new.sync.begins(), 30)
        second = await new.confirms(2)
        await stands_once(new, second)
        async with machine(tmp_path / "old", beside(bench, sheet)) as back:
            third = await back.confirms(3)
            await eventually(lambda: strange(back) == [RoadState.OTHER_WRITER])
            fourth = await new.confirms(4)
            await stands_once(new, fourth)
            assert strange(back) == [RoadState.OTHER_WRITER]
            assert back.rows(PESANAN, third) == 0
            assert back.journal.road.waiting(sheet.client.spreadsheet_id)[0] > 0
        for no in (first, second, fourth):
            await stands_once(new, no)
        assert strange(new) == []


async def test_of_two_machines_with_one_journal_copied_one_stops_and_no_order_is_doubled(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "first", sheet) as before:
        await stands_once(before, await before.confirms(1))
        await in_rest(bench, before)
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    async with (
        machine(tmp_path / "first", sheet) as first,
        machine(tmp_path / "second", beside(bench, sheet)) as second,
    ):
        await asyncio.gather(first.is_in_step(), second.is_in_step())
        orders = await asyncio.gather(first.confirms(2), second.confirms(3))
        await eventually(lambda: bool(strange(first) or strange(second)))
        stopped, goes_on = (first, second) if strange(first) else (second, first)
        await stands_once(goes_on, await goes_on.confirms(4))
        for at_work, no in zip((first, second), orders, strict=True):
            assert goes_on.rows(PESANAN, no) <= 1
            waits = at_work.journal.road.waiting(sheet.client.spreadsheet_id)[0]
            assert goes_on.rows(PESANAN, no) == 1 or (at_work is stopped and waits > 0)


async def test_a_journal_from_an_old_backup_stops_and_says_so(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path / "data", sheet) as before:
        await stands_once(before, await before.confirms(1))
        await in_rest(bench, before)
    shutil.copytree(tmp_path / "data", tmp_path / "backup")
    async with machine(tmp_path / "data", sheet) as later:
        await stands_once(later, await later.confirms(2))
        await in_rest(bench, later)
    untouched = contents(bench, sheet)

    async with machine(tmp_path / "backup", sheet, SOON) as at_work:
        await at_work.confirms(3)
        await eventually(lambda: strange(at_work) == [RoadState.OLD_JOURNAL])
        await looked_again(bench)
        assert strange(at_work) == [RoadState.OLD_JOURNAL]
    assert contents(bench, sheet) == untouched


# -- the rule itself -------------------------------------------------------------------------

HERE = Known("sheet", "saya", "jaringan", left=50, surely=40, pending=51)


@pytest.mark.parametrize(
    ("batch", "writer", "standing"),
    [
        (50, "saya", Standing.OURS),
        (51, "saya", Standing.OURS),
        (45, "saya", Standing.LAGS),
        (39, "saya", Standing.OLD_VERSION),
        (0, "", Standing.OLD_VERSION),
        (52, "orang lain", Standing.OTHER_WRITER),
        (52, "", Standing.OTHER_WRITER),
        (52, "saya", Standing.OLD_JOURNAL),
    ],
)
def test_the_number_tells_what_became_of_the_file(batch: int, writer: str, standing: Standing) -> None:
    assert judge(Marker(batch, "jaringan", "sheet", 1, writer), HERE) is standing


def test_what_a_write_answers_never_lags() -> None:
    assert judge(Marker(45, "jaringan", "sheet", 1, "saya"), HERE, is_certain=True) is Standing.OLD_VERSION
