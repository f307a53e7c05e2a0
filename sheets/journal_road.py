"""What is under way to the Sheet, what has reached it, and what it refused. Told apart by spreadsheet id."""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, delete, exists, func, select, update

from commands.entries import Entry
from commands.entries.orders import OrderPlaced
from sheets import schema
from sheets.codec import ENTRIES, utc_text, utc_time
from sheets.journal_identity import LAST_NUMBER, left_with
from sheets.journal_store import Store
from sheets.journal_turn import write_meta
from sheets.schema import batches, delivered, entries, meta, set_aside

PENDING, APPLIED = schema.PENDING, schema.APPLIED
DUE, BEHIND, ARRIVED = "", "behind", "arrived"
"""Reasons: a rebuilt journal found that the Sheet lacks it; an older entry about the same thing was refused; it
arrived after all, before others that are older still and must not be passed over."""
NOTHING = zlib.compress(b"[]")
"""The body of a batch that was applied: nobody asks for it any more."""
KEPT_MARKERS = 1_000
MARKERS_STAY = timedelta(minutes=15)
"""Google ends a request after 180 seconds."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as the journal has it; `at` is UTC."""

    seq: int
    at: datetime
    by: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Batch:
    """One request to the Sheet, kept until its fate is known. `seqs` is empty for a display batch.

    `body` is whatever the sender needs to send it again and to check it. `number` never repeats. `through`: once it
    was applied, all entries up to this one are in the Sheet, or set aside.
    """

    number: int
    spreadsheet_id: str
    seqs: tuple[int, ...]
    digest: str
    body: bytes
    through: int | None = None


@dataclass(frozen=True, slots=True)
class PendingBatch:
    """The batch whose fate is open."""

    number: int
    digest: str
    body: bytes


@dataclass(frozen=True, slots=True)
class SetAside:
    """An entry that the Sheet refused, or one behind it; `returns`: it is tried again."""

    seq: int
    reason: str
    at: datetime
    returns: bool

    @property
    def is_refused(self) -> bool:
        """It is not just behind one that was refused, nor due since the journal was rebuilt."""
        return self.reason not in (DUE, BEHIND)


class JournalRoad:
    """The books of the road to the Sheet; who drives on it is `sheets.sync`."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    # -- entries ---------------------------------------------------------------------------

    def undelivered(self, spreadsheet_id: str, limit: int) -> list[Stored]:
        """Entries that this spreadsheet does not hold, oldest first, without those set aside (see `aside`)."""
        aside = _aside(spreadsheet_id)
        new = (
            select(entries)
            .where(entries.c.seq > _through(spreadsheet_id))
            .where(~exists(aside.where(set_aside.c.seq == entries.c.seq)))
            .order_by(entries.c.seq)
            .limit(limit)
        )
        back = select(entries).where(entries.c.seq.in_(aside.where(set_aside.c.reason == DUE)))
        with self._store.reading() as connection:
            found = {row.seq: row for row in connection.execute(back.order_by(entries.c.seq).limit(limit))}
            found |= {row.seq: row for row in connection.execute(new)}
        return [_stored(found[seq]) for seq in sorted(found)][:limit]

    def entries(self, seqs: Sequence[int]) -> list[Stored]:
        """Read these entries, oldest first."""
        wanted = select(entries).where(entries.c.seq.in_(seqs)).order_by(entries.c.seq)
        with self._store.reading() as connection:
            return [_stored(row) for row in connection.execute(wanted)]

    def named(self, keys: Sequence[str]) -> list[Stored]:
        """Read the entries with these keys (`decided.entry_key`), oldest first; for some hundred at once."""
        wanted = select(entries).where(entries.c.key.in_(keys)).order_by(entries.c.seq)
        with self._store.reading() as connection:
            return [_stored(row) for row in connection.execute(wanted)]

    def waiting(self, spreadsheet_id: str) -> tuple[int, datetime | None]:
        """How many orders are on their way, and since when the oldest entry waits (for the owner's ears)."""
        aside = exists(_aside(spreadsheet_id).where(set_aside.c.seq == entries.c.seq))
        orders = func.count(case((entries.c.type == OrderPlaced.type, 1)))
        wanted = select(orders, func.min(entries.c.at)).where(
            entries.c.seq > _through(spreadsheet_id), ~aside
        )
        with self._store.reading() as connection:
            count, since = connection.execute(wanted).one()
        return count, None if since is None else utc_time(since)

    def orders_since(self, at: datetime) -> int:
        """How many orders were placed since then."""
        wanted = select(func.count()).where(entries.c.type == OrderPlaced.type, entries.c.at >= utc_text(at))
        with self._store.reading() as connection:
            return connection.scalar(wanted) or 0

    def undelivered_keys(self, spreadsheet_id: str, types: Sequence[str]) -> set[str]:
        """Keys of entries of these types that this spreadsheet does not hold: on their way, or set aside."""
        wanted = select(entries.c.key).where(_lacking(spreadsheet_id, types))
        with self._store.reading() as connection:
            return set(connection.scalars(wanted))

    def through(self, spreadsheet_id: str) -> int:
        """The last entry that this spreadsheet holds, but for those that are set aside."""
        with self._store.reading() as connection:
            return int(connection.scalar(select(_through(spreadsheet_id))) or 0)

    def undelivered_of(self, spreadsheet_id: str, types: Sequence[str]) -> list[Stored]:
        """Entries of these types that this spreadsheet does not hold: on their way, or set aside."""
        wanted = select(entries).where(_lacking(spreadsheet_id, types)).order_by(entries.c.seq)
        with self._store.reading() as connection:
            return [_stored(row) for row in connection.execute(wanted)]

    def pass_through(self, spreadsheet_id: str, seq: int) -> None:
        """All entries up to `seq` need nothing (more) from this spreadsheet: it is where they came from."""
        with self._store.writing() as connection:
            self._pass(connection, spreadsheet_id, seq)

    def came_from(self, connection: Connection, spreadsheet_id: str, seq: int, due: Sequence[int]) -> None:
        """All entries up to `seq` stand in this spreadsheet already, but for those that are `due`."""
        self._pass(connection, spreadsheet_id, seq)
        self._put_aside(connection, spreadsheet_id, dict.fromkeys(due, DUE), returns=1)

    def set_aside(self, spreadsheet_id: str, seqs: Sequence[int], reason: str) -> None:
        """Keep these back: the Sheet refused them, or (`BEHIND`) an older entry about the same thing."""
        with self._store.writing() as connection:
            self._put_aside(connection, spreadsheet_id, dict.fromkeys(seqs, reason), returns=0)

    def _put_aside(
        self, connection: Connection, spreadsheet_id: str, reasons: Mapping[int, str], *, returns: int
    ) -> None:
        now = utc_text(self._clock())
        rows = [
            {"spreadsheet_id": spreadsheet_id, "seq": seq, "reason": reason, "at": now, "returns": returns}
            for seq, reason in reasons.items()
        ]
        upsert = self._store.insert(set_aside)
        upsert = upsert.on_conflict_do_update(
            index_elements=["spreadsheet_id", "seq"],
            set_={name: upsert.excluded[name] for name in ("reason", "at", "returns")},
        )
        if rows:
            connection.execute(upsert, rows)

    def aside(self, spreadsheet_id: str) -> list[SetAside]:
        """List what was set aside and the Sheet does not hold yet, oldest first."""
        wanted = (
            select(set_aside)
            .where(set_aside.c.spreadsheet_id == spreadsheet_id, set_aside.c.reason != ARRIVED)
            .order_by(set_aside.c.seq)
        )
        with self._store.reading() as connection:
            return [
                SetAside(row.seq, row.reason, utc_time(row.at), bool(row.returns))
                for row in connection.execute(wanted)
            ]

    def take_back(self, spreadsheet_id: str, seqs: Sequence[int]) -> None:
        """Note that these are to be tried again."""
        chosen = (set_aside.c.spreadsheet_id == spreadsheet_id) & set_aside.c.seq.in_(seqs)
        with self._store.writing() as connection:
            connection.execute(update(set_aside).where(chosen).values(returns=1))

    # -- batches ---------------------------------------------------------------------------

    def next_number(self) -> int:
        """Tell the number that the next batch must bear."""
        with self._store.reading() as connection:
            return _last_number(connection) + 1

    def start_above(self, number: int) -> None:
        """Never use a batch number up to this one (a new journal on an old Sheet)."""
        with self._store.writing() as connection:
            highest = max(number, _last_number(connection))
            write_meta(connection, self._store, {LAST_NUMBER: str(highest)})

    def open_batch(self, batch: Batch) -> None:
        """Keep a batch before it is sent for the first time.

        Raises ValueError if another one to this spreadsheet is under way, or the number is not the next.
        """
        with self._store.writing() as connection:
            if connection.scalar(_pending(batch.spreadsheet_id)) is not None:
                raise ValueError(f"a batch to {batch.spreadsheet_id} is under way")
            if batch.number != _last_number(connection) + 1:
                raise ValueError(f"batch {batch.number} is not the next one")
            row = self._row(connection, batch)
            connection.execute(
                batches.insert().values(
                    number=batch.number, state=PENDING, created_at=utc_text(self._clock()), **row
                )
            )
            write_meta(connection, self._store, {LAST_NUMBER: str(batch.number)})

    def rewrite_batch(self, batch: Batch, refused: Mapping[int, str] | None = None) -> None:
        """Keep what goes out next under a number that is under way, and set aside what was `refused`, and why.

        Raises ValueError if that number is not under way.
        """
        with self._store.writing() as connection:
            if connection.scalar(_pending(batch.spreadsheet_id)) != batch.number:
                raise ValueError(f"batch {batch.number} is not under way")
            kept = {"digest": batch.digest, "body": zlib.compress(batch.body)}
            connection.execute(update(batches).where(batches.c.number == batch.number).values(**kept))
            self._put_aside(connection, batch.spreadsheet_id, refused or {}, returns=0)

    def pending_batch(self, spreadsheet_id: str) -> PendingBatch | None:
        """Find the batch whose fate is open: after a start it is sent again as it is, under its number."""
        wanted = select(batches).where(batches.c.number == _pending(spreadsheet_id).scalar_subquery())
        with self._store.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return PendingBatch(row.number, row.digest, zlib.decompress(row.body))

    def mark_applied(self, number: int, seqs: Sequence[int], *, passes: bool = True) -> None:
        """Note that the Sheet holds this batch, and with it the entries `seqs`, set aside or not.

        `passes`: the others that it was opened with are set aside; else they wait again.
        """
        chosen = batches.c.number == number
        with self._store.writing() as connection:
            row = connection.execute(select(batches).where(chosen)).one()
            connection.execute(
                update(batches)
                .where(chosen)
                .values(state=APPLIED, applied_at=utc_text(self._clock()), body=NOTHING)
            )
            if passes and row.last_seq is not None:
                self._pass(connection, row.spreadsheet_id, row.last_seq)
            self._arrive(connection, row.spreadsheet_id, seqs)

    def left_with(self, spreadsheet_id: str) -> int:
        """Tell the number that `_mitra!A1` shows, if nobody but us wrote there."""
        with self._store.reading() as connection:
            return left_with(connection, spreadsheet_id)

    def last_applied(self, spreadsheet_id: str) -> int | None:
        """Tell the number that `_mitra` must show at least; None before the first batch."""
        mine = (batches.c.spreadsheet_id == spreadsheet_id) & (batches.c.state == APPLIED)
        with self._store.reading() as connection:
            number: int | None = connection.scalar(select(func.max(batches.c.number)).where(mine))
        return number

    def old_markers(self, spreadsheet_id: str) -> list[int]:
        """Numbers of batches whose markers are no longer needed: no late copy of them can come any more.

        The newest `KEPT_MARKERS` stay, and all that are younger than `MARKERS_STAY`.
        """
        mine = (batches.c.spreadsheet_id == spreadsheet_id) & (batches.c.state == APPLIED)
        newest = select(batches.c.number).where(mine).order_by(batches.c.number.desc()).limit(KEPT_MARKERS)
        before = utc_text(self._clock() - MARKERS_STAY)
        old = mine & (batches.c.applied_at < before) & batches.c.number.not_in(newest)
        with self._store.reading() as connection:
            return list(connection.scalars(select(batches.c.number).where(old).order_by(batches.c.number)))

    def forget(self, numbers: Sequence[int]) -> None:
        """Note that the Sheet holds no markers of these batches any more."""
        with self._store.writing() as connection:
            connection.execute(delete(batches).where(batches.c.number.in_(numbers)))

    def _row(self, connection: Connection, batch: Batch) -> dict[str, Any]:
        known = set(connection.scalars(_aside(batch.spreadsheet_id)))
        return {
            "spreadsheet_id": batch.spreadsheet_id,
            "first_seq": min(batch.seqs, default=None),
            "last_seq": batch.through,
            "returned": json.dumps([seq for seq in batch.seqs if seq in known]),
            "digest": batch.digest,
            "body": zlib.compress(batch.body),
        }

    def _pass(self, connection: Connection, spreadsheet_id: str, seq: int) -> None:
        reached = max(seq, connection.scalar(select(_through(spreadsheet_id))) or 0)
        upsert = self._store.insert(delivered).values(spreadsheet_id=spreadsheet_id, through_seq=reached)
        connection.execute(
            upsert.on_conflict_do_update(index_elements=["spreadsheet_id"], set_={"through_seq": reached})
        )

    def _arrive(self, connection: Connection, spreadsheet_id: str, seqs: Sequence[int]) -> None:
        """What was set aside is in the Sheet at last: it is forgotten once nothing older than it waits any more."""
        mine = set_aside.c.spreadsheet_id == spreadsheet_id
        highest = connection.scalar(select(func.max(set_aside.c.seq)).where(mine))
        if highest is None:
            return
        arrived = mine & set_aside.c.seq.in_(seqs)
        connection.execute(update(set_aside).where(arrived).values(reason=ARRIVED, returns=0))
        is_aside = exists(_aside(spreadsheet_id).where(set_aside.c.seq == entries.c.seq))
        waiting = select(func.min(entries.c.seq)).where(entries.c.seq > _through(spreadsheet_id), ~is_aside)
        first = connection.scalar(waiting)
        self._pass(connection, spreadsheet_id, highest if first is None else min(highest, first - 1))
        over = mine & (set_aside.c.reason == ARRIVED) & (set_aside.c.seq <= _through(spreadsheet_id))
        connection.execute(delete(set_aside).where(over))


def _through(spreadsheet_id: str) -> Any:
    reached = select(delivered.c.through_seq).where(delivered.c.spreadsheet_id == spreadsheet_id)
    return func.coalesce(reached.scalar_subquery(), 0)


def _lacking(spreadsheet_id: str, types: Sequence[str]) -> Any:
    aside = _aside(spreadsheet_id).where(set_aside.c.seq == entries.c.seq)
    has_not = (entries.c.seq > _through(spreadsheet_id)) | exists(aside)
    return entries.c.type.in_(types) & has_not & ~exists(aside.where(set_aside.c.reason == ARRIVED))


def _aside(spreadsheet_id: str) -> Any:
    return select(set_aside.c.seq).where(set_aside.c.spreadsheet_id == spreadsheet_id)


def _pending(spreadsheet_id: str) -> Any:
    mine = (batches.c.spreadsheet_id == spreadsheet_id) & (batches.c.state == PENDING)
    return select(batches.c.number).where(mine)


def _last_number(connection: Connection) -> int:
    return int(connection.scalar(select(meta.c.value).where(meta.c.key == LAST_NUMBER)) or 0)


def _stored(row: Row[Any]) -> Stored:
    return Stored(row.seq, utc_time(row.at), row.by, ENTRIES.decode(row.type, row.version, row.data))
