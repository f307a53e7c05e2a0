"""Python's garbage collector, held off while a large request is worked on.

A batch makes hundreds of thousands of short-lived objects beside millions that stay; each full collection in between
would walk all of them for nothing.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def held_off() -> Iterator[None]:
    """Collect nothing inside the block (which does not wait for anything)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
