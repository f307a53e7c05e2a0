"""What kind of file somebody sent, or is sent."""

from enum import StrEnum


class FileKind(StrEnum):
    """How Telegram shows it, and by which call it is sent."""

    PHOTO = "photo"
    DOCUMENT = "document"
