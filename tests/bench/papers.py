"""Row 8: a nota as picture and as PDF, and how long the event loop stands still while it is drawn."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.paper.draw import draw
from bot.paper.pages import page_of
from bot.paper.press import Press
from bot.wording import INDONESIAN
from commands.papers.values import Form, Paper
from tests.bench.measured import Measured, at_most, only_shown, percentile
from tests.paper import papers

_BOUND_MS = 400
_PAUSE_MS = 50
_TICK = 0.001


def measure(folder: Path, *, quick: bool) -> Iterator[Measured]:
    """Draw the example's notas again and again, on a press that runs and on one that starts."""
    yield from asyncio.run(_measured(10 if quick else 200))


async def _measured(times: int) -> list[Measured]:
    unpaid, forty = papers.unpaid(), papers.of_forty_lines()
    press = Press()
    first = (await _drawn(press, unpaid, Form.PNG, 1))[0]
    pauses: list[float] = []
    async with _watched(pauses):
        pictures = await _drawn(press, unpaid, Form.PNG, times)
        long_ones = await _drawn(press, forty, Form.PNG, times)
        prints = await _drawn(press, unpaid, Form.PDF, times)
    await press.stop()
    idle: list[float] = []
    async with _watched(idle):
        await asyncio.sleep(sum((*pictures, *long_ones, *prints)) / 1_000)
    inside: list[float] = []
    async with _watched(inside):
        for _ in range(times):
            page = page_of(forty, INDONESIAN)
            draw(page.template, Form.PNG, page.data)
            await asyncio.sleep(_TICK)
    return [
        at_most("8 nota with QRIS as a picture, p99", _BOUND_MS, percentile(pictures, 99), "ms"),
        at_most("8 nota of 40 lines as a picture, p99", _BOUND_MS, percentile(long_ones, 99), "ms"),
        at_most("8 nota with QRIS as a PDF, p99", _BOUND_MS, percentile(prints, 99), "ms"),
        at_most("8 first nota, its worker's start included", _BOUND_MS, first, "ms"),
        at_most("8 longest pause of the event loop meanwhile", _PAUSE_MS, max(pauses), "ms"),
        only_shown("8 the same, as long without drawing", f"{max(idle):.4g} ms"),
        only_shown(
            "8 the same, drawn in the event loop", f"{max(inside):.4g} ms (×{max(inside) / max(pauses):.0f})"
        ),
    ]


async def _drawn(press: Press, paper: Paper, form: Form, times: int) -> list[float]:
    return [await _milliseconds(lambda: press.draw(paper, form, INDONESIAN)) for _ in range(times)]


async def _milliseconds(work: Callable[[], Awaitable[object]]) -> float:
    begun = time.perf_counter()
    await work()
    return (time.perf_counter() - begun) * 1_000


@asynccontextmanager
async def _watched(pauses: list[float]) -> AsyncIterator[None]:
    """Note, in milliseconds, how much later than asked for the event loop comes back, while the block runs."""

    async def watch() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(_TICK)
            pauses.append(max(0.0, time.perf_counter() - begun - _TICK) * 1_000)

    watcher = asyncio.create_task(watch())
    await asyncio.sleep(0)
    try:
        yield
    finally:
        watcher.cancel()
