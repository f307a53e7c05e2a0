"""QR codes for tests: drawn by segno, and read again by zxing-cpp."""

import io

import segno
from PIL import Image

from bot.pictures import codes_in


def qr_png(text: str, scale: int = 6) -> bytes:
    """A picture with one QR code."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=scale, border=4)
    return made.getvalue()


def as_jpeg(png: bytes, *others: bytes, quality: int = 70) -> bytes:
    """The same as a phone sends it; further pictures stand beside it."""
    pictures = [Image.open(io.BytesIO(one)).convert("RGB") for one in (png, *others)]
    page = Image.new("RGB", (sum(p.width for p in pictures), max(p.height for p in pictures)), "white")
    at = 0
    for one in pictures:
        page.paste(one, (at, 0))
        at += one.width
    made = io.BytesIO()
    page.save(made, "JPEG", quality=quality)
    return made.getvalue()


def read_back(picture: bytes) -> str:
    """What the one QR code of a picture says."""
    (text,) = codes_in(picture)
    return text
