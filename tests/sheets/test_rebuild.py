"""A new journal on an old Sheet, read over the local server."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from commands.book import Book
from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.entries.people import InviteIssued, MemberSet
from commands.ports import SalesFound, SalesQuery
from commands.rules.network import Invite, Member, Role
from commands.rules.orders import OrderStatus
from sheets.journal import Journal
from sheets.journal_import import Beginning, Imported
from sheets.outcomes import UnreadableSheetError
from sheets.rebuild.beginning import IncompleteSheetError
from sheets.rebuild.pages import RestlessSheetError, StoppedError
from sheets.rebuild.rebuild import FIRST_LOOK
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN
from tests.sheets.old_sheets import NOW, NewMachine, OldSheet, new_machine, old_sheet, order
from tests.sheets.workbooks import Bench, running_bench

ALL_DAYS = SalesQuery(date(2020, 1, 1), date(2040, 1, 1))


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("rebuild")) as bench:
        yield bench


@pytest.fixture
def sheet(module_bench: Bench) -> Iterator[OldSheet]:
    yield old_sheet(module_bench)
    module_bench.close()


def sales(machine: NewMachine) -> SalesFound:
    found = machine.journal.history.find(ALL_DAYS)
    assert isinstance(found, SalesFound)
    return found


def is_empty(journal: Journal) -> bool:
    return journal.get_meta(FIRST_LOOK) is None and list(journal.entries()) == []


# -- orders --------------------------------------------------------------------------------


async def test_orders_are_as_they_were_placed(sheet: OldSheet, tmp_path: Path) -> None:
    placed = [
        order(1),
        order(2, postage=None, due=date(2026, 12, 8)),
        order(3, day=23, status=OrderStatus.SHIPPED),
        order(4, day=23, status=OrderStatus.DONE, paid=488_000),
        order(5, day=23, status=OrderStatus.CANCELLED, reserves=()),
    ]
    sheet.placed(*placed)
    async with new_machine(tmp_path, sheet) as machine:
        assert await machine.begins() == ()

        assert machine.book.orders == {one.no: one for one in (placed[2], placed[0], placed[1])}
        assert [machine.journal.history.order(one.no) for one in placed] == placed
        assert sales(machine).sales.turnover == 4 * 488_000
        assert (sales(machine).unpaid, sales(machine).unpaid_orders) == (3 * 488_000, 3)


async def test_a_sheet_of_many_pages_is_read_whole(sheet: OldSheet, tmp_path: Path) -> None:
    placed = [order(counter, day=1 + counter % 20) for counter in range(1, 61)]
    sheet.placed(*placed)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins(page_cells=230)

        assert set(machine.book.orders) == {one.no for one in placed}
        assert machine.book.reserved["SMB-01"] == 600


async def test_rows_that_cannot_be_read_are_told_and_the_rest_counts(sheet: OldSheet, tmp_path: Path) -> None:
    good, odd, broken, stranger = order(1), order(2), order(3), order(4, partner="M009")
    sheet.placed(good, odd, broken, stranger)
    header, *lines = sheet.person.values(ITEM_PESANAN)
    quantity, price = header.index("Jumlah"), header.index("Harga")
    letter = dict(zip(("Jumlah", "Harga"), (chr(65 + quantity), chr(65 + price)), strict=True))
    at = {cells[0]: row for row, cells in enumerate(lines, start=2) if cells[1] == 1}
    sheet.person.type(ITEM_PESANAN, f"{letter['Jumlah']}{at[odd.no]}", "sepuluh")
    for column in letter.values():
        sheet.person.type(ITEM_PESANAN, f"{column}{at[broken.no]}", "entah")
    sheet.type(PESANAN, stranger.no, "Mitra ID", "")
    sheet.type(PESANAN, stranger.no, "Nama", "Bu Entah")
    async with new_machine(tmp_path, sheet) as machine:
        faults = await machine.begins()

        assert set(machine.book.orders) == {good.no, odd.no}
        assert machine.book.orders[odd.no].lines == odd.lines  # 200.000 at 20.000 each are ten
        cells = {(fault.tab, fault.cell, fault.header) for fault in faults}
        assert (ITEM_PESANAN, f"{letter['Jumlah']}{at[broken.no]}", "Jumlah") in cells
        assert (PESANAN, sheet.address(PESANAN, stranger.no, "Nama"), "Nama") in cells
        assert len(cells) == len(faults) == 4  # each cell once
        assert machine.book.next_counter("261124") == 105  # theirs were given too


async def test_a_bad_cell_of_hers_does_not_cost_the_order(sheet: OldSheet, tmp_path: Path) -> None:
    placed = order(1, postage=15_000)
    sheet.placed(placed)
    sheet.type(PESANAN, placed.no, "Ongkir", "lima belas ribu")
    sheet.type(PESANAN, placed.no, "Tanggal kirim", "kapan-kapan")
    async with new_machine(tmp_path, sheet) as machine:
        faults = await machine.begins()

        assert machine.book.orders == {placed.no: placed}
        assert {fault.header for fault in faults} == {"Ongkir", "Tanggal kirim"}


async def test_of_a_row_and_its_copy_the_upper_one_is_the_order(sheet: OldSheet, tmp_path: Path) -> None:
    placed = order(1)
    sheet.placed(placed)
    sheet.put(PESANAN, [{"No": placed.no, "Nama": "Dewi", "Mitra ID": "M005", "Status": "Selesai"}])
    async with new_machine(tmp_path, sheet) as machine:
        faults = await machine.begins()

        assert machine.book.orders == {placed.no: placed}
        assert [fault.reason.value for fault in faults] == ["duplicate_key", "duplicate_key"]


async def test_an_order_of_the_last_half_second_stays_on_its_day(sheet: OldSheet, tmp_path: Path) -> None:
    late = datetime(2026, 11, 23, 16, 59, 59, 700_000, tzinfo=UTC)  # a moment before midnight in Cirebon
    sheet.placed(replace(order(1, day=23), placed_at=late))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        (found,) = machine.book.orders.values()
        assert machine.book.day(found.placed_at) == date(2026, 11, 23)


# -- numbers -------------------------------------------------------------------------------


async def test_todays_numbers_skip_a_hundred_even_if_none_is_in_the_sheet(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.placed(order(7, day=23))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert machine.book.next_counter("261124") == 101
        assert machine.book.next_counter("261123") == 8
        assert machine.book.next_counter("draft") > int(NOW.timestamp())


async def test_no_button_of_a_lost_journal_fits_a_payment_or_a_change_of_the_new_one(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.placed(order(7))
    sheet.paid({"ID": "B261124-004", "Jumlah": 100_000, "No pesanan": "P261124-007"})
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert [machine.book.next_counter(name) for name in ("B261124", "S261124")] == [105, 105]
        for name in ("change", "awaited"):
            assert machine.book.next_counter(name) > int(NOW.timestamp())


async def test_batches_are_numbered_far_above_the_highest_marker(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))  # `_mitra` says 40
    metadata = {
        "metadataId": 52,
        "metadataKey": "mb",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    sheet.client.batch_update([{"createDeveloperMetadata": {"developerMetadata": metadata}}])
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert machine.journal.road.next_number() == 1_053


async def test_a_network_that_no_bot_wrote_to_is_left_to_the_first_look(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert is_empty(machine.journal)
        assert machine.journal.road.next_number() == 1


async def test_a_journal_that_knows_its_network_is_left_alone(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()
        entries = len(list(machine.journal.entries()))
        sheet.placed(order(2))

        await machine.begins()

        assert len(list(machine.journal.entries())) == entries


# -- the owner's tabs ----------------------------------------------------------------------


async def test_partners_keep_their_accounts_and_others_get_new_links(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        siti = machine.book.partner_of(900000000000101)
        assert siti is not None
        assert (siti.id, machine.book.person("M001").name) == ("M001", "Siti Rohmah")
        unlinked = {
            key for key, one in machine.book.partners.items() if one.telegram_id is None and one.may_order
        }
        assert {invite.for_key for invite in machine.book.invites.values()} == unlinked
        assert unlinked


async def test_a_price_that_stood_in_force_is_not_asked_about_again(sheet: OldSheet, tmp_path: Path) -> None:
    """Both are under their HPP; of one the owner had said that she means it, the other still has its question."""
    sheet.placed(order(1))
    promo: dict[str, str | int] = {"Produk": "SMB-01", "Tingkat": "agen", "Min beli": 900, "Harga": 9_000}
    sheet.put("Harga", [promo, promo | {"Min beli": 950, "Cek": "Harga ini di bawah HPP."}])
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        assert machine.book.prices["SMB-01|agen|900|"].price == 9_000
        assert "SMB-01|agen|950|" not in machine.book.prices
        assert machine.book.held == {}  # the next look asks


# -- what was here before ------------------------------------------------------------------


async def test_nothing_is_carried_again_but_what_was_never_carried(sheet: OldSheet, tmp_path: Path) -> None:
    """`setup` offered ownership and somebody took it before the Sheet could be read."""
    sheet.placed(order(1))
    async with new_machine(tmp_path, sheet) as machine:
        first = Decision(
            entries=(InviteIssued(Invite("kode", "pemilik", NOW)), MemberSet(Member("T1", Role.OWNER, 77)))
        )
        await machine.ledger.decide(lambda _: first, key="setup", by="77", at=NOW)

        await machine.begins()

        waiting = machine.journal.road.undelivered(sheet.client.spreadsheet_id, 100)
        assert [stored.entry for stored in waiting] == [first.entries[1]]
        assert machine.book.members["T1"].telegram_id == 77


async def test_the_book_is_the_fold_of_the_entries(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1), order(2, status=OrderStatus.DONE))
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins()

        folded = machine.journal.fold_all()
        for kind, table in machine.book.tables.items():
            if kind.value not in ("person", "shown"):
                assert folded.tables[kind] == table, kind


# -- faults --------------------------------------------------------------------------------


async def test_a_missing_column_is_mended_first(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    header = sheet.person.values(MUTASI_STOK)[0]
    sheet.person.type(MUTASI_STOK, f"{chr(65 + header.index('Rujukan'))}1", "Punya saya")
    async with new_machine(tmp_path, sheet) as machine:
        with pytest.raises(IncompleteSheetError, match="Mutasi Stok Rujukan"):
            await machine.begins()

        assert is_empty(machine.journal)


async def test_without_an_answer_nothing_is_recorded(
    sheet: OldSheet, module_bench: Bench, tmp_path: Path
) -> None:
    sheet.placed(order(1))
    async with new_machine(tmp_path, sheet) as machine:
        module_bench.control.fault("status", times=None, match="*etByDataFilter*", code=503)
        with pytest.raises(UnreadableSheetError):
            await machine.begins()

        assert is_empty(machine.journal)


async def test_stopping_half_way_leaves_an_empty_journal(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(order(1))
    calls = iter(range(100))
    async with new_machine(tmp_path, sheet) as machine:
        with pytest.raises(StoppedError):
            await machine.begins(is_stopping=lambda: next(calls) > 3)

        assert is_empty(machine.journal)
        await machine.begins()
        assert len(machine.book.orders) == 1


def sorting(sheet: OldSheet, times: int) -> Any:
    """The owner sorts `Pesanan` the other way round after its first page was read, so many times."""
    begins = {"sheetId": sheet.person.sheet(PESANAN)["sheetId"], "startRowIndex": 0}
    count = 0

    async def in_thread(work: Callable[..., Any], *args: Any) -> Any:
        nonlocal count
        made = await asyncio.to_thread(work, *args)
        if count < times and args and isinstance(args[0], list) and begins.items() <= args[0][0].items():
            count += 1
            await asyncio.to_thread(sheet.person.sort, PESANAN, "A", descending=count % 2 == 1)
        return made

    return in_thread


async def test_rows_that_move_while_they_are_read_are_read_again(sheet: OldSheet, tmp_path: Path) -> None:
    placed = [order(counter) for counter in range(1, 41)]
    sheet.placed(*placed)
    async with new_machine(tmp_path, sheet) as machine:
        await machine.begins(sorting(sheet, 1), page_cells=500)

        assert set(machine.book.orders) == {one.no for one in placed}


async def test_rows_that_never_stand_still_are_read_later(sheet: OldSheet, tmp_path: Path) -> None:
    sheet.placed(*(order(counter) for counter in range(1, 41)))
    async with new_machine(tmp_path, sheet) as machine:
        with pytest.raises(RestlessSheetError):
            await machine.begins(sorting(sheet, 99), page_cells=500)

        assert is_empty(machine.journal)


def facts(count: int) -> list[Imported]:
    made = (order(counter, day=1 + counter % 20) for counter in range(1, count + 1))
    return [Imported(f"order/{one.no}", OrderPlaced(one), one.placed_at, "Sheet") for one in made]


def test_a_beginning_is_taken_in_whole_or_not_at_all(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    twice = facts(10_001)
    beginning = Beginning([*twice, twice[0]], (), NOW, "sheet", (), {FIRST_LOOK: "x"})

    with pytest.raises(IntegrityError):
        journal.begin(beginning)  # in the second chunk: the first was written by then

    assert is_empty(journal)
    assert journal.load_book() == Book()
    journal.begin(replace(beginning, facts=twice[-5:]))
    assert len(journal.load_book().orders) == 5
    journal.close()


KILLED = """
import sys, time
from pathlib import Path
from sheets.journal import Journal
from sheets.journal_import import Beginning
from tests.sheets.test_rebuild import FIRST_LOOK, NOW, facts

def half():
    yield from facts(10_001)
    print("half", flush=True)  # one chunk is written, the next one is gathered
    time.sleep(60)

Journal.open(Path(sys.argv[1])).begin(Beginning(half(), (), NOW, "sheet", (), {FIRST_LOOK: "x"}))
"""


def test_a_process_that_is_killed_while_it_writes_leaves_an_empty_journal(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.kill()

    journal = Journal.open(tmp_path)

    assert is_empty(journal)
    assert not journal.history.has_orders()
    journal.close()
