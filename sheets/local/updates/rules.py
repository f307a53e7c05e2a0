"""Conditional formats (an ordered list a tab), bandings (one a range), named ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.colours import normalise_colours
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import GridRange

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft

_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+$")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,249}$")


def ranged_json(thing: JSON) -> JSON:
    """Return an object with its ranges as answers write them (sheetId 0 left out)."""
    result = dict(thing)
    if "range" in thing:
        result["range"] = GridRange.of(thing["range"]).as_json()
    for name in ("ranges", "unprotectedRanges"):
        if name in thing:
            result[name] = [GridRange.of(part).as_json() for part in thing[name]]
    return result


# -- conditional formats ----------------------------------------------------------------------------------------


def _ruled_sheet(draft: Draft, rule: JSON) -> Sheet:
    ranges = rule.get("ranges", [])
    if not ranges or len({part.get("sheetId", 0) for part in ranges}) > 1:
        raise RefusedError("A conditional format rule needs ranges, all on one sheet.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise RefusedError("Exactly one of booleanRule and gradientRule must be set.")
    sheet = draft.sheet(ranges[0])
    for part in ranges:
        sheet.box(GridRange.of(part))
    return sheet


def add_conditional_format_rule(draft: Draft, body: JSON) -> JSON:
    """Insert a rule at an index of its tab's list."""
    rule = normalise_colours(body.get("rule", {}))
    sheet, index = _ruled_sheet(draft, rule), body.get("index", 0)
    if not 0 <= index <= len(sheet.conditional):
        raise RefusedError(f"Invalid index: {index}.")
    sheet.conditional.insert(index, rule)
    return {}


def _rule_at(sheet: Sheet, index: int) -> JSON:
    if not 0 <= index < len(sheet.conditional):
        raise RefusedError(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet.conditional[index]


def update_conditional_format_rule(draft: Draft, body: JSON) -> JSON:
    """Replace the rule at an index, or move it."""
    index = body.get("index", 0)
    if "rule" in body:
        rule = normalise_colours(body["rule"])
        sheet = _ruled_sheet(draft, rule)
        old = _rule_at(sheet, index)
        sheet.conditional[index] = rule
        return _changed(old, rule, index, index)
    sheet = draft.sheet(body)
    rule = _rule_at(sheet, index)
    new_index = body.get("newIndex", 0)
    if not 0 <= new_index < len(sheet.conditional):
        raise RefusedError(f"Invalid new index: {new_index}.")
    sheet.conditional.insert(new_index, sheet.conditional.pop(index))
    return _changed(rule, rule, index, new_index)


def _changed(old: JSON, new: JSON, old_index: int, new_index: int) -> JSON:
    places = {"oldIndex": old_index, "newIndex": new_index}
    shown = {name: index for name, index in places.items() if index}
    return {"oldRule": ranged_json(old), "newRule": ranged_json(new), **shown}


def delete_conditional_format_rule(draft: Draft, body: JSON) -> JSON:
    """Delete the rule at an index; later ones move up."""
    sheet = draft.sheet(body)
    rule = _rule_at(sheet, body.get("index", 0))
    del sheet.conditional[body.get("index", 0)]
    return {"rule": ranged_json(rule)}


# -- bandings ---------------------------------------------------------------------------------------------------


def add_banding(draft: Draft, body: JSON) -> JSON:
    """Add alternating colours; a range holds one banding at most."""
    banding = normalise_colours(body.get("bandedRange", {}))
    sheet = _banded_sheet(draft, banding)
    taken = {one["bandedRangeId"] for other in draft.contents.sheets for one in other.bandings}
    number = banding.get("bandedRangeId")
    if number in taken:
        raise RefusedError(f"A banded range with id {number} already exists.")
    if number is None:
        number = draft.new_id(taken.__contains__)
    banding = {**banding, "bandedRangeId": number}
    sheet.bandings.append(banding)
    return {"bandedRange": ranged_json(banding)}


def _banded_sheet(draft: Draft, banding: JSON, own: JSON | None = None) -> Sheet:
    if "range" not in banding:
        raise RefusedError("No range specified.")
    sheet = draft.sheet(banding["range"])
    box = sheet.box(GridRange.of(banding["range"]))
    for other in sheet.bandings:
        if other is not own and box.meets(sheet.box(GridRange.of(other["range"]))):
            raise RefusedError(
                "You cannot add alternating background colors to a range that already has them."
            )
    return sheet


def _banding(draft: Draft, number: int) -> tuple[Sheet, int]:
    for sheet in draft.contents.sheets:
        for at, banding in enumerate(sheet.bandings):
            if banding["bandedRangeId"] == number:
                return sheet, at
    raise RefusedError(f"No banding with id: {number}")


def update_banding(draft: Draft, body: JSON) -> JSON:
    """Change a banding by field mask."""
    wanted = normalise_colours(body.get("bandedRange", {}))
    sheet, at = _banding(draft, wanted.get("bandedRangeId", 0))
    old = sheet.bandings[at]
    merged = fieldmask.merge(old, wanted, fieldmask.required(body.get("fields")))
    merged["bandedRangeId"] = old["bandedRangeId"]
    if _banded_sheet(draft, merged, old) is not sheet:
        raise RefusedError("A banding cannot move to another sheet.")
    sheet.bandings[at] = merged
    return {}


def delete_banding(draft: Draft, body: JSON) -> JSON:
    """Delete a banding."""
    sheet, at = _banding(draft, body.get("bandedRangeId", 0))
    del sheet.bandings[at]
    return {}


# -- named ranges -----------------------------------------------------------------------------------------------


def add_named_range(draft: Draft, body: JSON) -> JSON:
    """Name a range; the name is no cell and free."""
    wanted = body.get("namedRange", {})
    _check_name(draft, wanted)
    number = wanted.get("namedRangeId") or f"{draft.random.getrandbits(40):x}"
    if any(one["namedRangeId"] == number for one in draft.contents.named_ranges):
        raise RefusedError(f"A named range with id {number} already exists.")
    named = {**wanted, "namedRangeId": number}
    draft.contents.named_ranges.append(named)
    return {"namedRange": ranged_json(named)}


def _check_name(draft: Draft, named: JSON) -> None:
    name = named.get("name", "")
    if not _NAME.match(name) or _CELL.match(name):
        raise RefusedError(f"Invalid name: {name}")
    for other in draft.contents.named_ranges:
        if other["name"].lower() == name.lower() and other["namedRangeId"] != named.get("namedRangeId"):
            raise RefusedError(f"A named range with name {name} already exists.")
    if "range" not in named:
        raise RefusedError("No range specified.")
    draft.sheet(named["range"]).box(GridRange.of(named["range"]))


def _named(draft: Draft, number: str) -> int:
    for at, named in enumerate(draft.contents.named_ranges):
        if named["namedRangeId"] == number:
            return at
    raise RefusedError(f"No named range with id: {number}")


def update_named_range(draft: Draft, body: JSON) -> JSON:
    """Change a name or its range by field mask."""
    wanted = body.get("namedRange", {})
    at = _named(draft, wanted.get("namedRangeId", ""))
    old = draft.contents.named_ranges[at]
    merged = {
        **fieldmask.merge(old, wanted, fieldmask.required(body.get("fields"))),
        "namedRangeId": old["namedRangeId"],
    }
    _check_name(draft, merged)
    draft.contents.named_ranges[at] = merged
    return {}


def delete_named_range(draft: Draft, body: JSON) -> JSON:
    """Delete a name; its cells stay."""
    del draft.contents.named_ranges[_named(draft, body.get("namedRangeId", ""))]
    return {}
