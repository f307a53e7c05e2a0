"""Cells of lines' rows that she typed over: put back by the wishes, and said here, once."""

from collections import deque
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from commands.replies.sheet import EditKind, EditTold
from sheets.cells import shown
from sheets.tabs import ITEM_PESANAN, TABS
from sheets.watch.as_seen import as_seen, value_as_seen
from sheets.watch.lines import LinesRead

_LOOKS = 3
"""So long ago what the bot put back may have hit another row, which had moved there."""


@dataclass(slots=True)
class LinesTypedOver:
    """Remembers what was said of each cell, by line and header."""

    _told: dict[tuple[str, str], str] = field(default_factory=dict)
    _put_back: deque[frozenset[tuple[str, str]]] = field(default_factory=lambda: deque(maxlen=_LOOKS))
    """Headers and values, by look."""

    def find(self, read: LinesRead, zone: ZoneInfo) -> tuple[EditTold, ...]:
        """What was typed over since it was last read, each with its address."""
        ours = frozenset().union(*self._put_back)
        made, told, values = [], {}, set()
        for one in read.wrong:
            column, place, typed = (
                TABS[ITEM_PESANAN].column(one.header),
                (one.key, one.header),
                shown(one.typed),
            )
            before = value_as_seen(column, one.value, zone)
            values.add((one.header, before))
            told[place] = typed
            after = as_seen(column, one.typed, zone)
            if self._told.get(place) != typed and (not typed or (one.header, after) not in ours):
                where = f"{ITEM_PESANAN}, {one.address}"
                made.append(EditTold(EditKind.ROW_PUT_BACK, where, before, after))
        self._told = {place: typed for place, typed in self._told.items() if place[0] not in read.seen} | told
        self._put_back.append(frozenset(values))
        return tuple(made)
