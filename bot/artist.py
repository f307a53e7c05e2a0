"""Who draws what: attachments to files, off the event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from bot.drawing import Drawn
from bot.paper.press import Press
from bot.qris_picture import draw_qris
from bot.wording.words import Words
from commands.files import Attachment, Page, QrisPicture, Stored
from commands.papers.values import Form

_MIME = {Form.PNG: "image/png", Form.PDF: "application/pdf"}


@dataclass(frozen=True, slots=True)
class Artist:
    """`bot.drawing.Draw` as an object. `words` is asked at each page: the network's language may change."""

    press: Press
    words: Callable[[], Words]

    async def draw(self, wanted: Attachment) -> Drawn:
        """Draw a file. Raises what its drawing raises, and ValueError for one that Telegram holds already."""
        match wanted:
            case QrisPicture():
                return await asyncio.to_thread(draw_qris, wanted)
            case Page(paper, form, name):
                content = await self.press.draw(paper, form, self.words())
                return Drawn(content, f"{name}.{form.value}", _MIME[form], is_photo=form is Form.PNG)
            case Stored():
                raise ValueError("a stored file is sent by its id")
            case _:
                assert_never(wanted)
