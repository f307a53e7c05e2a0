"""An update as Telegram sent it, and as the library reads it. One that it cannot read harms no other."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update

from commands.ports import Kept

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """`body` is Telegram's own JSON; where there is a `fault` the update is empty but for its id."""

    update: Update
    body: str
    fault: str = ""

    @property
    def update_id(self) -> int:
        """Telegram's number of it."""
        return self.update.update_id


def read(raw: Any, bot: Bot) -> Incoming | None:
    """Read what Telegram sent; None if it is no update at all."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(update_id, int):
        _LOG.error("something that is no update was left out")
        return None
    body = json.dumps(raw, separators=(",", ":"))  # unpaired surrogates stay escaped: any database takes it
    return _parsed(update_id, raw, body, bot)


def read_again(kept: Kept, bot: Bot) -> Incoming:
    """Read an update of the inbox."""
    try:
        raw = json.loads(kept.body)
    except ValueError as error:
        _LOG.exception("the kept update %s is no JSON", kept.update_id)
        return Incoming(Update(kept.update_id), kept.body, type(error).__name__)
    return _parsed(kept.update_id, raw, kept.body, bot)


def _parsed(update_id: int, raw: Any, body: str, bot: Bot) -> Incoming:
    try:
        return Incoming(Update.de_json(raw, bot), body)
    except Exception as error:  # noqa: BLE001 - whatever the library raises on a shape it does not know
        _LOG.exception("update %s cannot be read", update_id)
        return Incoming(Update(update_id), body, type(error).__name__)
