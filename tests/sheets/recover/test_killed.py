"""`main.py restore` and `main.py repair`, killed with SIGKILL while they write, and run again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sheets.journal import Journal
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN
from tests.sheets.recover.recoveries import Day, differences, empty_sheet, restore, tabs_of
from tests.sheets.workbooks import Bench

pytestmark = pytest.mark.xdist_group("ways back")
MAIN = Path(__file__).parents[3] / "main.py"


def command(bench: Bench, folder: Path, ledger: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(MAIN), *words],
        env={
            "HOME": str(folder.parent),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(MAIN.parent),
            "MITRA_SPREADSHEET_ID": ledger,
            "MITRA_GOOGLE_CREDENTIALS": str(bench.key),
            "MITRA_SHEETS_API_URL": bench.server.url,
            "MITRA_DRIVE_API_URL": bench.server.url,
            "MITRA_DATA_DIR": str(folder),
        },
        cwd=folder.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_at_write(bench: Bench, process: "subprocess.Popen[str]", number: int) -> None:
    """The moment in which this write reached Google; its answer is still on the way."""
    until = time.monotonic() + 60
    while len(bench.writes()) < number and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)


def finish(process: "subprocess.Popen[str]") -> str:
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, said + errors
    return said


async def test_a_restore_that_is_killed_twice_is_finished_by_the_third(
    bench: Bench, day: Day, folder: Path
) -> None:
    new = empty_sheet(bench)
    into = ("restore", "--into", new.client.spreadsheet_id)
    bench.control.latency(0.1)
    for write in (2, 2):
        bench.control.reset_calls()
        kill_at_write(bench, command(bench, folder, day.old_id, *into), write)
    bench.control.latency(0)

    said = finish(command(bench, folder, day.old_id, *into))

    assert f"MITRA_SPREADSHEET_ID={new.client.spreadsheet_id}" in said
    assert tabs_of(new) == day.tabs
    journal = Journal.open(folder)
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
    bench.control.latency(0.1)
    bench.control.reset_calls()
    kill_at_write(bench, command(bench, folder, sheet.client.spreadsheet_id, "repair", "--yes"), 1)
    bench.control.latency(0)

    finish(command(bench, folder, sheet.client.spreadsheet_id, "repair", "--yes"))

    for title in (PESANAN, ITEM_PESANAN, MUTASI_STOK):
        assert sorted(map(str, tabs_of(sheet)[title])) == sorted(map(str, day.tabs[title])), title
