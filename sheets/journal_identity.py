"""Which network this journal belongs to, and with which number it left each spreadsheet."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from sheets.codec import utc_text
from sheets.identity import Known
from sheets.journal_store import Store
from sheets.journal_turn import write_meta
from sheets.schema import APPLIED, PENDING, batches, delivered, meta

INSTANCE, NETWORK = "instance", "network_id"
HOME = "home"
"""The spreadsheet that the ledger was restored into; the one before it is left alone from then on."""
LAST_NUMBER = "last_batch"
_NEVER = "-"
"""It was never accepted: the journal began with it."""
NUMBERS_APART = 1_000
"""Between the numbers of two writers: a batch of the other one may still be on its way."""


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A1 showed `shown` when it was accepted; batches up to `through` went before, `at` is UTC text."""

    shown: int
    through: int
    at: str


class JournalIdentity:
    """What `sheets.identity` asks of the journal."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def known(self, spreadsheet_id: str, lag: timedelta = timedelta(0)) -> Known:
        """Tell what is known of a spreadsheet. `lag`: how far its reads may be behind its writes."""
        before = utc_text(self._clock() - lag)
        with self._store.reading() as connection:
            accepted = _accepted(connection, spreadsheet_id)
            newest = _newest(connection, spreadsheet_id, accepted)
            surely = _newest(connection, spreadsheet_id, accepted, before)
            if surely is None and accepted is not None and accepted.at < before:
                surely = accepted.shown
            left = accepted.shown if newest is None and accepted is not None else newest
            return Known(
                spreadsheet_id,
                _named(connection, INSTANCE) or "",
                _named(connection, NETWORK) or "",
                left,
                surely or 0,
                connection.scalar(select(batches.c.number).where(_of(spreadsheet_id, PENDING))),
                newest is not None,
                _lives_elsewhere(connection, spreadsheet_id, left),
            )

    def accept(self, spreadsheet_id: str, shown: int, network_id: str = "") -> None:
        """Take a spreadsheet as it is: from now on `_mitra!A1` must show `shown`, and then our next batches.

        Called when a journal begins on a spreadsheet, and by whoever has brought the two together again.
        `network_id` is kept where none is known.
        """
        with self._store.writing() as connection:
            last = int(_named(connection, LAST_NUMBER) or 0)
            through = last if last >= shown else shown + NUMBERS_APART
            value = json.dumps([shown, through, utc_text(self._clock())])
            named = {_key(spreadsheet_id): value, LAST_NUMBER: str(through)}
            if network_id and not _named(connection, NETWORK):
                named[NETWORK] = network_id
            write_meta(connection, self._store, named)

    def is_taken_in(self, spreadsheet_id: str) -> bool:
        """Whether a look was taken in since this spreadsheet was last accepted: all that it showed is known."""
        with self._store.reading() as connection:
            accepted = _named(connection, _key(spreadsheet_id))
            return _named(connection, _taken_in(spreadsheet_id)) == (accepted or _NEVER)

    def take_in(self, spreadsheet_id: str) -> None:
        """Note that a look was taken in."""
        with self._store.writing() as connection:
            accepted = _named(connection, _key(spreadsheet_id))
            write_meta(connection, self._store, {_taken_in(spreadsheet_id): accepted or _NEVER})

    def move_to(self, spreadsheet_id: str) -> None:
        """The ledger was restored into this spreadsheet: nothing is written to another one any more."""
        with self._store.writing() as connection:
            write_meta(connection, self._store, {HOME: spreadsheet_id})

    def keep_network(self, network_id: str) -> None:
        """Remember whose journal this is."""
        with self._store.writing() as connection:
            write_meta(connection, self._store, {NETWORK: network_id})


def left_with(connection: Connection, spreadsheet_id: str) -> int:
    """The number that A1 shows, if nobody but us wrote there; 0 before the first batch."""
    accepted = _accepted(connection, spreadsheet_id)
    newest = _newest(connection, spreadsheet_id, accepted)
    if newest is not None:
        return newest
    return 0 if accepted is None else accepted.shown


def _newest(
    connection: Connection, spreadsheet_id: str, accepted: _Accepted | None, before: str = ""
) -> int | None:
    """The highest number applied since the spreadsheet was accepted, or by that time."""
    chosen = _of(spreadsheet_id, APPLIED)
    if accepted is not None:
        chosen &= batches.c.number > accepted.through
    if before:
        chosen &= batches.c.applied_at < before
    number: int | None = connection.scalar(select(func.max(batches.c.number)).where(chosen))
    return number


def _accepted(connection: Connection, spreadsheet_id: str) -> _Accepted | None:
    value = _named(connection, _key(spreadsheet_id))
    return None if value is None else _Accepted(*json.loads(value))


def _of(spreadsheet_id: str, state: str) -> Any:
    return (batches.c.spreadsheet_id == spreadsheet_id) & (batches.c.state == state)


def _key(spreadsheet_id: str) -> str:
    return f"accepted/{spreadsheet_id}"


def _taken_in(spreadsheet_id: str) -> str:
    return f"taken_in/{spreadsheet_id}"


def _named(connection: Connection, key: str) -> str | None:
    value: str | None = connection.scalar(select(meta.c.value).where(meta.c.key == key))
    return value


def _lives_elsewhere(connection: Connection, spreadsheet_id: str, left: int | None) -> bool:
    if home := _named(connection, HOME):
        return home != spreadsheet_id
    homes = {
        *connection.scalars(select(batches.c.spreadsheet_id).distinct()),
        *connection.scalars(select(delivered.c.spreadsheet_id)),
    }
    return left is None and bool(homes) and spreadsheet_id not in homes
