"""How blocking calls leave the event loop: `InThread` runs one and awaits its result.

The roads get a `CallThread`: it runs everything, one thing after another, in the single thread that talks to Google.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class InThread(Protocol):
    """`asyncio.to_thread` is one."""

    async def __call__(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a thread; raises what it raises."""
        ...


class CallThread:
    """One thread that the process does not wait for: a call that hangs must not keep it from ending.

    The pools of the standard library join their threads when the interpreter exits.
    """

    def __init__(self, name: str) -> None:
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    async def __call__(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` after what was handed in before it; if nobody waits any more by then, not at all."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.put(partial(_work, loop, future, partial(work, *args, **kwargs)))
        return await future

    async def end(self, seconds: float) -> None:
        """Let it finish what it does, but for no longer than this."""
        self._waiting.put(None)
        await asyncio.to_thread(self._thread.join, seconds)

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()


def _work(loop: asyncio.AbstractEventLoop, future: "asyncio.Future[T]", work: Callable[[], T]) -> None:
    if future.cancelled():
        return
    try:
        deliver: Callable[[], None] = partial(_deliver, future, future.set_result, work())
    except BaseException as error:  # noqa: BLE001 - whoever awaits it gets it
        deliver = partial(_deliver, future, future.set_exception, error)
    with suppress(RuntimeError):  # the loop is closed: nobody waited for this any more
        loop.call_soon_threadsafe(deliver)


def _deliver(future: "asyncio.Future[Any]", settle: Callable[[Any], None], value: object) -> None:
    if not future.cancelled():
        settle(value)
