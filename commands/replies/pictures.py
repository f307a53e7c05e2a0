"""Answers to pictures that the team sends, and what becomes of the shop's QRIS."""

from dataclasses import dataclass
from enum import StrEnum

from commands.qris import Qris


class PictureTrouble(StrEnum):
    """Why nothing can be done with a picture; each is answered by what to send instead."""

    UNOPENED = "unopened"  # it could not be fetched, or is no picture
    NO_CODE = "no_code"
    NOT_QRIS = "not_qris"
    ONE_TIME = "one_time"
    DAMAGED = "damaged"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class PictureUseless:
    """Send another one."""

    trouble: PictureTrouble


@dataclass(frozen=True, slots=True)
class QrisFound:
    """Use this code? `before`: the one in force, if another is."""

    number: int
    """For the buttons: stands for the payload."""
    found: Qris
    before: Qris | None = None


@dataclass(frozen=True, slots=True)
class QrisInForce:
    """The code of this merchant is used now, or was already (`is_new` False)."""

    merchant: str
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class QrisLeft:
    """It is not used; what was in force stays, if there is one."""

    merchant: str
    """Of the one in force; empty if there is none."""


@dataclass(frozen=True, slots=True)
class QrisChanged:
    """Told to the rest of the team: money goes there from now on."""

    merchant: str
    who: str


PictureReply = PictureUseless | QrisFound | QrisInForce | QrisLeft | QrisChanged
