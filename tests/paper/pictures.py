"""`python -m tests.paper.pictures`: draw docs/pictures anew, at half a phone's pixels and in few colours."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from bot.paper.draw import PPI, draw
from bot.paper.pages import page_of
from bot.wording import INDONESIAN
from commands.papers import Paper
from tests.paper import papers

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


def shown() -> dict[str, Paper]:
    """The pictures by name."""
    return {
        "nota-belum-dibayar": papers.unpaid(),
        "nota-lunas": papers.paid(),
        "nota-40-baris": papers.of_forty_lines(),
        "label": papers.dropship_label(),
        "daftar-siapkan": papers.to_pack(),
    }


def drawn() -> Iterator[tuple[Path, bytes]]:
    """Each picture's file and content."""
    for name, paper in shown().items():
        page = page_of(paper, INDONESIAN)
        yield (
            FOLDER / f"{name}.png",
            _small(draw(page.template, "png", page.data, PPI // (3 if "40" in name else 2))),
        )


def _small(png: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(48).save(out, "png", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    for path, content in drawn():
        path.write_bytes(content)
