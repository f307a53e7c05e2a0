"""A group as its members' clients see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.local.views import Message, message_of

if TYPE_CHECKING:
    from bot.local.door_client import DoorClient
    from bot.local.person import Person

_ALL_RIGHTS = ("can_manage_topics", "can_invite_users", "can_pin_messages", "can_delete_messages")


@dataclass(frozen=True, slots=True)
class Group:
    """A basic group or a supergroup; `topics` are the thread ids by name. The first member owns it."""

    id: int
    title: str
    kind: str
    topics: dict[str, int] = field(hash=False)
    _door: DoorClient = field(repr=False, compare=False)

    def chat(self) -> list[Message]:
        """Return the chat as it stands, oldest first."""
        return [message_of(self._door, seen) for seen in self._door.ask("group_chat", chat=self.id)]

    def add(self, person: Person) -> None:
        """Add a person."""
        self._door.ask("set_member", chat=self.id, user=person.id, status="member")

    def remove(self, person: Person) -> None:
        """Remove a person."""
        self._door.ask("set_member", chat=self.id, user=person.id, status="left")

    def promotes(self, person: Person) -> None:
        """Make a person an administrator."""
        self._door.ask("set_member", chat=self.id, user=person.id, status="administrator")

    def adds_bot(self, bot: str | None = None) -> None:
        """Add the bot (the first one, or by username); nothing happens if it is in already."""
        self._door.ask("set_bot", chat=self.id, bot=bot, status="member")

    def promotes_bot(self, *rights: str, bot: str | None = None) -> None:
        """Make the bot an administrator, with all rights unless some are named."""
        self._door.ask("set_bot", chat=self.id, bot=bot, status="administrator", rights=rights or _ALL_RIGHTS)

    def removes_bot(self, bot: str | None = None) -> None:
        """Remove the bot; it is kicked, as the update says."""
        self._door.ask("set_bot", chat=self.id, bot=bot, status="kicked")

    def migrates(self) -> Group:
        """Become a supergroup; returns it. This one's id is refused from now on."""
        return group_of(self._door, self._door.ask("migrates", chat=self.id))

    def opens_topic(self, name: str) -> int:
        """Open a topic in a forum; return its thread id."""
        thread_id: int = self._door.ask("opens_topic", chat=self.id, name=name)
        return thread_id

    def anonymous_says(
        self, text: str, *, reply_to: Message | int | None = None, topic: str | int | None = None
    ) -> Message:
        """Write as an anonymous administrator: the group is the sender, no person's id is given."""
        number = reply_to.message_id if isinstance(reply_to, Message) else reply_to
        fields: dict[str, Any] = {"text": text, "reply_to": number, "topic": topic}
        return message_of(self._door, self._door.ask("anonymous", chat=self.id, **fields))


def group_of(door: DoorClient, described: dict[str, Any]) -> Group:
    """Build a Group from the door's answer."""
    return Group(described["id"], described["title"], described["kind"], described["topics"], door)
