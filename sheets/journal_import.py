"""Bulk import of facts: a rebuild from the Sheet, or a large example."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar

from commands.entries import Entry
from commands.fold import Change

T = TypeVar("T")

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Imported:
    """A fact from elsewhere, with the time and the hand that it had there."""

    key: str
    entry: Entry
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A journal's whole beginning out of a Sheet, which therefore holds all of it but what is `due`."""

    facts: Sequence[Imported]
    state: Sequence[Change]
    """What no fact makes: people, and what shared cells show. It counts from `at`."""
    at: datetime
    spreadsheet_id: str
    due: Sequence[int] = ()
    """Entries that were here before and still have to be carried there, by sequence number."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Named values of the journal that are set with it."""


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut a stream into pieces that fit a transaction."""
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk
