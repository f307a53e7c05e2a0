"""The parameters of one call, whatever body they came in.

Form fields arrive as text, JSON bodies as values; a getter gives the same answer for both. As at the real
server, a number or flag that cannot be read counts as not given, and unknown parameters are ignored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from bot.local.errors import bad_request

# How error texts call a parameter, where that is not its name.
_SPOKEN = {"reply_markup": "reply keyboard markup", "caption_entities": "entities"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Params:
    """Typed access to the values of a call, and to the files attached to it."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether a parameter was given (an empty one was not)."""
        return self.values.get(name) not in (None, "") or name in self.uploads

    def text(self, name: str, default: str = "") -> str:
        """Return the parameter as text."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return the parameter as a whole number."""
        value = self.values.get(name)
        try:
            return default if value is None or isinstance(value, bool) else int(value)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Return whether the parameter is set to true, yes or 1."""
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def tree(self, name: str) -> Any:
        """Return a parameter that is JSON (an object or a list), or None; 400 if it cannot be parsed."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            what = _SPOKEN.get(name, name.replace("_", " "))
            raise bad_request(f"can't parse {what} JSON object") from error
