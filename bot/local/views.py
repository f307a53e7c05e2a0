"""What people see, as values: messages, buttons, alerts, menu entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bot.local.door_client import DoorClient


class Button(NamedTuple):
    """An inline button: what it says, and its callback data or URL."""

    text: str
    target: str


class RequestSeen(NamedTuple):
    """A Bot API call as it arrived: Unix time in seconds, method as documented, parameters as sent."""

    time: float
    method: str
    params: dict[str, Any]


class Arrival(NamedTuple):
    """A bot's new message and when it reached its chat (Unix time in seconds)."""

    time: float
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Alert:
    """A callback answer as shown: a passing line, or a window if `show_alert`."""

    text: str
    show_alert: bool
    url: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command as the menu offers it."""

    command: str
    description: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it looked when it was read; `event` orders new messages and edits of the whole server."""

    message_id: int
    chat_id: int
    text: str | None
    caption: str | None
    buttons: tuple[tuple[Button, ...], ...]
    keyboard: tuple[tuple[str, ...], ...]
    entities: tuple[dict[str, Any], ...]
    from_bot: bool
    edited: bool
    date: int
    thread_id: int | None
    event: int
    raw: dict[str, Any] = field(repr=False, compare=False)
    _door: DoorClient = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """Return text or caption, whichever there is."""
        return self.text or self.caption or ""

    @property
    def photo(self) -> bytes | None:
        """Return the picture's bytes, if it is one."""
        sizes = self.raw.get("photo")
        return self._door.download(sizes[-1]["file_id"]) if sizes else None

    @property
    def document(self) -> bytes | None:
        """Return the file's bytes, if it is one."""
        shape = self.raw.get("document")
        return self._door.download(shape["file_id"]) if shape else None

    @property
    def document_name(self) -> str | None:
        """Return the file's name, if it is one."""
        name: str | None = self.raw.get("document", {}).get("file_name")
        return name

    @property
    def labels(self) -> list[str]:
        """Return what the inline buttons say, row by row."""
        return [button.text for row in self.buttons for button in row]

    def button(self, wanted: str) -> dict[str, Any] | None:
        """Return the InlineKeyboardButton with that text, callback data or URL."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", ())
        for name in ("text", "callback_data", "url"):
            for row in rows:
                for button in row:
                    if button.get(name) == wanted:
                        found: dict[str, Any] = button
                        return found
        return None


def message_of(door: DoorClient, seen: dict[str, Any]) -> Message:
    """Build a Message from the door's answer."""
    shape, keyboard = seen["message"], seen["keyboard"] or {}
    rows = shape.get("reply_markup", {}).get("inline_keyboard", ())
    return Message(
        message_id=shape["message_id"],
        chat_id=shape["chat"]["id"],
        text=shape.get("text"),
        caption=shape.get("caption"),
        buttons=tuple(tuple(Button(button["text"], _target(button)) for button in row) for row in rows),
        keyboard=tuple(tuple(button["text"] for button in row) for row in keyboard.get("keyboard", ())),
        entities=tuple(shape.get("entities") or shape.get("caption_entities") or ()),
        from_bot=shape["from"]["is_bot"] and "sender_chat" not in shape,
        edited="edit_date" in shape,
        date=shape["date"],
        thread_id=shape.get("message_thread_id"),
        event=seen["event"],
        raw=shape,
        _door=door,
    )


def _target(button: dict[str, Any]) -> str:
    return str(button.get("callback_data") or button.get("url") or "")
