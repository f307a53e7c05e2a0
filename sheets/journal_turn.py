"""What one group of decisions writes: entries, state, history, messages and marks, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert

from commands.book import Kind
from commands.entries import Entry
from commands.fold import Change
from commands.messages import Message
from sheets import schema
from sheets.codec import ENTRIES, encode_message, encode_state, utc_text
from sheets.journal_orders import OrderRows
from sheets.journal_store import Store


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry on its way in. `key` is unique for ever; `day` is the business's day of an order."""

    key: str
    entry: Entry
    day: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision, decided and folded, to be made durable.

    `key` becomes its mark: nothing with this key is decided again. `lasting` marks are never trimmed.
    """

    key: str
    at: datetime
    by: str = ""
    facts: tuple[Fact, ...] = ()
    changes: tuple[Change, ...] = ()
    messages: tuple[Message, ...] = ()
    lasting: bool = False
    error: str = ""
    """Why this ask was set aside instead of decided."""


@dataclass(slots=True)
class Counters:
    """The last numbers and the last moment that were given. The journal's time never runs backwards."""

    seq: int = 0
    outbox: int = 0
    at: str = ""

    def later(self, at: datetime) -> str:
        """Give the moment to be written for one that is said to be `at`."""
        self.at = max(self.at, utc_text(at))
        return self.at


@dataclass(slots=True)
class GroupRows:
    """The rows of a group of outcomes, gathered in memory and then written table by table."""

    counters: Counters
    entries: list[dict[str, Any]] = field(default_factory=list)
    state: dict[tuple[Kind, str], tuple[Any, str]] = field(default_factory=dict)
    orders: OrderRows = field(default_factory=OrderRows)
    outbox: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> tuple[int, ...]:
        """Take one outcome in and return its messages' outbox ids."""
        at = self.counters.later(outcome.at)
        self.marks.append({"key": outcome.key, "at": at, "lasting": int(outcome.lasting)})
        if outcome.error:
            self.errors.append({"of": outcome.key, "why": outcome.error})
        self.add_facts(outcome.facts, at, outcome.by)
        self.add_changes(outcome.changes, at)
        return tuple(self._posted(message, at) for message in outcome.messages)

    def add_facts(self, facts: Iterable[Fact], at: str, by: str) -> None:
        """Give the entries their numbers and work out what they do to history."""
        for fact in facts:
            self.counters.seq += 1
            encoded = ENTRIES.encode(fact.entry)
            self.entries.append(
                {
                    "seq": self.counters.seq,
                    "type": encoded.type,
                    "version": encoded.version,
                    "at": at,
                    "by": by,
                    "key": fact.key,
                    "data": encoded.data,
                }
            )
            self.orders.add(fact.entry, fact.day)

    def add_changes(self, changes: Iterable[Change], at: str) -> None:
        """Of several changes to one piece of state the last one is written."""
        for kind, key, value in changes:
            self.state[kind, key] = value, at

    def write(self, connection: Connection, store: Store) -> None:
        """Write everything with few statements."""
        _many(connection, insert(schema.entries), self.entries)
        self._write_state(connection, store)
        self.orders.write(connection)
        _many(connection, insert(schema.outbox), self.outbox)
        _many(connection, insert(schema.marks), self.marks)
        _many(connection, _SET_ERROR, self.errors)
        write_meta(connection, store, {"last_at": self.counters.at, "last_outbox": str(self.counters.outbox)})

    def _posted(self, message: Message, at: str) -> int:
        self.counters.outbox += 1
        self.outbox.append(
            {
                "id": self.counters.outbox,
                "chat_id": message.chat_id,
                "lane": message.lane.value,
                "body": encode_message(message),
                "created_at": at,
            }
        )
        return self.counters.outbox

    def _write_state(self, connection: Connection, store: Store) -> None:
        gone = [
            {"k": kind.value, "i": key} for (kind, key), (value, _) in self.state.items() if value is None
        ]
        kept = [
            {"kind": kind.value, "key": key, "data": encode_state(kind, value), "at": at}
            for (kind, key), (value, at) in self.state.items()
            if value is not None
        ]
        _many(connection, _DELETE_STATE, gone)
        if kept:
            upsert = store.insert(schema.state)
            upsert = upsert.on_conflict_do_update(
                index_elements=["kind", "key"],
                set_={"data": upsert.excluded.data, "at": upsert.excluded.at},
            )
            connection.execute(upsert, kept)


def write_meta(connection: Connection, store: Store, values: dict[str, str]) -> None:
    """Set named values of the journal itself."""
    upsert = store.insert(schema.meta)
    upsert = upsert.on_conflict_do_update(index_elements=["key"], set_={"value": upsert.excluded.value})
    connection.execute(upsert, [{"key": key, "value": value} for key, value in values.items()])


_DELETE_STATE = delete(schema.state).where(
    schema.state.c.kind == bindparam("k"), schema.state.c.key == bindparam("i")
)
_SET_ERROR = schema.inbox.update().where(schema.inbox.c.key == bindparam("of")).values(error=bindparam("why"))


def _many(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)
