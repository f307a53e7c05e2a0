"""The inbox: updates as they arrived, kept before Telegram is told so (`ports.Inbox`)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, select, update

from commands.ports import Kept, update_key
from sheets.codec import utc_text, utc_time
from sheets.journal_store import Store
from sheets.schema import inbox, marks


class JournalInbox:
    """An update is done when its ask is marked; until then it is handled again after a start."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, bot_id: int, updates: Sequence[tuple[int, str]], at: datetime) -> None:
        """Write (update id, JSON) in one transaction; those already kept stay as they are.

        Raises JournalUnavailableError: then nothing of them is kept, and Telegram must not be told otherwise.
        """
        if not updates:
            return
        rows = [
            {
                "bot_id": bot_id,
                "update_id": update_id,
                "key": update_key(bot_id, update_id),
                "body": body,
                "received_at": utc_text(at),
            }
            for update_id, body in updates
        ]
        with self._store.writing() as connection:
            connection.execute(self._store.insert(inbox).on_conflict_do_nothing(), rows)

    def undone(self, bot_id: int) -> Sequence[Kept]:
        """Kept and not handled, oldest first."""
        is_done = exists().where(marks.c.key == inbox.c.key)
        wanted = (
            select(inbox.c.update_id, inbox.c.body, inbox.c.received_at, inbox.c.attempts)
            .where(inbox.c.bot_id == bot_id, ~is_done)
            .order_by(inbox.c.received_at, inbox.c.update_id)
        )
        with self._store.reading() as connection:
            return [
                Kept(row.update_id, row.body, utc_time(row.received_at), row.attempts)
                for row in connection.execute(wanted)
            ]

    def begin(self, bot_id: int, update_ids: Sequence[int]) -> None:
        """Count one more try of each before it is made."""
        if update_ids:
            with self._store.writing() as connection:
                connection.execute(_BEGUN, [{"bot": bot_id, "of": one} for one in update_ids])

    def ignore(self, bot_id: int, update_ids: Sequence[int], at: datetime) -> None:
        """Mark updates that ask nothing as handled."""
        if not update_ids:
            return
        rows = [{"key": update_key(bot_id, one), "at": utc_text(at), "lasting": 0} for one in update_ids]
        with self._store.writing() as connection:
            connection.execute(self._store.insert(marks).on_conflict_do_nothing(), rows)

    def broke(self, key: str, error: str) -> int:
        """Count one more decision that raised, and return how many it was for this update (0: not kept)."""
        of_key = inbox.c.key == key
        with self._store.writing() as connection:
            connection.execute(update(inbox).where(of_key).values(attempts=inbox.c.attempts + 1, error=error))
            return connection.scalar(select(inbox.c.attempts).where(of_key)) or 0


_BEGUN = (
    update(inbox)
    .where(inbox.c.bot_id == bindparam("bot"), inbox.c.update_id == bindparam("of"))
    .values(attempts=inbox.c.attempts + 1)
)
