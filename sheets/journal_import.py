"""Bulk import of facts: a rebuild from the Sheet, or a large example. One transaction for each chunk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from commands.entries import Entry

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Imported:
    """A fact from elsewhere, with the time and the hand that it had there."""

    key: str
    entry: Entry
    at: datetime
    by: str = ""


def chunks(facts: Iterable[Imported], size: int = CHUNK) -> Iterator[list[Imported]]:
    """Cut a stream into pieces that fit a transaction."""
    stream = iter(facts)
    while chunk := list(islice(stream, size)):
        yield chunk
