"""The example network's files: the workbook's tabs as CSV, one file a tab, headers as in the contract."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = Path(__file__).with_name("jaringan-contoh")

Row = Mapping[str, str]
"""What a row's cells hold, by header: ISO dates, whole rupiah, "" where nothing stands."""


def read_rows(title: str) -> list[Row]:
    """Read the rows of a tab's file."""
    with path_of(title).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(folder: Path, title: str, rows: Iterable[Row], headers: Iterable[str]) -> Path:
    """Write a tab's file; returns where it stands."""
    path = folder / path_of(title).name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(headers), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def path_of(title: str) -> Path:
    """Say where a tab's file stands."""
    return FOLDER / f"{title}.csv"
