"""copyMessage and forwardMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.entities.formatted import caption
from bot.local.errors import bad_request
from bot.local.lookup import message, open_chat
from bot.local.methods.sending import caption_content
from bot.local.posting import destination, post

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.chats import Stored
    from bot.local.wire import Json

_CONTENT = (
    "text",
    "entities",
    "photo",
    "document",
    "caption",
    "caption_entities",
    "contact",
    "link_preview_options",
)


def _content(stored: Stored, verb: str) -> Json:
    content = {name: stored.shape[name] for name in _CONTENT if name in stored.shape}
    if not content:
        raise bad_request(f"message can't be {verb}")
    return content


def _copy_message(call: Call) -> Json:
    stored = message(call, open_chat(call, "from_chat_id"), "copy")
    content = _content(stored, "copied")
    if "caption" in call.params.values and "text" not in content:
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content |= caption_content(caption(call.params))
    return {"message_id": post(call, destination(call), content).id}


def _forward_message(call: Call) -> Json:
    stored = message(call, open_chat(call, "from_chat_id"), "forward")
    content = _content(stored, "forwarded")
    origin = {"type": "user", "sender_user": stored.shape["from"], "date": stored.shape["date"]}
    return post(call, destination(call), {"forward_origin": origin, **content}).shape


METHODS: dict[str, Method] = {"copyMessage": _copy_message, "forwardMessage": _forward_message}
