"""getFile: where a file can be downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.files import DOWNLOAD_LIMIT

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json


def _get_file(call: Call) -> Json:
    file_id = call.params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.world.files.by_id.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    size = len(stored.content)
    if size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": stored.unique_id,
        "file_size": size,
        "file_path": stored.path,
    }


METHODS: dict[str, Method] = {"getFile": _get_file}
