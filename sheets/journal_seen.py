"""The replica of the Sheet: each row as it was last seen, raw, faulty rows too."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, delete, literal, or_, select

from sheets.journal_store import Store
from sheets.schema import seen

Cell = str | int | float | bool | None

UNKEYED = "#"
"""Begins the key of a row that has none of its own, or shares it: its row number follows."""
OWNERS = ("ID", "Mitra ID")
"""Columns that say whose row it is."""


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of a tab: its key, the row number where it stood (from 1), raw cells by header, what is wrong."""

    key: str
    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TabChange:
    """What changed in a tab since it was last saved: rows to set, and keys of rows that are gone."""

    rows: Sequence[SeenRow] = ()
    removed: Sequence[str] = ()


class JournalSeen:
    """By spreadsheet, tab and row key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self, spreadsheet_id: str, tabs: Sequence[str] | None = None, *, only_unkeyed: bool = False
    ) -> dict[str, dict[str, SeenRow]]:
        """Rows by tab and key, of these tabs or of all, from top to bottom."""
        wanted = (
            select(seen).where(seen.c.spreadsheet_id == spreadsheet_id).order_by(seen.c.tab, seen.c.number)
        )
        if tabs is not None:
            wanted = wanted.where(seen.c.tab.in_(tabs))
        if only_unkeyed:
            wanted = wanted.where(seen.c.key.startswith(UNKEYED))
        found: dict[str, dict[str, SeenRow]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                one = SeenRow(row.key, row.number, json.loads(row.cells), row.fault)
                found.setdefault(row.tab, {})[row.key] = one
        return found

    def named(self, spreadsheet_id: str, tab: str, keys: Sequence[str]) -> dict[str, SeenRow]:
        """These rows of a tab, as far as they were ever seen. For some hundred keys at once."""
        wanted = select(seen).where(
            seen.c.spreadsheet_id == spreadsheet_id, seen.c.tab == tab, seen.c.key.in_(keys)
        )
        with self._store.reading() as connection:
            return {
                row.key: SeenRow(row.key, row.number, json.loads(row.cells), row.fault)
                for row in connection.execute(wanted)
            }

    def keys(self, spreadsheet_id: str, tab: str) -> list[str]:
        """The keys of all rows of a tab that were ever seen, from top to bottom."""
        wanted = select(seen.c.key).where(seen.c.spreadsheet_id == spreadsheet_id, seen.c.tab == tab)
        with self._store.reading() as connection:
            return list(connection.scalars(wanted.order_by(seen.c.number)))

    def copy(self, spreadsheet_id: str, to: str) -> None:
        """Let another spreadsheet, which holds the same, begin with this one's rows."""
        columns = [column for column in seen.c if column.name != "spreadsheet_id"]
        ours = select(literal(to), *columns).where(seen.c.spreadsheet_id == spreadsheet_id)
        names = ["spreadsheet_id", *(column.name for column in columns)]
        with self._store.writing() as connection:
            connection.execute(delete(seen).where(seen.c.spreadsheet_id == to))
            connection.execute(seen.insert().from_select(names, ours))

    def save(self, spreadsheet_id: str, changes: Mapping[str, TabChange]) -> None:
        """Set and forget rows of these tabs, in one transaction."""
        kept = [
            {
                "spreadsheet_id": spreadsheet_id,
                "tab": tab,
                "key": row.key,
                "number": row.number,
                "cells": json.dumps(dict(row.cells), ensure_ascii=False),
                "fault": row.fault,
            }
            for tab, change in changes.items()
            for row in change.rows
        ]
        gone = [{"t": tab, "k": key} for tab, change in changes.items() for key in change.removed]
        upsert = self._store.insert(seen)
        upsert = upsert.on_conflict_do_update(
            index_elements=["spreadsheet_id", "tab", "key"],
            set_={name: upsert.excluded[name] for name in ("number", "cells", "fault")},
        )
        one_row = (seen.c.tab == bindparam("t")) & (seen.c.key == bindparam("k"))
        with self._store.writing() as connection:
            if gone:
                connection.execute(delete(seen).where(seen.c.spreadsheet_id == spreadsheet_id, one_row), gone)
            if kept:
                connection.execute(upsert, kept)

    def forget(self, partner_id: str) -> None:
        """Erase every row of this partner: hers in `Mitra`, and what was typed into the rows of her orders.

        What then stands in the Sheet comes back with the next look that finds it changed.
        """
        named = or_(*(seen.c.cells.contains(_pair(header, partner_id), autoescape=True) for header in OWNERS))
        with self._store.writing() as connection:
            connection.execute(delete(seen).where(named))


def _pair(header: str, value: str) -> str:
    """A cell as `save` writes it."""
    return json.dumps({header: value}, ensure_ascii=False)[1:-1]
