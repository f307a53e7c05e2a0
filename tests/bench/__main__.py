"""`make bench`, or `python -m tests.bench [ROW ...] [--quick]`: measure, print a table, write docs/benchmarks.md."""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.table import Table

from tests.bench import burst, from_sheet, million, orders
from tests.bench.measured import Measured
from tests.bench.report import Report


class Row(Protocol):
    """A group of rows that are measured together."""

    def __call__(self, folder: Path, *, quick: bool) -> Iterator[Measured]:
        """Measure in an empty folder."""
        ...


ROWS: dict[str, Row] = {
    "orders": orders.measure,
    "burst": burst.measure,
    "million": million.measure,
    "from-sheet": from_sheet.measure,
}


def main() -> None:
    """Measure what was asked for, or everything; only the whole, not in a hurry, is written down."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join([*ROWS]))
    parser.add_argument("--quick", action="store_true", help="a short run, to see that it works; nothing is written")
    options = parser.parse_args()
    print("x")


if __name__ == "__main__":
    main()
