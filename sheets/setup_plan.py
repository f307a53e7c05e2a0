"""What the contract has and the workbook has not: the requests that add it. Pure; no call is made.

Nothing that the owner wrote is touched: what is there stays where and as it is, what is missing
goes to the right end or below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sheets.cells import write_number, write_text
from sheets.columns import ColumnRef, Tab, normal_header
from sheets.findings import LOCALE, ZONE_SETTING, zone_word
from sheets.formats import choices_rule
from sheets.identity import Marker
from sheets.laying_out import (
    FIRST_ROW,
    HEADER_ROW,
    Placed,
    Source,
    add_columns,
    add_rows,
    add_tab,
    attention,
    dropdown,
    fill,
    has_dropdown,
    insert_rows,
    is_protected,
    new_columns,
    note,
    protect,
)
from sheets.layout import letters
from sheets.outcomes import Json
from sheets.setting_rows import SETTINGS, ZONES, Setting
from sheets.tabs import CHECK, MARKER, PENGATURAN, TABS, WORKBOOK_VERSION
from sheets.workbook import TabSeen, Workbook, attention_formula, below_header, is_attention_formula

PROTECTION_NOTE = "Diisi bot. Kalau diganti, bot mengembalikannya."
FIRST_SHEET_ID = 101
"""Chosen by us, so that one batch can make a tab and fill it."""


@dataclass(slots=True)
class Plan:
    """Requests in the order in which they apply, and what they add."""

    marker_sheet_id: int
    requests: list[Json] = field(default_factory=list)
    tabs: list[str] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)
    mended: int = 0
    """Notes, dropdowns, protections and colours that had gone from columns that are there."""


@dataclass(frozen=True, slots=True)
class Place:
    """A tab of the contract and where its columns stand, or will stand after the batch."""

    tab: Tab
    sheet_id: int
    title: str
    positions: Mapping[str, int]
    added: tuple[Placed, ...]
    seen: TabSeen | None

    @property
    def present(self) -> Iterator[Placed]:
        """Columns that were there before."""
        new = {placed.column.header for placed in self.added}
        for column in self.tab.columns:
            if column.header in self.positions and column.header not in new:
                yield Placed(column, self.positions[column.header])


def plan_setup(workbook: Workbook, network_id: str, zone: str) -> Plan:
    """Plan what is missing. `zone` is a word of `ZONES`, used by the first setup alone."""
    places = _places(workbook)
    plan = Plan(places[MARKER].sheet_id)
    is_first = workbook.marker is None
    if is_first:
        _set_region(plan, workbook, ZONES[zone])
    for place in places.values():
        _make_room(plan, place)
    for place in places.values():
        _lay_out(plan, place, places)
    _add_settings(plan, places[PENGATURAN], zone if is_first else zone_word(workbook))
    if is_first:
        _write_marker(plan, workbook.spreadsheet_id, network_id)
        _drop_blank_tab(plan, workbook)
    elif workbook.marker is not None:
        _mend_marker(plan, workbook, workbook.marker)
    return plan


def _set_region(plan: Plan, workbook: Workbook, time_zone: str) -> None:
    if (workbook.locale, workbook.time_zone) != (LOCALE, time_zone):
        properties = {"locale": LOCALE, "timeZone": time_zone}
        update = {"properties": properties, "fields": "locale,timeZone"}
        plan.requests.append({"updateSpreadsheetProperties": update})


def _places(workbook: Workbook) -> dict[str, Place]:
    free = (n for n in range(FIRST_SHEET_ID, 2**31) if n not in workbook.sheet_ids)
    return {
        title: _new_place(tab, next(free)) if seen is None else _found_place(tab, seen)
        for title, tab in TABS.items()
        for seen in (workbook.tabs.get(title),)
    }


def _new_place(tab: Tab, sheet_id: int) -> Place:
    placed = tuple(Placed(column, index) for index, column in enumerate(tab.columns))
    return Place(tab, sheet_id, tab.title, _positions(placed), placed, None)


def _found_place(tab: Tab, seen: TabSeen) -> Place:
    """Missing columns go to the right end; into a tab with nothing in it, from the left."""
    layout = seen.layout(tab)
    start = 0 if seen.is_empty else max(seen.column_count, layout.width)
    missing = (tab.column(header) for header in layout.missing)
    added = tuple(Placed(column, start + number) for number, column in enumerate(missing))
    return Place(tab, seen.sheet_id, seen.title, {**layout.positions, **_positions(added)}, added, seen)


def _positions(placed: tuple[Placed, ...]) -> dict[str, int]:
    return {place.column.header: place.index for place in placed}


def _make_room(plan: Plan, place: Place) -> None:
    if place.seen is None:
        filled = len(SETTINGS) if place.tab.title == PENGATURAN else 0
        plan.requests.append(add_tab(place.tab, place.sheet_id, filled))
        plan.tabs.append(place.tab.title)
    elif place.added:
        short = place.added[-1].index + 1 - place.seen.column_count
        if short > 0:
            plan.requests.append(add_columns(place.sheet_id, short))
        plan.columns += [(place.tab.title, placed.column.header) for placed in place.added]


def _lay_out(plan: Plan, place: Place, places: Mapping[str, Place]) -> None:
    def source(ref: ColumnRef) -> str | None:
        there = places[ref.tab]
        index = there.positions.get(ref.header)
        return None if index is None else below_header(there.title, index)

    plan.requests += new_columns(place.sheet_id, place.added, source)
    plan.requests += [
        protect(place.sheet_id, placed.index, PROTECTION_NOTE)
        for placed in place.added
        if is_protected(placed.column)
    ]
    mending = [] if place.seen is None else list(_mend(place, place.seen, source))
    mending += _coloured(place)
    plan.mended += 0 if place.seen is None else len(mending)
    plan.requests += mending
    if place.tab.title == MARKER and place.seen is None:
        plan.requests.append(protect(place.sheet_id, None, PROTECTION_NOTE))


def _mend(place: Place, seen: TabSeen, source: Source) -> Iterator[Json]:
    for placed in place.present:
        if not seen.cell(HEADER_ROW, placed.index).note:
            yield note(place.sheet_id, placed)
        has_rows = seen.row_count > FIRST_ROW
        if has_dropdown(placed.column) and has_rows and not seen.has_dropdown(placed.index):
            yield dropdown(place.sheet_id, placed, source)
        if is_protected(placed.column) and placed.index not in seen.protected:
            yield protect(place.sheet_id, placed.index, PROTECTION_NOTE)


def _coloured(place: Place) -> list[Json]:
    """One rule, never two: where `Cek` was moved and ours looks elsewhere, it is turned back to it."""
    if not place.tab.has_check or CHECK not in place.positions:
        return []
    rules = place.seen.rules if place.seen else ()
    if attention_formula(letters(place.positions[CHECK])) in rules:
        return []
    ours = next((at for at, formula in enumerate(rules) if is_attention_formula(formula)), None)
    return [attention(place.sheet_id, place.positions, place.tab, ours)]


def _add_settings(plan: Plan, place: Place, zone: str) -> None:
    """Write the settings that have no row yet, with their defaults, below the last row that has a name.

    Not where the names or the values are unclear or had gone: nobody knows then which rows there are.
    """
    is_blank = place.seen is None or place.seen.is_empty
    known = place.positions if is_blank else {each.column.header for each in place.present}
    if not ({"Nama", "Nilai"} <= set(known) and "Keterangan" in place.positions):
        return
    names = _setting_names(place)
    missing = [setting for name, setting in SETTINGS.items() if normal_header(name) not in names]
    if not missing:
        return
    at = max(names.values(), default=HEADER_ROW) + 1
    if place.seen is not None:
        is_below = at >= place.seen.row_count
        room = add_rows if is_below else insert_rows
        plan.requests.append(room(place.sheet_id, at, len(missing)))
    plan.requests += _setting_columns(place, at, missing, zone)
    plan.settings += [setting.name for setting in missing]


def _setting_names(place: Place) -> dict[str, int]:
    if place.seen is None:
        return {}
    column = place.positions["Nama"]
    rows = range(FIRST_ROW, len(place.seen.cells))
    named = {normal_header(place.seen.cell(row, column).value): row for row in rows}
    return {name: row for name, row in named.items() if name}


def _setting_columns(place: Place, at: int, settings: list[Setting], zone: str) -> Iterator[Json]:
    values = [zone if setting.name == ZONE_SETTING else setting.default for setting in settings]
    texts = {
        "Nama": [setting.name for setting in settings],
        "Nilai": values,
        "Keterangan": [setting.note for setting in settings],
    }
    for header, column in texts.items():
        cells = [[{"userEnteredValue": write_text(text)}] for text in column]
        yield fill(place.sheet_id, at, place.positions[header], cells, "userEnteredValue")
    for number, setting in enumerate(settings):
        if setting.choices:
            yield _setting_choices(place, at + number, setting)


def _setting_choices(place: Place, row: int, setting: Setting) -> Json:
    rule = choices_rule(setting.choices)
    return fill(place.sheet_id, row, place.positions["Nilai"], [[{"dataValidation": rule}]], "dataValidation")


def _mend_marker(plan: Plan, workbook: Workbook, marker: Marker) -> None:
    """The version of an older workbook, and its own id where it was emptied: a copy goes on in its own right."""
    values = {2: write_text(workbook.spreadsheet_id)} if not marker.spreadsheet_id else {}
    if marker.version < WORKBOOK_VERSION:
        values[3] = write_number(WORKBOOK_VERSION)
    for column, value in values.items():
        cells = [[{"userEnteredValue": value}]]
        plan.requests.append(fill(plan.marker_sheet_id, 0, column, cells, "userEnteredValue"))
        plan.mended += 1


def _write_marker(plan: Plan, spreadsheet_id: str, network_id: str) -> None:
    values = (
        write_number(0),
        write_text(network_id),
        write_text(spreadsheet_id),
        write_number(WORKBOOK_VERSION),
    )
    cells = [[{"userEnteredValue": value} for value in values]]
    plan.requests.append(fill(plan.marker_sheet_id, 0, 0, cells, "userEnteredValue"))


def _drop_blank_tab(plan: Plan, workbook: Workbook) -> None:
    """Remove the one blank tab of a file that nobody has used yet."""
    if not workbook.tabs and len(workbook.others) == 1 and workbook.others[0].is_empty:
        plan.requests.append({"deleteSheet": {"sheetId": workbook.others[0].sheet_id}})
