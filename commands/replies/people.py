"""Greetings, help, and the kind no."""

from dataclasses import dataclass
from enum import StrEnum

from commands.replies.audience import Audience


@dataclass(frozen=True, slots=True)
class Welcome:
    """Answer to /start without an invitation."""

    audience: Audience
    business: str
    called: str
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Her invitation was accepted."""

    business: str
    called: str
    tier: str


@dataclass(frozen=True, slots=True)
class JoinedTeam:
    """She belongs to the owner's team now."""

    business: str
    called: str


class InviteRefusal(StrEnum):
    """Why an invitation does nothing."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    ACCOUNT_TAKEN = "account_taken"  # this Telegram account belongs to another row


@dataclass(frozen=True, slots=True)
class InviteRefused:
    """The link did not work; how to go on."""

    reason: InviteRefusal
    contact: str


@dataclass(frozen=True, slots=True)
class Help:
    """The commands that she may use."""

    audience: Audience
    commands: tuple[str, ...]
    """Names without slash, as in the registry."""


@dataclass(frozen=True, slots=True)
class PartnersOnly:
    """A stranger wants to order."""

    contact: str
    """The business's phone, from `WA usaha`."""
    is_waiting: bool = False
    """She asked to join and waits for the owner's answer."""


@dataclass(frozen=True, slots=True)
class PartnershipRests:
    """Her row says `nonaktif`."""

    contact: str


@dataclass(frozen=True, slots=True)
class OwnersOnly:
    """The command (or button) belongs to the owner."""

    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoPrivate:
    """In a group: this is done in the private chat."""

    command: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that were not understood, or a command that does not exist."""

    audience: Audience
    example: str
    contact: str


PeopleReply = (
    Welcome
    | Joined
    | JoinedTeam
    | InviteRefused
    | Help
    | PartnersOnly
    | PartnershipRests
    | OwnersOnly
    | GoPrivate
    | Unknown
)
