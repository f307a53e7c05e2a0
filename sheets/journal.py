"""The journal: the durable store on this machine. Nobody is answered before it has what the answer says.

SQLite in the data folder by default, PostgreSQL by its URL. One writer for each journal; others may
read beside it. See `schema` for the tables, `journal_*` for what each of them is for.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import func, select

from commands.book import Book, Kind, load
from commands.fold import Change, fold
from sheets import journal_trim, schema
from sheets.codec import ENTRIES, JournalTooNewError, decode_state, utc_time
from sheets.decided import day_of
from sheets.journal_history import JournalHistory
from sheets.journal_identity import JournalIdentity
from sheets.journal_import import Beginning, Imported, chunks
from sheets.journal_inbox import JournalInbox
from sheets.journal_outbox import JournalOutbox
from sheets.journal_road import JournalRoad, Stored
from sheets.journal_seen import JournalSeen
from sheets.journal_store import (
    BUSY_SECONDS,
    JournalLockedError,
    JournalUnavailableError,
    NoJournalError,
    Store,
    open_store,
)
from sheets.journal_turn import Counters, Fact, GroupRows, Outcome, write_meta

__all__ = [
    "Journal",
    "JournalLockedError",
    "JournalTooNewError",
    "JournalUnavailableError",
    "NoJournalError",
    "Outcome",
]


def utc_now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)


class Journal:
    """Every method may be called from any thread; each write is one transaction, durable on return."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = utc_now) -> None:
        self._store = store
        self._counters = self._read_counters()
        self.inbox = JournalInbox(store)
        self.outbox = JournalOutbox(store, clock)
        self.history = JournalHistory(store)
        self.road = JournalRoad(store, clock)
        self.seen = JournalSeen(store)
        self.identity = JournalIdentity(store, clock)

    @classmethod
    def open(
        cls,
        folder: Path,
        url: str | None = None,
        *,
        clock: Callable[[], datetime] = utc_now,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Open for writing, made if it is not there.

        Raises JournalLockedError, JournalTooNewError, JournalUnavailableError.
        """
        return cls(open_store(folder, url, writes=True, busy_seconds=busy_seconds), clock)

    @classmethod
    def open_to_read(cls, folder: Path, url: str | None = None) -> Self:
        """Open beside its writer.

        Raises JournalTooNewError, JournalUnavailableError, and NoJournalError (one of these) where there is none.
        """
        return cls(open_store(folder, url, writes=False, busy_seconds=BUSY_SECONDS))

    def close(self) -> None:
        """Let another writer in."""
        self._store.close()

    # -- the turn --------------------------------------------------------------------------

    def marked(self, keys: Collection[str]) -> set[str]:
        """Which of these were decided before."""
        wanted = select(schema.marks.c.key).where(schema.marks.c.key.in_(keys))
        with self._store.reading() as connection:
            return set(connection.scalars(wanted))

    def commit(self, turn: Sequence[Outcome]) -> list[tuple[int, ...]]:
        """Make all outcomes durable in one transaction; return the outbox ids of each one's messages.

        Raises JournalUnavailableError, or whatever one bad outcome raises: then nothing is recorded.
        """
        rows = GroupRows(copy(self._counters))
        with self._store.writing() as connection:
            ids = [rows.add(outcome) for outcome in turn]
            rows.write(connection, self._store)
        self._counters = rows.counters
        return ids

    def bring_in(self, facts: Iterable[Imported], book: Book) -> int:
        """Append facts from elsewhere, folding them into `book`; return how many there were.

        One transaction for each chunk: after a fault the chunks before it are there. Raises sqlalchemy's
        IntegrityError for a fact that the journal has already.
        """
        count = 0
        for chunk in chunks(facts):
            rows = GroupRows(copy(self._counters))
            _take_in(rows, chunk, book)
            with self._store.writing() as connection:
                rows.write(connection, self._store)
            self._counters = rows.counters
            count += len(chunk)
        return count

    def begin(self, beginning: Beginning) -> None:
        """Take a whole beginning in, in one transaction: after a fault the journal is what it was before.

        Raises JournalUnavailableError, and sqlalchemy's IntegrityError for a fact that is here already.
        """
        counters, book = copy(self._counters), self.load_book()
        with self._store.writing() as connection:
            for chunk in chunks(beginning.facts):
                rows = GroupRows(counters)
                _take_in(rows, chunk, book)
                rows.write(connection, self._store)
            rest = GroupRows(counters)
            rest.add_changes(beginning.state, counters.later(beginning.at))
            rest.write(connection, self._store)
            self.road.came_from(connection, beginning.spreadsheet_id, counters.seq, beginning.due)
            write_meta(connection, self._store, dict(beginning.named))
        self._counters = counters

    # -- the Book --------------------------------------------------------------------------

    def load_book(self, owner_ids: frozenset[int] = frozenset()) -> Book:
        """Load the live state from its rows, in the order in which it came."""
        wanted = select(schema.state.c.kind, schema.state.c.key, schema.state.c.data).order_by(
            schema.state.c.id
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted).all()
        return load((_piece(row.kind, row.key, row.data) for row in rows), owner_ids)

    def setting(self, name: str) -> str:
        """One setting of the network's, without its whole Book; empty where it was not set."""
        at = schema.state.c
        wanted = select(at.data).where(at.kind == Kind.SETTING, at.key == name)
        with self._store.reading() as connection:
            data = connection.scalar(wanted)
        return "" if data is None else str(decode_state(Kind.SETTING, data)[1])

    def entries(self, after: int = 0) -> Iterator[Stored]:
        """All entries behind a sequence number, oldest first, read as they are asked for."""
        wanted = select(schema.entries).where(schema.entries.c.seq > after).order_by(schema.entries.c.seq)
        with self._store.reading() as connection:
            for row in connection.execution_options(yield_per=1_000).execute(wanted):
                entry = ENTRIES.decode(row.type, row.version, row.data)
                yield Stored(row.seq, utc_time(row.at), row.by, entry)

    def newest(self, entry_type: str) -> Stored | None:
        """The last entry of a type (`Entry.type`), if there is one."""
        wanted = (
            select(schema.entries)
            .where(schema.entries.c.type == entry_type)
            .order_by(schema.entries.c.seq.desc())
            .limit(1)
        )
        with self._store.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        entry = ENTRIES.decode(row.type, row.version, row.data)
        return Stored(row.seq, utc_time(row.at), row.by, entry)

    def last_seq(self) -> int:
        """The number of the newest entry; 0 before the first."""
        with self._store.reading() as connection:
            return connection.scalar(select(func.max(schema.entries.c.seq))) or 0

    def fold_all(self, owner_ids: frozenset[int] = frozenset()) -> Book:
        """Tell the state from the entries alone: no people, no drafts. For checks; slow with many entries."""
        book = Book(owner_ids)
        for stored in self.entries():
            fold(book, stored.entry)
        return book

    # -- keeping house ---------------------------------------------------------------------

    def trim(self, now: datetime) -> list[str]:
        """Forget what is old (see `journal_trim`); return the keys of drafts that are gone."""
        with self._store.writing() as connection:
            return journal_trim.trim(connection, now)

    def get_meta(self, key: str) -> str | None:
        """Read a named value of the journal itself."""
        with self._store.reading() as connection:
            return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key))

    def set_meta(self, key: str, value: str) -> None:
        """Set a named value."""
        with self._store.writing() as connection:
            write_meta(connection, self._store, {key: value})

    def _read_counters(self) -> Counters:
        meta = schema.meta
        with self._store.reading() as connection:
            seq = connection.scalar(select(func.max(schema.entries.c.seq))) or 0
            named = {
                row.key: row.value
                for row in connection.execute(select(meta).where(meta.c.key.in_(["last_at", "last_outbox"])))
            }
        return Counters(seq, int(named.get("last_outbox", 0)), named.get("last_at", ""))


def _take_in(rows: GroupRows, facts: Iterable[Imported], book: Book) -> None:
    """Fold facts into the Book, and note what they and their changes write."""
    for one in facts:
        at = rows.counters.later(one.at)
        rows.add_facts([Fact(one.key, one.entry, day_of(book, one.entry))], at, one.by)
        rows.add_changes(fold(book, one.entry), at)


def _piece(kind: str, key: str, data: str) -> Change:
    known, value = decode_state(kind, data)
    return known, key, value
