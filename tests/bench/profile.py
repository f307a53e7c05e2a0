"""Where the time goes: cProfile over the event loop's thread of the product under load, summed up by its parts."""

import pstats
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import cast

from tests.bench.ground import Ground, open_ground
from tests.bench.order_load import OrderLoad
from tests.bench.orders import RATE, product_on
from tests.bench.processes import ROOT, until

_PARTNERS, _BURST = 300, 1_000
_SHOWN = 12
_WAITING = ("poll", "select")
_OURS = {"bot", "sheets", "commands", "config", "tests"}

Figures = dict[tuple[str, int, str], tuple[int, int, float, float, object]]
"""Of each function (file, line, name): calls, primitive calls, seconds in itself, seconds with what it calls."""


def profiles(folder: Path) -> Iterator[tuple[str, str]]:
    """A title and a table for each kind of load."""
    yield (
        f"{RATE:g} orders a second for 20 s, {_PARTNERS} partners",
        _profiled(folder / "orders", _PARTNERS, _orders),
    )
    yield (
        f"two bursts of {_BURST:,} `/harga`, replies sent at once",
        _profiled(folder / "bursts", _BURST, _bursts),
    )


def _orders(ground: Ground) -> None:
    OrderLoad(ground.people, ground.partners).run(RATE, 20)


def _bursts(ground: Ground) -> None:
    for _ in range(2):
        ground.people.reset_requests()
        ground.people.inject([{"user": who, "text": "/harga"} for who in ground.partners])
        until(lambda: ground.people.counters().get("sendMessage", 0) >= _BURST, 120, "replies", 0.1)


def _profiled(folder: Path, partners: int, load: Callable[[Ground], None]) -> str:
    stats = folder / "profile"
    with open_ground(folder, partners) as ground:
        with product_on(ground, "--pace", "none", "--profile", str(stats)):
            load(ground)
        figures = cast("Figures", pstats.Stats(str(stats)).stats)  # type: ignore[attr-defined] # not in typeshed
    return _table(figures)


def _table(figures: Figures) -> str:
    """Seconds of each part's own code, in per cent of what was not waiting."""
    spent: defaultdict[str, float] = defaultdict(float)
    for (file, _, name), (_, _, own, _, _) in figures.items():
        if not any(word in name for word in _WAITING):
            spent[_part(file)] += own
    whole = sum(spent.values())
    busiest = sorted(spent.items(), key=lambda one: -one[1])[:_SHOWN]
    rows = [f"| {part} | {seconds / whole:.0%} |" for part, seconds in busiest]
    return "\n".join(["| part | of the busy time |", "| --- | --- |", *rows])


def _part(file: str) -> str:
    """One of our modules' folders, a package, or Python itself."""
    path = PurePath(file)
    if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in _OURS:
        inside = path.relative_to(ROOT)
        return f"`{'/'.join(inside.parts[:2])}`"
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1].removesuffix(".py")
    return "asyncio" if "asyncio" in path.parts else "Python's own"
