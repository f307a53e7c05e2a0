"""addProtectedRange, updateProtectedRange, deleteProtectedRange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import fieldmask
from sheets.local.errors import JSON, RefusedError
from sheets.local.ranges import GridRange
from sheets.local.updates.draft import PROTECTED

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.updates.draft import Draft

_DERIVED = ("requestingUserCanEdit", "protectedRangeId")


def protection_json(protection: JSON, *, may_edit: bool) -> JSON:
    """Return a ProtectedRange as this account sees it; only editors see the editors."""
    result = {name: value for name, value in protection.items() if name != "editors" or may_edit}
    result["range"] = GridRange.of(protection["range"]).as_json()
    may_change = may_edit or bool(protection.get("warningOnly"))
    return {**result, **({"requestingUserCanEdit": True} if may_change else {})}


def add_protected_range(draft: Draft, body: JSON) -> JSON:
    """Protect a range; with `warningOnly` anyone may still write, without it only the editors."""
    wanted = body.get("protectedRange", {})
    area = wanted.get("range", {})
    sheet = draft.sheet(area)
    sheet.box(GridRange.of(area))
    chosen = wanted.get("protectedRangeId")
    number = draft.new_id(lambda one: _taken(draft, one)) if chosen is None else chosen
    if chosen is not None and _taken(draft, chosen):
        raise RefusedError(f"A protected range with id {chosen} already exists.")
    plain = {name: value for name, value in wanted.items() if name not in _DERIVED}
    protection = {"protectedRangeId": number, **_checked(draft, plain)}
    sheet.protected.append(protection)
    return {"protectedRange": protection_json(protection, may_edit=draft.may_edit(protection))}


def _taken(draft: Draft, number: int) -> bool:
    return any(
        one["protectedRangeId"] == number for sheet in draft.contents.sheets for one in sheet.protected
    )


def _checked(draft: Draft, protection: JSON) -> JSON:
    """Return a protection whose editors are right: none with a warning, else this account among them."""
    if "range" not in protection:
        raise RefusedError("A range must be specified.")
    if protection.get("warningOnly"):
        if protection.get("editors"):
            raise RefusedError("ProtectedRange is warningOnly. Editors cannot be set on it.")
        return {name: value for name, value in protection.items() if name != "editors"}
    editors = dict(protection.get("editors", {}))
    users = [*editors.get("users", [])]
    users += [email for email in (draft.email, draft.owner) if email not in users]
    kept = {name: value for name, value in protection.items() if name != "warningOnly"}
    return {**kept, "editors": {**editors, "users": list(dict.fromkeys(users))}}


def _find(draft: Draft, number: int) -> tuple[Sheet, int]:
    for sheet in draft.contents.sheets:
        for at, protection in enumerate(sheet.protected):
            if protection["protectedRangeId"] == number:
                if not protection.get("warningOnly") and not draft.may_edit(protection):
                    raise RefusedError(PROTECTED)
                return sheet, at
    raise RefusedError(f"No protected range with ID: {number}")


def update_protected_range(draft: Draft, body: JSON) -> JSON:
    """Change a protection by field mask."""
    wanted = body.get("protectedRange", {})
    tree = fieldmask.required(body.get("fields"))
    number = wanted.get("protectedRangeId", 0)
    sheet, at = _find(draft, number)
    old = sheet.protected.pop(at)
    merged = fieldmask.merge(old, wanted, tree)
    if merged.get("warningOnly") and "editors" not in wanted:
        merged.pop("editors", None)
    target = draft.sheet(merged.get("range", {}))
    target.box(GridRange.of(merged.get("range", {})))
    plain = {name: value for name, value in merged.items() if name not in _DERIVED}
    place = at if target is sheet else len(target.protected)
    target.protected.insert(place, {"protectedRangeId": number, **_checked(draft, plain)})
    return {}


def delete_protected_range(draft: Draft, body: JSON) -> JSON:
    """Take a protection away."""
    sheet, at = _find(draft, body.get("protectedRangeId", 0))
    del sheet.protected[at]
    return {}
