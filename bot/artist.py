"""Who draws what: attachments to files, off the event loop."""

import asyncio
from typing import assert_never

from bot.drawing import Drawn
from bot.qris_picture import draw_qris
from commands.files import Attachment, QrisPicture, Stored


async def draw(wanted: Attachment) -> Drawn:
    """Draw a file. Raises what its drawing raises, and ValueError for one that Telegram holds already."""
    match wanted:
        case QrisPicture():
            return await asyncio.to_thread(draw_qris, wanted)
        case Stored():
            raise ValueError("a stored file is sent by its id")
        case _:
            assert_never(wanted)
