"""The worker process: reads pages from standard input, writes drawn ones to standard output, until the input ends.

A frame is 4 bytes of length and so many bytes. Asked: JSON (template, form, data). Answered: `+` and the page, or
`-` and why not.
"""

import json
import os
import signal
from typing import BinaryIO

from bot.paper.draw import draw

_LENGTH = 4


def main() -> None:
    """Draw until nobody asks any more. Ctrl-C is for the bot, which ends this process itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall between the frames
    with asked, answers:
        while (frame := _read(asked)) is not None:
            answer = _answer(frame)
            answers.write(len(answer).to_bytes(_LENGTH) + answer)
            answers.flush()


def _read(asked: BinaryIO) -> bytes | None:
    head = asked.read(_LENGTH)
    return asked.read(int.from_bytes(head)) if len(head) == _LENGTH else None


def _answer(frame: bytes) -> bytes:
    try:
        page = json.loads(frame)
        return b"+" + draw(page["template"], page["form"], page["data"])
    except Exception as error:  # noqa: BLE001 # said to the one who asked; the next page may be drawn well
        return b"-" + f"{type(error).__name__}: {error}".encode()


if __name__ == "__main__":
    main()
