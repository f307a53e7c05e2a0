"""sortRange, setBasicFilter, clearBasicFilter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import after_move
from sheets.local.results import FormulaError, Result

if TYPE_CHECKING:
    from sheets.local.ranges import Box
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft


def sort_range(draft: Draft, body: JSON) -> JSON:
    """Sort rows of a range: numbers before text before booleans, blank cells last in either order."""
    sheet, box = draft.ranged(body.get("range"))
    specs = body.get("sortSpecs", [])
    if not specs:
        raise RefusedError("At least one sort spec must be given.")
    order = _order(draft, sheet, box, specs)
    columns = (box.left, box.right)
    old = [sheet.edit(box.top + index, box.right) for index in range(len(order))]
    for new, source in enumerate(order):
        values, styles = sheet.edit(box.top + new, box.right)
        values[slice(*columns)] = old[source][0][slice(*columns)]
        styles[slice(*columns)] = old[source][1][slice(*columns)]
        sheet.put(box.top + new, values, styles)
    if (box.left, box.right) == (0, sheet.column_count):
        _let_metadata_follow(draft, sheet, box, order)
    return {}


def _order(draft: Draft, sheet: Sheet, box: Box, specs: list[JSON]) -> list[int]:
    reader = draft.reader()
    order = list(range(box.bottom - box.top))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not box.left <= column < box.right:
            raise RefusedError("The sort column must lie inside the range.")
        cells = [reader.effective(sheet, box.top + index, column) for index in range(len(order))]
        keys = [_key(value) for value in cells]
        blank = [index for index in order if cells[index] is None]
        filled = [index for index in order if cells[index] is not None]
        filled.sort(key=lambda index: keys[index], reverse=spec.get("sortOrder") == "DESCENDING")
        order = filled + blank
    return order


def _key(value: Result) -> tuple[int, float | str]:
    """Return what a filled cell is sorted by."""
    if isinstance(value, FormulaError):
        return 3, value.code
    if isinstance(value, bool):
        return 2, int(value)
    return (1, value.casefold()) if isinstance(value, str) else (0, value or 0)


def _let_metadata_follow(draft: Draft, sheet: Sheet, box: Box, order: list[int]) -> None:
    """Metadata of a single row stays with its row when whole rows are sorted."""
    whole = list(range(sheet.row_count))
    whole[box.top : box.bottom] = [box.top + source for source in order]
    move = after_move(whole)
    for key, entry in list(draft.contents.metadata.items()):
        place = entry["location"].get("dimensionRange", {})
        if place.get("sheetId") == sheet.id and place.get("dimension") == "ROWS":
            start, end = move((place["startIndex"], place["endIndex"])) or (None, None)
            location = {
                **entry["location"],
                "dimensionRange": {**place, "startIndex": start, "endIndex": end},
            }
            draft.contents.metadata[key] = {**entry, "location": location}


def set_basic_filter(draft: Draft, body: JSON) -> JSON:
    """Set the tab's filter; rows that hidden values hide are marked so, their cells stay."""
    wanted = body.get("filter", {})
    sheet, box = draft.ranged(wanted.get("range"))
    if wanted.get("sortSpecs"):
        inside = {**wanted["range"], "startRowIndex": box.top + 1}
        sort_range(draft, {"range": inside, "sortSpecs": wanted["sortSpecs"]})
    sheet.basic_filter = wanted
    _hide(draft, sheet, box, _hidden_values(wanted))
    return {}


def _hidden_values(wanted: JSON) -> dict[int, set[str]]:
    found = {
        int(column): set(rule.get("hiddenValues", [])) for column, rule in wanted.get("criteria", {}).items()
    }
    for spec in wanted.get("filterSpecs", []):
        column = spec.get("columnIndex", 0)
        found.setdefault(column, set()).update(spec.get("filterCriteria", {}).get("hiddenValues", []))
    return {column: values for column, values in found.items() if values}


def _hide(draft: Draft, sheet: Sheet, box: Box, hidden: dict[int, set[str]]) -> None:
    reader = draft.reader()
    for index in range(box.top + 1, box.bottom):
        is_hidden = any(reader.text(sheet, index, column) in values for column, values in hidden.items())
        _mark(sheet, index, is_hidden=is_hidden)


def _mark(sheet: Sheet, index: int, *, is_hidden: bool) -> None:
    row = sheet.rows[index]
    was_hidden = bool(row.properties and row.properties.get("hiddenByFilter"))
    if was_hidden == is_hidden:
        return
    properties = {name: value for name, value in (row.properties or {}).items() if name != "hiddenByFilter"}
    if is_hidden:
        properties["hiddenByFilter"] = True
    sheet.rows[index] = type(row)(row.values, row.styles, properties or None)


def clear_basic_filter(draft: Draft, body: JSON) -> JSON:
    """Take the tab's filter away and show every row."""
    sheet = draft.sheet(body)
    if sheet.basic_filter is not None:
        for index in range(sheet.row_count):
            _mark(sheet, index, is_hidden=False)
    sheet.basic_filter = None
    return {}
