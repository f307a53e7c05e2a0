"""`make bench`, or `python -m tests.bench [ROW ...] [--quick]`: measure, print a table, write docs/benchmarks.md."""

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tests.bench import burst, from_sheet, million, orders, papers, reading
from tests.bench.measured import Measured
from tests.bench.profile import profiles
from tests.bench.report import show, write


class Rows(Protocol):
    """Rows that are measured together."""

    def __call__(self, folder: Path, *, quick: bool) -> Iterator[Measured]:
        """Measure; the folder is not there yet."""
        ...


ROWS: dict[str, Rows] = {
    "orders": orders.measure,
    "burst": burst.measure,
    "million": million.measure,
    "from-sheet": from_sheet.measure,
    "papers": papers.measure,
    "reading": reading.measure,
}


def main() -> None:
    """Measure what was asked for, or everything. Only everything, at full length, is written down."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(ROWS)}; none: all of them")
    parser.add_argument("--quick", action="store_true", help="short runs, to see that all of it works")
    options = parser.parse_args()
    unknown = set(options.rows) - ROWS.keys()
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started here is stopped then, too
    is_whole = not options.rows and not options.quick
    with tempfile.TemporaryDirectory(prefix="mitra-bench-") as folder:
        measured = _measured(Path(folder), options.rows or list(ROWS), quick=options.quick)
        show(measured)
        if is_whole:
            write(measured, list(profiles(Path(folder) / "profile")))
    sys.exit(any(row.ok is False for row in measured))


def _measured(folder: Path, names: Sequence[str], *, quick: bool) -> list[Measured]:
    found: list[Measured] = []
    for name in names:
        for row in ROWS[name](folder / name, quick=quick):
            print(f"{row.name}: {row.measured}", file=sys.stderr)
            found.append(row)
    return sorted(found, key=lambda row: row.name[0])


if __name__ == "__main__":
    main()
