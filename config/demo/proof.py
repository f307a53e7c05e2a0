"""The picture of a transfer that people in the demo send."""

import io

from PIL import Image, ImageDraw


def proof_of_transfer(total: str) -> bytes:
    """A picture such as a bank's app makes, as JPEG."""
    page = Image.new("RGB", (540, 300), "white")
    pen = ImageDraw.Draw(page)
    for line, words in enumerate(("Transfer berhasil", total, "ke BCA 0000000000 a.n. Ratna")):
        pen.text((40, 40 + 70 * line), words, fill="black", font_size=30)
    made = io.BytesIO()
    page.save(made, "JPEG", quality=80)
    return made.getvalue()
