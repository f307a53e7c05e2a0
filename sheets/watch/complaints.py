"""Faults told in chat: each once, after the owner stopped typing. What stands in `Cek` needs no memory."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence

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
        self._now: dict[str, Fault] = {}
        self._since = float("-inf")
        self._told: set[str] = set(json.loads(journal.get_meta(TOLD) or "[]"))

    def due(self, faults: Sequence[Fault]) -> tuple[Fault, ...]:
        """Of all that is wrong now, what is to be told: again and again, until `told` says that it was."""
        named = _named(faults)
        if named.keys() != self._now.keys():
            self._since = self._clock()
        self._now = named
        if self._is_busy():
            return ()
        return tuple(fault for key, fault in named.items() if key not in self._told)

    def told(self, faults: Sequence[Fault], searched: Collection[str] = ()) -> None:
        """These are not told again while they last; what was mended is told when it comes back.

        `searched`: tabs whose rows are still looked for; of those what was told stays told.
        """
        told = {name for name in self._told if name in self._now or name.partition("|")[0] in searched}
        told |= {name for name, fault in (_named(faults) | self._now).items() if fault in faults}
        if told != self._told:
            self._journal.set_meta(TOLD, json.dumps(sorted(told)))
            self._told = told

    def _is_busy(self) -> bool:
        return self._clock() - self._since < self._timing.complaint


def _named(faults: Sequence[Fault]) -> dict[str, Fault]:
    """By what was typed and where in the tab's columns, not by row: a sorted tab is no new fault.

    The same slip in several rows is as many faults, counted through.
    """
    seen: Counter[str] = Counter()
    named: dict[str, Fault] = {}
    for fault in faults:
        name = f"{fault.tab}|{fault.header}|{fault.reason}|{fault.typed}"
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name}|{seen[name]}"] = fault
    return named
