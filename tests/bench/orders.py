"""Orders under load: what reaches the Sheet, with how many calls, and how soon people are answered."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sheets.local.control import CountedCall
from tests.bench.baseline import HEADER, WORKSHEET
from tests.bench.ground import ACCOUNT, POLL_SECONDS, TOKEN, Ground, open_ground
from tests.bench.measured import Measured, at_least, at_most, only_shown, percentile
from tests.bench.order_load import THINKING, Confirmed, OrderLoad, confirmed, in_sheet
from tests.bench.processes import Running, running, until

PARTNERS = 300
RATE = 30.0
"""Orders a second: Telegram's own limit of messages a second."""
FULL_RATE = 45.0
"""Orders a second where the Sheet's side is to be the limit."""
_SETTLING = 15.0
LATENCY, SLOW = 0.3, 5.0
"""Seconds that a Sheets call takes."""


@dataclass(frozen=True, slots=True)
class Phase:
    """What came of one stretch of load. Times in seconds."""

    orders: list[Confirmed]
    calls: list[CountedCall]
    lags: list[float]
    """From the press to the Sheet."""
    begun: float
    seconds: float

    @property
    def replies(self) -> list[float]:
        """From the press to the reply's request, in milliseconds."""
        return [(one.replied_at - one.press.at) * 1_000 for one in self.orders]

    def times(self, kind: str) -> list[float]:
        """When the bot's account made its calls of one kind, while people pressed."""
        first = self.begun + THINKING
        return [
            call.time for call in bot_calls(self.calls, kind) if first <= call.time < first + self.seconds
        ]


def bot_calls(calls: Sequence[CountedCall], kind: str) -> list[CountedCall]:
    """The bot's own calls of one kind (refused ones too)."""
    return [call for call in calls if call.kind == kind and call.email == ACCOUNT]


def per_look(times: Sequence[float]) -> float:
    """Calls in each MITRA_POLL_SECONDS, from the first to the last of them."""
    return (len(times) - 1) / ((times[-1] - times[0]) / POLL_SECONDS) if len(times) > 1 else 0.0


@contextmanager
def product_on(ground: Ground, *options: str) -> Iterator[Running]:
    """The bot at work, its first look taken: a partner gets her price."""
    log = ground.folder / "bot.log"
    with running(["-m", "tests.bench.product", *options], log, ground.environment) as bot:
        someone = ground.people.user(ground.partners[0], "Mitra")
        someone.says("/harga")
        someone.hears(timeout=60)
        yield bot


def phase(ground: Ground, load: OrderLoad, rate: float, seconds: float) -> Phase:
    """Put the load on, then wait until the Sheet holds every order."""
    ground.people.reset_requests()
    ground.sheets.reset_calls()
    begun = time.time()
    presses = load.run(rate, seconds)
    time.sleep(1.0)
    calls = ground.sheets.calls()
    orders = confirmed(presses, ground.people.requests())
    if len(orders) < len(presses):
        raise RuntimeError(f"{len(presses) - len(orders)} of {len(presses)} presses were not answered")
    wanted = {one.no for one in orders}
    until(lambda: wanted <= in_sheet(ground.sheets_log).keys(), 120, "all orders in the Sheet", 1.0)
    stands = in_sheet(ground.sheets_log)
    lags = [stands[one.no] - one.press.at for one in orders]
    return Phase(orders, calls, lags, begun, seconds)


def idle(ground: Ground, seconds: float) -> Iterator[Measured]:
    """Nobody does anything: only looks."""
    ground.sheets.reset_calls()
    time.sleep(seconds)
    calls = ground.sheets.calls()
    writes = len(bot_calls(calls, "write"))
    yield Measured("2 idle: writes", "0", f"{writes}", None, ok=writes == 0)
    reads = [call.time for call in bot_calls(calls, "read")]
    yield at_most("2 idle: reads in MITRA_POLL_SECONDS", 1, per_look(reads), "read")


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Rows 1 to 4."""
    seconds = 15.0 if quick else 60.0
    with _at_work(folder / "product", LATENCY) as ground:
        load = OrderLoad(ground.people, ground.partners)
        yield from idle(ground, seconds / 2)
        yield from _at_30(phase(ground, load, RATE, seconds))
        full = phase(ground, load, FULL_RATE, seconds)
    with _at_work(folder / "slow", SLOW) as ground:
        slow = phase(ground, OrderLoad(ground.people, ground.partners), RATE, seconds)
    yield from _replies("3 same, every Sheets call takes 5 s", slow)
    baseline = _baseline(folder / "baseline", seconds)
    carried = _a_minute(full)
    name = "1 orders carried to the Sheet"
    yield at_least(name, 1_800, carried, "a minute", f" (×{carried / max(baseline, 1):.0f})")
    yield only_shown("1 the baseline bot, same servers", f"{baseline:,.0f} a minute")
    shown = f"{percentile(full.replies, 50):.0f} and {percentile(full.replies, 99):.0f} ms"
    yield only_shown(f"3 at {FULL_RATE:g} orders a second, p50 and p99", shown)


@contextmanager
def _at_work(folder: Path, latency: float) -> Iterator[Ground]:
    """The bot with its quotas, once it has set its own cells of 300 new partners."""
    with open_ground(folder, PARTNERS) as ground, product_on(ground, "--pace", "telegram"):
        time.sleep(_SETTLING)
        ground.sheets.latency(latency)
        ground.sheets.quota(60, 60)
        yield ground


def _a_minute(full: Phase) -> float:
    """Orders that came to stand in the Sheet between the first press and as many seconds later."""
    end = full.begun + THINKING + full.seconds
    stand = sum(one.press.at + lag <= end for one, lag in zip(full.orders, full.lags, strict=True))
    return stand / full.seconds * 60


def _at_30(steady: Phase) -> Iterator[Measured]:
    writes = len(steady.times("write")) / len(steady.orders)
    yield at_most("2 writes an order at 30 orders a second", 0.03, writes, "")
    yield at_most("2 reads in MITRA_POLL_SECONDS, same load", 1, per_look(steady.times("read")), "read")
    yield from _replies("3 press to reply at 30 orders a second", steady)
    yield at_most("4 press to the Sheet, p99", 3, percentile(steady.lags, 99), "s")


def _replies(name: str, seen: Phase) -> Iterator[Measured]:
    yield at_most(f"{name}, p50", 40, percentile(seen.replies, 50), "ms")
    yield at_most(f"{name}, p99", 200, percentile(seen.replies, 99), "ms")


def _baseline(folder: Path, seconds: float) -> float:
    """Orders a minute of the bot that people write today, offered the same."""
    with open_ground(folder, 1) as ground:
        owner = ground.sheets.owner(ground.sheet_id)
        owner.batch([{"addSheet": {"properties": {"title": WORKSHEET}}}])
        owner.type(WORKSHEET, "A1", [HEADER])
        ground.sheets.latency(LATENCY)
        ground.sheets.quota(60, 60)
        options = [
            "--token",
            TOKEN,
            "--telegram",
            ground.settings.telegram_api_url,
            "--sheets",
            ground.sheets.url,
        ]
        options += ["--key", str(ground.settings.google_credentials), "--sheet-id", ground.sheet_id]
        with running(["-m", "tests.bench.baseline", *options], folder / "bot.log"):
            start = time.monotonic()
            for tick in range(round(RATE * seconds)):
                time.sleep(max(0.0, start + tick / RATE - time.monotonic()))
                ground.people.inject(
                    [{"user": 5_000_000 + tick % PARTNERS, "text": "/order sambal bawang 50"}]
                )
            time.sleep(max(0.0, start + seconds - time.monotonic()))
            return (len(owner.read(WORKSHEET)) - 1) / seconds * 60
