"""The people's door, server side: `POST /_people/<verb>` with a JSON object, answered by `{"result": ...}`.

What no Bot API offers: acting as the people, reading their screens, ordering faults. The client is `People`.
"""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING

from aiohttp import web

from bot.local.door import accounts, bulk, groups, listening, pressing, talk, trouble
from bot.local.errors import ApiError
from bot.local.wire import dumps

if TYPE_CHECKING:
    from bot.local.door.asking import Verb
    from bot.local.world import World

_VERBS: dict[str, Verb] = {
    name: verb
    for module in (accounts, bulk, groups, listening, pressing, talk, trouble)
    for name, verb in module.VERBS.items()
}


class Door:
    """Performs the people's verbs; a refusal is a 400 with `{"error": "..."}`."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Answer `/_people/<verb>`, and `/_people/file/<file_id>` with a file's bytes."""
        name = request.path.removeprefix("/_people/")
        if name.startswith("file/"):
            stored = self._world.files.by_id.get(name.removeprefix("file/"))
            return web.Response(body=stored.content) if stored else web.Response(status=404)
        verb = _VERBS.get(name)
        if verb is None:
            return web.Response(status=404, text=f"no such verb: {name}")
        try:
            result = verb(self._world, json.loads(await request.content.read() or b"{}"))
            if inspect.isawaitable(result):
                result = await result
        except (LookupError, ValueError, ApiError) as error:
            return web.Response(
                body=dumps({"error": str(error)}), status=400, content_type="application/json"
            )
        return web.Response(body=dumps({"result": result}), content_type="application/json")
