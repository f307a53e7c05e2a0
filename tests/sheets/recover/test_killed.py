"""A restore and a repair that are killed with SIGKILL while they write, and run again."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sheets.journal import Journal
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN
from tests.sheets.recover.recoveries import Day, differences, empty_sheet, repair, restore, tabs_of
from tests.sheets.workbooks import Bench

pytestmark = pytest.mark.xdist_group("ways back")

CHILD = """
import asyncio, sys
from pathlib import Path
from sheets.client import SheetsClient
from sheets.journal import Journal
from sheets.recover.patience import Patience
from sheets.recover.repair import Repair
from sheets.recover.restore import Restore

what, folder, key, url, file, old = sys.argv[1:]
client, journal = SheetsClient(file, key, url), Journal.open(Path(folder))
book = journal.load_book()
patience, size = Patience(), 2_000  # many small batches
if what == "restore":
    asyncio.run(Restore(client, journal, book, old, patience, size).fill())
else:
    asyncio.run(Repair(client, journal, book, patience, size).add())
"""


def kill_at_write(bench: Bench, number: int, what: str, folder: Path, file: str, old_id: str) -> None:
    """The moment in which this write reached Google; its answer is still on the way."""
    bench.control.reset_calls()
    words = [sys.executable, "-c", CHILD, what, str(folder), str(bench.key), bench.server.url, file, old_id]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + 60
        while len(bench.writes()) < number:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)


async def test_a_restore_that_is_killed_twice_is_finished_by_the_third(
    bench: Bench, day: Day, folder: Path
) -> None:
    new = empty_sheet(bench)
    bench.control.latency(0.2)
    for write in (2, 6):
        kill_at_write(bench, write, "restore", folder, new.client.spreadsheet_id, day.old_id)
    bench.control.latency(0)
    journal = Journal.open(folder)

    await restore(new.client, journal, day.old_id)

    assert tabs_of(new) == day.tabs
    assert await differences(new.client, journal) == ()
    journal.close()


async def test_a_repair_that_is_killed_adds_each_row_once_when_it_is_run_again(
    bench: Bench, day: Day, folder: Path
) -> None:
    sheet, journal = empty_sheet(bench), Journal.open(folder)
    await restore(sheet.client, journal, day.old_id)
    journal.close()
    for title in (PESANAN, ITEM_PESANAN, MUTASI_STOK):
        sheet.person.delete_rows(title, 2, 4)
    bench.control.latency(0.2)
    kill_at_write(bench, 2, "repair", folder, sheet.client.spreadsheet_id, day.old_id)
    bench.control.latency(0)
    journal = Journal.open(folder)

    await repair(sheet.client, journal)

    for title in (PESANAN, ITEM_PESANAN, MUTASI_STOK):
        assert sorted(map(str, tabs_of(sheet)[title])) == sorted(map(str, day.tabs[title])), title
    journal.close()
