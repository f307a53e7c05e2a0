"""Whether cells were set in the rows that they were meant for. Pure.

Rows move when the owner sorts or inserts, also between a look and the batch that it led to, and `Baru` or 50 stands
in many rows. So a batch asks for the key of each row in its own answer, which shows the file as the batch left it; if
the answer is lost, the batch's receipt tells.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sheets.cells import Cell, shown
from sheets.client import shown_after
from sheets.columns import normal_header as plain
from sheets.layout import letters
from sheets.outcomes import Json
from sheets.road.batch import Ground
from sheets.road.receipt import Where
from sheets.tabs import PESANAN, PRODUK
from sheets.workbook import quoted

_KEYS = {PESANAN: "No", PRODUK: "SKU"}
"""By tab, the header of the key that `Book.shown` names its cells by."""

Place = tuple[int, int]
"""A row of a tab: sheetId, and its number from 1."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A shared cell, the row it was set in, and what it showed before and after, in the words of `Book.shown`."""

    name: str
    tab: str
    row: int
    before: str
    after: str


def key_ranges(tabs_and_rows: Iterable[tuple[str, int]], ground: Ground) -> list[str]:
    """The A1 addresses of these rows' keys."""
    wanted = dict.fromkeys(tabs_and_rows)
    return [
        f"{quoted(ground.titles.get(tab, tab))}!{letters(index)}{row}"
        for tab, row in wanted
        if (index := _index(tab, ground)) is not None
    ]


def keys_found(response: Json) -> dict[Place, str]:
    """The keys in an answer. A row without one has an empty key; one that was not answered is not in it."""
    found: dict[Place, str] = {}
    for block in shown_after(response):
        cells = block.rows[0] if block.rows else []
        found[block.sheet_id, block.first_row] = shown(cells[0] if cells else None)
    return found


def keys_copied(made: Iterable[Transition], found: Mapping[Where, Cell], ground: Ground) -> dict[Place, str]:
    """The keys in a batch's receipt."""
    places = [((one.tab, one.row, _KEYS[one.tab]), one) for one in made]
    return {
        (ground.sheet_ids.get(one.tab, -1), one.row): shown(found[where])
        for where, one in places
        if where in found
    }


def went_astray(
    made: Iterable[Transition], keys: Mapping[Place, str], ground: Ground
) -> Iterator[tuple[Transition, str]]:
    """The transitions that happened in another row, each with the name of the cell that it hit (empty: none's)."""
    for one in made:
        key = keys.get((ground.sheet_ids.get(one.tab, -1), one.row))
        tab, _, rest = one.name.partition("|")
        meant, _, header = rest.rpartition("|")  # a key is what she types: it may hold a bar
        if key is not None and plain(key) != plain(meant):
            yield one, f"{tab}|{key.strip()}|{header}" if key else ""


def _index(tab: str, ground: Ground) -> int | None:
    layout = ground.layouts.get(tab)
    return None if layout is None else layout.positions.get(_KEYS.get(tab, ""))
