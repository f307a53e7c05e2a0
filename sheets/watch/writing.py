"""Wishes become requests. Shared cells, and numbers, that hold something are compared and set in one step by Google.

`findReplace` on one cell changes it only while it still shows what was last read, so the owner's 50 is never
overwritten by the bot's 46:
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#findreplacerequest
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sheets.cells import Cell, is_blank, shown
from sheets.columns import Kind
from sheets.formats import NUMBER_FORMATS
from sheets.outcomes import Json
from sheets.road.abilities import Ability
from sheets.road.batch import Ground, Part
from sheets.road.receipt import Receipt, Where
from sheets.tabs import TABS
from sheets.watch.astray import Transition, key_ranges, keys_copied, keys_found, went_astray
from sheets.watch.done import Done, key_of
from sheets.watch.look import Look, TabLook
from sheets.watch.wish import Wish
from sheets.writing import Raw

_GROUPED = {Kind.RUPIAH: "Rp", Kind.COUNT: ""}
"""Columns whose format groups thousands, and what stands before the number."""

MOST_CELLS = 2_000
"""In one display batch; what is left comes with the next look."""
MOST_SHARED = 200
"""Of them such that she types into as well: the key of each row is asked for in the answer."""
MOST_COPIES = 1_000
"""Requests of its receipt: cells that stand far from each other."""


@dataclass(slots=True)
class Writing:
    """Requests, what each of them does, and by their places the wishes about cells that she may type into as well."""

    requests: list[Json] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    """By their places, whose cells they set."""
    done: list[Done] = field(default_factory=list)
    """By their places as well."""
    compared: dict[int, Wish] = field(default_factory=dict)
    receipt: Receipt = field(default_factory=Receipt)

    def take_note(self, one: Done, tab: TabLook) -> None:
        """The next request sets this cell: it is copied before, with its row's key."""
        self.done.append(one)
        key = (header for header in TABS[one.wish.tab].key if header in tab.layout.positions)
        self.receipt.take(one.wish.tab, one.wish.row, (*key, one.wish.header))

    @property
    def beginning(self) -> tuple[tuple[str, str], ...]:
        """What the shared cells may show while this is under way."""
        return tuple(
            (wish.shared, ">".join(wish.remembers)) for wish in self.compared.values() if wish.shared
        )

    @property
    def undone(self) -> tuple[tuple[str, str], ...]:
        """What the shared cells show if this was not applied."""
        return tuple((wish.shared, wish.remembers[0]) for wish in self.compared.values() if wish.shared)

    def key_ranges(self, ground: Ground) -> list[str]:
        """Where the keys of the rows stand whose shared cells are set."""
        return key_ranges(((w.tab, w.row) for w in self.compared.values() if w.shared), ground)

    def ending(
        self, answer: Json, ground: Ground, found: Mapping[Where, Cell] = MappingProxyType({})
    ) -> tuple[tuple[str, str], ...]:
        """What shared cells show now. One that did not take keeps both readings: the next look tells.

        So does one whose row had moved. The cell that was hit instead may show what it showed or what we set, and
        neither is an edit of the owner's: the next batch puts it back. `found`: the batch's receipt, which says the
        same where the answer was lost.
        """
        replies = answer.get("replies", [])
        took = [one for index, one in self._transitions() if self._took(index, replies, found)]
        keys = keys_copied(took, found, ground) | keys_found(answer)
        astray = list(went_astray(took, keys, ground))
        elsewhere = {one for one, _ in astray}
        hit = tuple((name, f"{one.before}>{one.after}") for one, name in astray if name)
        return tuple((one.name, one.after) for one in took if one not in elsewhere) + hit

    def _took(self, index: int, replies: Sequence[Json], found: Mapping[Where, Cell]) -> bool:
        one = self.done[index]
        if index < len(replies) or not one.compares or one.where not in found:
            return _took(replies, index)
        return shown(found[one.where]) == shown(one.was)

    def _transitions(self) -> Iterator[tuple[int, Transition]]:
        for index, wish in self.compared.items():
            if wish.shared:
                yield index, Transition(wish.shared, wish.tab, wish.row, *wish.remembers)

    def failed(self, replies: Sequence[Json]) -> set[tuple[str, int, str]]:
        """Cells that did not take the comparing way."""
        return {
            (wish.tab, wish.row, wish.header)
            for index, wish in self.compared.items()
            if not _took(replies, index)
        }


def write(
    wanted: Iterable[Wish], look: Look, ground: Ground, *, plainly: set[tuple[str, int, str]], zone: ZoneInfo
) -> Writing:
    """The requests for all wishes that are not met. `plainly`: cells where comparing failed before."""
    made, shared = Writing(), 0
    for wish in wanted:
        tab = look.tabs[wish.tab]
        index = tab.layout.positions.get(wish.header)
        cell = tab.cell(wish.row, wish.header)
        if index is None or wish.is_met(cell, zone):
            continue
        area = {"sheetId": ground.sheet_ids[wish.tab], "rowIndex": wish.row - 1, "columnIndex": index}
        made.parts.append(Part(wish.tab, header=wish.header))
        kind = TABS[wish.tab].column(wish.header).kind
        if wish.shared or wish.compares or (kind in _GROUPED and not is_blank(cell)):
            made.compared[len(made.requests)] = wish
        compares = (
            len(made.requests) in made.compared
            and not is_blank(cell)
            and (wish.tab, wish.row, wish.header) not in plainly
            and ground.abilities.has(Ability.COMPARE)
        )
        if compares:
            made.requests.append(_compare_and_set(area, displayed(kind, cell), _text(wish)))
        else:
            made.requests.append(_set(area, wish, zone))
        made.take_note(Done(wish, cell, key_of(wish.tab, partial(tab.cell, wish.row)), compares), tab)
        shared += bool(wish.shared)
        if len(made.requests) >= MOST_CELLS or shared >= MOST_SHARED or made.receipt.copies >= MOST_COPIES:
            break
    return made


def displayed(kind: Kind, cell: Cell) -> str:
    """What a cell shows in a file of locale id_ID, where its column's format was left as it was set up.

    `findReplace` compares with what is shown, not with the number behind it. Where it does not match, the cell
    is written plainly after the next look.

    >>> displayed(Kind.RUPIAH, 20000), displayed(Kind.COUNT, 1234)
    ('Rp20.000', '1.234')
    """
    if (
        kind in _GROUPED
        and isinstance(cell, int | float)
        and not isinstance(cell, bool)
        and cell == int(cell)
    ):
        return _GROUPED[kind] + f"{int(cell):,}".replace(",", ".")
    return shown(cell)


def _text(wish: Wish) -> str:
    if isinstance(wish.value, Raw):
        cell = wish.value.cell
        return cell if isinstance(cell, str) else shown(cell)
    return "" if wish.value is None else str(wish.value)


def _took(replies: Sequence[Json], index: int) -> bool:
    """A plain write has no reply of its own: it was made right after a look, and the next one verifies."""
    reply = replies[index] if index < len(replies) else {}
    found = reply.get("findReplace")
    return found is None or found.get("occurrencesChanged", 0) == 1


def _compare_and_set(area: Json, before: str, after: str) -> Json:
    cell = {
        "sheetId": area["sheetId"],
        "startRowIndex": area["rowIndex"],
        "endRowIndex": area["rowIndex"] + 1,
        "startColumnIndex": area["columnIndex"],
        "endColumnIndex": area["columnIndex"] + 1,
    }
    return {
        "findReplace": {
            "find": before,
            "replacement": after,
            "matchCase": True,
            "matchEntireCell": True,
            "range": cell,
        }
    }


def _set(area: Json, wish: Wish, zone: ZoneInfo) -> Json:
    """The value, typed, and its number format: a date is no bare number, whatever the cell was before."""
    cell: Json = {"userEnteredValue": typed} if (typed := wish.typed(zone)) else {}
    fields = "userEnteredValue"
    number_format = NUMBER_FORMATS.get(TABS[wish.tab].column(wish.header).kind)
    if number_format is not None:
        cell["userEnteredFormat"] = {"numberFormat": number_format}
        fields += ",userEnteredFormat.numberFormat"
    return {"updateCells": {"start": area, "rows": [{"values": [cell]}], "fields": fields}}
