"""Looks at the Sheet: only the tabs that a test is about."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from commands.edits.seen import SheetSeen, TabSeen
from tests.commands.network import NOW

V = TypeVar("V")


def codes() -> Iterator[str]:
    """Invitation codes, one after the other."""
    number = 0
    while True:
        number += 1
        yield f"code{number}"


def tab(
    rows: Mapping[str, V] | None = None, gone: Iterable[str] = (), present: Iterable[str] = ()
) -> TabSeen[V]:
    """The good rows of a tab, the keys of rows that are gone, and those of rows that were seen."""
    return TabSeen(rows or {}, frozenset(gone), frozenset(present))


def look(*, stamp: str = "77", is_first: bool = False, **tabs: Any) -> SheetSeen:
    """A look by which these tabs were seen."""
    return SheetSeen(NOW, stamp, codes(), is_first=is_first, **tabs)
