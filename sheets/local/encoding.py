"""Bodies as bytes: compact or, as Google does unless told otherwise, indented by two spaces."""

from __future__ import annotations

import json
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(body: Any, *, pretty: bool) -> bytes:
    """Return the body as UTF-8 JSON."""
    text = _indented(body, "") + "\n" if pretty else _ENCODE(body)
    return text.encode("utf-8", "surrogatepass")


def _indented(value: Any, margin: str) -> str:
    """Indent by two spaces; the standard encoder does so too, but ten times slower on 200,000 cells."""
    inner = margin + "  "
    if isinstance(value, dict) and value:
        parts = (f"{inner}{_ENCODE(name)}: {_indented(part, inner)}" for name, part in value.items())
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    if isinstance(value, list) and value:
        parts = (
            inner + (_indented(one, inner) if isinstance(one, dict | list) else _ENCODE(one)) for one in value
        )
        return "[\n" + ",\n".join(parts) + f"\n{margin}]"
    return _ENCODE(value)
