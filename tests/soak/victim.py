"""The product in a process of its own, which ends itself by SIGKILL at a chosen commit of its journal.

The product has no hooks for it: SQLAlchemy says what each transaction writes, and the driver's own connection
knows when it is committed.
"""

import asyncio
import os
import signal
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Engine, event

from bot.pace import UNLIMITED
from config.assembly import Mitra
from config.logging import configure_logging
from config.settings import Settings
from sheets.sync_tempo import Tempo
from sheets.watch.memory import Timing
from tests.soak.points import Commit

QUICK = Timing(whole_row=0.5, gone=1.5, complaint=1.0)
"""The same rules, with shorter quiet times."""


@dataclass
class Deadline:
    """The commit that this process does not survive: the `countdown`-th of its kind."""

    at: Commit
    countdown: int

    def near(self, said: str, *, before: bool) -> None:
        """Die here, if this is it."""
        if (self.at.when == "before") is not before or not self.at.is_meant(said):
            return
        self.countdown -= 1
        if self.countdown == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalConnection(sqlite3.Connection):
    """A connection that knows what its transaction said so far."""

    deadline: ClassVar[Deadline | None] = None
    said: str = ""

    def commit(self) -> None:
        """Commit, and meet the deadline on either side of it."""
        said, self.said = self.said, ""
        if self.deadline is not None:
            self.deadline.near(said, before=True)
        super().commit()
        if self.deadline is not None:
            self.deadline.near(said, before=False)

    def rollback(self) -> None:
        """Forget what was said."""
        self.said = ""
        super().rollback()


def _mortal(_dialect: object, _record: object, _args: object, parameters: dict[str, Any]) -> None:
    parameters["factory"] = MortalConnection


def _says(connection: Any, _cursor: object, statement: str, parameters: object, *_more: object) -> None:
    mortal = connection.connection.driver_connection
    if not statement.startswith("SELECT"):
        mortal.said += f"{statement} {parameters}\n"


def live(settings: Settings, deadline: Deadline | None, log: Path, *, is_quick: bool = True) -> None:
    """Work until SIGTERM, or until the deadline. What is logged goes to the end of `log`.

    `is_quick`: with shorter quiet times and at no pace of sending; otherwise as it is in production.
    """
    with log.open("a") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    configure_logging("warning", "text")
    if deadline is not None:
        MortalConnection.deadline = deadline
        event.listen(Engine, "do_connect", _mortal)
        event.listen(Engine, "before_cursor_execute", _says)
    quick: dict[str, Any] = {"pace": UNLIMITED, "timing": QUICK, "tempo": Tempo(answer=0.5)}
    asyncio.run(Mitra(settings, **(quick if is_quick else {})).run())
