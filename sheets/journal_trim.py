"""What is forgotten with time. Entries, orders and the marks of facts stay for ever."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select

from commands.book import Kind
from sheets.codec import utc_text
from sheets.schema import inbox, marks, outbox, state

HANDLED_DAYS = 7
"""Telegram itself offers an update again for at most 24 hours."""
DRAFT_DAYS = 30


def trim(connection: Connection, now: datetime) -> list[str]:
    """Delete handled updates, sent messages and old drafts; return the drafts' keys."""
    handled_before = utc_text(now - timedelta(days=HANDLED_DAYS))
    old = and_(marks.c.lasting == 0, marks.c.at < handled_before)
    connection.execute(delete(inbox).where(inbox.c.key.in_(select(marks.c.key).where(old))))
    connection.execute(delete(marks).where(old))
    connection.execute(delete(outbox).where(_is_settled(handled_before)))
    return _trim_drafts(connection, utc_text(now - timedelta(days=DRAFT_DAYS)))


def _is_settled(before: str) -> ColumnElement[bool]:
    return or_(
        outbox.c.sent_at < before, and_(outbox.c.failed_why.is_not(None), outbox.c.created_at < before)
    )


def _trim_drafts(connection: Connection, before: str) -> list[str]:
    old = and_(state.c.kind == Kind.DRAFT.value, state.c.at < before)
    keys = list(connection.scalars(select(state.c.key).where(old)))
    connection.execute(delete(state).where(old))
    return keys
