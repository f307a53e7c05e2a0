"""One message of the outbox as calls of the Bot API, and what its errors mean.

Texts go out without `parse_mode`: nothing that anybody typed is ever markup.
"""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram import Message as TelegramMessage
from telegram.error import BadRequest

from bot.attach import LONGEST_CAPTION, NoFileError, send_file
from bot.drawing import Draw
from commands.messages import Button, Kind, Message

LONGEST_TEXT = 4096
"""Characters of a message, https://core.telegram.org/bots/api#sendmessage."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message identifier")
_NO_TEXT = ("there is no text in the message to edit",)
_CHAT_GONE = ("chat not found", "peer_id_invalid", "group chat was deactivated", "not enough rights to send")


def split_text(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """Cut a text that is too long, at ends of lines, else at blanks, else where it must be."""
    parts: list[str] = []
    while len(text) > longest:
        cut = text.rfind("\n", 1, longest + 1)
        if cut < 1:
            cut = text.rfind(" ", longest // 2, longest + 1)
        if cut < 1:
            cut = longest
        parts.append(text[:cut])
        text = text[cut:].lstrip("\n ")
    return [*parts, text] if text or not parts else parts


def parts_of(message: Message) -> list[Message]:
    """The message as pieces that Telegram takes: buttons stand under the last, an edit edits by the first.

    A file comes first, with the text under it if there is room. No text becomes a picture: with a file an edit is a
    new message.
    """
    if message.kind is Kind.UNBUTTON:
        return [message]
    clean = message.text.encode("utf-8", "replace").decode()
    texts = split_text(clean)
    if message.attachment is not None:
        message = replace(message, kind=Kind.SEND, message_id=None)
        texts = [clean] if len(clean) <= LONGEST_CAPTION else ["", *texts]
    pieces = [replace(message, text=text, buttons=()) for text in texts]
    pieces[1:] = [
        replace(piece, kind=Kind.SEND, message_id=None, reply_to=None, attachment=None)
        for piece in pieces[1:]
    ]
    pieces[-1] = replace(pieces[-1], buttons=message.buttons)
    return pieces


async def deliver(bot: Bot, message: Message, draw: Draw) -> int | None:
    """Carry out one piece; return the message's id. Raises what the Bot API refuses.

    "Not modified" counts as done; an edit of a message that is gone is sent as a new message; buttons
    that cannot be taken away are harmless, since each of them is checked when it is pressed.
    """
    match message.kind:
        case Kind.SEND:
            return await _send(bot, message, draw)
        case Kind.EDIT:
            return await _edit(bot, message, draw)
        case Kind.UNBUTTON:
            return await _unbutton(bot, message)


def means_gone(error: BadRequest) -> bool:
    """Whether this chat will never take a message."""
    return _says(error, _CHAT_GONE)


async def _send(bot: Bot, message: Message, draw: Draw) -> int | None:
    try:
        return await _post(bot, message, draw)
    except BadRequest as error:
        if message.topic_id is not None and _says(error, ("message thread not found", "topic_closed")):
            return await _post(bot, replace(message, topic_id=None), draw)
        raise


async def _post(bot: Bot, message: Message, draw: Draw) -> int | None:
    """Send it; a file that there is not leaves its text alone, and without a text nothing."""
    keyboard = _keyboard(message.buttons)
    answered = None
    if message.reply_to is not None:
        answered = ReplyParameters(message.reply_to, allow_sending_without_reply=True)
    if message.attachment is not None:
        try:
            return await send_file(
                bot, message, message.attachment, draw, keyboard=keyboard, answered=answered
            )
        except NoFileError:
            if not message.text:
                return None
    sent = await bot.send_message(
        message.chat_id,
        message.text,
        reply_markup=keyboard,
        message_thread_id=message.topic_id,
        reply_parameters=answered,
        link_preview_options=_NO_PREVIEW,
    )
    return sent.message_id


async def _edit(bot: Bot, message: Message, draw: Draw) -> int | None:
    try:
        edited = await bot.edit_message_text(
            message.text,
            message.chat_id,
            message.message_id,
            reply_markup=_keyboard(message.buttons),
            link_preview_options=_NO_PREVIEW,
        )
    except BadRequest as error:
        if _says(error, _NO_TEXT):
            return await _edit_caption(bot, message, draw)
        return await _not_edited(bot, message, draw, error)
    return edited.message_id if isinstance(edited, TelegramMessage) else message.message_id


async def _edit_caption(bot: Bot, message: Message, draw: Draw) -> int | None:
    """The text under a photo or document; one that is too long comes as a message, and the old buttons go."""
    if len(message.text) > LONGEST_CAPTION:
        await _unbutton(bot, message)
        return await _send(bot, replace(message, kind=Kind.SEND, message_id=None), draw)
    try:
        await bot.edit_message_caption(
            message.chat_id,
            message.message_id,
            caption=message.text,
            reply_markup=_keyboard(message.buttons),
        )
    except BadRequest as error:
        return await _not_edited(bot, message, draw, error)
    return message.message_id


async def _not_edited(bot: Bot, message: Message, draw: Draw, error: BadRequest) -> int | None:
    """It shows this already; or it is gone, and comes anew. Raises everything else."""
    if _says(error, ("message is not modified",)):
        return message.message_id
    if _says(error, _GONE):
        return await _send(bot, replace(message, kind=Kind.SEND, message_id=None), draw)
    raise error


async def _unbutton(bot: Bot, message: Message) -> int | None:
    try:
        await bot.edit_message_reply_markup(message.chat_id, message.message_id, reply_markup=None)
    except BadRequest as error:
        if means_gone(error):
            raise
    return message.message_id


def _keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(b.label, url=b.url)
                if b.url
                else InlineKeyboardButton(b.label, callback_data=b.data)
                for b in row
            ]
            for row in rows
        ]
    )


def _says(error: BadRequest, phrases: Sequence[str]) -> bool:
    """Telegram's text, in whatever case the library gives it."""
    return any(phrase in error.message.lower() for phrase in phrases)
