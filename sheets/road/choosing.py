"""Which of the waiting entries travel together: whole groups, oldest first. Pure."""

from collections.abc import Mapping, Sequence

from commands.book import Book
from sheets.journal_road import Stored
from sheets.road.batch import MOST_BYTES
from sheets.road.fact_rows import NewRow, group_of, rows_of

MOST_ENTRIES = 2_000
MOST_GROUPS = 400
_WRAPPING = 45

Group = tuple[str, Sequence[NewRow]]
"""What is never parted, by name, and its rows."""


def as_many_as_fit(waiting: Sequence[Stored], book: Book) -> tuple[list[Stored], list[Group]]:
    """Whole groups, and the entries that they are made of: the first of `waiting`, none left out in between."""
    groups: dict[str, list[NewRow]] = {}
    taken: list[Stored] = []
    size = 0
    for stored in _whole_groups(waiting):
        rows = list(rows_of(stored, book))
        name = group_of(stored)
        is_new = bool(rows) and name not in groups
        if is_new and (len(groups) >= MOST_GROUPS or size > MOST_BYTES):
            break
        taken.append(stored)
        if rows:
            groups.setdefault(name, []).extend(rows)
            size += sum(size_of(row.cells) for row in rows)
    return taken, list(groups.items())


def grouped(entries: Sequence[Stored], book: Book) -> list[Group]:
    """All of them: over the newest Book a batch may have grown above what fitted when it was opened."""
    groups: dict[str, list[NewRow]] = {}
    for stored in entries:
        rows = list(rows_of(stored, book))
        if rows:
            groups.setdefault(group_of(stored), []).extend(rows)
    return list(groups.items())


def _whole_groups(waiting: Sequence[Stored]) -> Sequence[Stored]:
    """Where the reading was cut, the last group may be cut as well: its end waits for the next batch.

    Only what stands at the very end: an older entry of the group was whole by itself, and must not be passed over.
    """
    if len(waiting) < MOST_ENTRIES:
        return waiting
    last, end = group_of(waiting[-1]), len(waiting)
    while end and group_of(waiting[end - 1]) == last:
        end -= 1
    return waiting[:end] or waiting


def size_of(cells: Mapping[str, object]) -> int:
    """About how many bytes a row is on the wire, where each value is wrapped in its type."""
    return sum(_WRAPPING + len(str(value)) for value in cells.values())
