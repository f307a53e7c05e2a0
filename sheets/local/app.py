"""The HTTP side: requests become calls, answers and errors become Google's bodies, faults happen here."""

from __future__ import annotations

import asyncio
import gzip
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl

from aiohttp import web

from sheets.local import fieldmask, routes, schema
from sheets.local.collecting import held_off
from sheets.local.control_routes import control
from sheets.local.encoding import encoded
from sheets.local.errors import ApiError, field_violation, of_status, scope_missing, unauthenticated
from sheets.local.tokens import GrantError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.call import Call
    from sheets.local.errors import JSON
    from sheets.local.faults import Fault
    from sheets.local.routes import Route
    from sheets.local.service import Service
    from sheets.local.tokens import Identity

MAX_BODY = 64 * 1024 * 1024
GZIP_FROM = 1_024
_HTML = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 502 (Server Error)!!1</title>\n<p>The server encountered a "
    "temporary error and could not complete your request.\n"
)
_PORTAL = "<!DOCTYPE html>\n<html>\n<title>Wi-Fi</title>\n<p>Please sign in.\n"


class _Answered(Exception):  # noqa: N818 - no error: an answer found early
    def __init__(self, response: web.StreamResponse) -> None:
        super().__init__("answered early")
        self.response = response


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answered API call, as an observer sees it."""

    operation: str
    query: dict[str, list[str]]
    body: bytes
    status: int
    answer: JSON


class Front:
    """Answers every request of the two Google APIs, the token endpoint and the side door."""

    def __init__(self, service: Service, observe: Callable[[Exchange], None] | None = None) -> None:
        self._service = service
        self._observe = observe
        self._late: set[asyncio.Task[None]] = set()

    def app(self) -> web.Application:
        """Return the web application."""
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_route("*", "/{path:.*}", self._answer)
        app.on_cleanup.append(self._stop)
        return app

    async def _stop(self, _: web.Application) -> None:
        for task in self._late:
            task.cancel()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.rel_url.raw_path
        if path.startswith("/_control/"):
            return await control(self._service, request)
        if self._service.faults.latency:
            await asyncio.sleep(self._service.faults.latency)
        if path == "/token":
            return await self._token(request)
        verb = request.headers.get("X-HTTP-Method-Override", request.method)
        found = routes.find(verb, path)
        if found is None:
            return _page_not_found(path)
        route, parameters = found
        return await self._operation(request, route, parameters, overridden=verb != request.method)

    # -- one operation ------------------------------------------------------------------------------------------

    async def _operation(
        self, request: web.Request, route: Route, parameters: dict[str, str], *, overridden: bool
    ) -> web.StreamResponse:
        who, pretty = "", True
        raw, query = b"", dict[str, list[str]]()
        try:
            raw = await request.read()
            query = _query(request, raw if overridden else b"")
            pretty = query.get("prettyPrint", ["true"])[-1] != "false"
            fault = self._service.faults.take(route.operation, route.kind, raw)
            await self._before(request, fault)
            identity = self._identity(request, query)
            who = identity.email
            self._admit(route, identity)
            with held_off():
                call = self._call(route, parameters, query, b"" if overridden else raw, who, fault)
            body = await self._performed(request, call, fault)
            status, answer = 200, self._masked(query, body, route)
            if fault is not None and fault.kind == "leaves_out":
                answer = {name: part for name, part in answer.items() if name not in fault.options["names"]}
        except _Answered as early:
            status = early.response.status if isinstance(early.response, web.Response) else 0
            self._service.count(route.operation, route.kind, who, status)
            return early.response
        except ApiError as error:
            status, answer = error.code, error.body()
        self._service.count(route.operation, route.kind, who, status)
        if self._observe is not None:
            self._observe(Exchange(route.operation, query, b"" if overridden else raw, status, answer))
        return _response(request, status, answer, pretty=pretty)

    def _identity(self, request: web.Request, query: dict[str, list[str]]) -> Identity:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            token = query.get("access_token", [""])[-1]
        found = self._service.tokens.identity(token, self._service.now())
        if found is None:
            raise unauthenticated()
        return found

    def _admit(self, route: Route, identity: Identity) -> None:
        if not identity.scopes & route.scopes:
            raise scope_missing("drive.googleapis.com" if route.is_drive else "sheets.googleapis.com")
        if not identity.is_person and not route.is_drive:
            self._service.quota.spend(identity.email, route.kind, self._service.now())

    def _call(
        self,
        route: Route,
        parameters: dict[str, str],
        query: dict[str, list[str]],
        raw: bytes,
        email: str,
        fault: Fault | None,
    ) -> Call:
        _check_parameters(route, query)
        _check_fields(query)
        body = _body(raw) if route.message else {}
        read = schema.read(route.message, body) if route.message else {}
        past = fault.options.get("seconds") if fault and fault.kind in ("stale_reads", "drive_lag") else None
        ways = fault.options.get("ways", ()) if fault else ()
        return self._service.call(route.operation, read, email, parameters, query, past, ways)

    @staticmethod
    def _masked(query: dict[str, list[str]], body: JSON, route: Route) -> JSON:
        fields = query.get("fields", [""])[-1]
        if not fields or route.is_drive:
            return body
        kept = fieldmask.keep(fieldmask.parse(fields), body)
        return kept if isinstance(kept, dict) else {}

    # -- faults -------------------------------------------------------------------------------------------------

    async def _before(self, request: web.Request, fault: Fault | None) -> None:
        """Do what a fault does to a call that is not carried out."""
        if fault is None:
            return
        if fault.kind == "status":
            raise of_status(fault.options["code"], fault.options.get("message", ""))
        if fault.kind == "html":
            raise _Answered(web.Response(status=502, text=_HTML, content_type="text/html"))
        if fault.kind == "grant_refused":
            raise GrantError("invalid_grant", fault.options["description"])
        if fault.kind == "portal":
            raise _Answered(web.Response(text=_PORTAL, content_type="text/html"))
        if fault.kind == "reset_before":
            raise _Answered(_reset(request))
        if fault.kind == "unknown_field":
            schema.refuse_field(
                fault.options["name"], _body(await request.read()), named=fault.options.get("named", True)
            )
        if fault.kind == "hang":
            await asyncio.Event().wait()
        if fault.kind == "held_up":
            await self._service.faults.held_up()

    async def _performed(self, request: web.Request, call: Call, fault: Fault | None) -> Any:
        """Carry a call out; a fault may spoil what the client hears of it, or put it off."""
        if fault is not None and fault.kind == "applied_late":
            task = asyncio.create_task(self._later(call, fault.options["seconds"]))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
            if fault.options.get("hang"):
                await asyncio.Event().wait()
            raise of_status(503)
        with held_off():
            body = self._service.perform(call)
        if fault is not None:
            await self._after(request, fault)
        return body

    async def _after(self, request: web.Request, fault: Fault) -> None:
        """Do what a fault does to the answer of a call that was carried out."""
        kind = fault.options.get("then") or fault.kind
        if kind == "reset_after":
            raise _Answered(_reset(request))
        if kind == "hang_after":
            await asyncio.Event().wait()
        if kind == "trickle":
            raise _Answered(await _trickle(request, fault.options))
        if kind == "applied_then_400":
            raise ApiError(400, "Request contains an invalid argument.")
        if kind == "applied_then_status":
            raise of_status(fault.options["code"])

    async def _later(self, call: Call, seconds: float) -> None:
        await asyncio.sleep(seconds)
        again = self._service.call(call.operation, call.body, call.email, call.path, call.query)
        try:
            self._service.perform(again)
        except ApiError as error:
            self._service.count(call.operation, "late", call.email, error.code)
        else:
            self._service.count(call.operation, "late", call.email, 200)

    # -- tokens -------------------------------------------------------------------------------------------------

    async def _token(self, request: web.Request) -> web.StreamResponse:
        fault = self._service.faults.take("token", "write")
        form = dict(parse_qsl((await request.read()).decode("utf-8", "replace")))
        now = self._service.now()
        try:
            await self._before(request, fault)
            answer = self._service.tokens.grant(form, f"{request.scheme}://{request.host}/token", now)
            status = 200
            if fault is not None:
                await self._after(request, fault)
        except _Answered as early:
            return early.response
        except GrantError as error:
            status, answer = 400, error.body()
        except ApiError as error:
            status, answer = error.code, error.body()
        self._service.count("token", "token", "", status)
        return _response(request, status, answer, pretty=True)


def _query(request: web.Request, form: bytes) -> dict[str, list[str]]:
    query = parse_qs(request.rel_url.raw_query_string, keep_blank_values=True)
    if form:  # a GET that was too long for a URL came as a form
        query |= parse_qs(form.decode(), keep_blank_values=True)
    return query


def _check_parameters(route: Route, query: dict[str, list[str]]) -> None:
    """Refuse unknown query parameters, as Sheets does; Drive, an older stack, ignores them."""
    for name in query:
        if name not in route.parameters and name not in routes.COMMON_PARAMETERS and not route.is_drive:
            text = f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
            raise field_violation(f"{text}Field '{name}' could not be found in request message.", "")


def _check_fields(query: dict[str, list[str]]) -> None:
    fields = query.get("fields", [""])[-1]
    try:
        if fields:
            fieldmask.parse(fields)
    except ValueError as error:
        text = f"Request contains an invalid argument. Invalid field selection {fields}"
        raise ApiError(400, text) from error


def _body(raw: bytes) -> Any:
    if not raw.strip():
        return {}
    try:
        return json.loads(raw)
    except ValueError as error:
        text = f"Invalid JSON payload received. Unexpected token.\n{raw[:40].decode('utf-8', 'replace')}\n^"
        raise field_violation(text, "") from error


def _reset(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _trickle(request: web.Request, options: dict[str, Any]) -> web.StreamResponse:
    """An answer that goes on and on without ever being whole."""
    response = web.StreamResponse(headers={"Content-Type": "application/json; charset=UTF-8"})
    if options.get("part", "body") == "head":
        head = b"HTTP/1.1 200 OK\r\nX-Slow: "
        while request.transport is not None and not request.transport.is_closing():
            request.transport.write(head)
            head = b"."
            await asyncio.sleep(options["seconds"])
        return response
    await response.prepare(request)
    with suppress(ConnectionError):
        while True:
            await response.write(b" ")
            await asyncio.sleep(options["seconds"])
    return response


def _page_not_found(path: str) -> web.Response:
    text = f"<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n<p>{len(path)}\n"
    return web.Response(status=404, text=text, content_type="text/html")


def _response(request: web.Request, status: int, body: JSON, *, pretty: bool) -> web.Response:
    raw = encoded(body, pretty=pretty)
    headers = {
        "Content-Type": "application/json; charset=UTF-8",
        "Vary": "X-Origin, Referer, Origin, Accept-Encoding",
    }
    if len(raw) >= GZIP_FROM and "gzip" in request.headers.get("Accept-Encoding", ""):
        raw = gzip.compress(raw, compresslevel=1)
        headers["Content-Encoding"] = "gzip"
    return web.Response(status=status, body=raw, headers=headers)
