"""Colours as Google keeps them: eight bits a channel, written as float32, black channels left out."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sheets.local.errors import JSON

CHANNELS = ("red", "green", "blue", "alpha")


def float32(value: float) -> float:
    """Return the shortest decimal that names the same float32, which is what Google prints.

    >>> float32(127 / 255)
    0.49803922
    """
    wanted = struct.pack("f", value)
    for digits in range(6, 10):
        text = f"{value:.{digits}g}"
        if struct.pack("f", float(text)) == wanted:
            return float(text)
    return value


def _colour(colour: JSON) -> JSON:
    kept = {}
    for name in CHANNELS:
        level = int(float(colour.get(name) or 0) * 255 + 1e-6)
        if level:
            kept[name] = float32(level / 255) if level < 255 else 1  # noqa: PLR2004 - eight bits
    return kept


def normalise_colours(tree: JSON) -> JSON:
    """Return a format with every colour rounded, and `xColor` and `xColorStyle` saying the same."""
    result: JSON = {}
    for name, part in tree.items():
        result[name] = _part(name, part)
    for name in list(result):
        lower = name.lower()
        if lower.endswith("color") and isinstance(result[name], dict) and f"{name}Style" not in result:
            result[f"{name}Style"] = {"rgbColor": result[name]}
        elif lower.endswith("colorstyle") and "rgbColor" in result[name]:
            result[name.removesuffix("Style")] = result[name]["rgbColor"]
    return result


def _part(name: str, part: Any) -> Any:
    if isinstance(part, list):
        return [_part(name, item) for item in part]
    if not isinstance(part, dict):
        return part
    if name.lower().endswith("color"):
        return _colour(part)
    if name.lower().endswith("colorstyle"):  # a theme colour has a name instead of channels
        return {"rgbColor": _colour(part["rgbColor"])} if "rgbColor" in part else part
    return normalise_colours(part)
