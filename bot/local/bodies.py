"""Reading a call's parameters from its URL and body: query, form, multipart or JSON."""

from __future__ import annotations

import json
from email.message import Message
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader

from bot.local.errors import ApiError, bad_request
from bot.local.media import UPLOAD_LIMIT
from bot.local.params import Params, Upload

if TYPE_CHECKING:
    from aiohttp.web import BaseRequest

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_OVERHEAD = 1024 * 1024


async def read_params(request: BaseRequest) -> Params:
    """Return the parameters; those of the body win over the query's. 413 over 50 MB."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.content.read()
    values.update(parse_body(kind, body))
    return Params(values)


def parse_body(kind: str, body: bytes) -> dict[str, Any]:
    """Return the parameters of a form or JSON body; a body of another kind holds none."""
    if kind == _FORM:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if kind != _JSON or not body:
        return {}
    try:
        values = json.loads(body)
    except ValueError as error:
        raise bad_request("can't parse request: JSON expected") from error
    if not isinstance(values, dict):
        raise bad_request("can't parse request: object expected")
    return values


async def _multipart(request: BaseRequest, values: dict[str, Any]) -> Params:
    if (request.content_length or 0) > UPLOAD_LIMIT + _OVERHEAD:
        raise ApiError(413, "Request Entity Too Large")
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = content.decode("utf-8", "replace")
        else:
            header = Message()
            header["Content-Type"] = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, content, header.get_content_type())
    return Params(values, uploads)
