"""The database under the journal: one writer connection behind one lock, readers beside it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, Table, create_engine, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from sheets import schema
from sheets.codec import JournalTooNewError

DATABASE = "journal.db"
LOCK = "journal.lock"
BUSY_SECONDS = 5.0
"""How long a write waits for somebody else's lock (a backup, a person with a database tool)."""


class JournalLockedError(Exception):
    """Another Mitra writes to this journal."""


class JournalUnavailableError(Exception):
    """The database cannot be written (or read) now: disk full, locked, away. Nothing was recorded."""


class NoJournalError(JournalUnavailableError):
    """There is nothing to read yet."""


class Store:
    """Writes go one after another through one connection, from any thread; reads do not wait for them."""

    def __init__(self, engine: Engine, lock: FileLock | None) -> None:
        self._engine = engine
        self._lock = lock
        self._turn = threading.Lock()
        self._writer: Connection | None = None

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is durable at the end of the block, or none.

        Raises JournalUnavailableError when the database says that it cannot.
        """
        if self._lock is None:
            raise JournalUnavailableError("this journal was opened for reading")
        with self._turn:
            try:
                if self._writer is None or self._writer.closed:
                    self._writer = self._engine.connect().execution_options(writes=True)
                with self._writer.begin():
                    yield self._writer
            except OperationalError as away:
                raise JournalUnavailableError(str(away.orig)) from away

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a consistent view, not disturbed by what is written meanwhile."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except OperationalError as away:
            raise JournalUnavailableError(str(away.orig)) from away

    def insert(self, table: Table) -> Any:
        """Start an insert of this dialect, which can say `on_conflict_do_...`."""
        return sqlite.insert(table) if self.dialect == "sqlite" else postgresql.insert(table)

    def close(self) -> None:
        """Let others write."""
        if self._writer is not None:
            self._writer.close()
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()


def open_store(folder: Path, url: str | None, *, writes: bool, busy_seconds: float) -> Store:
    """Open (a writer also makes) the database.

    Raises JournalLockedError when another process (or another journal of this one) writes to it,
    JournalTooNewError when a newer program made it, NoJournalError when there is nothing to read, and
    JournalUnavailableError when folder or URL are none that a journal can be kept in.
    """
    try:
        if writes and not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
        lock = _locked(folder) if writes else None
    except OSError as refused:
        raise JournalUnavailableError(f"{folder}: {refused.strerror}") from refused
    try:
        store = Store(_engine(url or _sqlite_url(folder, writes=writes), busy_seconds), lock)
        _prepare(store, writes=writes)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return store


def _locked(folder: Path) -> FileLock:
    lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False, is_singleton=False)
    try:
        lock.acquire()
    except Timeout as taken:
        raise JournalLockedError(f"another Mitra is writing to {folder}") from taken
    return lock


def _sqlite_url(folder: Path, *, writes: bool) -> str:
    file = folder / DATABASE
    if writes:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # its -wal and -shm get the same rights
    elif not file.exists():
        raise NoJournalError("there is no journal here yet")
    return f"sqlite:///{file}"


def _engine(url: str, busy_seconds: float) -> Engine:
    try:
        if make_url(url).get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, ImportError) as unusable:  # no URL, or no driver for it
        raise JournalUnavailableError(str(unusable)) from unusable
    engine = create_engine(url, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begins)
    return engine


def _sqlite_connected(connection: Any, _record: object) -> None:
    """SQLite's driver must leave BEGIN to us; FULL makes each commit survive a power cut."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begins(connection: Connection) -> None:
    """Take a writer's lock at once, so that it never has to give up half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(store: Store, *, writes: bool) -> None:
    version = _version(store)
    if version is None and not writes:
        raise NoJournalError("there is no journal here yet")
    if version is not None and version > schema.SCHEMA_VERSION:
        raise JournalTooNewError(
            f"the journal has schema {version}, this Mitra knows {schema.SCHEMA_VERSION}"
        )
    if version is None:
        with store.writing() as connection:
            schema.metadata.create_all(connection)
            connection.execute(schema.meta.insert().values(key="schema", value=str(schema.SCHEMA_VERSION)))


def _version(store: Store) -> int | None:
    with store.reading() as connection:
        if not inspect(connection).has_table("meta"):
            return None
        found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))
    return None if found is None else int(found)
