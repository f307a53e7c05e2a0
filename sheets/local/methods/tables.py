"""Where values.append writes: after the last table that the range meets.

A table is a block of touching cells that hold something. The cases of Google's guide are tests.
https://developers.google.com/workspace/sheets/api/guides/values#append_values
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets.local.ranges import Box

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet


def append_place(sheet: Sheet, box: Box) -> tuple[Box | None, int, int]:
    """Return (table, row, column): the table found, if any, and the cell where new rows start."""
    meeting = [table for table in tables(sheet) if table.meets(box)]
    if not meeting:
        return None, box.top, box.left
    last = max(meeting, key=lambda table: (table.top, table.left))
    return last, last.bottom, last.left


Runs = list[tuple[int, int]]


@dataclass(slots=True)
class _Block:
    """A table while rows are walked: its box, its runs in the row before, and in this one."""

    box: Box
    before: Runs
    here: Runs


def tables(sheet: Sheet) -> list[Box]:
    """Return the blocks of touching filled cells (corners touch too), as bounding boxes."""
    done: list[Box] = []
    blocks: list[_Block] = []
    for index, row in enumerate(sheet.rows):
        if not row.values and not blocks:
            continue
        for run in _runs(row.values):
            touching = [block for block in blocks if _touches(block.before, run)]
            blocks = [block for block in blocks if block not in touching]
            blocks.append(_joined(index, run, touching))
        done.extend(block.box for block in blocks if not block.here)
        blocks = [_Block(block.box, block.here, []) for block in blocks if block.here]
    return done + [block.box for block in blocks]


def _runs(values: tuple[object, ...]) -> Runs:
    runs = []
    start = None
    for column, value in enumerate([*values, None]):
        if value is not None and start is None:
            start = column
        elif value is None and start is not None:
            runs.append((start, column))
            start = None
    return runs


def _touches(runs: Runs, run: tuple[int, int]) -> bool:
    return any(left <= run[1] and run[0] <= right for left, right in runs)


def _joined(index: int, run: tuple[int, int], touching: list[_Block]) -> _Block:
    box = Box(
        min([index, *(block.box.top for block in touching)]),
        index + 1,
        min([run[0], *(block.box.left for block in touching)]),
        max([run[1], *(block.box.right for block in touching)]),
    )
    before = [one for block in touching for one in block.before]
    return _Block(box, before, [one for block in touching for one in block.here] + [run])
