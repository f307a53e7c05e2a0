"""Pictures that people send: fetched from Telegram and searched for QR codes. Nothing of them is kept.

A file's address holds the bot's token: it is never logged, and leaves this module in no exception.
"""

import asyncio
import io
import logging

import zxingcpp
from PIL import Image
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from commands.files import SentFile

_LOG = logging.getLogger(__name__)
LARGEST = 10 * 1024 * 1024
"""Bytes: a phone's photo has 3 MB, and a document may have 20 before Telegram refuses to hand it over."""
MOST_PIXELS = 40_000_000
"""A picture says its size before it is opened: a small file can hold a huge empty one."""
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FORMATS = ("JPEG", "PNG", "WEBP")
_SECONDS = 20.0
"""For all tries: meanwhile this chat waits."""
_TRIES = 3
_PAUSE = 0.5


class NoPictureError(Exception):
    """It cannot be fetched, or it is none."""


async def codes_of(bot: Bot, file: SentFile) -> tuple[str, ...] | None:
    """The texts of all QR codes in a picture, each once; None: it could not be fetched or opened.

    It is opened and searched in a thread: both libraries let go of the interpreter while they work.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            content = await _fetched(bot, file)
        return await asyncio.to_thread(codes_in, content)
    except (NoPictureError, TelegramError, TimeoutError) as error:
        _LOG.warning("a picture could not be read: %s", type(error).__name__)
        return None


def codes_in(content: bytes) -> tuple[str, ...]:
    """The texts of all QR codes in a JPEG, PNG or WebP. Raises NoPictureError."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NoPictureError  # noqa: TRY301 - one way out
            grey = picture.convert("L")
    except NoPictureError:
        raise
    except Exception as error:  # whatever a decoder makes of bytes from a stranger
        raise NoPictureError from error
    found = zxingcpp.read_barcodes(grey, formats=_QR)
    return tuple(dict.fromkeys(code.text for code in found if code.text))


async def _fetched(bot: Bot, file: SentFile) -> bytes:
    """Its bytes. A fault of the network is tried again; raises NoPictureError, or what Telegram refuses."""
    if file.size > LARGEST:
        raise NoPictureError
    for tries in range(1, _TRIES + 1):
        try:
            where = await bot.get_file(file.file_id)
            if (where.file_size or 0) > LARGEST:
                raise NoPictureError
            return bytes(await where.download_as_bytearray())
        except (BadRequest, RetryAfter):
            raise  # no better in a moment
        except NetworkError:
            if tries == _TRIES:
                raise
            await asyncio.sleep(_PAUSE * tries)
    raise NoPictureError
