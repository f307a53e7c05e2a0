"""2,000 partners say `/harga` at once: how many updates a second, and whether order within a chat is kept."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from tests.bench.ground import TOKEN, Ground, open_ground
from tests.bench.measured import Measured, at_least, only_shown
from tests.bench.orders import product_on
from tests.bench.processes import running, until

PARTNERS = 2_000
FLOOR = 0.7
"""Of a bot that only replies."""
_TWICE = 200
"""So many of them ask a second time in the same moment."""
_SETTLING = 15.0
"""Seconds in which the bot sets its own cells of 2,000 new partners."""
_ENOUGH = 60.0


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Row 5. Each bot runs alone; the median of its rounds counts."""
    rounds = 1 if quick else 5
    with open_ground(folder, PARTNERS) as ground:
        with product_on(ground, "--pace", "none"):
            time.sleep(_SETTLING)
            answered = median(_answered(ground) for _ in range(rounds))
            kept = _is_order_kept(ground)
        with running(["-m", "tests.bench.product", "--pace", "held"], folder / "bot.log", ground.environment):
            time.sleep(_SETTLING)
            handled = median(_handled(ground) for _ in range(rounds))
        plain = {name: _plain(ground, name, rounds) for name in ("aiohttp", "httpx")}
    floor = plain["aiohttp"]
    name = "5 decided, durable, in the outbox"
    yield at_least(name, FLOOR, handled / floor, "of a plain bot", f" ({handled:,.0f} a second)")
    yield only_shown(
        "5 the same, and sent as well, to the last reply",
        f"{answered / floor:.2f} of a plain bot ({answered:,.0f} a second)",
    )
    yield only_shown("5 the plain bot (only replies), aiohttp", f"{floor:,.0f} a second")
    yield only_shown("5 the plain bot, httpx", f"{plain['httpx']:,.0f} a second")
    yield Measured("5 order within each chat", "kept", "kept" if kept else "broken", None, ok=kept)


def _burst(ground: Ground, text: str = "/harga") -> float:
    """Let all speak; return when the server had taken that in."""
    ground.people.inject([{"user": who, "text": text} for who in ground.partners])
    return time.time()


def _answered(ground: Ground) -> float:
    """Updates a second until the last reply's request arrived."""
    ground.people.reset_requests()
    start = _burst(ground)
    until(lambda: _sent(ground) >= PARTNERS, _ENOUGH, "replies", 0.1)
    last = max(seen.time for seen in ground.people.requests() if seen.method == "sendMessage")
    return PARTNERS / (last - start)


def _sent(ground: Ground) -> int:
    return ground.people.counters().get("sendMessage", 0)


def _handled(ground: Ground) -> float:
    """Updates a second until the last message was in the outbox, none of them sent."""
    with closing(sqlite3.connect(f"file:{ground.settings.data_dir}/journal.db?mode=ro", uri=True)) as journal:
        wanted = _last_in_outbox(journal) + PARTNERS
        start = _burst(ground)
        until(lambda: _last_in_outbox(journal) >= wanted, _ENOUGH, "messages in the outbox", 0.005)
        return PARTNERS / (time.time() - start)


def _last_in_outbox(journal: sqlite3.Connection) -> int:
    return int(journal.execute("SELECT max(id) FROM outbox").fetchone()[0] or 0)


def _plain(ground: Ground, transport: str, rounds: int) -> float:
    options = ["--token", TOKEN, "--telegram", ground.settings.telegram_api_url, "--transport", transport]
    with running(["-m", "tests.bench.plain_bot", *options], ground.folder / "plain.log"):
        someone = ground.people.user(ground.partners[0], "Mitra")
        said = someone.says("/harga")
        someone.hears(timeout=30, since=said)
        return median(_answered(ground) for _ in range(rounds))


def _is_order_kept(ground: Ground) -> bool:
    """Two questions in one moment, of many: each chat gets the answer to the first one first."""
    ground.people.reset_requests()
    who = ground.partners[:_TWICE]
    first = [{"user": one, "text": "/harga sambal bawang"} for one in who]
    second = [{"user": one, "text": "/harga krupuk udang"} for one in who]
    ground.people.inject([*first, *second])
    until(lambda: _sent(ground) >= 2 * _TWICE, _ENOUGH, "replies", 0.1)
    heard: dict[int, list[str]] = {one: [] for one in who}
    for seen in ground.people.requests():
        if seen.method == "sendMessage" and int(seen.params["chat_id"]) in heard:
            heard[int(seen.params["chat_id"])].append(seen.params["text"])
    return all(
        len(texts) == 2 and "Sambal Bawang" in texts[0] and "Krupuk Udang" in texts[1]
        for texts in heard.values()
    )
