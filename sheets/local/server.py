"""The server as a thread: start, use `url`, stop. On loopback only."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from aiohttp import web

from sheets.local.app import Front
from sheets.local.control import SheetsControl
from sheets.local.service import Service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from sheets.local.app import Exchange

HOST = "127.0.0.1"


class SheetsServer:
    """A Sheets-compatible server in this process; with a folder its state survives stop, start and SIGKILL."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        port: int = 0,
        observe: Callable[[Exchange], None] | None = None,
    ) -> None:
        self._observe = observe
        self._folder = folder
        self._port = port
        self._service: Service | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stopping: asyncio.Event | None = None
        self._ready = threading.Event()
        self._failure: BaseException | None = None

    @property
    def url(self) -> str:
        """The origin of all endpoints; it stays the same when stopped and started again."""
        return f"http://{HOST}:{self._port}"

    @property
    def control(self) -> SheetsControl:
        """The side door."""
        return SheetsControl(self.url)

    def start(self) -> Self:
        """Load the state and return when the server listens."""
        if self._service is None:
            self._service = Service(self._folder)
        self._ready.clear()
        self._thread = threading.Thread(target=self._run, name="sheets.local", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise self._failure
        return self

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits in `start`
            self._failure = error
            self._ready.set()

    async def _serve(self) -> None:
        if self._service is None:
            raise RuntimeError("not started")
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(
            Front(self._service, self._observe).app(), access_log=None, shutdown_timeout=0.1
        )
        await runner.setup()
        site = web.TCPSite(runner, HOST, self._port, reuse_address=True)
        await site.start()
        self._port = runner.addresses[0][1]
        self._ready.set()
        await self._stopping.wait()
        await runner.cleanup()

    def stop(self) -> None:
        """Stop listening and close the files; calls under way are cut off."""
        if self._loop is None or self._stopping is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._loop = self._thread = self._stopping = None
        if self._service is not None and self._folder is not None:
            self._service.close()
            self._service = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
