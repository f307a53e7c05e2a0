"""Where the time goes: cProfile over the event loop's thread of the product under load, summed up by its parts."""

import pstats
import sysconfig
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.bench.ground import Ground, open_ground
from tests.bench.order_load import OrderLoad
from tests.bench.orders import RATE, product_on
from tests.bench.processes import ROOT, until

_WAITING = ("select", "poll", "epoll", "wait", "acquire")
_PARTNERS = 300
_BURST = 2_000
_SHOWN = 12


def profiles(folder: Path) -> dict[str, str]:
    """A table for each kind of load."""
    return {
        f"{RATE:g} orders a second for 20 s": _profiled(folder / "orders", _PARTNERS, _orders),
        f"a burst of {_BURST:,} `/harga`, replies sent at once": _profiled(folder / "burst", _BURST, _bursts),
    }


def _orders(ground: Ground) -> None:
    OrderLoad(ground.people, ground.partners).run(RATE, 20)


def _bursts(ground: Ground) -> None:
    ground.people.reset_requests()
    for times in (1, 2, 3):
        ground.people.inject([{"user": who, "text": "/harga"} for who in ground.partners])
        until(lambda times=times: ground.people.counters().get("sendMessage", 0) >= times * _BURST, 120, "replies", 0.1)


def _profiled(folder: Path, partners: int, load: "object") -> str:
    stats = folder / "profile"
    with open_ground(folder, partners) as ground:
        with product_on(ground, "--pace", "none", "--profile", str(stats)):
            time.sleep(5)
            load(ground)
        return _table(pstats.Stats(str(stats)))
