"""Rows of a long `Item Pesanan`, look by look, as the walk comes by them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from commands.faults import Reason
from commands.replies.sheet import EditTold
from commands.rules.orders import Order
from sheets.layout import Layout
from sheets.road.fact_rows import item_row
from sheets.tabs import ITEM_PESANAN, TABS
from sheets.watch.lines import Lines, LinesRead
from sheets.watch.lines_typed_over import LinesTypedOver
from sheets.watch.look import TabLook
from sheets.watch.windows import LongTab
from sheets.writing import extended_value
from tests.sheets.old_sheets import NOW, order

ZONE = ZoneInfo("Asia/Jakarta")
HEADER = list(TABS[ITEM_PESANAN].headers)
LAST = 4_100
"""Old rows above, two pages of the walk and more; the open order's lines stand where a test puts them."""

Cells = list[Any]


def cells_of(placed: Order, place: int, zone: ZoneInfo = ZONE) -> Cells:
    typed = item_row(placed, place, placed.lines[place - 1]).cells
    column = TABS[ITEM_PESANAN].column
    return [next(iter(extended_value(column(h), typed[h], zone).values()), "") for h in HEADER]


def typed_over(cells: Cells, **typed: Any) -> Cells:
    return [typed.get(header, cell) for header, cell in zip(HEADER, cells, strict=True)]


class Tab:
    """A tab of old rows, with others in between, that is looked at again and again."""

    def __init__(self, *orders: Order, last: int = LAST) -> None:
        self.last = last
        self.rows: dict[int, Cells] = {}
        self.lines = Lines()
        self.lines.know({one.no: one for one in orders})
        self.long = LongTab(ITEM_PESANAN, last)

    @property
    def wanted(self) -> frozenset[str]:
        return frozenset(key for keys in self.lines.keys.values() for key in keys)

    def look(self, zone: ZoneInfo = ZONE) -> LinesRead:
        wanted, followed = self.wanted, self.lines.followed
        windows = self.long.windows(wanted, followed, self.lines.nameless_rows())
        rows: dict[int, Cells] = {
            number: self.rows.get(number, [f"P250101-{number:04}", 1, "SMB-01", "", 1, 20_000, "", 20_000])
            for window in windows
            for number in range(window.first, min(window.last, self.last) + 1)
        }
        seen = TabLook(Layout.of(TABS[ITEM_PESANAN], HEADER), HEADER, rows)
        self.long.take(seen, wanted, followed)
        return self.lines.read(seen, self.long, len(wanted), zone)

    def looks(self, times: int) -> list[LinesRead]:
        return [self.look() for _ in range(times)]


def test_a_row_far_up_that_lost_its_number_is_never_taken_for_deleted() -> None:
    placed = order(1)
    tab = Tab(placed)
    tab.rows = {17: cells_of(placed, 1), 4_050: cells_of(placed, 2)}
    tab.looks(6)

    tab.rows[17] = typed_over(tab.rows[17], No="lunas")
    read = tab.looks(20)

    assert not any(one.absent for one in read)
    ((cell,),) = {one.wrong for one in read if one.wrong}
    assert (cell.row, cell.header, cell.value, cell.typed) == (17, "No", placed.no, "lunas")


def test_two_rows_that_could_be_the_missing_line_are_left_alone() -> None:
    placed = order(1)
    tab = Tab(placed)
    tab.rows = {17: cells_of(placed, 1), 4_050: cells_of(placed, 2)}
    tab.looks(6)

    tab.rows[17] = tab.rows[18] = typed_over(tab.rows[17], No="")
    read = tab.looks(20)

    assert not any(one.wrong for one in read)
    assert read[-1].absent == {f"{placed.no}|1"}


def test_a_row_that_could_be_either_of_two_missing_lines_is_left_alone() -> None:
    first, second = order(1, pieces={"SMB-01": 1}), replace(order(1, pieces={"SMB-01": 1}), no="P261124-002")
    tab = Tab(first, second)
    tab.rows = {17: cells_of(first, 1), 18: cells_of(second, 1)}
    tab.looks(6)

    del tab.rows[18]
    tab.rows[17] = typed_over(tab.rows[17], No="")
    read = tab.looks(20)

    assert not any(one.wrong for one in read)
    assert read[-1].absent == tab.wanted


def test_more_numbers_cleared_than_one_look_reads_come_back_and_nothing_is_missed() -> None:
    orders = [
        order(counter, placed_at=NOW + timedelta(seconds=counter), reserves=()) for counter in range(520)
    ]
    tab = Tab(*orders)
    at = iter(range(3_000, LAST))
    tab.rows = {next(at): cells_of(one, place) for one in orders for place in (1, 2)}
    tab.looks(6)

    tab.rows = {number: typed_over(cells, No="") for number, cells in tab.rows.items()}
    read = tab.looks(12)

    assert not any(one.absent for one in read)
    assert {cell.row for one in read for cell in one.wrong} == tab.rows.keys()


def test_a_copy_and_a_row_of_hers_stay_told_though_they_are_not_read_by_each_look() -> None:
    orders = [order(counter, day=day) for day in (22, 23) for counter in range(1, 300)]
    tab = Tab(*orders, last=2_400)
    at = iter(range(1_200, 2_400))
    tab.rows = {next(at): cells_of(one, place) for one in orders for place in (1, 2)}
    tab.rows |= {3: cells_of(orders[0], 1), 4: typed_over(cells_of(orders[0], 1), Baris=7)}
    tab.looks(12)  # until the walk has come to the top

    (told,) = {frozenset((one.cell, one.reason) for one in read.faults) for read in tab.looks(4)}
    assert told == {
        ("A1200", Reason.DUPLICATE_KEY),
        ("A3", Reason.DUPLICATE_KEY),
        ("A4", Reason.BOTS_ROWS),
    }


def test_a_time_written_in_the_zone_of_before_is_no_edit() -> None:
    placed = order(1)
    tab = Tab(placed)
    tab.rows = {LAST: cells_of(placed, 1), LAST - 1: cells_of(placed, 2)}

    read = [tab.look(ZoneInfo("Asia/Jayapura")) for _ in range(5)]

    assert not any(one.wrong for one in read)
    assert read[-1].seen == tab.wanted


def test_a_cleared_header_hides_no_line() -> None:
    placed = order(1)
    tab = Tab(placed)
    tab.rows = {LAST: cells_of(placed, 1), LAST - 1: cells_of(placed, 2)}
    tab.looks(5)
    bare = TabLook(Layout.of(TABS[ITEM_PESANAN], HEADER[1:]), HEADER[1:], {})

    read = tab.lines.read(bare, tab.long, 2, ZONE)

    assert (read.present, read.absent, read.wrong) == (tab.wanted, frozenset(), ())


def test_what_the_bot_put_back_into_a_row_that_had_moved_is_not_said_to_be_hers() -> None:
    first, second = order(1, pieces={"SMB-01": 1}), order(2, pieces={"KRP-01": 1})
    tab, news = Tab(first, second), LinesTypedOver()
    tab.rows = {LAST: cells_of(first, 1), LAST - 1: cells_of(second, 1)}
    tab.looks(3)

    def said() -> list[EditTold]:
        return list(news.find(tab.look(), ZONE))

    tab.rows[LAST] = typed_over(tab.rows[LAST], Nama="apa saja")
    assert [one.after for one in said()] == ["apa saja"]
    tab.rows[LAST - 1] = typed_over(tab.rows[LAST - 1], Nama="Sambal Bawang")  # she had sorted in between
    assert said() == []
    tab.rows = {LAST: cells_of(first, 1), LAST - 1: cells_of(second, 1)}
    assert said() == []
    tab.rows[LAST] = typed_over(tab.rows[LAST], Nama="apa saja")
    assert [one.after for one in said()] == ["apa saja"]


def test_an_order_whose_lines_changed_is_known_by_the_new_ones() -> None:
    placed = order(1)
    tab = Tab(placed)

    tab.lines.know({placed.no: replace(placed, lines=placed.lines[:1])})
    assert tab.wanted == {f"{placed.no}|1"}
    tab.lines.know({})
    assert (tab.wanted, tab.lines.keys) == (frozenset(), {})
