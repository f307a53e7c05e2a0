"""How far a rebuild is, on a terminal and in a log; and its pace."""

import io
import logging
import time

import pytest

from sheets.rebuild.pages import Pace
from sheets.rebuild.progress import Bar, Lines, progress_of


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar() -> None:
    stream = Terminal()

    with progress_of({"Pesanan": 10, "Item Pesanan": 30}, stream) as progress:
        assert isinstance(progress, Bar)
        progress.advance("Item Pesanan", 30)

    assert "Item Pesanan" in stream.getvalue()
    assert "30/40" in stream.getvalue()


def test_without_a_terminal_lines_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    with progress_of({"Pesanan": 10, "Item Pesanan": 30}, io.StringIO()) as progress:
        assert isinstance(progress, Lines)
        progress.advance("Pesanan", 10)
        progress.advance("Item Pesanan", 20)

    assert [record.getMessage() for record in caplog.records] == [
        "reading the Sheet: Pesanan, 10 of 40 rows",
        "reading the Sheet: Item Pesanan, 30 of 40 rows",
    ]


async def test_reads_never_reach_the_minutes_quota() -> None:
    pace, began = Pace(reads=3, seconds=0.2), time.monotonic()
    times = []

    for _ in range(7):
        await pace.turn()
        times.append(time.monotonic() - began)

    assert times[2] < 0.1  # a burst goes through
    assert all(later - earlier >= 0.19 for earlier, later in zip(times, times[3:], strict=False))
