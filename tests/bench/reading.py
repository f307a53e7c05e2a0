"""How many messages a second are read, beside the least that anybody would do: finding numbers by one pattern."""

import csv
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from commands.words import read_order
from tests.bench.measured import Measured, at_least, only_shown
from tests.commands.sambal_ibu import names

DATA = Path(__file__).parents[1] / "data"
FLOOR = 2_000
_PAIR = re.compile(r"([a-z ]+?)\s+(\d+)")


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Row 9."""
    messages = [
        text
        for name in ("pesanan-bebas.csv", "pesanan-bebas-2.csv", "pesanan-bebas-3.csv")
        for text in _texts(DATA / name)
    ]
    index = names()
    rounds = 5 if quick else 50
    read = _a_second(lambda text: read_order(text, index), messages, rounds)
    found = _a_second(lambda text: _PAIR.findall(text.lower()), messages, rounds)
    share = f" (1/{found / read:.0f} of one pattern)"
    yield at_least("9 reading orders", FLOOR, read, "a second", share)
    yield only_shown("9 one pattern over the same messages", f"{found:,.0f} a second")


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as rows:
        return [row["teks"].replace("\\n", "\n") for row in csv.DictReader(rows)]


def _a_second(reads: Callable[[str], object], messages: Sequence[str], rounds: int) -> float:
    """Messages a second, by this process's own time: what else runs on the machine does not count."""
    begun = time.process_time()
    for _ in range(rounds):
        for text in messages:
            reads(text)
    return rounds * len(messages) / (time.process_time() - begun)
