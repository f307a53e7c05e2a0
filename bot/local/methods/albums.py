"""sendMediaGroup: two to ten photos, or two to ten documents, as one album."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.entities.formatted import caption
from bot.local.errors import bad_request
from bot.local.lookup import open_chat
from bot.local.media import KINDS, content_of
from bot.local.methods.sending import caption_content
from bot.local.params import Params
from bot.local.posting import destination, post

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_SIZES = range(2, 11)


def _send_media_group(call: Call) -> list[Json]:
    items = call.params.tree("media")
    if not isinstance(items, list) or not items:
        raise bad_request("media must be non-empty" if items == [] else "can't parse media JSON object")
    if len(items) not in _SIZES:
        raise bad_request("group must include 2-10 items")
    if len({item.get("type") for item in items}) > 1:
        raise bad_request("media groups of documents and audio can't be mixed with other media types")
    open_chat(call)
    contents = [_content(call, item) for item in items]
    target = destination(call, count=len(contents))
    group = {"media_group_id": str(next(call.world.numbers) + 13_000_000_000_000_000)}
    return [post(call, target, {**group, **content}).shape for content in contents]


def _content(call: Call, item: Json) -> Json:
    if item.get("type") not in KINDS:
        raise bad_request("wrong type of the media")
    return media_content(call, item)


def media_content(call: Call, item: dict[str, Any]) -> Json:
    """Return the message content of an InputMedia object: file and caption."""
    words = caption(Params(item))
    return {**content_of(call, item["type"], str(item.get("media", ""))), **caption_content(words)}


METHODS: dict[str, Method] = {"sendMediaGroup": _send_media_group}
