"""`python -m bot.local --port N`: the server as a process of its own, which prints its URL."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from bot.local.server import TelegramServer


def main() -> None:
    """Serve until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m bot.local", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes any free one")
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with TelegramServer(port=parser.parse_args().port) as server:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
