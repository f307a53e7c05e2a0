"""The outcome of one decision: what becomes fact, and who hears what."""

from dataclasses import dataclass

from commands.changing import Change
from commands.drafts import Draft
from commands.entries import Entry
from commands.replies import Reply
from commands.rules.network import Particulars, Person


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to somebody who did not ask."""

    chat_id: int
    reply: Reply
    topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """All of it is committed in one transaction, or none of it happened."""

    reply: Reply | None = None
    entries: tuple[Entry, ...] = ()
    drafts: tuple[Draft, ...] = ()
    people: tuple[Person, ...] = ()
    particulars: tuple[Particulars, ...] = ()
    """What is personal of orders, by their numbers."""
    changing: tuple[tuple[str, Change | None], ...] = ()
    """Changes of orders that somebody is about to make (see `Book.changing`); None: it is made, or left."""
    notices: tuple[Notice, ...] = ()
    shown: tuple[tuple[str, str | None], ...] = ()
    """What shared cells of the Sheet show now (see `Book.shown`); None: it need not be known any more."""
