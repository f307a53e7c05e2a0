"""Facts about partners, the owner's team and groups."""

from dataclasses import dataclass
from typing import ClassVar

from commands.rules.network import Group, Invite, Member, Partner, Reach


@dataclass(frozen=True, slots=True)
class PartnerSet:
    """The owner added or changed a partner's row."""

    type: ClassVar[str] = "partner_set"
    partner: Partner


@dataclass(frozen=True, slots=True)
class MemberSet:
    """Somebody belongs to the owner's team."""

    type: ClassVar[str] = "member_set"
    member: Member


@dataclass(frozen=True, slots=True)
class MemberEnded:
    """Somebody left the owner's team."""

    type: ClassVar[str] = "member_ended"
    key: str


@dataclass(frozen=True, slots=True)
class GroupSet:
    """A group is known, or the owner changed its tier."""

    type: ClassVar[str] = "group_set"
    group: Group


@dataclass(frozen=True, slots=True)
class GroupEnded:
    """A group's row was deleted."""

    type: ClassVar[str] = "group_ended"
    key: str


@dataclass(frozen=True, slots=True)
class InviteIssued:
    """A link was made for a row without a Telegram account."""

    type: ClassVar[str] = "invite_issued"
    invite: Invite


@dataclass(frozen=True, slots=True)
class AccountLinked:
    """An invitation was used: the row with this key has a Telegram account now."""

    type: ClassVar[str] = "account_linked"
    key: str
    telegram_id: int
    code: str


@dataclass(frozen=True, slots=True)
class ReachChanged:
    """A partner blocked the bot, or came back."""

    type: ClassVar[str] = "reach_changed"
    partner_id: str
    reach: Reach


PeopleEntry = (
    PartnerSet | MemberSet | MemberEnded | GroupSet | GroupEnded | InviteIssued | AccountLinked | ReachChanged
)
