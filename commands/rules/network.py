"""The people of the network: partners, the owner's team, groups. Who may do what hangs on these."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """A partner's `Status`."""

    APPLIED = "applied"  # menunggu: as a stranger
    TRIAL = "trial"  # coba: as active, for a time
    ACTIVE = "active"
    INACTIVE = "inactive"  # nonaktif: may not order


class Reach(StrEnum):
    """Whether the bot can write to a partner (`Bot`)."""

    CONNECTED = "connected"
    LINK_NOT_PRESSED = "link_not_pressed"
    BLOCKED = "blocked"


class Role(StrEnum):
    """What a member of the team may do (`Peran`)."""

    OWNER = "owner"
    ADMIN = "admin"  # as the owner, but sees no cost and no profit


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a human: the only place of names, phones and addresses.

    Entries hold `key` alone, so that emptying one Person forgets her everywhere.
    """

    key: str
    name: str = ""
    nickname: str = ""
    phone: str = ""
    address: str = ""
    username: str = ""

    @property
    def called(self) -> str:
        """How she is addressed: her `Panggilan`, else exactly as the owner wrote her name."""
        return self.nickname or self.name


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is personal of one order: where it goes, from whom, and what she wrote beside it.

    `key` is the order's number (empty in a draft). Empty fields mean: as in the partner's own row.
    """

    key: str = ""
    partner_id: str = ""
    recipient: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""
    sender: str = ""
    """Dropship: whose name stands on the label (`Atas nama`); empty: the business's own."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A row of `Mitra` without what is personal; that is the Person with the same key."""

    id: str
    tier: str
    standing: Standing
    kind: str = ""
    city: str = ""
    region: str = ""
    credit_limit: int | None = None
    """Rupiah; None: as the tier. 0: pays first."""
    credit_days: int | None = None
    monthly_target: int | None = None
    commission_percent: int | None = None
    invited_by: str = ""
    joined: date | None = None
    agreement_ends: date | None = None
    telegram_id: int | None = None
    reach: Reach = Reach.LINK_NOT_PRESSED

    @property
    def may_order(self) -> bool:
        """Only active and trial partners order."""
        return self.standing in (Standing.ACTIVE, Standing.TRIAL)

    @property
    def chat(self) -> int | None:
        """Where the bot can write to her. None: she has no Telegram, or blocked the bot; a person must reach her."""
        return None if self.reach is Reach.BLOCKED else self.telegram_id


@dataclass(frozen=True, slots=True)
class Invite:
    """A single-use link (`t.me/bot?start=code`) that ties a row to a Telegram account."""

    code: str
    for_key: str
    """Partner id, or a member's key."""
    expires: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A row of `Tim`; the name is the Person with the same key."""

    key: str
    role: Role
    telegram_id: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A Telegram group (or one topic of it) of the network, and the tier whose prices it sees."""

    chat_id: int
    topic_id: int | None = None
    title: str = ""
    tier: str | None = None
    """None: retail prices."""
    active: bool = True

    @property
    def key(self) -> str:
        """What identifies the row in the Sheet."""
        return f"{self.chat_id}|{self.topic_id or ''}"
