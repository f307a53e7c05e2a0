"""A copy of the journal beside it, made while it is at work: SQLite's online backup, a file for each time.

https://www.sqlite.org/backup.html - PostgreSQL has `pg_dump` for it.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from sheets.journal_store import DATABASE, JournalUnavailableError, NoJournalError

FOLDER = "backup"
KEPT = 14
"""So many copies stay; older ones are deleted."""
NIGHTLY = timedelta(hours=20)
"""A copy younger than this is last night's."""

_NAME = "journal-%Y-%m-%dT%H%M%SZ.db"


def back_up(folder: Path, at: datetime, *, kept: int = KEPT) -> Path:
    """Copy the journal in `folder` into its `backup` folder and return the copy; only its owner may read it.

    `at` (UTC) names it. It appears under its name only once it is whole. Raises JournalUnavailableError.
    """
    source = folder / DATABASE
    if not source.exists():
        raise NoJournalError("there is no journal here yet")
    try:
        (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
        target = folder / FOLDER / at.strftime(_NAME)
        unfinished = target.with_suffix(".part")
        try:
            _copy(source, unfinished)
            unfinished.replace(target)
        finally:
            with suppress(FileNotFoundError):
                unfinished.unlink()
        for old in copies(folder)[:-kept]:
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as refused:
        raise JournalUnavailableError(f"{folder / FOLDER}: {refused}") from refused
    return target


def copies(folder: Path) -> list[Path]:
    """All copies, the newest last."""
    return sorted((folder / FOLDER).glob("journal-*.db"))


def is_due(folder: Path, at: datetime) -> bool:
    """Whether last night's copy is missing."""
    newest = copies(folder)[-1:]
    return not any(at.timestamp() - one.stat().st_mtime < NIGHTLY.total_seconds() for one in newest)


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(target)) as copy:
        ours.backup(copy)  # in one step: begun anew at each write, it would never end beside a busy bot
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
