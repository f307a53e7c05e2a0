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
    tag: str = ""
    """What its delivery is known by (`entries.clock.NoticeDelivered`); empty: nobody asks."""


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
    closes: int | None = None
    """A message in the chat of who asked: the reply takes its place, so it loses its buttons."""
    shown: tuple[tuple[str, str | None], ...] = ()
    """What shared cells of the Sheet show now (see `Book.shown`); None: it need not be known any more."""
    asked: tuple[tuple[int, str | None], ...] = ()
    """By Telegram id, what her next plain words answer, or her next photo; see `Book.asked`. None: nothing any more."""
