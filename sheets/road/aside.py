"""Entries that the Sheet refused, and those about the same things behind them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets.journal_road import BEHIND, SetAside, Stored
from sheets.road.fact_rows import group_of, key_of


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside. `refused` by the Sheet, or only held `behind` what was."""

    refused: Sequence[Stored] = ()
    behind: Sequence[Stored] = ()
    returning: frozenset[int] = field(default_factory=frozenset)
    """Seqs that are to be tried again."""

    @classmethod
    def of(cls, rows: Sequence[SetAside], stored: Sequence[Stored]) -> "Aside":
        """Put together what the journal keeps in two tables."""
        reasons = {row.seq: row for row in rows}
        return cls(
            [one for one in stored if reasons[one.seq].is_refused],
            [one for one in stored if reasons[one.seq].reason == BEHIND],
            frozenset(row.seq for row in rows if row.returns),
        )

    @property
    def groups(self) -> frozenset[str]:
        """The groups that were refused, however many entries each has."""
        return frozenset(group_of(one) for one in self.refused)

    def holds(self, stored: Stored) -> bool:
        """Whether an entry must wait: an older one about the same thing was refused."""
        return key_of(stored) in {key_of(one) for one in self.refused}

    def next_to_try(self) -> list[Stored]:
        """The entries of one group that is to be tried again, and those behind it; oldest first."""
        first = next((one for one in self.refused if one.seq in self.returning), None)
        if first is None:
            return []
        again = [one for one in self.refused if group_of(one) == group_of(first)]
        keys = {key_of(one) for one in again}
        again += [one for one in self.behind if key_of(one) in keys]
        return sorted(again, key=lambda one: one.seq)


def put_aside(stored: Sequence[Stored], group: str, why: str) -> Mapping[int, str]:
    """Of a batch's entries, those of a refused group and later ones about the same thing, each with its reason."""
    refused = [one for one in stored if group_of(one) == group]
    reasons = {one.seq: why for one in refused}
    first = min(reasons, default=0)
    keys = {key_of(one) for one in refused}
    behind = (one.seq for one in stored if one.seq > first and key_of(one) in keys)
    return dict.fromkeys(behind, BEHIND) | reasons
