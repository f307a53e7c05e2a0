"""The Bot API's door: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import inspect
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.local.bodies import parse_body, read_params
from bot.local.call import Call
from bot.local.errors import NOT_FOUND, TOO_MANY_REQUESTS, UNAUTHORIZED, ApiError, too_many_requests
from bot.local.methods import METHODS
from bot.local.params import Params
from bot.local.wire import dumps
from bot.local.world import Request

if TYPE_CHECKING:
    from bot.local.accounts import Bot
    from bot.local.faults import Fault
    from bot.local.wire import Json
    from bot.local.world import World

# Told of every answered call: method, parameters, body of the answer.
Observer = Callable[[str, dict[str, Any], Any], None]

_TOKEN = re.compile(r"^\d{1,16}:[A-Za-z0-9_-]{1,80}$")
_TEXTS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
}
_BAD_GATEWAY = b"<html><head><title>%d</title></head><body><center><h1>%d</h1></center></body></html>\r\n"
_NOT_BY_WEBHOOK = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Gateway:
    """Answers calls: finds bot and method, meets ordered faults, turns results and refusals into JSON."""

    def __init__(self, world: World, observe: Observer | None = None) -> None:
        self._world = world
        self._observe = observe
        world.answer_webhook = self.answer_webhook

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer `/bot<token>/<method>`."""
        try:
            token, _, name = request.path.removeprefix("/bot").partition("/")
            bot = self._bot(token)
            canonical, _ = METHODS.get(name.lower(), (name, None))
            params = await read_params(request)
        except ApiError as error:
            return _json(error.body(), error)
        self._world.requests.append(Request(time.time(), canonical, _logged(params)))
        self._world.counters[canonical] += 1
        fault = self._world.faults.take(canonical.lower(), params.values.get("chat_id"))
        if fault is not None:
            return await self._faulty(request, fault, bot, canonical, params)
        return await self._answer(bot, canonical, params)

    async def handle_file(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer `/file/bot<token>/<path>` with the file's bytes."""
        token, _, path = request.path.removeprefix("/file/bot").partition("/")
        try:
            self._bot(token)
        except ApiError as error:
            return _json(error.body(), error)
        stored = self._world.files.by_path.get(path)
        if stored is None:
            return _json(NOT_FOUND.body(), NOT_FOUND)
        return web.Response(body=stored.content, content_type=stored.mime_type)

    async def answer_webhook(self, bot: Bot, kind: str, body: bytes) -> None:
        """Perform the method call in the body of a webhook's answer, if there is one; its result is lost."""
        try:
            values = parse_body(kind, body)
        except ApiError:
            return
        name = str(values.pop("method", ""))
        if not name or name.lower().startswith(_NOT_BY_WEBHOOK):
            return
        canonical, _ = METHODS.get(name.lower(), (name, None))
        self._world.requests.append(Request(time.time(), canonical, values))
        self._world.counters[canonical] += 1
        await self._answer(bot, canonical, Params(values))

    def _bot(self, token: str) -> Bot:
        bot = self._world.bots.get(token)
        if bot is None:
            raise UNAUTHORIZED if _TOKEN.match(token) else NOT_FOUND
        return bot

    async def _answer(self, bot: Bot, name: str, params: Params) -> web.Response:
        body, error = await self._perform(bot, name, params)
        if self._observe:
            self._observe(name, _logged(params), body)
        if self._world.tuning.latency:
            await asyncio.sleep(self._world.tuning.latency)
        return _json(body, error)

    async def _perform(self, bot: Bot, name: str, params: Params) -> tuple[Json, ApiError | None]:
        try:
            _, method = METHODS.get(name.lower(), (name, None))
            if method is None:
                raise ApiError(404, "Not Found: method not found")  # noqa: TRY301 (one way out for refusals)
            result = method(Call(self._world, bot, params))
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            return error.body(), error
        return {"ok": True, "result": result}, None

    async def _faulty(
        self, request: web.BaseRequest, fault: Fault, bot: Bot, name: str, params: Params
    ) -> web.StreamResponse:
        if fault.kind == "status":
            return _refusal(fault)
        if fault.kind in ("reset_after", "hang_after"):
            await self._answer(bot, name, params)
        if fault.kind in ("hang", "hang_after"):
            await asyncio.sleep(fault.seconds)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _logged(params: Params) -> dict[str, Any]:
    return {
        **params.values,
        **{name: f"<{len(upload.content)} bytes>" for name, upload in params.uploads.items()},
    }


def _json(body: Json, error: ApiError | None) -> web.Response:
    if error is None:
        return web.Response(body=dumps(body), content_type="application/json")
    headers = {}
    if error.parameters and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.Response(body=dumps(body), status=error.code, content_type="application/json", headers=headers)


def _refusal(fault: Fault) -> web.Response:
    if fault.is_page:
        return web.Response(
            body=_BAD_GATEWAY % (fault.status, fault.status), status=fault.status, content_type="text/html"
        )
    if fault.retry_after is not None or fault.status == TOO_MANY_REQUESTS:
        error = too_many_requests(fault.retry_after or 1)
        return _json(error.body(), error)
    text = fault.description or _TEXTS.get(fault.status, "Internal Server Error")
    error = ApiError(fault.status, text)
    return _json(error.body(), error)
