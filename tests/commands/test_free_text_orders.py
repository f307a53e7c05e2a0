"""Orders as resellers type them (tests/data/README.md): how many are read right, and that none is read wrong."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from commands.words import read_order
from tests.commands.sambal_ibu import names

DATA = Path(__file__).parents[1] / "data"

NAMES = names()


def verdict(text: str, expected: str) -> str:
    """Right, asked without need, missed (no draft, no question) or silently wrong."""
    read = read_order(text.replace("\\n", "\n"), NAMES)
    told = "TANYA" if read.questions else ";".join(f"{sku}:{n}" for sku, n in sorted(read.lines)) or "BUKAN"
    if told == (expected if expected in ("TANYA", "BUKAN") else ";".join(sorted(expected.split(";")))):
        return "right"
    return {"TANYA": "asked", "BUKAN": "missed"}.get(told, "silently wrong")


@pytest.mark.parametrize(
    ("file", "share"),
    [("pesanan-bebas.csv", 1.0), ("pesanan-bebas-2.csv", 0.97), ("pesanan-bebas-3.csv", 0.93)],
    ids=["first", "second", "third"],
)
def test_a_wrong_draft_never_appears_and_nearly_all_is_understood(file, share):
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        verdicts = Counter(verdict(row["teks"], row["harapan"]) for row in csv.DictReader(rows))

    assert verdicts["silently wrong"] == 0
    assert verdicts["right"] >= share * verdicts.total()
