"""What can be done on the stage, each deed told and checked: say, press, hear, type into a cell."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeVar

from bot.local.views import Message
from config.demo.cast import roles
from config.demo.checks import Checks
from config.demo.stage import Stage
from config.demo.transcript import Transcript
from config.demo.workbook_view import WorkbookView

T = TypeVar("T")

PATIENCE_SECONDS = 20.0
_LOOK_AGAIN_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Scene:
    """One walk over the stage."""

    stage: Stage
    transcript: Transcript
    checks: Checks
    orders: dict[str, str] = field(default_factory=dict)
    """Numbers of the orders that were placed, by nickname."""

    @property
    def sheet(self) -> WorkbookView:
        """The workbook as its owner sees it."""
        return WorkbookView(self.stage.owner_sheet)

    def says(self, who: str, text: str, *expected: str, without: Collection[str] = ()) -> Message:
        """She writes, and the answer holds these words and none of those."""
        self.transcript.says(_NAMES[who], text)
        self.stage.cast[who].says(text)
        return self.hears(who, *expected, without=without)

    def presses(self, who: str, button: str, *expected: str) -> Message:
        """She presses the newest button that is called so, and the answer holds these words."""
        self.transcript.presses(_NAMES[who], button)
        self.stage.cast[who].presses(button)
        return self.hears(who, *expected)

    def sends_photo(self, who: str, picture: bytes, caption: str) -> None:
        """She sends a picture with a few words under it."""
        self.transcript.says(_NAMES[who], f"(foto) {caption}")
        self.stage.cast[who].sends_photo(picture, caption)

    def hears(self, who: str, *expected: str, without: Collection[str] = ()) -> Message:
        """She is told something. Others of her messages that come first are shown as well.

        Raises TimeoutError if nothing comes that holds the first of the words.
        """
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            message = self.stage.cast[who].hears(timeout=max(0.1, until - time.monotonic()))
            told = "\n".join((message.words, *message.labels))
            is_it = not expected or expected[0] in told
            if is_it or not message.edited:  # an old draft that only loses its buttons is no news
                self.transcript.hears(_NAMES[who], message)
            if is_it:
                self.checks.contains(f"bot ke {_NAMES[who]}", told, expected, without)
                return message

    def types(self, tab: str, cell: str, value: str) -> None:
        """The owner types into a cell."""
        self.transcript.types(f"{tab}!{cell}", value)
        self.stage.owner_sheet.type(tab, cell, value)

    def comes_to(self, what: str, look: Callable[[], T], expected: T) -> T:
        """Sooner or later the Sheet shows this; the check fails with what it shows after a while."""
        until = time.monotonic() + PATIENCE_SECONDS
        while (found := look()) != expected and time.monotonic() < until:
            time.sleep(_LOOK_AGAIN_SECONDS)
        self.checks.equal(what, found, expected)
        return found


_NAMES = {role.nickname: role.name for role in roles()}
