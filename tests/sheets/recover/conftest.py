"""One server and one day for all tests of the ways back: each fills spreadsheets of its own from that day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets.journal import Journal
from tests.sheets.old_sheets import OldSheet
from tests.sheets.recover.recoveries import Day, a_day_is_over, empty_sheet, restore
from tests.sheets.workbooks import Bench, running_bench


@pytest.fixture(scope="package")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("google")) as bench:
        yield bench
        bench.close()


@pytest.fixture
def bench(google: Bench) -> Iterator[Bench]:
    yield google
    google.control.clear_faults()
    google.control.quota(None)


@pytest.fixture(scope="package")
def day(google: Bench, tmp_path_factory: pytest.TempPathFactory) -> Day:
    return a_day_is_over(google, tmp_path_factory.mktemp("day") / "data")


@pytest.fixture
def folder(day: Day, tmp_path: Path) -> Path:
    """The journal's folder as it was that evening."""
    return day.copied(tmp_path / "data")


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    opened = Journal.open(folder)
    yield opened
    opened.close()


@pytest.fixture
async def sheet(bench: Bench, day: Day, journal: Journal) -> OldSheet:
    """A Sheet that holds exactly what the journal says."""
    made = empty_sheet(bench)
    await restore(made.client, journal, day.old_id)
    return made
