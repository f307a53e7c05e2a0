"""What one edit leads to."""

from dataclasses import dataclass

from commands.changing import Change
from commands.decision import Notice
from commands.entries import Entry
from commands.replies import Reply
from commands.replies.sheet import EditTold
from commands.rules.network import Particulars, Person


@dataclass(frozen=True, slots=True)
class Effect:
    """Facts, what is known of people, and who hears of it: `told` joins the owners' digest."""

    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    particulars: tuple[Particulars, ...] = ()
    shown: tuple[tuple[str, str | None], ...] = ()
    notices: tuple[Notice, ...] = ()
    told: tuple[EditTold, ...] = ()
    questions: tuple[Reply, ...] = ()
    changing: tuple[tuple[str, Change | None], ...] = ()
