"""Which rows of a tab that grows for ever are read, and what is known of it afterwards."""

from collections.abc import Sequence

from sheets.layout import Layout
from sheets.tabs import PESANAN, TABS
from sheets.watch.look import TabLook, Window
from sheets.watch.windows import LongTab

LAST = 4_500
"""The row of the last order, in a tab of 5,000 rows."""


def seen(windows: Sequence[Window]) -> TabLook:
    """What the Sheet shows in these windows: an order in each row down to the last one."""
    header = list(TABS[PESANAN].headers)
    place = header.index("No")
    rows = {
        number: [""] * place + [f"P{number}"]
        for window in windows
        for number in range(window.first, min(window.last or LAST, LAST) + 1)
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

    assert tab.rows == {"P17": 17}
    assert tab.windows(wanted) == [Window(17, 17), Window(LAST - 30)]
