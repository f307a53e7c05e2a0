"""Chats and their messages, as one bot (private chats) or all members (groups) see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.local.errors import ApiError, bad_request, forbidden, upgraded

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from bot.local.accounts import Bot, User
    from bot.local.wire import Json

SUPERGROUP_BASE = -1_000_000_000_000


@dataclass(slots=True)
class Stored:
    """A message: `shape` is its Message object, replaced (never changed) by an edit."""

    shape: Json
    author_id: int
    arrived: float
    # Keyboards that are not part of the Message object: reply keyboards, forced replies.
    keyboard: Json | None = None
    # Rises with each new message and edit in the whole server.
    event: int = 0

    @property
    def id(self) -> int:
        """Return the message_id."""
        number: int = self.shape["message_id"]
        return number


@dataclass(frozen=True, slots=True)
class Event:
    """A bot's message, or an edit of one, in the order in which people get to see them."""

    number: int
    shape: Json
    keyboard: Json | None


@dataclass(slots=True)
class Chat:
    """What private chats and groups have in common."""

    shape: Json
    next_message_id: Callable[[], int]
    messages: dict[int, Stored] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    handed: dict[int, int] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    # Set, and replaced, at the next event; who waits to hear something waits for it.
    signal: asyncio.Event | None = None

    @property
    def id(self) -> int:
        """Return the chat's id."""
        number: int = self.shape["id"]
        return number

    @property
    def is_private(self) -> bool:
        """Tell private chats from groups."""
        return bool(self.shape["type"] == "private")


@dataclass(slots=True, kw_only=True)
class PrivateChat(Chat):
    """The chat of one person with one bot."""

    user: User
    bot: Bot
    started: bool = False
    blocked: bool = False

    def refusal(self, *, shares_group: bool) -> ApiError | None:
        """Return why the bot may not write here; a bot cannot write first."""
        if self.blocked:
            return forbidden("bot was blocked by the user")
        if self.started:
            return None
        if shares_group:
            return forbidden("bot can't initiate conversation with a user")
        return bad_request("chat not found")


@dataclass(slots=True, kw_only=True)
class Group(Chat):
    """A basic group or a supergroup; `members` holds the status of each person and bot by id."""

    members: dict[int, str] = field(default_factory=dict)
    admin_rights: dict[int, frozenset[str]] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: int | None = None

    @property
    def kind(self) -> str:
        """Return "group" or "supergroup"."""
        return str(self.shape["type"])

    def holds(self, account_id: int) -> bool:
        """Tell whether an account is in the group."""
        return self.members.get(account_id, "left") not in {"left", "kicked"}

    def is_admin(self, account_id: int) -> bool:
        """Tell whether an account is creator or administrator."""
        return self.members.get(account_id) in {"creator", "administrator"}

    def refusal(self, bot_id: int) -> ApiError | None:
        """Return why the bot may not write here."""
        if self.migrated_to is not None:
            return upgraded(self.migrated_to)
        status = self.members.get(bot_id)
        if status == "kicked":
            return forbidden(f"bot was kicked from the {self.kind} chat")
        if status == "left":
            return forbidden(f"bot is not a member of the {self.kind} chat")
        return None if status else bad_request("chat not found")
