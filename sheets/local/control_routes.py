"""The side door's HTTP half: `POST /_control/<command>` with a JSON object, answered with JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sheets.local.errors import ApiError
from sheets.local.faults import Fault
from sheets.local.side_door import LOGGED, restored_contents
from sheets.local.snapshot import file_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.errors import JSON
    from sheets.local.service import Service


async def control(service: Service, request: web.Request) -> web.Response:
    """Carry out one command of the side door."""
    command = request.path.rpartition("/")[2]
    arguments = json.loads(await request.read() or b"{}")
    try:
        answer = _run(service, command, arguments)
    except (ApiError, KeyError, IndexError, ValueError) as error:
        return web.json_response({"error": str(error)}, status=400)
    return web.json_response(answer)


def _run(service: Service, command: str, arguments: JSON) -> Any:
    if f"_{command}" in LOGGED:
        return service.perform(service.call(f"_{command}", arguments))
    if command not in _COMMANDS:
        raise KeyError(command)
    return _COMMANDS[command](service, arguments)


def _latency(service: Service, arguments: JSON) -> None:
    service.faults.latency = float(arguments["seconds"])


def _quota(service: Service, arguments: JSON) -> None:
    service.quota.reset()
    service.quota.limits = {"read": arguments["reads"], "write": arguments["writes"]}


def _fault(service: Service, arguments: JSON) -> None:
    if arguments["kind"] == "expire_tokens":
        service.tokens.expire()
        return
    service.faults.add(Fault(arguments["kind"], arguments["times"], arguments["match"], arguments["options"]))


def _release(service: Service, _: JSON) -> None:
    service.faults.release()


def _clear_faults(service: Service, arguments: JSON) -> None:
    service.faults.clear(arguments.get("kind"))


def _met(service: Service, _: JSON) -> dict[str, int]:
    return dict(service.faults.met)


def _faults_left(service: Service, _: JSON) -> JSON:
    return {"left": service.faults.left()}


def _calls(service: Service, _: JSON) -> list[Any]:
    return [one.as_json() for one in service.counted]


def _reset_calls(service: Service, _: JSON) -> None:
    service.counted.clear()


def _token_lifetime(service: Service, arguments: JSON) -> None:
    service.tokens.lifetime = float(arguments["seconds"])


def _restore(service: Service, arguments: JSON) -> Any:
    contents = restored_contents(
        service.world, arguments["id"], arguments.get("version"), arguments.get("steps_back")
    )
    return service.perform(service.call("_put_back", {"id": arguments["id"], "contents": contents}))


def _snapshot(service: Service, arguments: JSON) -> JSON:
    return file_json(service.world.known_file(arguments["id"]))


def _owner(service: Service, arguments: JSON) -> JSON:
    return {"email": service.world.known_file(arguments["id"]).owner}


_COMMANDS: dict[str, Callable[[Service, JSON], Any]] = {
    "latency": _latency,
    "quota": _quota,
    "fault": _fault,
    "clear_faults": _clear_faults,
    "release": _release,
    "met": _met,
    "faults_left": _faults_left,
    "calls": _calls,
    "reset_calls": _reset_calls,
    "token_lifetime": _token_lifetime,
    "restore": _restore,
    "snapshot": _snapshot,
    "owner": _owner,
}
