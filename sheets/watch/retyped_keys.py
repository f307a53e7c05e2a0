"""Key cells of the bot's own that were typed over: a row keeps its key, whatever stands in that cell now. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sheets.cells import is_blank, shown
from sheets.columns import normal_header as plain
from sheets.journal_seen import UNKEYED, SeenRow
from sheets.tabs import GRUP, MITRA, PEMBAYARAN, PENGATURAN, PRODUK, SALDO, TABS
from sheets.watch.look import Look, TabLook
from sheets.watch.own_values import key_cells
from sheets.watch.readings import PutBack

_NAMED_BY = {
    MITRA: "Nama",
    GRUP: "Nama",
    PENGATURAN: "Keterangan",
    PRODUK: "Nama",
    PEMBAYARAN: "Waktu",
    SALDO: "Waktu",
}
"""By tab, what else tells a row from all others."""
_ONLY_EMPTIED = frozenset({PRODUK})
"""Here she may type another key: only an emptied one comes back."""

Rows = Mapping[str, SeenRow]
Known = Callable[[str, str], bool]
"""A tab's title and a row's plain key -> whether the bot knows that row."""


def with_their_keys(
    look: Look, before: Mapping[str, Rows], is_known: Known, is_own: Callable[[TabLook, int, str], bool]
) -> tuple[Look, tuple[PutBack, ...]]:
    """The look as if she had left those cells alone, and what must be put back into them.

    A row is the one that is missing if it is called what that was called, and none of the others is. `before`: as
    last seen. `is_own`: whether the bot itself set what a cell shows.
    """
    tabs, found = dict(look.tabs), list[PutBack]()
    for title in _NAMED_BY.keys() & look.tabs.keys() & before.keys():
        tab = look.tabs[title]
        back = [
            PutBack(title, row, header, kept.cells.get(header))
            for row, kept in _retyped(tab, before[title], is_known)
            for header in TABS[title].key
            if shown(tab.cell(row, header)) != shown(kept.cells.get(header))
            and not is_own(tab, row, header)
            and (title not in _ONLY_EMPTIED or is_blank(tab.cell(row, header)))
        ]
        if back:
            tabs[title] = _put_into(tab, back)
            found.extend(back)
    return (replace(look, tabs=tabs) if found else look), tuple(found)


def _retyped(tab: TabLook, before: Rows, is_known: Known) -> Iterator[tuple[int, SeenRow]]:
    """Rows by number, each with what it was."""
    title = tab.layout.tab.title
    name = _NAMED_BY[title]
    if any(header not in tab.layout.positions for header in (name, *TABS[title].key)):
        return
    now = {row: _plain(key_cells(tab, row)) for row in tab.rows}
    keys = {
        _plain(shown(one.cells.get(header)) for header in TABS[title].key): one for one in before.values()
    }
    here = set(now.values())
    missing: dict[str, list[SeenRow]] = {}
    for cells, one in keys.items():
        if cells not in here and not one.key.startswith(UNKEYED) and is_known(title, one.key):
            missing.setdefault(plain(shown(one.cells.get(name))), []).append(one)
    if not missing:
        return
    names = {row: plain(shown(tab.cell(row, name))) for row, cells in now.items() if cells not in keys}
    times = Counter(names.values())
    for row, called in names.items():
        if called and times[called] == 1 and len(was := missing.get(called, [])) == 1:
            yield row, was[0]


def _plain(cells: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in cells)


def _put_into(tab: TabLook, back: list[PutBack]) -> TabLook:
    rows = {number: list(cells) for number, cells in tab.rows.items()}
    for one in back:
        cells, index = rows[one.row], tab.layout.positions[one.header]
        cells.extend([None] * (index + 1 - len(cells)))
        cells[index] = one.value
    return replace(tab, rows=rows)
