"""How blocking calls leave the event loop: `InThread` runs one and awaits its result.

The roads get one that runs everything, one thing after another, in the single thread that talks to Google.
"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class InThread(Protocol):
    """`asyncio.to_thread` is one."""

    async def __call__(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a thread; raises what it raises."""
        ...
