"""A long history: does the bot start, answer and stay small with 1,000,000 order lines in its journal?"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from commands.entries.orders import OrderPlaced
from sheets.journal import Journal
from sheets.journal_import import Imported
from tests.bench.ground import Ground, open_ground, partner_id
from tests.bench.history import old_orders
from tests.bench.measured import Measured, at_most, only_shown
from tests.bench.processes import Running, running

PARTNERS = 200
_GROWTH = 1.2
_START, _MEMORY = 10, 250
_ASKS = ("/harga", "/order sambal bawang 50")
_PAUSE = 0.06
"""Between two asks: the product's own pace is never the limit."""


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Row 6. A small and a large journal side by side, asked in turn, so that both meet the same machine."""
    large, rounds = (20_000, 40) if quick else (1_000_000, 200)
    with ExitStack() as until_end:
        grounds = [
            until_end.enter_context(open_ground(folder / name, PARTNERS)) for name in ("small", "large")
        ]
        for ground, lines in zip(grounds, (1_000, large), strict=True):
            _fill(ground, lines)
        starts: list[float] = []
        bots: list[Running] = []
        for ground in grounds:
            began = time.monotonic()
            bots.append(until_end.enter_context(_answering(ground)))
            starts.append(time.monotonic() - began)
        took = _asked_in_turn(grounds, rounds)
        memory = [bot.resident_mb() for bot in bots]
    yield at_most(f"6 cold start with {large:,} order lines", _START, starts[1], "s")
    for ask, (few, many) in took.items():
        name = f"6 {ask.split()[0]}, {large:,} lines to 1,000"
        yield at_most(name, _GROWTH, median(many) / median(few), "times")
        yield only_shown(f"6 {ask.split()[0]}, median", f"{median(few):.1f} and {median(many):.1f} ms")
    yield at_most("6 resident memory of the bot", _MEMORY, memory[1], "MB")
    yield only_shown("6 resident memory with 1,000 lines", f"{memory[0]:.0f} MB")


def _fill(ground: Ground, lines: int) -> None:
    """Let the bot learn the network from the Sheet, then append a history to its journal."""
    with _answering(ground):
        pass
    journal = Journal.open(ground.settings.data_dir)
    try:
        ids = [partner_id(one) for one in ground.partners]
        facts = (
            Imported(f"order/{order.no}", OrderPlaced(order), order.placed_at, "import")
            for order in old_orders(lines, ids)
        )
        last = max((stored.seq for stored in journal.entries()), default=0)
        last += journal.bring_in(facts, journal.load_book())
        journal.road.pass_through(ground.sheet_id, last)  # they are no news to the Sheet
    finally:
        journal.close()


@contextmanager
def _answering(ground: Ground) -> Iterator[Running]:
    """`python main.py run`, entered once a partner was answered."""
    someone = ground.people.user(ground.partners[0], "Mitra")
    said = someone.says("/harga")
    with running(["main.py", "run"], ground.folder / "bot.log", ground.environment) as bot:
        someone.hears(timeout=120, since=said)
        yield bot


def _asked_in_turn(grounds: Sequence[Ground], rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds from the words to the reply in her chat, by ask, for each of the two."""
    took: dict[str, tuple[list[float], list[float]]] = {ask: ([], []) for ask in _ASKS}
    for turn in range(rounds):
        for ask in _ASKS:
            for place, ground in enumerate(grounds):
                who = ground.partners[turn % len(ground.partners)]
                took[ask][place].append(_reply(ground, who, ask))
                time.sleep(_PAUSE)
    return took


def _reply(ground: Ground, who: int, ask: str) -> float:
    person = ground.people.user(who, f"Mitra {who}")
    began = time.time()
    said = person.says(ask)
    person.hears(timeout=10, since=said)
    return (max(one.time for one in ground.people.arrivals() if one.chat_id == who) - began) * 1_000
