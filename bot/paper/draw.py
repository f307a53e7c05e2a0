"""Drawing, in the worker process: a filled-in template to PNG or PDF, by typst with the fonts of this package."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

_HERE = Path(__file__).parent
PPI = 254
"""10 pixels a millimetre: a page 108 mm wide is 1080 pixels wide."""
_TELEGRAM_SIDES = 10_000
"""Width and height of a photo together, in pixels: https://core.telegram.org/bots/api#sendphoto."""
_QUIET = 4
"""Empty modules around a QR code, as ISO/IEC 18004 asks for."""


def draw(template: str, form: str, data: dict[str, Any], ppi: int = PPI) -> bytes:
    """One page (PNG) or the document (PDF). The same data gives the same bytes."""
    inputs = {"page": json.dumps(data), "form": form, "qr": qr_svg(data["qris"]) if data.get("qris") else ""}
    if form == "pdf":
        return _compiled(template, form, inputs, ppi)
    png = _compiled(template, form, inputs, ppi)
    sides = sum(_size(png))
    return (
        png if sides <= _TELEGRAM_SIDES else _compiled(template, form, inputs, ppi * _TELEGRAM_SIDES // sides)
    )


def qr_svg(payload: str) -> str:
    """A QR code with error correction M (no Micro QR: phones do not read it) and its quiet zone."""
    out = io.BytesIO()
    segno.make_qr(payload, error="m").save(out, kind="svg", border=_QUIET, xmldecl=False, light="white")
    return out.getvalue().decode()


def _compiled(template: str, form: str, inputs: dict[str, str], ppi: int) -> bytes:
    made = _compiler(template).compile(
        format="png" if form == "png" else "pdf", ppi=ppi, sys_inputs=inputs, timestamp=0
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template}: a picture is one page")
    return made


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / "templates" / f"{template}.typ", font_paths=fonts, ignore_system_fonts=True)


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the picture's own head."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
