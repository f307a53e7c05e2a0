"""A QRIS code as a picture: the business's name above, the exact amount and the order's number below.

The code stands in whole pixels of black on white, with the quiet zone of four modules that the standard asks for.
"""

import io

import segno
from PIL import Image, ImageDraw, ImageFont

from bot.drawing import Drawn
from bot.formats import rupiah
from commands.files import QrisPicture

_SIDE = 900
"""Pixels, about, of the code with its quiet zone: 2 cm on a phone's screen."""
_QUIET = 4
_MARGIN = 40
_LINES = ((44, 64), (64, 92), (34, 52))
"""Size of letters and height of a line, in pixels: name, amount, number."""
_SMALLEST = 16


def draw_qris(wanted: QrisPicture) -> Drawn:
    """Draw it as a PNG of some 40 KB. Raises ValueError for a payload that no QR code holds."""
    code = segno.make(wanted.payload, error="m", micro=False, boost_error=False)
    scale = max(4, _SIDE // code.symbol_size(border=_QUIET)[0])
    png = io.BytesIO()
    code.save(png, kind="png", scale=scale, border=_QUIET)
    with Image.open(png) as square:
        width = square.width + 2 * _MARGIN
        page = Image.new("L", (width, square.height + sum(line for _, line in _LINES) + 2 * _MARGIN), 255)
        page.paste(square.convert("L"), (_MARGIN, _MARGIN + _LINES[0][1]))
        below = _MARGIN + _LINES[0][1] + square.height
    pen = ImageDraw.Draw(page)
    (name, _), (amount, beneath), (number, _) = _LINES
    _centred(pen, wanted.business, name, _MARGIN, width)
    _centred(pen, rupiah(wanted.amount), amount, below, width)
    _centred(pen, wanted.number, number, below + beneath, width)
    made = io.BytesIO()
    page.save(made, "PNG", optimize=True)
    name_of_file = f"qris-{wanted.number or wanted.amount}.png"
    return Drawn(made.getvalue(), name_of_file, "image/png")


def _centred(pen: ImageDraw.ImageDraw, text: str, size: int, top: int, width: int) -> None:
    """One line in the middle; one that is too long gets smaller letters, and then an ellipsis."""
    font, room = ImageFont.load_default(size), width - 2 * _MARGIN
    while pen.textlength(text, font) > room and size > _SMALLEST:
        size -= 2
        font = ImageFont.load_default(size)
    while pen.textlength(text, font) > room:
        text = text.rstrip("…")[:-1] + "…"
    pen.text(((width - pen.textlength(text, font)) / 2, top), text, fill=0, font=font)
