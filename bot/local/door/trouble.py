"""Faults, limits, latency, and the record of what came in."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.local.door.asking import bot_of
from bot.local.faults import FAULT_KINDS, Fault
from bot.local.world import Tuning

if TYPE_CHECKING:
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World


def _fault(world: World, ask: Json) -> None:
    method = ask.pop("method")
    if ask["kind"] not in FAULT_KINDS:
        raise ValueError(f"no such fault: {ask['kind']}")
    try:
        fault = Fault(**ask)
    except TypeError as error:
        raise ValueError(str(error)) from error
    world.faults.order(method, fault)


def _no_faults(world: World, _: Json) -> None:
    world.faults.planned.clear()


def _faults_left(world: World, _: Json) -> int:
    return world.faults.left()


def _duplicate(world: World, ask: Json) -> None:
    bot_of(world, ask).queue.repeat_next()


def _update(world: World, ask: Json) -> None:
    """Queue an update of whatever shape: the API grows, and a library may not know it yet."""
    bot_of(world, ask).queue.put(ask["kind"], ask["payload"])


def _conflict(world: World, ask: Json) -> None:
    bot_of(world, ask).queue.conflict_next()


def _limits(world: World, ask: Json) -> None:
    world.limits_on = ask["on"]
    world.paces.clear()


def _tune(world: World, ask: Json) -> None:
    for name, seconds in ask.items():
        if name not in Tuning.__dataclass_fields__:
            raise ValueError(f"no such setting: {name}")
        setattr(world.tuning, name, float(seconds))


def _requests(world: World, _: Json) -> list[list[object]]:
    return [[request.time, request.method, request.params] for request in world.requests]


def _reset_requests(world: World, _: Json) -> None:
    world.requests.clear()
    world.arrivals.clear()
    world.counters.clear()


def _counters(world: World, _: Json) -> dict[str, int]:
    return dict(world.counters)


def _arrivals(world: World, _: Json) -> list[Json]:
    return [asdict(arrival) for arrival in world.arrivals]


def _pending(world: World, ask: Json) -> int:
    return len(bot_of(world, ask).queue)


VERBS: dict[str, Verb] = {
    "fault": _fault,
    "no_faults": _no_faults,
    "faults_left": _faults_left,
    "duplicate": _duplicate,
    "conflict": _conflict,
    "update": _update,
    "limits": _limits,
    "tune": _tune,
    "requests": _requests,
    "reset_requests": _reset_requests,
    "counters": _counters,
    "arrivals": _arrivals,
    "pending": _pending,
}
