"""Faults told in chat: each once, after the owner stopped typing. What stands in `Cek` needs no memory."""

import json
from collections.abc import Callable, Sequence

from commands.faults import Fault
from sheets.journal import Journal
from sheets.watch.memory import Timing

TOLD = "told_faults"


class Complaints:
    """Remembers in the journal what was told, so that a restart repeats nothing."""

    def __init__(self, timing: Timing, clock: Callable[[], float], journal: Journal) -> None:
        self._timing = timing
        self._clock = clock
        self._journal = journal
        self._now: frozenset[str] = frozenset()
        self._since = float("-inf")
        self._told: set[str] = set(json.loads(journal.get_meta(TOLD) or "[]"))

    def due(self, faults: Sequence[Fault]) -> tuple[Fault, ...]:
        """Of all that is wrong now, what is to be told: again and again, until `told` says that it was."""
        named = {_name(fault): fault for fault in faults}
        if named.keys() != self._now:
            self._now, self._since = frozenset(named), self._clock()
        if self._is_busy():
            return ()
        return tuple(fault for key, fault in named.items() if key not in self._told)

    def told(self, faults: Sequence[Fault]) -> None:
        """These are not told again while they last; what was mended is told when it comes back."""
        told = (self._told & self._now) | {_name(fault) for fault in faults}
        if told != self._told:
            self._journal.set_meta(TOLD, json.dumps(sorted(told)))
            self._told = told

    def _is_busy(self) -> bool:
        return self._clock() - self._since < self._timing.complaint


def _name(fault: Fault) -> str:
    """By what was typed and where in the tab's columns, not by row: a sorted tab is no new fault."""
    return f"{fault.tab}|{fault.header}|{fault.reason}|{fault.typed}"
