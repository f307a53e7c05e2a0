"""Typing text into a cell that already has a look: TEXT cells keep it, others may gain a number format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.cells import Style, Value, style
from sheets.local.typed import typed

if TYPE_CHECKING:
    from datetime import datetime

    from sheets.local.locales import Conventions


def enter(
    text: str, old: Style | None, locale: Conventions, now: datetime | None = None
) -> tuple[Value, Style | None]:
    """Return the value and the style of a cell after a person typed `text` into it."""
    number_format = old.format.get("numberFormat") if old and old.format else None
    if number_format and number_format.get("type") == "TEXT":
        return text or None, old
    found = typed(text, locale, now)
    value = None if found.value == "" else found.value
    if found.format is None or number_format:
        return value, old
    format_ = {**((old.format if old else None) or {}), "numberFormat": found.format}
    return value, style(format_, old.validation if old else None, old.note if old else None)
