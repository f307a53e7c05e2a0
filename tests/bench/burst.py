"""2,000 partners say `/harga` at once: how many updates a second, and whether order within a chat is kept."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from bot.local.views import RequestSeen
from tests.bench.ground import TOKEN, Ground, open_ground
from tests.bench.measured import Measured, at_least, only_shown
from tests.bench.orders import product_on
from tests.bench.processes import running, until

PARTNERS = 2_000
FLOOR = 0.7
"""Of a bot that only replies."""
_TWICE = 200
"""So many of them ask a second time in the same moment."""
_FIRST, _SECOND = "/harga sambal bawang", "/harga krupuk udang"


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Row 5. Rounds alternate between nothing: each bot runs alone, the median of its rounds counts."""
    rounds = 1 if quick else 5
    with open_ground(folder, PARTNERS) as ground:
        with product_on(ground, "--pace", "none"):
            time.sleep(15.0)  # the bot's own cells of 2,000 new partners are set
            bursts = [_burst(ground) for _ in range(rounds)]
            kept = _is_order_kept(ground)
        with product_on_hold(ground) as bursts_in_outbox:
            handled = [next(bursts_in_outbox) for _ in range(rounds)]
        plain = {name: _plain(ground, name, rounds) for name in ("aiohttp", "httpx")}
    answered, only_replies = median(bursts), plain["aiohttp"]
    yield at_least(
        "5 updates decided, durable, in the outbox, to a bot that only replies",
        FLOOR,
        median(handled) / only_replies,
        "of it",
        f" ({median(handled):,.0f} a second)",
    )
    yield at_least(
        "5 the same with the sending, to the last reply", FLOOR, answered / only_replies, "of it", f" ({answered:,.0f} a second)"
    )
    yield only_shown("5 the bot that only replies, aiohttp", f"{only_replies:,.0f} a second")
    yield only_shown("5 the bot that only replies, httpx", f"{plain['httpx']:,.0f} a second")
    yield Measured("5 order within each chat", "kept", "kept" if kept else "broken", None, kept)
