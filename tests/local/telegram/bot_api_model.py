"""An independent model of the Bot API: aiogram's pydantic classes, generated from Telegram's pages.

Unknown fields are errors at every depth. The model knows names, types and required fields, not limits.
"""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import aiogram.methods
from aiogram.types import InputFile, Update
from pydantic import BaseModel, TypeAdapter

METHODS: dict[str, type[aiogram.methods.TelegramMethod[Any]]] = {
    cls.__api_method__: cls
    for cls in vars(aiogram.methods).values()
    if isinstance(cls, type)
    and issubclass(cls, aiogram.methods.TelegramMethod)
    and cls is not aiogram.methods.TelegramMethod
}
_UPLOAD = re.compile(r"^<\d+ bytes>$")


def check_request(method: str, params: dict[str, Any]) -> BaseModel:
    """Return the request as aiogram understands it; pydantic.ValidationError if it is none.

    `params` as the local server recorded them: form fields still hold JSON as text, uploads are `<n bytes>`.
    """
    model = METHODS[method]
    fields = model.model_fields
    values = {
        name: _decoded(value, fields[name].annotation) if name in fields else value
        for name, value in params.items()
        if name in fields or not _is_attachment(name, value, params)
    }
    return model.model_validate(values, extra="forbid")


def check_result(method: str, result: Any) -> Any:
    """Return what aiogram makes of a method's result; pydantic.ValidationError if it has another type."""
    return TypeAdapter(METHODS[method].__returning__).validate_python(result, extra="forbid")


def check_update(update: dict[str, Any]) -> Update:
    """Return an update as aiogram understands it."""
    return Update.model_validate(update, extra="forbid")


def check_answered(method: str, params: dict[str, Any], body: dict[str, Any]) -> None:
    """Judge a call that the server accepted, and its answer."""
    if body["ok"]:
        check_request(method, params)
        check_result(method, body["result"])


def _decoded(value: Any, annotation: Any) -> Any:
    """Parse JSON text unless the field itself is text or a file reference."""
    kinds = set(get_args(annotation)) or {annotation}
    is_plain = str in kinds and kinds <= {str, int, type(None), InputFile}
    if is_plain or not isinstance(value, str) or value[:1] not in ("{", "["):
        return value
    return json.loads(value)


def _is_attachment(name: str, value: Any, params: dict[str, Any]) -> bool:
    """Tell a file that another parameter refers to as attach://name."""
    is_upload = isinstance(value, str) and bool(_UPLOAD.match(value))
    return is_upload and any(f"attach://{name}" in str(other) for other in params.values())
