"""sendMessage, sendPhoto, sendDocument, sendChatAction, setMessageReaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.entities.formatted import Formatted, caption, message_text
from bot.local.errors import bad_request
from bot.local.lookup import message, open_chat
from bot.local.media import content_of
from bot.local.posting import destination, post, thread_fields

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_ACTIONS = {
    *(
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
    ),
    *("choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}


def text_content(words: Formatted) -> Json:
    """Return the fields of a text message."""
    return {"text": words.text, "entities": words.entities} if words.entities else {"text": words.text}


def caption_content(words: Formatted) -> Json:
    """Return the fields of a caption; none if it is empty."""
    if not words.text:
        return {}
    return (
        {"caption": words.text, "caption_entities": words.entities}
        if words.entities
        else {"caption": words.text}
    )


def _send_message(call: Call) -> Json:
    words = message_text(call.params)
    content = text_content(words)
    preview = call.params.tree("link_preview_options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    return post(call, destination(call), content).shape


def _send_photo(call: Call) -> Json:
    return _send_media(call, "photo")


def _send_document(call: Call) -> Json:
    return _send_media(call, "document")


def _send_media(call: Call, kind: str) -> Json:
    words = caption(call.params)
    open_chat(call)
    content = content_of(call, kind, call.params.text(kind), kind)
    return post(call, destination(call), {**content, **caption_content(words)}).shape


def _send_chat_action(call: Call) -> bool:
    if call.params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread_fields(open_chat(call), call.params.integer("message_thread_id"))
    return True


def _set_message_reaction(call: Call) -> bool:
    message(call, open_chat(call), "react")
    return True


METHODS: dict[str, Method] = {
    "sendMessage": _send_message,
    "sendPhoto": _send_photo,
    "sendDocument": _send_document,
    "sendChatAction": _send_chat_action,
    "setMessageReaction": _set_message_reaction,
}
