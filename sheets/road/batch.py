"""Rows become one request to Google: all of it is applied, or nothing. Pure; nothing is sent here.

`requests[0]` of every batch creates a developer metadata whose id is the batch's number. Google refuses
an id that is in use, so the number is an idempotency key that the server itself enforces:
https://developers.google.com/workspace/sheets/api/guides/metadata
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sheets.columns import Column, Tab
from sheets.formats import cell_format, validation
from sheets.layout import Layout
from sheets.outcomes import Json
from sheets.road.abilities import Abilities
from sheets.road.fact_rows import NewRow
from sheets.road.guards import Guards, Place, places_of
from sheets.road.marker_cell import advance, set_number
from sheets.tabs import MARKER, TABS
from sheets.writing import new_row, source_of

MARKER_KEY = "mb"
MOST_BYTES = 1_500_000


@dataclass(slots=True)
class Ground:
    """Where things stand in the Sheet, as of the last look (and of what was added since).

    `bottoms`: number of the last row that has a key, in tabs whose rows are inserted.
    """

    sheet_ids: dict[str, int]
    layouts: dict[str, Layout] = field(default_factory=dict)
    bottoms: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """What the tabs are called now, by contract title."""
    widths: dict[str, int] = field(default_factory=dict)
    """How many columns the tabs had when the structure was read."""
    marker_rows: int = 0
    """How many rows `_mitra` has at least."""
    guards: Guards = field(default_factory=Guards)
    abilities: Abilities = field(default_factory=Abilities)

    def lack(self, row: NewRow) -> str:
        """What keeps a new row out of the Sheet: its tab, or the column of one of its values. Empty: nothing."""
        layout = self.layouts.get(row.tab)
        is_there = row.tab in self.sheet_ids and (TABS[row.tab].appends or row.tab in self.bottoms)
        if layout is None or not is_there:
            return row.tab
        return next((f"{row.tab}/{header}" for header in row.cells if header not in layout.positions), "")

    def forget(self) -> None:
        """Nothing is known any more: it is looked up anew before anything else is written."""
        self.sheet_ids.clear()
        self.bottoms.clear()

    def places(self, headers: Mapping[str, Iterable[str]]) -> dict[int, Place]:
        """Where the guards of these columns belong, by contract title."""
        found: dict[int, Place] = {}
        for title, wanted in headers.items():
            if title in self.sheet_ids and title in self.layouts:
                columns = self.widths.get(title, 0)
                found |= places_of(self.sheet_ids[title], self.layouts[title], wanted, columns)
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """What a request of a batch is about, in case Google names it."""

    tab: str = ""
    group: str | None = None
    """Whose rows it adds; None: nobody's alone."""
    header: str = ""
    """Whose cell it sets."""
    is_guard: bool = False
    is_receipt: bool = False
    """It copies what stood there: the batch does without, if Google will not have it."""


@dataclass(slots=True)
class Compiled:
    """Requests, what each is about, where the guards stand and where the tabs end afterwards."""

    requests: list[Json]
    parts: list[Part]
    bottoms: dict[str, int] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)

    def add(self, requests: Sequence[Json], part: Part) -> None:
        """Requests that are about one thing."""
        self.requests.extend(requests)
        self.parts.extend([part] * len(requests))


def digest(instance: str, number: int, content: object) -> str:
    """The marker's value: 8 hex digits that tell our batch from another writer's of the same number.

    `content` holds something drawn for this batch alone: a second machine with a copy of this journal gives its
    batches the same numbers, instance and sequence numbers.
    """
    return f"{zlib.crc32(json.dumps([instance, number, content]).encode()):08x}"


def marker(number: int, value: str, marker_sheet: int, left: int | None) -> list[Json]:
    """The requests that make a batch ours: the metadata, and its number in `_mitra!A1`.

    `left`: what A1 must hold for that; None: the number is set in any case.
    """
    metadata = {
        "metadataId": number,
        "metadataKey": MARKER_KEY,
        "metadataValue": value,
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    in_cell = set_number(number, marker_sheet) if left is None else advance(left, number, marker_sheet)
    return [{"createDeveloperMetadata": {"developerMetadata": metadata}}, in_cell]


def headed(head: Sequence[Json], headers: Mapping[str, Iterable[str]], ground: Ground) -> Compiled:
    """The beginning of a batch: its marker, and the guards of the columns that it writes into, by tab."""
    made = Compiled(list(head), [Part(MARKER)] * len(head), dict(ground.bottoms), ground.places(headers))
    made.add(ground.guards.requests(made.places), Part(is_guard=True))
    return made


def compile_rows(
    head: Sequence[Json], groups: Sequence[tuple[str, Sequence[NewRow]]], ground: Ground, zone: ZoneInfo
) -> Compiled:
    """Put each group's rows below what is there, each group by requests of its own."""
    tabs = dict.fromkeys(row.tab for _, rows in groups for row in rows)
    made = headed(head, {tab: ground.layouts[tab].positions for tab in tabs}, ground)
    for group, rows in groups:
        for tab, block in _by_tab(rows).items():
            cells = [
                new_row(ground.layouts[tab], row.cells, zone, dressed=TABS[tab].appends) for row in block
            ]
            requests = (
                _append(tab, cells, ground)
                if TABS[tab].appends
                else _insert(tab, cells, ground, made.bottoms)
            )
            made.add(requests, Part(tab, group))
    for tab, bottom in made.bottoms.items():
        made.add(dressing(tab, ground.bottoms[tab], bottom, ground), Part(tab))
    return made


def _by_tab(rows: Sequence[NewRow]) -> dict[str, list[NewRow]]:
    found: dict[str, list[NewRow]] = {}
    for row in rows:
        found.setdefault(row.tab, []).append(row)
    return found


def _insert(tab: str, rows: Sequence[Json], ground: Ground, bottoms: dict[str, int]) -> list[Json]:
    """Make room and fill it: what she is typing below moves down and is never overwritten."""
    at = bottoms[tab]
    bottoms[tab] = at + len(rows)
    sheet_id = ground.sheet_ids[tab]
    area = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": at, "endIndex": at + len(rows)}
    update = {"start": {"sheetId": sheet_id, "rowIndex": at, "columnIndex": 0}, "rows": list(rows)}
    return [
        {"insertDimension": {"range": area, "inheritFromBefore": at > 1}},  # never from the header
        {"updateCells": update | {"fields": "userEnteredValue"}},
    ]


def _append(tab: str, rows: Sequence[Json], ground: Ground) -> list[Json]:
    fields = "userEnteredValue,userEnteredFormat(numberFormat,backgroundColorStyle,wrapStrategy)"
    return [{"appendCells": {"sheetId": ground.sheet_ids[tab], "rows": list(rows), "fields": fields}}]


def dressing(tab: str, before: int, after: int, ground: Ground) -> list[Json]:
    """Format and dropdowns of the rows behind row `before` up to row `after`, a request for each column."""
    if after == before:
        return []
    return [
        _dressed(ground, TABS[tab], header, index, before, after)
        for header, index in ground.layouts[tab].positions.items()
    ]


def _dressed(ground: Ground, tab: Tab, header: str, index: int, before: int, after: int) -> Json:
    column = tab.column(header)
    area = {
        "sheetId": ground.sheet_ids[tab.title],
        "startRowIndex": before,
        "endRowIndex": after,
        "startColumnIndex": index,
        "endColumnIndex": index + 1,
    }
    cell: Json = {"userEnteredFormat": cell_format(column)}
    rule = validation(column, _source(column, ground))
    if rule is not None:
        cell["dataValidation"] = rule
    fields = "userEnteredFormat(numberFormat,backgroundColorStyle,wrapStrategy),dataValidation"
    return {"repeatCell": {"range": area, "cell": cell, "fields": fields}}


def _source(column: Column, ground: Ground) -> str | None:
    """Where the names stand that the column's dropdown offers."""
    ref = column.offers
    if ref is None or ref.tab not in ground.layouts:
        return None
    return source_of(ground.titles.get(ref.tab, ref.tab), ground.layouts[ref.tab], ref.header)
