"""The replica of the Sheet: each row as it was last seen, raw, faulty rows too."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, delete, select

from sheets.journal_store import Store
from sheets.schema import seen

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of a tab: its key, the row number where it stood (from 1), raw cells by header, what is wrong."""

    key: str
    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)
    fault: str = ""


class JournalSeen:
    """By spreadsheet, tab and row key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, spreadsheet_id: str, tabs: Sequence[str] | None = None) -> dict[str, dict[str, SeenRow]]:
        """Rows by tab and key, of these tabs or of all, from top to bottom."""
        wanted = (
            select(seen).where(seen.c.spreadsheet_id == spreadsheet_id).order_by(seen.c.tab, seen.c.number)
        )
        if tabs is not None:
            wanted = wanted.where(seen.c.tab.in_(tabs))
        found: dict[str, dict[str, SeenRow]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                one = SeenRow(row.key, row.number, json.loads(row.cells), row.fault)
                found.setdefault(row.tab, {})[row.key] = one
        return found

    def save(
        self, spreadsheet_id: str, tab: str, rows: Iterable[SeenRow] = (), removed: Iterable[str] = ()
    ) -> None:
        """Set these rows and forget the removed ones, in one transaction."""
        kept = [
            {
                "spreadsheet_id": spreadsheet_id,
                "tab": tab,
                "key": row.key,
                "number": row.number,
                "cells": json.dumps(dict(row.cells), ensure_ascii=False),
                "fault": row.fault,
            }
            for row in rows
        ]
        gone = [{"k": key} for key in removed]
        upsert = self._store.insert(seen)
        upsert = upsert.on_conflict_do_update(
            index_elements=["spreadsheet_id", "tab", "key"],
            set_={name: upsert.excluded[name] for name in ("number", "cells", "fault")},
        )
        of_tab = (seen.c.spreadsheet_id == spreadsheet_id) & (seen.c.tab == tab)
        with self._store.writing() as connection:
            if gone:
                connection.execute(delete(seen).where(of_tab, seen.c.key == bindparam("k")), gone)
            if kept:
                connection.execute(upsert, kept)
