"""Beginning and end of a process: signals, and whichever of two things happens first."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stop_signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set `stop`; outside of the main thread nothing is installed."""
    loop = asyncio.get_running_loop()
    installed = []
    for number in _SIGNALS:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
            installed.append(number)
    try:
        yield
    finally:
        for number in installed:
            loop.remove_signal_handler(number)


async def first(task: "asyncio.Task[Any]", stop: asyncio.Event) -> bool:
    """Wait for the task or the stop; tell whether the task is done."""
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.done()
    finally:
        stopped.cancel()
