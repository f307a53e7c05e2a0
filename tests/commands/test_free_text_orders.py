"""Two hundred orders as resellers type them (tests/data/README.md): how many are read right."""

import csv
from collections import Counter
from pathlib import Path

from commands.words import read_order
from tests.commands.sambal_ibu import names

MESSAGES = Path(__file__).parents[1] / "data" / "pesanan-bebas.csv"

FLOOR = 200
"""Messages read right. It only rises, until it is all of them."""


def verdict(text: str, expected: str) -> str:
    """Right, asked without need, missed (no draft, no question) or silently wrong."""
    read = read_order(text.replace("\\n", "\n"), names())
    told = "TANYA" if read.questions else ";".join(f"{sku}:{n}" for sku, n in sorted(read.lines)) or "BUKAN"
    if told == (expected if expected in ("TANYA", "BUKAN") else ";".join(sorted(expected.split(";")))):
        return "right"
    return {"TANYA": "asked", "BUKAN": "missed"}.get(told, "silently wrong")


def test_a_wrong_draft_never_appears_and_ever_more_is_understood():
    with MESSAGES.open(encoding="utf-8", newline="") as file:
        verdicts = Counter(verdict(row["teks"], row["harapan"]) for row in csv.DictReader(file))

    assert verdicts["silently wrong"] == 0
    assert verdicts["right"] >= FLOOR
