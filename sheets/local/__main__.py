"""`python -m sheets.local --port N --folder DIR`: the server as a process of its own; prints its URL."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from sheets.local.server import SheetsServer


def main() -> None:
    """Serve until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m sheets.local", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--folder", type=Path, help="where the state is kept; without it, in memory only")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before every answer")
    parser.add_argument("--quota", type=int, help="reads and writes a minute for each service account")
    options = parser.parse_args()
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    with SheetsServer(options.folder, port=options.port) as server:
        server.control.latency(options.latency)
        if options.quota is not None:
            server.control.quota(options.quota, options.quota)
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        signal.sigwait(signals)


if __name__ == "__main__":
    main()
