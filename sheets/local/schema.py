"""Strict reading of request bodies, as Google's JSON parser does: unknown fields, wrong types and enums are 400.

`schema.json` is the table of what is accepted, held to Google's discovery document by a test. "!" marks what Google
knows and this server does not offer.
"""

from __future__ import annotations

import json
import marshal
import re
from importlib.resources import files
from typing import Any

from sheets.local.errors import JSON, ApiError, field_violation, not_offered

_TABLE: dict[str, dict[str, Any]] = json.loads(
    (files("sheets.local") / "schema.json").read_text(encoding="utf-8")
)
Path = tuple[
    Any, str | int
]  # (the path above or None, a name or an index); written out only when it is needed
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_INT32 = range(-(2**31), 2**31)
_REPEATED = frozenset({"CellFormat", "DataValidationRule"})  # the same few come in every cell of a batch
_SEEN: dict[tuple[str, bytes], JSON] = {}
_SEEN_LIMIT = 5_000
_SCALARS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "string": (str, "TYPE_STRING"),
    "bool": (bool, "TYPE_BOOL"),
    "google-fieldmask": (str, "TYPE_STRING"),
    "int32": (int, "TYPE_INT32"),
    "int64": ((int, str), "TYPE_INT64"),
    "double": ((int, float), "TYPE_DOUBLE"),
    "float": ((int, float), "TYPE_FLOAT"),
}


def refuse_field(name: str, body: Any, path: Path | None = None, *, named: bool = True) -> None:
    """Refuse the body if a field of this name is anywhere in it; `named`: the message says where."""
    if isinstance(body, dict):
        if name in body:
            raise _unknown(name, path if named else None)
        for key, part in body.items():
            refuse_field(name, part, (path, key), named=named)
    elif isinstance(body, list):
        for at, part in enumerate(body):
            refuse_field(name, part, (path, at), named=named)


def fields_of(message: str) -> dict[str, Any]:
    """Return the declared fields of a message."""
    return _TABLE[message]


def read(message: str, body: Any, path: Path | None = None) -> JSON:
    """Return the body with nulls dropped; `ApiError` 400 says what does not fit and where."""
    if not isinstance(body, dict):
        raise _unfit(path, body, f"type.googleapis.com/google.apps.sheets.v4.{message}")
    fields = _TABLE[message]
    result: JSON = {}
    for name, value in body.items():
        kind = fields.get(name)
        if kind is None:
            raise _unknown(name, path)
        if value is None:
            continue
        if kind == "!":
            raise not_offered(f"{message}.{name}")
        result[name] = _value(kind, value, (path, name))
    return result


def _value(kind: Any, value: Any, path: Path) -> Any:
    if isinstance(kind, list):
        return _collection(kind, value, path)
    if kind == "any":
        return value
    if kind[0] == "@":
        return _message(kind[1:], value, path)
    return _scalar(kind, value, path)


def _message(name: str, value: Any, path: Path) -> JSON:
    if name not in _REPEATED or not isinstance(value, dict):
        return read(name, value, path)
    key = (name, marshal.dumps(value, 2))
    found = _SEEN.get(key)
    if found is None:
        if len(_SEEN) > _SEEN_LIMIT:
            _SEEN.clear()
        found = _SEEN[key] = read(name, value, path)
    return found


def _collection(kind: list[Any], value: Any, path: Path) -> Any:
    if kind[0] == "enum":
        if value not in kind[1:]:
            raise _unfit(path, value, "TYPE_ENUM")
        return value
    if kind[0] == "map":
        if not isinstance(value, dict):
            raise _unfit(path, value, "TYPE_MESSAGE")
        return {key: _value(kind[1], part, (path, f"[{key}]")) for key, part in value.items()}
    if not isinstance(value, list):
        raise _unfit(path, value, "TYPE_MESSAGE")
    if kind[1] == "any":
        return value
    return [_value(kind[1], item, (path, at)) for at, item in enumerate(value)]


def _scalar(kind: str, value: Any, path: Path) -> Any:
    types, name = _SCALARS[kind]
    if isinstance(value, types) and (kind == "bool" or not isinstance(value, bool)):
        if kind != "int32" or value in _INT32:
            return value
    elif kind == "int32" and isinstance(value, float) and value.is_integer() and int(value) in _INT32:
        return int(value)
    raise _unfit(path, value, name)


def _written(path: Path | None) -> str:
    """Write a path as Google does: `requests[0].update_cells.start`."""
    if path is None:
        return ""
    parent, name = path
    before = _written(parent)
    if isinstance(name, int):
        return f"{before}[{name}]"
    if name.startswith("["):
        return before + name
    snake = _CAPITAL.sub("_", name).lower()
    return f"{before}.{snake}" if before else snake


def _unknown(name: str, path: Path | None) -> ApiError:
    where = f" at '{_written(path)}'" if path else ""
    text = f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.'
    return field_violation(text, _written(path))


def _unfit(path: Path | None, value: Any, kind: str) -> ApiError:
    said = json.dumps(value, ensure_ascii=False)
    return field_violation(f"Invalid value at '{_written(path)}' ({kind}), {said}", _written(path))
