"""Readers that know nothing of how the pages were drawn."""

import io
import re
import unicodedata

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """All text of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def normal(text: str) -> str:
    """Text without what a page may change: spaces, line breaks, invisible marks, ligatures."""
    flat = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s", "", "".join(one for one in flat if unicodedata.category(one) not in {"Cf", "Cc"}))


def millimetres_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page."""
    boxes = (page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages)
    return [(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes]


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(io.BytesIO(png)) as picture:
        return picture.size


def is_empty(png: bytes, box: tuple[int, int, int, int]) -> bool:
    """Whether a part of the picture (left, top, right, bottom) is white."""
    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("L").crop(box).getextrema() == (255, 255)


def box_of_code(png: bytes) -> tuple[int, int, int, int]:
    """Where the only QR code stands: left, top, right, bottom."""
    with Image.open(io.BytesIO(png)) as opened:
        (code,) = zxingcpp.read_barcodes(opened.convert("L"))
    first, last = code.position.top_left, code.position.bottom_right
    return first.x, first.y, last.x, last.y


def codes_in(png: bytes, *, width: int | None = None) -> list[str]:
    """The QR codes that a phone finds, in the picture as it is or scaled to a width."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("L")
    if width:
        picture = picture.resize((width, round(picture.height * width / picture.width)))
    return [code.text for code in zxingcpp.read_barcodes(picture)]
