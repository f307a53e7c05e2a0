"""Files that were uploaded, by either side, and the sizes of pictures."""

from __future__ import annotations

import hashlib
import itertools
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.local.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.params import Upload
    from bot.local.wire import Json

PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_MAX_SIDES = 10_000
_MAX_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# JPEG frame headers: SOF0..SOF15 without DHT (C4), JPG (C8) and DAC (CC).
_JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file at rest; `file_id` names it for the bot, `path` is where getFile says it lies."""

    file_id: str
    unique_id: str
    content: bytes
    name: str
    mime_type: str
    path: str
    shape: Json = field(default_factory=dict)


class FileStore:
    """All files of the server, in memory."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def find(self, file_id: str) -> StoredFile:
        """Return a file by its id; 400 as Telegram words it."""
        found = self.by_id.get(file_id)
        if found is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return found

    def keep_photo(self, upload: Upload) -> Json:
        """Keep a picture; return its `photo` list. 400 unless it is a PNG or JPEG within limits."""
        if len(upload.content) > PHOTO_LIMIT:
            raise bad_request("file is too big")
        width, height = picture_size(upload.content)
        if width + height > _MAX_SIDES or max(width, height) > _MAX_RATIO * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        shape = {"width": width, "height": height}
        stored = self._keep(upload, "photos", "AgACAgUAAxkB", shape)
        return {"photo": [stored.shape]}

    def keep_document(self, upload: Upload) -> Json:
        """Keep any file; return the `document` object."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        shape = {"file_name": upload.name, "mime_type": upload.mime_type}
        return {"document": self._keep(upload, "documents", "BQACAgUAAxkB", shape).shape}

    def _keep(self, upload: Upload, folder: str, prefix: str, shape: Json) -> StoredFile:
        number = next(self._numbers)
        unique = hashlib.sha256(upload.content).hexdigest()[:16]
        ids = {"file_id": f"{prefix}{number:08d}{unique}", "file_unique_id": unique}
        suffix = upload.name.rpartition(".")[2] or "bin"
        stored = StoredFile(
            file_id=ids["file_id"],
            unique_id=unique,
            content=upload.content,
            name=upload.name,
            mime_type=upload.mime_type,
            path=f"{folder}/file_{number}.{suffix}",
            shape={**ids, "file_size": len(upload.content), **shape},
        )
        self.by_id[stored.file_id] = stored
        self.by_path[stored.path] = stored
        return stored


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height from a PNG's or JPEG's header; 400 for anything else."""
    if content.startswith(_PNG) and len(content) >= len(_PNG) + 16:
        width, height = struct.unpack_from(">II", content, len(_PNG) + 8)
        return int(width), int(height)
    for marker, at in _jpeg_segments(content):
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 3)
            return int(width), int(height)
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, position of its length field) of a JPEG's segments."""
    if not content.startswith(_JPEG):
        return
    at = len(_JPEG)
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 (every JPEG marker begins so)
        yield content[at + 1], at + 2
        (length,) = struct.unpack_from(">H", content, at + 2)
        at += 2 + length
