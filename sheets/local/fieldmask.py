"""Field masks: `a,b(c,d),e.f` and `e/f` as trees; partial answers and partial updates.

Rules: https://developers.google.com/workspace/sheets/api/guides/field-masks
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sheets.local.errors import JSON, RefusedError

Tree = dict[str, Any]  # name -> Tree; an empty Tree takes everything below
_TOKEN = re.compile(r"\s*([A-Za-z0-9_*]+|[(),./])")


@lru_cache(maxsize=512)
def parse(text: str) -> Tree:
    """Return the tree of a mask. `ValueError` when it is not one.

    >>> parse("sheets(properties(sheetId,title),data),spreadsheetId")
    {'sheets': {'properties': {'sheetId': {}, 'title': {}}, 'data': {}}, 'spreadsheetId': {}}
    """
    tokens: list[str] = []
    at = 0
    text = text.strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError(text)
        tokens.append(found[1])
        at = found.end()
    tree, rest = _parse_list(tokens)
    if rest:
        raise ValueError(text)
    return tree


def _parse_list(tokens: list[str]) -> tuple[Tree, list[str]]:
    tree: Tree = {}
    while True:
        tokens = _parse_path(tokens, tree)
        if not tokens or tokens[0] != ",":
            return tree, tokens
        tokens = tokens[1:]


def _parse_path(tokens: list[str], into: Tree) -> list[str]:
    while True:
        if not tokens or not (tokens[0] == "*" or tokens[0][0].isalnum() or tokens[0][0] == "_"):
            raise ValueError("a field name is missing")
        new = tokens[0] not in into
        into = into.setdefault(tokens[0], {})
        if not new and not into:
            into = {}  # `a` was asked for whole before: `a.b` adds nothing
        tokens = tokens[1:]
        if tokens and tokens[0] in "./":
            tokens = tokens[1:]
            continue
        if tokens and tokens[0] == "(":
            inner, tokens = _parse_list(tokens[1:])
            if not tokens or tokens[0] != ")":
                raise ValueError("a closing bracket is missing")
            into.update(inner)
            return tokens[1:]
        return tokens


def keep(tree: Tree, value: Any) -> Any:
    """Return the parts of an answer that the mask asks for."""
    if not tree or "*" in tree:
        return value
    if isinstance(value, list):
        return [keep(tree, item) for item in value]
    if isinstance(value, dict):
        return {name: keep(tree[name], part) for name, part in value.items() if name in tree}
    return value


def wants(tree: Tree, *path: str) -> bool:
    """Tell whether anything below this path was asked for."""
    for name in path:
        if not tree or "*" in tree:
            return True
        if name not in tree:
            return False
        tree = tree[name]
    return True


def required(fields: Any) -> Tree:
    """Return the tree of an update's mask, which Google demands."""
    if not fields:
        raise RefusedError("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    try:
        return parse(fields)
    except ValueError as error:
        raise RefusedError(f"Invalid field mask: {fields}") from error


def merge(old: JSON, new: JSON, tree: Tree) -> JSON:
    """Return `old` with exactly the masked fields taken from `new`; a masked field absent there is cleared."""
    if not tree or "*" in tree:
        return dict(new)
    merged = dict(old)
    for name, below in tree.items():
        if not below:
            if name in new:
                merged[name] = new[name]
            else:
                merged.pop(name, None)
            continue
        part = merge(merged.get(name) or {}, new.get(name) or {}, below)
        if part:
            merged[name] = part
        else:
            merged.pop(name, None)
    return merged
