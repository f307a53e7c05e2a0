"""What a batch overwrote that the last look had not shown: told to the owner, or put back. Pure.

The bot answers for its own cells: there she hears what she typed. A cell that is hers as well, and any cell of a row
that had moved under the batch, gets back what stood in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from commands.replies.sheet import EditKind, EditTold
from sheets.cells import Cell, is_blank, shown
from sheets.columns import Writer
from sheets.road.receipt import Where
from sheets.tabs import TABS
from sheets.watch.done import Done, Key, key_of
from sheets.watch.look import Look, TabLook
from sheets.watch.wish import Wish
from sheets.watch.writing import displayed
from sheets.writing import Raw


@dataclass(frozen=True, slots=True)
class Hit:
    """A cell that gets back what `stood` in it, while it shows what was `put` over that."""

    put: Wish
    key: Key
    """Of the row in which it was hit."""
    stood: Cell


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges over the look that a batch was made from. `found`: its receipt; empty if there is none."""

    look: Look
    found: Mapping[Where, Cell]
    zone: ZoneInfo
    _named: dict[str, Mapping[Key, Sequence[int]]] = field(default_factory=dict)

    def judge(self, done: Iterable[Done]) -> Iterator[EditTold | Hit]:
        """What to tell of these cells, and what to put back."""
        for one in done:
            if one.where in self.found:
                yield from self._known(one, self.found[one.where])
            elif not one.compares and one.key and one.wish.header not in TABS[one.wish.tab].key:
                # Nobody knows what stood there: nothing, if the row names nothing, where nothing of the bot's belongs.
                yield Hit(one.wish, ("",) * len(one.key), None)

    def _known(self, one: Done, stood: Cell) -> Iterator[EditTold | Hit]:
        did_not_take = one.compares and shown(stood) != shown(one.was)
        if did_not_take or one.wish.is_met(stood, self.zone):
            return
        tab, header = one.wish.tab, one.wish.header
        is_the_bots = TABS[tab].column(header).writer is Writer.BOT
        key = key_of(tab, lambda name: self.found.get((tab, one.wish.row, name)))
        rows = self._rows(tab).get(key, ())
        may_be_retyped = header in TABS[tab].key and not rows
        if key != one.key and not may_be_retyped:
            showed = {shown(self.look.tabs[tab].cell(row, header)) for row in rows}
            is_hers = bool(rows) and not is_blank(stood) and shown(stood) not in showed
            yield self._told(one, stood) if is_hers and is_the_bots else Hit(one.wish, key, stood)
        elif not is_blank(stood) and shown(stood) != shown(one.was):
            yield self._told(one, stood) if is_the_bots else Hit(one.wish, key, stood)

    def _told(self, one: Done, stood: Cell) -> EditTold:
        tab, header = one.wish.tab, one.wish.header
        where = f"{tab}, {self.look.tabs[tab].layout.cell(header, one.wish.row)}"
        typed = one.wish.typed(self.zone)
        stands = displayed(TABS[tab].column(header).kind, next(iter(typed.values()), None))
        return EditTold(EditKind.ROW_PUT_BACK, where, stands, shown(stood))

    def _rows(self, tab: str) -> Mapping[Key, Sequence[int]]:
        if tab not in self._named:
            self._named[tab] = rows_by_key(tab, self.look.tabs[tab])
        return self._named[tab]


def rows_by_key(tab: str, seen: TabLook) -> Mapping[Key, Sequence[int]]:
    """The rows that bear each key; the empty key is borne by none."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for row in seen.rows:
        key = key_of(tab, lambda header, row=row: seen.cell(row, header))  # type: ignore[misc]  # bound to its row
        if any(key):
            found[key].append(row)
    return found


def put_back(
    hits: Iterable[Hit], look: Look, wanted: Iterable[Wish], zone: ZoneInfo
) -> Iterator[tuple[Hit, Wish]]:
    """The hits that still show what was put there, each with the wish that gives it back what stood.

    Where the bot itself knows better what must stand there (`wanted`), that goes before.
    """
    known = {(wish.tab, wish.row, wish.header): wish for wish in wanted}
    for hit in hits:
        row = _row_of(hit, look, zone)
        if row is None:
            continue
        tab, header = hit.put.tab, hit.put.header
        cell, better = look.tabs[tab].cell(row, header), known.get((tab, row, header))
        is_the_bots = TABS[tab].column(header).writer is Writer.BOT
        if hit.put.is_met(cell, zone) and (better is None or (not is_the_bots and better.is_met(cell, zone))):
            value = None if is_blank(hit.stood) else Raw(hit.stood)
            yield hit, Wish(tab, row, header, value, compares=True)


def _row_of(hit: Hit, look: Look, zone: ZoneInfo) -> int | None:
    """Where the row stands now; None: nobody knows."""
    tab, header = hit.put.tab, hit.put.header
    seen = look.tabs.get(tab)
    if seen is None:
        return None
    if header in TABS[tab].key:  # it is named by what was put there
        rows = [row for row in seen.rows if hit.put.is_met(seen.cell(row, header), zone)]
    elif any(hit.key):
        rows = list(rows_by_key(tab, seen).get(hit.key, ()))
    else:
        is_nameless = not any(key_of(tab, lambda name: seen.cell(hit.put.row, name)))
        rows = [hit.put.row] if is_nameless else []
    return rows[0] if len(rows) == 1 else None
