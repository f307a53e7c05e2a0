"""Messages on their way out, as the journal keeps them: words and buttons, nothing of Telegram's types."""

from dataclasses import dataclass
from enum import StrEnum

from commands.files import Attachment


class Lane(StrEnum):
    """Answers go before notices; order is kept within a lane of a chat."""

    ANSWER = "answer"
    NOTICE = "notice"


class Kind(StrEnum):
    """What is done in the chat."""

    SEND = "send"
    EDIT = "edit"  # another text and other buttons for `message_id`
    UNBUTTON = "unbutton"  # take the buttons of `message_id` away


@dataclass(frozen=True, slots=True)
class Button:
    """Either `data` (callback, at most 64 bytes) or `url`."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text (never parsed as markup) and rows of buttons, to one chat.

    With an attachment the text stands under it; what is too long for there follows as a message of its own.
    """

    chat_id: int
    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    topic_id: int | None = None
    kind: Kind = Kind.SEND
    lane: Lane = Lane.ANSWER
    message_id: int | None = None
    """The message that is edited."""
    reply_to: int | None = None
    """In groups: the message that is answered."""
    joins: bool = False
    """Notices that wait for one chat may be joined into one message."""
    attachment: Attachment | None = None
    tag: str = ""
    """What its delivery is known by; empty: nobody asks."""
