"""Which rows of a tab that grows for ever are read, and what is known of it afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from sheets.layout import Layout
from sheets.tabs import PESANAN, TABS
from sheets.watch.look import LONG, TabLook, Window
from sheets.watch.pace import PACES
from sheets.watch.windows import LongTab

LAST = 4_500
"""The row of the last order, in a tab of 5,000 rows."""


def seen(windows: Sequence[Window], last: int = LAST, gone: Collection[int] = ()) -> TabLook:
    """What the Sheet shows in these windows: an order in each row down to the last one, but for blank ones."""
    header = list(TABS[PESANAN].headers)
    place = header.index("No")
    rows = {
        number: [""] * place + [f"P{number}"]
        for window in windows
        for number in range(window.first, min(window.last, last) + 1)
        if number not in gone
    }
    return TabLook(Layout.of(TABS[PESANAN], header), header, rows)


def test_the_bottom_is_looked_for_from_below() -> None:
    tab = LongTab(PESANAN, 5_000)

    tab.take(seen(tab.windows(())), ())

    assert tab.bottom == LAST


def test_a_look_that_failed_is_asked_for_again() -> None:
    tab = LongTab(PESANAN, 5_000)
    failed = tab.windows(())

    assert tab.windows(()) == failed
    tab.take(seen(failed), ())
    assert tab.bottom == LAST


def test_an_order_far_up_is_found_page_by_page() -> None:
    tab, wanted = LongTab(PESANAN, 5_000), ("P17",)

    for _ in range(3):
        tab.take(seen(tab.windows(wanted)), wanted)

    assert tab.rows == {"P17": (17,)}
    assert tab.windows(wanted) == [Window(17, 17), Window(LAST - 30, LAST + PACES[PESANAN].below)]


def rows_read(windows: Sequence[Window]) -> int:
    return sum(window.last - window.first + 1 for window in windows)


def test_an_order_whose_row_was_deleted_is_missed_after_two_whole_rounds() -> None:
    tab, wanted = LongTab(PESANAN, 5_000), ("P17", f"P{LAST}")
    while tab.rows.keys() != set(wanted):
        tab.take(seen(tab.windows(wanted)), wanted)

    looks = 0
    while not tab.absent and looks < 50:
        tab.take(seen(tab.windows(wanted), gone={17}), wanted)
        looks += 1

    assert tab.absent == {"P17"}
    assert looks >= 2 * (LAST // 2_000)


def test_the_last_row_of_a_tab_is_missed_when_it_is_deleted() -> None:
    tab, wanted = LongTab(PESANAN, 20), ("P5",)
    tab.take(seen(tab.windows(wanted), last=5), wanted)
    assert tab.rows == {"P5": (5,)}

    for _ in range(6):
        tab.take(seen(tab.windows(wanted), last=4), wanted)

    assert tab.absent == {"P5"}


def test_a_row_that_moves_while_it_is_looked_for_is_not_missed() -> None:
    tab, wanted = LongTab(PESANAN, 5_000), ("P17",)
    for _ in range(4):
        tab.take(seen(tab.windows(wanted)), wanted)

    for shift in range(1, 40):  # she sorts it, again and again, while it is looked for
        moved = shift * 97 % LAST + 2
        look = seen(tab.windows(wanted), gone={17})
        if moved in look.rows:
            look = replace(look, rows={**look.rows, moved: [*look.rows[moved][:-1], "P17"]})
        tab.take(look, wanted)

    assert not tab.absent


def test_a_row_that_was_copied_is_read_at_both_places() -> None:
    tab, wanted = LongTab(PESANAN, 200), ("P100",)
    look = seen(tab.windows(wanted), last=200)
    tab.take(replace(look, rows={**look.rows, 3: look.rows[100]}), wanted)

    assert {window.first for window in tab.windows(wanted)} >= {3, 100}


@pytest.mark.parametrize("apart", [1, 3, 49, 90])
def test_a_look_never_reads_more_than_20_000_rows(apart: int) -> None:
    last = 400_000
    tabs = [LongTab(title, last) for title in LONG]
    wanted = [f"P{2 + number * apart}" for number in range(PACES[PESANAN].most_hot + 50)]
    for tab in tabs:
        tab.rows = {key: (int(key[1:]),) for key in wanted}

    for bottom in (last, None):
        for tab in tabs:
            tab.bottom = bottom
        read = [window for tab in tabs for window in tab.windows(wanted if tab.pace.most_hot else ())]
        assert rows_read(read) <= 20_000


def test_too_many_hot_rows_are_read_in_turn_and_the_lowest_always() -> None:
    wanted = [f"P{row}" for row in range(2, LAST + 1)]
    tab = LongTab(PESANAN, 5_000)
    tab.take(seen(tab.windows(())), ())
    while set(tab.rows) != set(wanted):
        tab.take(seen(tab.windows(wanted)), wanted)

    looks = []
    for _ in range(2):
        looks.append(seen(tab.windows(wanted)))
        tab.take(looks[-1], wanted)

    lowest = set(range(LAST - PACES[PESANAN].always + 1, LAST + 1))
    assert all(lowest <= look.rows.keys() for look in looks)
    assert looks[0].rows.keys() | looks[1].rows.keys() == set(range(2, LAST + 1))
    assert len(looks[0].rows) < LAST - 1


def test_old_rows_are_visited_in_turn_though_nothing_is_missing() -> None:
    tab, visited = LongTab(PESANAN, 5_000), set[int]()
    for _ in range(80):
        look = seen(tab.windows(()))
        visited |= look.rows.keys()
        tab.take(look, ())

    assert visited == set(range(2, LAST + 1))


def test_a_header_that_was_cleared_moves_no_row() -> None:
    tab, wanted = LongTab(PESANAN, 200), ("P100",)
    tab.take(seen(tab.windows(wanted), last=200), wanted)
    bare = seen(tab.windows(wanted), last=200)
    header = ["" if cell == "No" else cell for cell in bare.header]

    for _ in range(5):
        tab.windows(wanted)
        tab.take(replace(bare, header=header, layout=Layout.of(TABS[PESANAN], header)), wanted)

    assert (tab.bottom, tab.rows, tab.absent) == (200, {"P100": (100,)}, frozenset())


def test_a_grid_that_she_made_smaller_is_searched_anew() -> None:
    tab = LongTab(PESANAN, 5_000)
    tab.take(seen(tab.windows(())), ())

    tab.fit(300)

    assert all(window.first <= 300 for window in tab.windows(()))
