"""Servers and Sheets that the tests of this folder share."""

from collections.abc import Iterator

import pytest

from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import Bench, running_bench


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A Sheets server for all tests of a module."""
    with running_bench(tmp_path_factory.mktemp("google")) as bench:
        yield bench


@pytest.fixture
def bench(module_bench: Bench) -> Iterator[Bench]:
    """The module's server; what a test had it misbehave is over after the test."""
    yield module_bench
    module_bench.close()


@pytest.fixture
def sheet(bench: Bench) -> OldSheet:
    """A Sheet that was set up, and has a network in it."""
    return old_sheet(bench)
