"""The press: draws papers in one worker process, off the event loop. Started when first used."""

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

from bot.paper.pages import Page, page_of
from bot.wording.words import Words
from commands.papers.values import Form, Paper

_ROOT = Path(__file__).parents[2]
_LENGTH = 4
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""All that the worker gets of the environment: the bot's token stands there, too."""
_GOODBYE_SECONDS = 5.0
_TRIES = 2

log = logging.getLogger(__name__)


class PressError(Exception):
    """The page was not drawn."""


class PressBusyError(PressError):
    """Too many pages wait already."""


class PressLateError(PressError):
    """It took longer than the time limit."""


class PressBrokenError(PressError):
    """The worker died over this page, and a new one did as well."""


class Press:
    """One worker process and its queue: first come, first drawn.

    `seconds`: how long one page may take, the worker's start included. `waiting`: pages that may wait at a time.
    `idle_seconds`: so long without a page, and the worker ends; it takes 100 MB and starts in a tenth of a second.
    """

    def __init__(
        self,
        *,
        seconds: float = 30.0,
        waiting: int = 64,
        idle_seconds: float = 120.0,
        command: tuple[str, ...] = ("-m", "bot.paper.worker"),
    ) -> None:
        self._seconds = seconds
        self._room = waiting
        self._idle_seconds = idle_seconds
        self._idle: asyncio.Task[None] | None = None
        self._command = command
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._is_stopped = False

    @property
    def worker_id(self) -> int | None:
        """The worker's process; None where none runs."""
        return None if self._worker is None else self._worker.pid

    async def draw(self, paper: Paper, form: Form, words: Words) -> bytes:
        """Draw a paper: a PNG of one page, or a PDF. Raises a PressError; the next page is drawn all the same."""
        if self._is_stopped:
            raise PressBrokenError("the press has been stopped")
        if not self._room:
            raise PressBusyError("too many pages wait")
        self._room -= 1
        self._wake()
        try:
            frame = _frame(page_of(paper, words), form)
            async with self._turn:
                return await self._drawn(frame)
        finally:
            self._room += 1
            self._wake()
            if not self._is_stopped:
                self._idle = asyncio.create_task(self._rest())

    async def stop(self) -> None:
        """End the worker. A page that is being drawn is finished first, those that wait are refused."""
        self._is_stopped = True
        self._wake()
        async with self._turn:
            await self._dismiss()

    def _wake(self) -> None:
        if self._idle is not None:
            self._idle.cancel()

    async def _rest(self) -> None:
        await asyncio.sleep(self._idle_seconds)
        async with self._turn:
            await self._dismiss()

    async def _dismiss(self) -> None:
        """Nothing more comes: the worker ends by itself, or is ended."""
        worker, self._worker = self._worker, None
        if worker is None or worker.stdin is None:
            return
        worker.stdin.close()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_GOODBYE_SECONDS):
                    await worker.wait()
        finally:
            await _end(worker)

    async def _drawn(self, frame: bytes) -> bytes:
        for again in range(_TRIES):
            if self._is_stopped:
                break
            try:
                async with asyncio.timeout(self._seconds):
                    return _page(await self._exchange(frame))
            except TimeoutError:
                await self._kill()
                raise PressLateError(f"a page took longer than {self._seconds:g} seconds") from None
            except (OSError, asyncio.IncompleteReadError):
                await self._kill()
                log.warning("The drawing process died%s.", ", again" if again else "; it is started anew")
            except asyncio.CancelledError:
                await self._kill()  # its answer would be taken for the next page's
                raise
        raise PressBrokenError(
            "the press has been stopped" if self._is_stopped else "the drawing process died twice"
        )

    async def _exchange(self, frame: bytes) -> bytes:
        if self._worker is None or self._worker.returncode is not None:
            self._worker = await self._started()
        asked, answers = self._worker.stdin, self._worker.stdout
        if asked is None or answers is None:  # pragma: no cover # both are asked for below
            raise BrokenPipeError
        asked.write(frame)
        await asked.drain()
        head = await answers.readexactly(_LENGTH)
        return await answers.readexactly(int.from_bytes(head))

    async def _started(self) -> Process:
        env = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"}
        return await asyncio.create_subprocess_exec(
            sys.executable, *self._command, stdin=PIPE, stdout=PIPE, cwd=_ROOT, env=env
        )

    async def _kill(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await _end(worker)


def _frame(page: Page, form: Form) -> bytes:
    frame = json.dumps({"template": page.template, "form": form, "data": page.data}).encode()
    return len(frame).to_bytes(_LENGTH) + frame


def _page(answer: bytes) -> bytes:
    if not answer.startswith(b"+"):
        raise PressError(answer[1:].decode(errors="replace"))
    return answer[1:]


async def _end(worker: Process) -> None:
    if worker.returncode is not None:
        return
    with suppress(ProcessLookupError):
        worker.kill()
    await worker.wait()
