"""The server: a thread with an event loop that listens on loopback."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Self

from aiohttp import web

from bot.local.door import Door
from bot.local.gateway import Gateway, Observer
from bot.local.people import People
from bot.local.world import World

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType

    from aiohttp import StreamReader
    from aiohttp.abc import AbstractStreamWriter
    from aiohttp.http_parser import RawRequestMessage

HOST = "127.0.0.1"
_START_SECONDS = 10.0
_STOP_SECONDS = 0.05
# Above the largest upload, so that the methods themselves can answer what is too large.
_MAX_BODY = 64 * 1024 * 1024


class TelegramServer:
    """A Bot API server with a people's door, on 127.0.0.1; `port` 0 takes any free one.

    `observe` is told of every answered call (method, parameters, body); tests judge the traffic with it.
    """

    def __init__(self, *, port: int = 0, observe: Observer | None = None) -> None:
        self._port = port
        self._observe = observe
        self._ready = threading.Event()
        self._stopping: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._failure: OSError | None = None

    @property
    def url(self) -> str:
        """Return the origin: the Bot API is at `<url>/bot<token>/<method>`."""
        return f"http://{HOST}:{self._port}"

    @property
    def people(self) -> People:
        """Return the client of the people's door."""
        return People(self.url)

    def start(self) -> Self:
        """Listen; returns once the port is open. Raises OSError if it cannot be opened."""
        self._thread = threading.Thread(target=self._run, name="telegram-local", daemon=True)
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            raise TimeoutError("the local Telegram server did not start")
        if self._failure is not None:
            raise self._failure
        return self

    def stop(self) -> None:
        """Close all connections and the thread; a second call does nothing."""
        if self._loop is not None and self._stopping is not None and self._thread is not None:
            if self._thread.is_alive():
                self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as error:
            self._failure = error
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        world = World()
        listener = web.Server(_router(world, self._observe), request_factory=_request, access_log=None)
        runner = web.ServerRunner(listener, shutdown_timeout=_STOP_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self._port, backlog=1024).start()
            self._port = runner.addresses[0][1]
            self._ready.set()
            await self._stopping.wait()
        finally:
            for bot in world.bots.values():
                bot.queue.release()
                if bot.webhook is not None:
                    await bot.webhook.stop()
            await runner.cleanup()


def _router(
    world: World, observe: Observer | None
) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    gateway, door = Gateway(world, observe), Door(world)

    async def route(request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/bot"):
            return await gateway.handle(request)
        if path.startswith("/_people/"):
            return await door.handle(request)
        if path.startswith("/file/bot"):
            return await gateway.handle_file(request)
        return web.Response(status=404, text="Not Found")

    return route


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_MAX_BODY)
