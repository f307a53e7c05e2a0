"""The outbox: messages that were committed with what they tell (`ports.Outbox`)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update

from commands.messages import Message
from sheets.codec import decode_message, utc_text
from sheets.journal_store import Store
from sheets.schema import outbox


class JournalOutbox:
    """A message waits until it was sent, or can never be."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def waiting(self, after: int = 0, most: int | None = None) -> Sequence[tuple[int, Message]]:
        """What was not sent, oldest first: (outbox id, message); the first `most` above `after`."""
        wanted = (
            select(outbox.c.id, outbox.c.body)
            .where(outbox.c.id > after, outbox.c.sent_at.is_(None), outbox.c.failed_why.is_(None))
            .order_by(outbox.c.id)
            .limit(most)
        )
        with self._store.reading() as connection:
            return [(row.id, decode_message(row.body)) for row in connection.execute(wanted)]

    def sent(self, ids: Mapping[int, int | None]) -> None:
        """Note that these were delivered; the value is Telegram's message id. One transaction for all."""
        now = utc_text(self._clock())
        rows = [{"of": one, "now": now, "telegram_id": message_id} for one, message_id in ids.items()]
        if rows:
            with self._store.writing() as connection:
                connection.execute(_SENT, rows)

    def failed(self, outbox_id: int, why: str) -> None:
        """Note that this one can never be delivered (blocked, chat gone)."""
        with self._store.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(failed_why=why))


_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"))
    .values(sent_at=bindparam("now"), message_id=bindparam("telegram_id"))
)
