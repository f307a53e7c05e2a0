"""Attachments as files: who draws them is given from outside, at the moment of sending."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from commands.files import Attachment


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as it is uploaded. `is_photo`: people see it in the chat, else they open it as a document."""

    content: bytes
    name: str
    mime: str
    is_photo: bool = True


Draw = Callable[[Attachment], Awaitable[Drawn]]
"""Draws anything but `Stored`, off the event loop. Whatever it raises, the text goes out without a picture."""
