"""A message with a photo or a document. Where the file cannot be sent its text goes out alone: nothing waits behind it.

The text stands under the file as its caption. A photo that Telegram will not show is sent as a document.
"""

import asyncio
import logging

from telegram import Bot, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.error import BadRequest

from bot.drawing import Draw, Drawn
from commands.files import Attachment, Stored
from commands.messages import Message
from commands.rules.files import FileKind

LONGEST_CAPTION = 1024
"""Characters, https://core.telegram.org/bots/api#sendphoto."""
_LARGEST_PHOTO = 10 * 1024 * 1024
_LARGEST_UPLOAD = 50 * 1024 * 1024
"""Bytes, https://core.telegram.org/bots/api#sending-files: above it no answer of Telegram's says why."""
_DRAWING_SECONDS = 30.0

_LOG = logging.getLogger(__name__)


class NoFileError(Exception):
    """There is no file to send: it could not be drawn, or Telegram does not take it."""


async def send_file(
    bot: Bot,
    message: Message,
    attachment: Attachment,
    draw: Draw,
    *,
    keyboard: InlineKeyboardMarkup | None,
    answered: ReplyParameters | None,
) -> int:
    """Send the file with its caption and buttons; return the message's id.

    Raises NoFileError, and what the Bot API refuses for another reason than the file.
    """
    ways = (
        [(attachment, attachment.kind)] if isinstance(attachment, Stored) else await _drawn(attachment, draw)
    )
    for file, kind in ways:
        try:
            return await _upload(bot, message, file, kind, keyboard, answered)
        except BadRequest as error:
            if not _is_about_the_file(error):
                raise
            _LOG.warning("Telegram does not take a %s: %s", kind.value, error.message)
    raise NoFileError


async def _drawn(attachment: Attachment, draw: Draw) -> list[tuple[Drawn | Stored, FileKind]]:
    """The file, and how it may be sent: as it is meant, then as a document."""
    try:
        drawn = await asyncio.wait_for(draw(attachment), _DRAWING_SECONDS)
    except Exception:  # noqa: BLE001 - whatever a drawing raises, the text goes out
        _LOG.exception("a %s could not be drawn", attachment.type)
        return []
    if len(drawn.content) > _LARGEST_UPLOAD:
        _LOG.error("a %s is too large to be sent: %d bytes", attachment.type, len(drawn.content))
        return []
    is_photo = drawn.is_photo and len(drawn.content) <= _LARGEST_PHOTO
    document: list[tuple[Drawn | Stored, FileKind]] = [(drawn, FileKind.DOCUMENT)]
    return [(drawn, FileKind.PHOTO), *document] if is_photo else document


async def _upload(
    bot: Bot,
    message: Message,
    file: Drawn | Stored,
    kind: FileKind,
    keyboard: InlineKeyboardMarkup | None,
    answered: ReplyParameters | None,
) -> int:
    data = file.file_id if isinstance(file, Stored) else InputFile(file.content, file.name)
    caption, topic = message.text or None, message.topic_id
    if kind is FileKind.PHOTO:
        sent = await bot.send_photo(
            message.chat_id,
            data,
            caption=caption,
            reply_markup=keyboard,
            message_thread_id=topic,
            reply_parameters=answered,
        )
    else:
        sent = await bot.send_document(
            message.chat_id,
            data,
            caption=caption,
            reply_markup=keyboard,
            message_thread_id=topic,
            reply_parameters=answered,
        )
    return sent.message_id


_ABOUT_THE_FILE = (
    "photo_invalid",
    "image_process_failed",
    "photo_save_file_invalid",
    "photo_ext_invalid",
    "media_empty",
    "wrong file",
    "wrong remote file",
    "file of another type",
    "file_reference",
    "file is too big",
    "file must be non-empty",
    "wrong type of the web page content",
    "failed to get http url content",
)


def _is_about_the_file(error: BadRequest) -> bool:
    """Whether the same message without this file might be taken."""
    return any(phrase in error.message.lower() for phrase in _ABOUT_THE_FILE)
