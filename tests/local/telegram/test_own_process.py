"""The server as a process of its own, as benches use it."""

from __future__ import annotations

import signal
import subprocess
import sys

from bot.local.people import People
from tests.local.telegram.raw_client import TOKEN, RawClient


def test_it_prints_its_url_serves_and_ends_cleanly():
    command = [sys.executable, "-m", "bot.local", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = process.stdout.readline().strip()
        People(url).add_bot(TOKEN)
        assert RawClient(url)("getMe").result["is_bot"] is True
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
