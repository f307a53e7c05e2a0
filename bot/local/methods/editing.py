"""editMessageText, -Caption, -Media, -ReplyMarkup: only the bot's own messages, and only to something else.

An edit without reply_markup removes the inline keyboard.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.entities.formatted import caption, message_text
from bot.local.errors import bad_request
from bot.local.keyboards import inline_markup
from bot.local.lookup import own_message
from bot.local.media import KINDS
from bot.local.methods.albums import media_content
from bot.local.methods.sending import caption_content, text_content

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.chats import Chat, Stored
    from bot.local.wire import Json

_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def _edit_text(call: Call) -> Json:
    content = text_content(message_text(call.params))
    chat, stored = own_message(call)
    if "text" not in stored.shape:
        raise bad_request("there is no text in the message to edit")
    preview = call.params.tree("link_preview_options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    return _replace(call, chat, stored, _TEXT, content)


def _edit_caption(call: Call) -> Json:
    content = caption_content(caption(call.params))
    chat, stored = own_message(call)
    if not any(kind in stored.shape for kind in KINDS):
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, chat, stored, _CAPTION, content)


def _edit_media(call: Call) -> Json:
    item = call.params.tree("media")
    if not isinstance(item, dict):
        raise bad_request("can't parse input media JSON object")
    if item.get("type") not in KINDS:
        raise bad_request("wrong type of the media")
    chat, stored = own_message(call)
    if "text" in stored.shape:
        raise bad_request("there is no media in the message to edit")
    return _replace(call, chat, stored, (*KINDS, *_CAPTION), media_content(call, item))


def _edit_reply_markup(call: Call) -> Json:
    chat, stored = own_message(call)
    return _replace(call, chat, stored, (), {})


def _replace(call: Call, chat: Chat, stored: Stored, gone: tuple[str, ...], content: Json) -> Json:
    markup = inline_markup(call.params)
    before = {name: value for name, value in stored.shape.items() if name != "edit_date"}
    after = {name: value for name, value in before.items() if name not in {*gone, "reply_markup"}} | content
    if markup is not None:
        after["reply_markup"] = markup
    if after == before:
        raise bad_request(_NOT_MODIFIED)
    stored.shape = {**after, "edit_date": int(time.time())}
    call.world.show(chat, stored)
    return stored.shape


METHODS: dict[str, Method] = {
    "editMessageText": _edit_text,
    "editMessageCaption": _edit_caption,
    "editMessageMedia": _edit_media,
    "editMessageReplyMarkup": _edit_reply_markup,
}
