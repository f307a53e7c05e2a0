"""What becomes of rows of `Item Pesanan` that she deletes, copies, sorts, types over, or adds herself."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from commands.asks import Verb
from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.faults import Fault, Reason
from commands.lost import LINES, line_key, lost_row
from commands.replies import Reply
from commands.replies.sheet import CellFaults, EditKind, EditTold, LinesGone, SheetNews
from sheets.local.control import SheetsControl
from sheets.tabs import ITEM_PESANAN
from sheets.watch.memory import Timing
from tests.sheets.google_calls import LOOKS
from tests.sheets.habits import OWNER, QUICK, Shop
from tests.sheets.habits import at_work as at_any_work
from tests.sheets.machine import eventually
from tests.sheets.old_sheets import OldSheet, order
from tests.sheets.workbooks import Bench

T = TypeVar("T", bound=Reply)
SWIFT = replace(
    QUICK,
    poll_seconds=0.03,
    timing=Timing(0.1, 0.12, 0.12),
    tempo=replace(QUICK.tempo, batch=0.05, display=0.06),
)
"""The same rules, with times for one owner who does one thing after another."""
LATE = 8
"""So many looks, and whatever is noticed by several of them was: two whole rounds of the walk, and what was gone."""
at_work = partial(at_any_work, settings=SWIFT)
TWO = {"SMB-01": 3, "KRP-01": 5}


def heard(shop: Shop, kind: type[T]) -> list[T]:
    """What the owner heard of this kind."""
    replies = (notice.reply for notice in shop.machine.heard if notice.chat_id == OWNER)
    return [reply for reply in replies if isinstance(reply, kind)]


def put_back(shop: Shop) -> list[EditTold]:
    lines = [line for news in heard(shop, SheetNews) for line in news.lines]
    return [line for line in lines if line.kind is EditKind.ROW_PUT_BACK]


def faults(shop: Shop) -> list[Fault]:
    return [fault for complaint in heard(shop, CellFaults) for fault in complaint.faults]


async def places(shop: Shop, **values: Any) -> str:
    """An order of two lines."""
    shop.count += 1
    placed = order(shop.count, pieces=TWO, reserves=(), **values)
    await shop.machine.decides(Decision(entries=(OrderPlaced(placed),)), f"ask/{placed.no}")
    shop.orders[placed.no] = placed
    return placed.no


async def several(shop: Shop, count: int) -> list[str]:
    """So many orders of two lines that stand in the Sheet."""
    numbers = [await places(shop) for _ in range(count)]
    assert await shop.is_right() == []
    return numbers


def rows_of(shop: Shop, no: str, place: int) -> list[int]:
    return [number for number, row in shop.grid(ITEM_PESANAN).of(no) if row["Baris"] == place]


def row_of(shop: Shop, no: str, place: int) -> int:
    (number,) = rows_of(shop, no, place)
    return number


def deletes(shop: Shop, no: str, place: int) -> None:
    shop.person.delete_rows(ITEM_PESANAN, row_of(shop, no, place))
    shop.deleted_lines.add(line_key(no, place))


async def looks_on(shop: Shop) -> None:
    """Enough looks go by for anything that comes late, and nothing is wrong."""
    await looks_by(shop)
    assert await shop.is_right() == []


async def looks_by(shop: Shop) -> None:
    """An order is confirmed and carried, and the bot goes on looking."""
    no = await shop.confirms()
    await eventually(lambda: bool(shop.grid(ITEM_PESANAN).of(no)))
    calls = SheetsControl(shop.person.url).calls

    def looks() -> int:
        return sum(call.operation == LOOKS for call in calls())

    enough = looks() + LATE
    await eventually(lambda: looks() >= enough)


def again(shop: Shop, before: Shop) -> None:
    """The same shop after a restart."""
    shop.orders, shop.count, shop.deleted_lines = before.orders, before.count, before.deleted_lines


async def test_a_deleted_line_is_asked_about_once_and_neither_dropped_nor_brought_back(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        first, no, _ = await several(shop, 3)
        placed = shop.machine.ledger.book.orders[no]
        deletes(shop, no, 2)
        await eventually(lambda: bool(shop.asked_of_lines(no)))
        await looks_on(shop)

        (question,) = heard(shop, LinesGone)
        assert (question.no, question.names) == (no, ("Krupuk Udang",))
        await shop.presses(Verb.LEAVE_LINES, question)
        assert shop.machine.ledger.book.orders[no] == placed
        kept = shop
    async with at_work(tmp_path, sheet) as after:
        again(after, kept)
        await looks_on(after)

        assert heard(after, LinesGone) == []
        assert rows_of(after, no, 2) == []
        assert put_back(kept) == put_back(after) == []
        assert row_of(after, first, 2)


async def test_lines_shown_again_stand_there_once_though_the_bot_was_stopped_meanwhile(
    sheet: OldSheet, module_bench: Bench, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        no, *_ = await several(shop, 2)
        placed = shop.machine.ledger.book.orders[no]
        first = min(row_of(shop, no, 1), row_of(shop, no, 2))
        shop.person.delete_rows(ITEM_PESANAN, first, 2)
        await eventually(lambda: bool(shop.asked_of_lines(no)))
        (question,) = shop.asked_of_lines(no)
        assert question.names == ("Sambal Bawang", "Krupuk Udang")
        module_bench.control.fault("reset_after", match="spreadsheets.batchUpdate", times=None)
        await shop.presses(Verb.RESTORE_LINES, question)
        kept = shop
    module_bench.control.clear_faults()
    async with at_work(tmp_path, sheet) as after:
        again(after, kept)
        await looks_on(after)
        after.count += 100
        await after.presses(Verb.RESTORE_LINES, question)
        await looks_on(after)

        assert [len(rows_of(after, no, place)) for place in (1, 2)] == [1, 1]
        await eventually(lambda: not after.machine.ledger.book.lost)
        assert after.machine.ledger.book.orders[no] == placed
        assert heard(after, LinesGone) == []


async def test_many_lines_deleted_at_once_are_an_accident_and_told_once(
    sheet: OldSheet, tmp_path: Path
) -> None:
    told = EditTold(EditKind.ROWS_GONE, ITEM_PESANAN)
    async with at_work(tmp_path, sheet) as shop:
        await several(shop, 6)
        shop.person.delete_rows(ITEM_PESANAN, 2, 7)

        await eventually(lambda: [one for news in heard(shop, SheetNews) for one in news.lines] == [told])
    async with at_work(tmp_path, sheet) as after:
        after.count = 50
        await looks_by(after)

        assert not [*heard(after, SheetNews), *heard(after, LinesGone), *heard(shop, LinesGone)]


async def test_lines_that_are_on_their_way_to_the_sheet_are_not_missed(
    sheet: OldSheet, tmp_path: Path
) -> None:
    seldom = replace(SWIFT, tempo=replace(SWIFT.tempo, batch=0.6))
    async with at_any_work(tmp_path, sheet, seldom) as shop:
        await several(shop, 2)
        await places(shop)

        assert await shop.is_right() == []
        assert heard(shop, LinesGone) == []


SLIPS: Sequence[tuple[str, object, str, str]] = (
    ("Jumlah", 9, "3", "9"),
    ("Nama", "", "Sambal Bawang", ""),
    ("Harga", "'20000", "Rp20.000", "20000"),
    ("HPP", "mahal", "Rp12.000", "mahal"),
    ("Waktu", "kemarin", "24 Nov 2026, ", "kemarin"),
    ("Tingkat harga", "agen", "reseller", "agen"),
)


async def test_each_cell_of_a_line_that_she_typed_over_is_put_back_and_said_once(
    sheet: OldSheet, tmp_path: Path
) -> None:
    """Its number as well, and while the bot was off."""
    async with at_work(tmp_path, sheet) as shop:
        no, other, third = await several(shop, 3)
        before = shop.grid(ITEM_PESANAN)
        number = row_of(shop, no, 1)
        for header, typed, _, _ in SLIPS:
            shop.type(ITEM_PESANAN, before.cell(number, header), typed)

        await eventually(lambda: len(put_back(shop)) == len(SLIPS))
        await looks_on(shop)
        assert shop.grid(ITEM_PESANAN).cells[: len(before.cells)] == before.cells
        said = {one.what: one for one in put_back(shop)}
        assert len(said) == len(put_back(shop)) == len(SLIPS)
        for header, _, was, typed in SLIPS:
            one = said[f"{ITEM_PESANAN}, {before.cell(number, header)}"]
            assert (one.before.startswith(was), one.after) == (True, typed)

        wanted = []
        for of, header, number_typed in ((no, "No", "lunas"), (other, "Baris", ""), (third, "No", no)):
            cell = shop.grid(ITEM_PESANAN).cell(row_of(shop, of, 2), header)
            shop.type(ITEM_PESANAN, cell, number_typed)
            wanted.append((f"{ITEM_PESANAN}, {cell}", number_typed))
            assert await shop.is_right() == []
        assert [(one.what, one.after) for one in put_back(shop)[len(SLIPS) :]] == wanted
        assert heard(shop, LinesGone) == []
    cell = shop.grid(ITEM_PESANAN).cell(row_of(shop, no, 2), "Subtotal")
    shop.type(ITEM_PESANAN, cell, 1)
    async with at_work(tmp_path, sheet) as after:
        again(after, shop)
        assert await after.is_right() == []
        await looks_on(after)

        assert [(one.what, one.after) for one in put_back(after)] == [(f"{ITEM_PESANAN}, {cell}", "Rp1")]


async def test_far_up_in_a_long_tab_a_deleted_line_is_missed_and_a_cleared_number_is_not(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        old = [[f"P250101-{number:04}", 1, "SMB-01", "Sambal Bawang", 1] for number in range(5_000)]
        grid = {"sheetId": shop.person.sheet(ITEM_PESANAN)["sheetId"], "dimension": "ROWS", "length": 5_000}
        shop.person.batch([{"appendDimension": grid}])
        shop.person.type(ITEM_PESANAN, "A2", old)
        no, other = await several(shop, 2)
        for key in ((no, 1), (other, 1)):
            shop.person.cut_row(ITEM_PESANAN, row_of(shop, *key), 2, makes_room=True)
        assert await shop.is_right() == []
        shop.type(ITEM_PESANAN, f"A{row_of(shop, no, 1)}", "")
        deletes(shop, other, 1)

        assert await shop.is_right() == []
        assert [one.no for one in heard(shop, LinesGone)] == [other]


async def test_a_copied_line_is_told_at_both_addresses_until_one_is_left_and_a_sorted_tab_is_followed(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        numbers = no, other, *_ = await several(shop, 5)
        number = row_of(shop, no, 1)
        under = len(shop.grid(ITEM_PESANAN).cells) + 1
        grid = {"sheetId": shop.person.sheet(ITEM_PESANAN)["sheetId"], "dimension": "ROWS", "length": 5}
        shop.person.batch([{"appendDimension": grid}])
        shop.person.copy_row(ITEM_PESANAN, number, under)
        copied = shop.grid(ITEM_PESANAN).cell(under, "Jumlah")
        shop.type(ITEM_PESANAN, copied, 99)

        await eventually(lambda: len(faults(shop)) == 2)
        assert {one.cell: one.options for one in faults(shop)} == {
            f"A{number}": (f"A{under}",),
            f"A{under}": (f"A{number}",),
        }
        assert {one.reason for one in faults(shop)} == {Reason.DUPLICATE_KEY}
        shop.type(ITEM_PESANAN, shop.grid(ITEM_PESANAN).cell(row_of(shop, other, 1), "Jumlah"), 8)
        await eventually(lambda: len(put_back(shop)) == 1)
        assert shop.person.values(ITEM_PESANAN, copied) == [[99]]

        shop.person.delete_rows(ITEM_PESANAN, number)
        assert await shop.is_right() == []
        await looks_on(shop)
        assert len(faults(shop)) == 2
        assert [one.after for one in put_back(shop)] == ["8", "99"]

        for of, header in zip(numbers, ("Subtotal", "SKU", "No"), strict=False):
            seen = shop.grid(ITEM_PESANAN)
            shop.type(ITEM_PESANAN, seen.cell(row_of(shop, of, 1), "Jumlah"), 77)
            shop.person.sort(ITEM_PESANAN, seen.at(header), descending=True)
        assert await shop.is_right() == []
        await looks_on(shop)
        assert {one.after for one in put_back(shop)[2:]} <= {"77"}
        assert len(put_back(shop)) <= 5
        assert (len(faults(shop)), heard(shop, LinesGone)) == (2, [])


async def test_what_means_the_same_and_rows_of_hers_are_left_alone_and_told_of_once_where_they_name_an_order(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        placed = order(90, pieces=TWO, reserves=())
        bare = replace(placed, lines=tuple(replace(line, sku="0123", cost=None) for line in placed.lines))
        await shop.machine.decides(Decision(entries=(OrderPlaced(bare),)), "ask/bare")
        await eventually(lambda: len(shop.grid(ITEM_PESANAN).of(bare.no)) == 2)
        number, seen = row_of(shop, bare.no, 1), shop.grid(ITEM_PESANAN)
        shop.type(ITEM_PESANAN, seen.cell(number, "Nama"), "  Sambal Bawang ")
        shop.type(ITEM_PESANAN, seen.cell(number, "Harga"), "=10000*2")
        same = [row for _, row in shop.grid(ITEM_PESANAN).of(bare.no)]
        no, *_ = await several(shop, 2)
        shop.person.insert_rows(ITEM_PESANAN, 2, 3)
        hers = [[no, "", "", "bonus", 1], ["", "", "", "catatan sendiri", 2], ["P999", 1, "", "lain", 3]]
        shop.type(ITEM_PESANAN, "A2", hers)

        await eventually(lambda: bool(faults(shop)))
        kept = shop
    async with at_work(tmp_path, sheet) as after:
        after.count = 60
        await looks_by(after)

        assert faults(kept) == [Fault(ITEM_PESANAN, "A2", "No", no, Reason.BOTS_ROWS)]
        assert not [*faults(after), *put_back(after), *put_back(kept)]
        shown = [row[:5] for row in shop.person.values(ITEM_PESANAN, "A2:E4")]
        assert shown == hers
        assert [row for _, row in after.grid(ITEM_PESANAN).of(bare.no)] == same


async def test_a_line_that_she_brings_back_withdraws_the_question_and_lines_of_an_order_that_is_over_are_hers(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        back, no, other = await several(shop, 3)
        number = row_of(shop, back, 1)
        cells = shop.person.values(ITEM_PESANAN, f"A{number}:J{number}")
        shop.person.delete_rows(ITEM_PESANAN, number)
        await eventually(lambda: bool(shop.asked_of_lines(back)))

        shop.person.insert_rows(ITEM_PESANAN, number)
        shop.type(ITEM_PESANAN, f"A{number}", cells)

        await eventually(lambda: not shop.machine.ledger.book.lost)
        await shop.presses(Verb.RESTORE_LINES, shop.asked_of_lines(back)[0])
        await looks_by(shop)
        assert len(rows_of(shop, back, 1)) == 1
        assert put_back(shop) == []

        deletes(shop, no, 1)
        await eventually(lambda: bool(shop.asked_of_lines(no)))
        assert lost_row(LINES, line_key(no, 1)) in shop.machine.ledger.book.lost
        shop.type("Pesanan", sheet.address("Pesanan", no, "Status"), "Batal")
        shop.cancelled.add(no)
        await eventually(lambda: no not in shop.machine.ledger.book.orders)
        shop.person.delete_rows(ITEM_PESANAN, row_of(shop, no, 2))
        deletes(shop, other, 2)
        await eventually(lambda: bool(shop.asked_of_lines(other)))

        assert len(shop.asked_of_lines(no)) == 1
        assert set(shop.machine.ledger.book.lost) == {lost_row(LINES, line_key(other, 2))}
