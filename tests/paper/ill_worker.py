"""Workers that misbehave as machines do: `python -m tests.paper.ill_worker WAY FOLDER`."""

import sys
import time
from pathlib import Path

from bot.paper import worker


def main(way: str, folder: str) -> None:
    """Note the start, then: die at once, only the first time, or never answer."""
    starts = Path(folder) / "starts"
    with starts.open("a") as file:
        file.write("x")
    if way == "dies" or (way == "dies-once" and starts.stat().st_size == 1):
        sys.stdin.buffer.read(1)
        sys.exit(9)
    if way == "sleeps":
        time.sleep(600)
    worker.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
