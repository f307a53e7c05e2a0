"""Servers and bots as processes of their own, so that nobody measured shares an interpreter with the bench."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_STOP_SECONDS = 60.0


class Running:
    """A process that was started here."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self._process = process
        self.log = log

    def first_line(self) -> str:
        """What it prints first: a server's URL."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"a process ended at once: {self.log.read_text()[-2_000:]}")
        return line

    def resident_mb(self) -> float:
        """VmRSS in MB (Linux)."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("the process is gone")

    def cpu_seconds(self) -> float:
        """User and system time so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """SIGTERM, and wait."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def running(
    arguments: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Run `python ...` from the repository's folder until the end of the block; stderr goes to `log`."""
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        started = Running(process, log)
        try:
            yield started
        finally:
            started.stop()


def until(holds: Callable[[], object], seconds: float, what: str, pause: float = 0.02) -> float:
    """Wait until something holds; return how many seconds that took. Raises TimeoutError."""
    started = time.monotonic()
    while not holds():
        if time.monotonic() - started > seconds:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        time.sleep(pause)
    return time.monotonic() - started
