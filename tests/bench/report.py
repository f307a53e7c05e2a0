"""The table on the terminal, and docs/benchmarks.md."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.measured import Measured
from tests.bench.processes import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
_TEXT = Path(__file__).with_name("page.md")
"""The page without its figures: `{table}`, `{profiles}` and the machine are filled in."""
_HEADERS = ("row", "target", "measured", "measured / target", "ok")


def show(rows: Sequence[Measured]) -> None:
    """Print the table."""
    table = Table(*_HEADERS)
    for row in rows:
        table.add_row(*_cells(row))
    Console().print(table)


def write(rows: Sequence[Measured], profiles: Sequence[tuple[str, str]]) -> None:
    """Write the page: its text, the machine, the table, the profiles."""
    lines = [_line(_HEADERS), _line(["---"] * len(_HEADERS)), *(_line(_cells(row)) for row in rows)]
    page = _TEXT.read_text(encoding="utf-8").format(
        day=f"{datetime.now(UTC):%Y-%m-%d}",
        cores=os.cpu_count(),
        machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        table="\n".join(lines),
        profiles="\n\n".join(f"### {title}\n\n{table}" for title, table in profiles),
    )
    PAGE.write_text(page, encoding="utf-8")


def _cells(row: Measured) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    ok = {None: "", True: "yes", False: "no"}[row.ok]
    return row.name, row.target, row.measured, ratio, ok


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
