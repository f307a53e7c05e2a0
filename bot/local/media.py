"""The files of a call: uploaded in its body, attached by name, or known by their file_id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import ApiError, bad_request

if TYPE_CHECKING:
    from bot.local.call import Call
    from bot.local.params import Upload
    from bot.local.wire import Json

UPLOAD_LIMIT = 50 * 1024 * 1024
KINDS = ("photo", "document")


def content_of(call: Call, kind: str, source: str, name: str | None = None) -> Json:
    """Return the message content (`{"photo": [...]}` or `{"document": {...}}`) of a media reference."""
    upload = _upload(call, source, name)
    if upload is not None:
        if len(upload.content) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        files = call.world.files
        return files.keep_photo(upload) if kind == "photo" else files.keep_document(upload)
    if not source:
        raise bad_request(f"there is no {kind} in the request")
    shape = call.world.files.find(source).shape
    if (kind == "photo") != ("width" in shape):
        raise bad_request(f"can't use file of another type as {kind.title()}")
    return {"photo": [shape]} if kind == "photo" else {"document": shape}


def _upload(call: Call, source: str, name: str | None) -> Upload | None:
    if source.startswith("attach://"):
        upload = call.params.uploads.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return upload
    return call.params.uploads.get(name) if name else None
