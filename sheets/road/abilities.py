"""What Google does in one file as its guides say, and what not: told by trials, and kept in the journal."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Self

from sheets.journal import Journal

logger = logging.getLogger(__name__)

ABILITIES = "abilities"
"""In `meta`, with the spreadsheet's id behind it."""
TRIED_AGAIN_AFTER = timedelta(days=30)


class Ability(StrEnum):
    """What the road rests on and can do without, if it must."""

    COMPARE = "compare"  # findReplace changes a cell only while it holds what was left there
    GUARD = "guard"  # a metadata on a column has a batch refused that takes it for another
    COPY = "copy"  # copyPaste copies a value, and the same answer shows it
    NUMBER = "number"  # comparing works on `_mitra!A1` as well: its owner may have given it a format


TRIED = (Ability.COMPARE, Ability.GUARD, Ability.COPY)
"""What a trial can tell. The rest comes to light at work, and is believed in again after a while."""


_NEVER = datetime.min.replace(tzinfo=UTC)
_WITHOUT = {
    Ability.COMPARE: "cells are set without comparing first, right after a look",
    Ability.GUARD: "columns are not guarded: what is late may be written into a column that moved meanwhile",
    Ability.COPY: "what stands in a cell is not copied before the cell is set",
    Ability.NUMBER: "a batch's number is set without comparing it with the one before",
}


class Abilities:
    """Of one file. What was never tried is taken to work: that is how Google describes it.

    `kept`: what `keep` was given last, as text; `clock` is UTC.
    """

    def __init__(
        self,
        kept: str = "{}",
        keep: Callable[[str], None] = lambda _: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._verdicts = {
            Ability(name): (works, datetime.fromisoformat(at))
            for name, (works, at) in json.loads(kept).items()
            if name in set(Ability)
        }
        self._keep = keep
        self._clock = clock
        self._warn(self._verdicts)

    @classmethod
    def of(cls, journal: Journal, spreadsheet_id: str, clock: Callable[[], datetime]) -> Self:
        """What the journal knows of a file; what is found later is kept there."""
        key = f"{ABILITIES}/{spreadsheet_id}"
        return cls(journal.get_meta(key) or "{}", lambda text: journal.set_meta(key, text), clock)

    def has(self, ability: Ability) -> bool:
        """Whether to rest on it."""
        works, at = self._verdicts.get(ability, (True, _NEVER))
        return works or (ability not in TRIED and at < self._clock() - TRIED_AGAIN_AFTER)

    def due(self) -> list[Ability]:
        """What was never tried, or long ago: Google may have changed its ways since."""
        before = self._clock() - TRIED_AGAIN_AFTER
        return [one for one in TRIED if self._verdicts.get(one, (True, _NEVER))[1] < before]

    def found(self, verdicts: Mapping[Ability, bool]) -> None:
        """Keep what trials told, or what came to light at work. Raises JournalUnavailableError."""
        if not verdicts:
            return
        now = self._clock()
        self._verdicts |= {ability: (works, now) for ability, works in verdicts.items()}
        self._warn(verdicts)
        kept = {one.value: (works, at.isoformat()) for one, (works, at) in self._verdicts.items()}
        self._keep(json.dumps(kept))

    def _warn(self, about: Mapping[Ability, object]) -> None:
        for ability in about:
            if not self.has(ability):
                logger.warning("Google does not do as its guide says (%s): %s", ability, _WITHOUT[ability])
