"""Who has an account: people and bots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.local.update_queue import UpdateQueue

if TYPE_CHECKING:
    from bot.local.webhooks import Webhook
    from bot.local.wire import Json

FIRST_UPDATE_ID = 100_000_001
# Anonymous administrators write under this account; `sender_chat` is the group.
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass(slots=True)
class User:
    """A person's account; `shape` is the Bot API's User object."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "id"
    shape: Json = field(init=False)

    def __post_init__(self) -> None:
        self.shape = {"id": self.id, "is_bot": False, "first_name": self.first_name, **self._optional()}
        if self.language_code:
            self.shape["language_code"] = self.language_code

    def _optional(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username}
        return {name: value for name, value in optional.items() if value}

    def private_chat(self) -> Json:
        """Return the Chat object of this person's private chat."""
        return {"id": self.id, "type": "private", "first_name": self.first_name, **self._optional()}


@dataclass(slots=True)
class Bot:
    """A bot's account, with what the Bot API lets it set."""

    token: str
    id: int
    username: str
    name: str
    privacy: bool = True
    queue: UpdateQueue = field(default_factory=lambda: UpdateQueue(FIRST_UPDATE_ID))
    webhook: Webhook | None = None
    # Private chats and basic groups share one message counter per account.
    last_message_id: int = 0
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    shape: Json = field(init=False)

    def __post_init__(self) -> None:
        self.shape = {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def next_message_id(self) -> int:
        """Return the next id of the account's own counter."""
        self.last_message_id += 1
        return self.last_message_id
