"""Where a tab's columns stand at this look: found by their headers' text, wherever she moved them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from commands.faults import Fault, Reason
from sheets.columns import Tab, normal_header

LETTERS = 26


def letters(index: int) -> str:
    """Name a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions (from 0) of a tab's contract columns; hers in between are not our business."""

    tab: Tab
    positions: Mapping[str, int]
    """By header; without those that are missing or stand there twice."""
    duplicates: Mapping[str, tuple[int, ...]]
    width: int
    """How many columns the header row fills."""

    @classmethod
    def of(cls, tab: Tab, header_row: Sequence[Any]) -> "Layout":
        """Find each contract column of `tab` in row 1."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, cell in enumerate(header_row):
            found[normal_header(cell)].append(index)
        places = {header: found.get(normal_header(header), []) for header in tab.headers}
        return cls(
            tab,
            MappingProxyType({h: at[0] for h, at in places.items() if len(at) == 1}),
            MappingProxyType({h: tuple(at) for h, at in places.items() if len(at) > 1}),
            len(header_row),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Contract headers that stand nowhere."""
        return tuple(h for h in self.tab.headers if h not in self.positions and h not in self.duplicates)

    def cell(self, header: str, row: int) -> str:
        """Address a cell, `row` counted from 1: `E3`; empty if the column is not there."""
        index = self.positions.get(header)
        return "" if index is None else f"{letters(index)}{row}"

    def faults(self, needed: Iterable[str]) -> tuple[Fault, ...]:
        """Say which of the needed headers are missing or there twice."""
        return tuple(
            fault for header in self.tab.headers if header in set(needed) for fault in self._faults_of(header)
        )

    def _faults_of(self, header: str) -> tuple[Fault, ...]:
        at = self.duplicates.get(header)
        if at is not None:
            cells = tuple(f"{letters(index)}1" for index in at)
            return (Fault(self.tab.title, cells[1], header, header, Reason.HEADER_DUPLICATE, cells),)
        if header in self.positions:
            return ()
        return (Fault(self.tab.title, "", header, "", Reason.HEADER_MISSING),)
