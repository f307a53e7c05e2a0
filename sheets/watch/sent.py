"""What a display batch set, and what was seen before it: as the journal keeps it until its fate is known. Pure.

It is all that a process needs to read the receipt of a batch on whose way another one was killed. Of the look that is
the columns that are set, and the keys, of every row: a row that moved under the batch is told by its key.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sheets.identity import Marker
from sheets.layout import Layout
from sheets.outcomes import Json
from sheets.tabs import TABS
from sheets.watch.done import Done, key_of
from sheets.watch.look import Look, TabLook
from sheets.watch.wish import Wish
from sheets.watch.writing import Writing
from sheets.writing import Raw

VERSION = 1
"""Of this form; another one's is not read, and what shared cells show then stays open until the next look."""


def keep(writing: Writing, look: Look, zone: ZoneInfo) -> Json:
    """As JSON, to be taken up again."""
    headers: dict[str, dict[str, None]] = {}
    for one in writing.done:
        headers.setdefault(one.wish.tab, dict.fromkeys(TABS[one.wish.tab].key))[one.wish.header] = None
    return {
        "version": VERSION,
        "tabs": {tab: _kept_tab(look.tabs[tab], wanted) for tab, wanted in headers.items()},
        "done": [_kept(one, at in writing.compared, zone) for at, one in enumerate(writing.done)],
    }


def taken_up(kept: Json, number: int) -> tuple[Writing, Look] | None:
    """What the batch of this number set, without its requests, and its look; None if that cannot be told."""
    if kept.get("version") != VERSION:
        return None
    look = Look(Marker.of(()), {tab: _tab(tab, one) for tab, one in kept["tabs"].items()})
    writing = Writing()
    writing.receipt.number = number
    for at, (tab, row, header, value, compares, is_compared, asked, *shared) in enumerate(kept["done"]):
        name, *remembers = shared or ("", "", "")
        wish = Wish(tab, row, header, None if value is None else Raw(value), name, tuple(remembers), asked)
        seen = look.tabs[tab]
        if is_compared:
            writing.compared[at] = wish
        was, key = seen.cell(row, header), key_of(tab, partial(seen.cell, row))
        writing.take_note(Done(wish, was, key, compares), seen)
    return writing, look


def _kept(one: Done, is_compared: bool, zone: ZoneInfo) -> list[Any]:  # noqa: FBT001 - a part of what is kept
    wish = one.wish
    value = next(iter(wish.typed(zone).values()), None)
    shared = [wish.shared, *wish.remembers] if wish.shared else []
    return [wish.tab, wish.row, wish.header, value, one.compares, is_compared, wish.compares, *shared]


def _kept_tab(seen: TabLook, headers: Iterable[str]) -> Json:
    positions = {header: at for header in headers if (at := seen.layout.positions.get(header)) is not None}
    cells = {header: [seen.cell(row, header) for row in seen.rows] for header in positions}
    return {"positions": positions, "rows": list(seen.rows), "cells": cells}


def _tab(tab: str, kept: Json) -> TabLook:
    positions: Mapping[str, int] = kept["positions"]
    width = max(positions.values(), default=-1) + 1
    rows: dict[int, list[Any]] = {row: [None] * width for row in kept["rows"]}
    for header, column in kept["cells"].items():
        for cells, cell in zip(rows.values(), column, strict=True):
            cells[positions[header]] = cell
    return TabLook(Layout(TABS[tab], positions, {}, width), (), rows)
