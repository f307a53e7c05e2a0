"""JSON as it crosses the wire: one encoder for all answers, one name for its objects."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> bytes:
    """Encode compactly; a lone surrogate, which UTF-8 cannot carry, becomes a question mark."""
    return _ENCODER.encode(value).encode("utf-8", "replace")
