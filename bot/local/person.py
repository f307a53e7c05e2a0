"""A person with a Telegram client: she writes, presses, reads."""

from __future__ import annotations

import base64
import re
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from bot.local.door_client import DoorClient, DoorError
from bot.local.views import Alert, MenuEntry, Message, message_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.local.group import Group

_DEEP_LINK = re.compile(r"^(?:https?://)?(?:t\.me|telegram\.me)/([A-Za-z0-9_]+)\?(start|startgroup)=")
_POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Person:
    """One of the people; all she does goes to the first bot, or to the one named by `talking_to`."""

    id: int
    first_name: str
    _door: DoorClient = field(repr=False, compare=False)
    bot: str | None = None

    def talking_to(self, username: str) -> Person:
        """Return the same person in her chat with another bot."""
        return replace(self, bot=username)

    def says(
        self,
        text: str,
        *,
        chat: Group | int | None = None,
        reply_to: Message | int | None = None,
        topic: str | int | None = None,
    ) -> Message:
        """Write a text, in the private chat with the bot unless told otherwise."""
        return self._message("says", chat, text=text, reply_to=_message_id(reply_to), topic=topic)

    def starts(self, payload: str | None = None) -> Message:
        """Press Start, by a `https://t.me/<bot>?start=<payload>` link if there is one; unblocks the bot."""
        return self._message("starts", None, payload=payload)

    def edits(self, message: Message | int, text: str, *, chat: Group | int | None = None) -> Message:
        """Edit a message (or the caption) that she wrote."""
        return self._message("edits", chat, message_id=_message_id(message), text=text)

    def sends_photo(
        self, content: bytes, caption: str | None = None, *, chat: Group | int | None = None
    ) -> Message:
        """Send a picture (PNG or JPEG)."""
        return self._sends([_item("photo", content, "photo.jpg", caption)], chat)[0]

    def sends_document(
        self,
        content: bytes,
        name: str = "file.bin",
        caption: str | None = None,
        *,
        mime_type: str = "application/octet-stream",
        chat: Group | int | None = None,
    ) -> Message:
        """Send a file."""
        return self._sends([_item("document", content, name, caption, mime_type)], chat)[0]

    def sends_album(
        self, photos: Sequence[bytes], caption: str | None = None, *, chat: Group | int | None = None
    ) -> list[Message]:
        """Send pictures as one album; the caption stands under the first."""
        items = [
            _item("photo", content, "photo.jpg", None if i else caption) for i, content in enumerate(photos)
        ]
        return self._sends(items, chat)

    def shares_contact(
        self, phone_number: str, *, user_id: int | None = None, first_name: str | None = None
    ) -> Message:
        """Share a contact: her own card, or somebody else's with another `user_id` (0: one without)."""
        contact: dict[str, Any] = {"phone_number": phone_number, "first_name": first_name or self.first_name}
        owner = self.id if user_id is None else user_id
        return self._message(
            "shares_contact", None, contact={**contact, "user_id": owner} if owner else contact
        )

    def presses(
        self, button: str, *, message: Message | int | None = None, chat: Group | int | None = None
    ) -> str | Message:
        """Press a button, found by its text, callback data or URL on the newest message that has it.

        Returns the callback query's id; for a deep link or a reply keyboard's button the message it sends;
        for another link the URL. A `message` is pressed as it looked when read, even if it has changed since;
        a message id, as it looks now. A deep link to a bot may be given itself. DoorError if there is no such
        button.
        """
        if message is None and _DEEP_LINK.match(button):
            return self._follows(button)
        seen = self._pressable(message, chat)
        for one in seen:
            found = one.button(button)
            if found is not None:
                return self._press(one, found, chat)
            if any(button in row for row in one.keyboard):
                return self.says(button, chat=chat)
        labels = [label for one in seen for label in one.labels]
        raise DoorError(f"{self.first_name} sees no button {button!r}, only {labels}")

    def _pressable(self, message: Message | int | None, chat: Group | int | None) -> list[Message]:
        if isinstance(message, Message):
            return [message]
        return [
            one
            for one in reversed(self.chat(chat))
            if one.from_bot and (message is None or one.message_id == message)
        ]

    def _press(self, message: Message, button: dict[str, Any], chat: Group | int | None) -> str | Message:
        if "url" in button:
            return self._follows(button["url"])
        if "callback_data" not in button:
            raise DoorError(f"the button {button['text']!r} is none that a person can press here")
        data = button["callback_data"]
        query_id: str = self._ask("presses", chat, message_id=message.message_id, data=data)
        return query_id

    def _follows(self, url: str) -> str | Message:
        link = _DEEP_LINK.match(url)
        if link is None or link[2] != "start":
            return url
        payload = parse_qs(urlsplit(url).query).get("start", [""])[0]
        return self.talking_to(link[1]).starts(payload)

    def blocks(self) -> None:
        """Block the bot."""
        self._door.ask("block", user=self.id, bot=self.bot, blocked=True)

    def unblocks(self) -> None:
        """Unblock the bot."""
        self._door.ask("block", user=self.id, bot=self.bot, blocked=False)

    def hears(
        self, *, timeout: float = 5.0, since: Message | None = None, chat: Group | int | None = None
    ) -> Message:
        """Wait for the next message from a bot, or edit of one, that she has not been handed yet.

        With `since`, wait for the first one after that message. TimeoutError after `timeout` seconds.
        """
        fields = {"timeout": timeout, "since": None if since is None else since.event}
        heard = self._ask("hears", chat, wait=timeout, **fields)
        if heard is None:
            raise TimeoutError(f"{self.first_name} heard nothing for {timeout} s")
        return message_of(self._door, heard)

    def hears_nothing(self, *, seconds: float = 0.3, chat: Group | int | None = None) -> bool:
        """Tell whether no bot writes anything new to her for a while."""
        try:
            self.hears(timeout=seconds, chat=chat)
        except TimeoutError:
            return True
        return False

    def chat(self, chat: Group | int | None = None) -> list[Message]:
        """Return the chat as it stands, oldest first."""
        return [message_of(self._door, seen) for seen in self._ask("chat", chat)]

    def alerts(self, *, at_least: int = 0, timeout: float = 5.0) -> list[Alert]:
        """Return all callback answers that she was shown, waiting until there are `at_least` so many."""
        deadline = time.monotonic() + timeout
        while True:
            shown = self._ask("alerts", None)
            if len(shown) >= at_least:
                return [Alert(alert["text"], alert["show_alert"], alert["url"]) for alert in shown]
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"{self.first_name} was shown {len(shown)} callback answers, not {at_least}"
                )
            time.sleep(_POLL_SECONDS)

    def menu(self, chat: Group | int | None = None) -> list[MenuEntry]:
        """Return the command menu that she sees, by Telegram's lookup of scopes and languages."""
        return [MenuEntry(entry["command"], entry["description"]) for entry in self._ask("menu", chat)]

    def _ask(self, verb: str, chat: Group | int | None, *, wait: float = 0.0, **fields: Any) -> Any:
        chat_id = chat if chat is None or isinstance(chat, int) else chat.id
        return self._door.ask(verb, wait=wait, user=self.id, bot=self.bot, chat=chat_id, **fields)

    def _message(self, verb: str, chat: Group | int | None, **fields: Any) -> Message:
        return message_of(self._door, self._ask(verb, chat, **fields))

    def _sends(self, items: list[dict[str, Any]], chat: Group | int | None) -> list[Message]:
        return [message_of(self._door, seen) for seen in self._ask("sends", chat, items=items)]


def _message_id(message: Message | int | None) -> int | None:
    return message.message_id if isinstance(message, Message) else message


def _item(
    kind: str, content: bytes, name: str, caption: str | None, mime_type: str = "image/jpeg"
) -> dict[str, Any]:
    return {
        "kind": kind,
        "content": base64.b64encode(content).decode(),
        "name": name,
        "caption": caption,
        "mime_type": mime_type,
    }
