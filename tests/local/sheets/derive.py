"""Derives `sheets/local/schema.json` from Google's discovery document.

The server must not depend on google-api-python-client when it runs, so what it accepts is kept as a small table; a
test holds the table to the document. `python -m tests.local.sheets.derive` writes it anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.local.sheets.discovery import document

TABLE = Path(__file__).parents[3] / "sheets" / "local" / "schema.json"
ROOTS = (
    "Spreadsheet",
    "BatchUpdateSpreadsheetRequest",
    "GetSpreadsheetByDataFilterRequest",
    "ValueRange",
    "BatchUpdateValuesRequest",
    "BatchClearValuesRequest",
    "ClearValuesRequest",
    "BatchGetValuesByDataFilterRequest",
    "BatchUpdateValuesByDataFilterRequest",
    "BatchClearValuesByDataFilterRequest",
    "SearchDeveloperMetadataRequest",
    "CopySheetToAnotherSpreadsheetRequest",
)
# What Google knows and the local server does not offer: named with "!", answered with 501.
NOT_OFFERED = frozenset(
    {
        "ChipRun", "CommentAnchor", "CommentThread", "DataSource", "DataSourceFormula", "DataSourceRefreshSchedule",
        "DataSourceSheetDimensionRange", "DataSourceSheetProperties", "DataSourceColumnReference", "DataSourceTable",
        "DimensionGroup", "EmbeddedChart", "FilterView", "PivotTable", "Slicer", "Table", "TextFormatRun",
    }
)  # fmt: skip
OFFERED_REQUESTS = frozenset(
    {
        "addBanding", "addConditionalFormatRule", "addNamedRange", "addProtectedRange", "addSheet", "appendCells",
        "appendDimension", "autoResizeDimensions", "clearBasicFilter", "copyPaste", "createDeveloperMetadata",
        "cutPaste", "deleteBanding", "deleteConditionalFormatRule", "deleteDeveloperMetadata", "deleteDimension",
        "deleteNamedRange", "deleteProtectedRange", "deleteSheet", "duplicateSheet", "findReplace",
        "insertDimension", "mergeCells", "moveDimension", "repeatCell", "setBasicFilter", "setDataValidation",
        "sortRange", "unmergeCells", "updateBanding", "updateCells", "updateConditionalFormatRule",
        "updateDeveloperMetadata", "updateDimensionProperties", "updateNamedRange", "updateProtectedRange",
        "updateSheetProperties", "updateSpreadsheetProperties",
    }
)  # fmt: skip


def derived() -> dict[str, dict[str, Any]]:
    """Return message -> field -> type for everything reachable from the roots."""
    schemas = document("sheets")["schemas"]
    table: dict[str, dict[str, Any]] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name in table:
            continue
        fields = schemas[name].get("properties", {})
        table[name] = {field: _type(spec, waiting) for field, spec in sorted(fields.items())}
        if name == "Request":
            for field in table[name]:
                if field not in OFFERED_REQUESTS:
                    table[name][field] = "!"
    return _reachable(table)


def _type(spec: dict[str, Any], waiting: list[str]) -> Any:
    if "$ref" in spec:
        if spec["$ref"] in NOT_OFFERED:
            return "!"
        waiting.append(spec["$ref"])
        return "@" + spec["$ref"]
    if spec["type"] == "array":
        inner = _type(spec["items"], waiting)
        return "!" if inner == "!" else ["list", inner]
    if spec["type"] == "object":
        return ["map", _type(spec["additionalProperties"], waiting)]
    if "enum" in spec:
        return ["enum", *spec["enum"]]
    return spec.get("format") or {"boolean": "bool"}.get(spec["type"], spec["type"])


def _reachable(table: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = {}
    waiting: list[Any] = ["@" + root for root in ROOTS]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, list) and kind[0] != "enum":
            waiting.append(kind[1])
        elif isinstance(kind, str) and kind.startswith("@") and kind[1:] not in kept:
            kept[kind[1:]] = table[kind[1:]]
            waiting.extend(kept[kind[1:]].values())
    return dict(sorted(kept.items()))


def text() -> str:
    """Return the table as it stands in the file: a line a field."""
    lines = []
    for name, fields in derived().items():
        rows = ",\n".join(f"  {json.dumps(field)}: {json.dumps(kind)}" for field, kind in fields.items())
        lines.append(f"{json.dumps(name)}: {{\n{rows}\n}}" if rows else f"{json.dumps(name)}: {{}}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
