"""Files in chats: what somebody sent, and what the bot sends. Never bytes, never an address: Telegram keeps them."""

from dataclasses import dataclass
from typing import Literal

from commands.papers.values import Form, Paper
from commands.rules.files import FileKind


@dataclass(frozen=True, slots=True)
class SentFile:
    """A photo (its largest size) or a document that somebody sent in her private chat.

    `file_id` sends it again, `unique_id` stays the same for the same file and can do nothing; `size` in bytes, 0:
    unknown; `mime` and `name` are the sender's word and empty for photos.
    """

    kind: FileKind
    file_id: str
    unique_id: str
    mime: str = ""
    size: int = 0
    name: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it says that it is a picture: a photo, or a document of such a type."""
        return self.kind is FileKind.PHOTO or self.mime.startswith("image/")


@dataclass(frozen=True, slots=True)
class QrisPicture:
    """A QRIS code with its amount in rupiah, drawn when it is sent: `payload` holds that very amount already."""

    payload: str
    business: str
    amount: int
    number: str = ""
    """The order that it pays; empty where it pays for several."""
    type: Literal["qris"] = "qris"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that Telegram holds already, by its `file_id`."""

    file_id: str
    kind: FileKind
    type: Literal["stored"] = "stored"


@dataclass(frozen=True, slots=True)
class Page:
    """A nota, labels or a packing list, drawn when it is sent; `name` is the file's, without its ending."""

    paper: Paper
    form: Form
    name: str
    type: Literal["page"] = "page"


Attachment = QrisPicture | Stored | Page
"""What hangs on a message, as the outbox keeps it; `type` tells one from another in JSON.

Everything but `Stored` is drawn at the moment of sending.
"""
