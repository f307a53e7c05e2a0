"""A change of an order that somebody is about to make: asked for, not made yet. One at a time for each person.

It holds what callback data cannot: the products meant, the words typed. Only words that are typed soon
after they were asked for are taken for an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WAITS = timedelta(minutes=15)
"""How long typed words are taken for the answer."""


class ChangeKind(StrEnum):
    """What it is about."""

    CANCEL = "cancel"
    EDIT = "edit"
    SEND = "send"
    RETURN = "return"
    WISH_EDIT = "wish_edit"  # a partner asks for another content
    WISH_RETURN = "wish_return"  # a partner says that something is wrong with the goods
    REFUSE_WISH = "refuse_wish"  # either cannot be, and why


@dataclass(frozen=True, slots=True)
class Change:
    """`id` is new with each step, so that buttons of an earlier one are known as old."""

    id: int
    no: str
    kind: ChangeKind
    at: datetime
    awaits_words: bool = False
    wanted: tuple[tuple[str, int], ...] = ()
    """EDIT: the whole content that the order shall have. RETURN: what came back. By SKU."""
    words: str = ""
    """The reason, the courier, the wish: as typed."""
    shown: tuple[int, ...] = ()
    """The totals that were shown, and pieces that are short: what differs is shown anew. REFUSE_WISH: the wish."""
    to_shelf: bool = False
    """RETURN: the goods can be sold again."""


def waits_for_words(change: Change | None, at: datetime) -> bool:
    """Whether words that are typed now answer it."""
    return change is not None and change.awaits_words and at - change.at <= WAITS


def takes_pictures(change: Change | None, at: datetime) -> bool:
    """Whether a picture that comes now shows what is broken, and is no proof of a transfer."""
    return change is not None and change.kind is ChangeKind.WISH_RETURN and at - change.at <= WAITS


def wish_key(no: str) -> str:
    """Where what a partner wishes of an order stands, until the owner acts on it."""
    return f"wish|{no}"


def sheet_key(no: str) -> str:
    """Where a new content stands that was typed into the Sheet, until one of the team answers."""
    return f"sheet|{no}"


def step_of(changing: Mapping[str, Change], who: str, no: str, step: int) -> tuple[str, Change] | None:
    """What a button was drawn for, and where it stands: her own step, or one that was asked of the whole team."""
    for key in (who, sheet_key(no)):
        change = changing.get(key)
        if change is not None and (change.no, change.id) == (no, step):
            return key, change
    return None
