"""spreadsheets.batchUpdate: the requests of one call, carried out on a draft, all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.errors import JSON, ApiError, RefusedError, invalid
from sheets.local.updates import areas, dimensions, find, metadata, order, protection, rules, tabs, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.updates.draft import Draft

KINDS: dict[str, Callable[[Draft, JSON], JSON]] = {
    "addBanding": rules.add_banding,
    "addConditionalFormatRule": rules.add_conditional_format_rule,
    "addNamedRange": rules.add_named_range,
    "addProtectedRange": protection.add_protected_range,
    "addSheet": tabs.add_sheet,
    "appendCells": writing.append_cells,
    "appendDimension": dimensions.append_dimension,
    "autoResizeDimensions": dimensions.auto_resize_dimensions,
    "clearBasicFilter": order.clear_basic_filter,
    "copyPaste": areas.copy_paste,
    "createDeveloperMetadata": metadata.create_developer_metadata,
    "cutPaste": areas.cut_paste,
    "deleteBanding": rules.delete_banding,
    "deleteConditionalFormatRule": rules.delete_conditional_format_rule,
    "deleteDeveloperMetadata": metadata.delete_developer_metadata,
    "deleteDimension": dimensions.delete_dimension,
    "deleteNamedRange": rules.delete_named_range,
    "deleteProtectedRange": protection.delete_protected_range,
    "deleteSheet": tabs.delete_sheet,
    "duplicateSheet": tabs.duplicate_sheet,
    "findReplace": find.find_replace,
    "insertDimension": dimensions.insert_dimension,
    "mergeCells": areas.merge_cells,
    "moveDimension": dimensions.move_dimension,
    "repeatCell": writing.repeat_cell,
    "setBasicFilter": order.set_basic_filter,
    "setDataValidation": areas.set_data_validation,
    "sortRange": order.sort_range,
    "unmergeCells": areas.unmerge_cells,
    "updateBanding": rules.update_banding,
    "updateCells": writing.update_cells,
    "updateConditionalFormatRule": rules.update_conditional_format_rule,
    "updateDeveloperMetadata": metadata.update_developer_metadata,
    "updateDimensionProperties": dimensions.update_dimension_properties,
    "updateNamedRange": rules.update_named_range,
    "updateProtectedRange": protection.update_protected_range,
    "updateSheetProperties": tabs.update_sheet_properties,
    "updateSpreadsheetProperties": tabs.update_spreadsheet_properties,
}

# Requests whose reply is `{}` whatever happened; the others answer under their own name.
_REPLYING = frozenset(
    {
        "addBanding", "addNamedRange", "addProtectedRange", "addSheet", "createDeveloperMetadata",
        "deleteConditionalFormatRule", "deleteDeveloperMetadata", "duplicateSheet", "findReplace",
        "updateConditionalFormatRule", "updateDeveloperMetadata",
    }
)  # fmt: skip


def apply_all(draft: Draft, requests: list[JSON]) -> list[JSON]:
    """Carry out all requests in order and return their replies; the first refusal names itself."""
    if not requests:
        raise invalid("Must specify at least one request.")
    return [_apply(draft, at, request) for at, request in enumerate(requests)]


def _apply(draft: Draft, at: int, request: JSON) -> JSON:
    if len(request) != 1:
        raise invalid(f"Invalid requests[{at}]: exactly one kind of request must be set.")
    kind, body = next(iter(request.items()))
    try:
        reply = KINDS[kind](draft, body)
    except RefusedError as refused:
        raise invalid(f"Invalid requests[{at}].{kind}: {refused}") from refused
    except ApiError as refused:
        raise invalid(f"Invalid requests[{at}].{kind}: {refused.message}") from refused
    return {kind: reply} if kind in _REPLYING else {}
