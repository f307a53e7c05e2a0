"""Google's own discovery documents, and a strict validator of bodies against their schemas."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

_DOCUMENTS = {"sheets": "sheets.v4.json", "drive": "drive.v3.json"}
_INT32 = range(-(2**31), 2**31)


@cache
def document(api: str) -> dict[str, Any]:
    """Return the document that google-api-python-client ships for an API."""
    folder = files("googleapiclient.discovery_cache") / "documents"
    found: dict[str, Any] = json.loads((folder / _DOCUMENTS[api]).read_text(encoding="utf-8"))
    return found


@cache
def methods(api: str) -> dict[str, dict[str, Any]]:
    """Return every method by its id without the API's name, e.g. `spreadsheets.values.get`."""
    found: dict[str, dict[str, Any]] = {}

    def walk(node: dict[str, Any]) -> None:
        for method in node.get("methods", {}).values():
            found[method["id"].partition(".")[2]] = method
        for resource in node.get("resources", {}).values():
            walk(resource)

    walk(document(api))
    return found


def faults(api: str, schema: str, body: Any) -> list[str]:
    """Return what is wrong with a body: unknown fields, wrong types, wrong enums; each with its path."""
    found: list[str] = []
    _check(document(api)["schemas"], {"$ref": schema}, body, schema, found)
    return found


def _check(schemas: dict[str, Any], spec: dict[str, Any], value: Any, path: str, found: list[str]) -> None:
    if "$ref" in spec:
        spec = schemas[spec["$ref"]]
    kind = spec.get("type", "any")
    if kind == "object":
        _check_object(schemas, spec, value, path, found)
    elif kind == "array":
        if not isinstance(value, list):
            found.append(f"{path}: {value!r} is no list")
            return
        for at, item in enumerate(value):
            _check(schemas, spec["items"], item, f"{path}[{at}]", found)
    elif not _is_scalar(kind, spec, value):
        found.append(f"{path}: {value!r} is no {spec.get('format', kind)}")
    elif "enum" in spec and value not in spec["enum"]:
        found.append(f"{path}: {value!r} is not one of {spec['enum']}")


def _check_object(
    schemas: dict[str, Any], spec: dict[str, Any], value: Any, path: str, found: list[str]
) -> None:
    if not isinstance(value, dict):
        found.append(f"{path}: {value!r} is no object")
        return
    for name, part in value.items():
        inner = spec.get("properties", {}).get(name, spec.get("additionalProperties"))
        if inner is None:
            found.append(f"{path}.{name}: unknown field")
        else:
            _check(schemas, inner, part, f"{path}.{name}", found)


def _is_scalar(kind: str, spec: dict[str, Any], value: Any) -> bool:
    match kind:
        case "any":
            return True
        case "string":
            if spec.get("format") == "int64":
                return isinstance(value, str) and value.lstrip("-").isdigit()
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool) and value in _INT32
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return False
