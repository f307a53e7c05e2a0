"""How far a rebuild or a restore is: a bar where a person watches, lines in the log where nobody does."""

import logging
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichBar

logger = logging.getLogger(__name__)


class Progress(Protocol):
    """Rows that were read (or written), by tab. A context: what it draws ends with it."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, however it ends."""
        ...

    def advance(self, tab: str, rows: int) -> None:
        """So many more rows of this tab are done."""
        ...


READING = ("Membaca Sheet / reading the Sheet", "reading the Sheet")
WRITING = ("Menulis Sheet / writing the Sheet", "writing the Sheet")
"""What a person sees at the bar, and what the log says."""


def progress_of(
    rows: Mapping[str, int], stream: TextIO | None = None, doing: tuple[str, str] = READING
) -> Progress:
    """What fits the stream (standard error): `rows` are to be read (or written), by tab."""
    stream = stream or sys.stderr
    return Bar(rows, stream, doing[0]) if stream.isatty() else Lines(rows, doing[1])


class Bar:
    """One bar over all tabs, with the tab that it is at."""

    def __init__(self, rows: Mapping[str, int], stream: TextIO, doing: str = READING[0]) -> None:
        self._bar = RichBar(
            TextColumn(doing + ": {task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._bar.add_task("", total=sum(rows.values()))

    def __enter__(self) -> Self:
        """Nothing is drawn before the first page: most starts read none."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take it away."""
        self._bar.stop()

    def advance(self, tab: str, rows: int) -> None:
        """Move it on."""
        self._bar.start()
        self._bar.update(self._task, description=tab, advance=rows)


class Lines:
    """One line a step. A tab that is read again counts again."""

    def __init__(self, rows: Mapping[str, int], doing: str = READING[1]) -> None:
        self._rows = rows
        self._doing = doing
        self._read = 0

    def __enter__(self) -> Self:
        """Nothing to draw."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to take away."""

    def advance(self, tab: str, rows: int) -> None:
        """Say it."""
        self._read += rows
        logger.info("%s: %s, %d of %d rows", self._doing, tab, self._read, sum(self._rows.values()))
