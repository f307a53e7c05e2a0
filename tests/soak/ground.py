"""Where the product lives and dies: servers that survive it, a workbook, and its lives one after another."""

import logging
import multiprocessing
import os
import signal
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.local.people import People
from bot.local.server import TelegramServer
from config.assembly import sheets_client
from config.demo.network import load_network
from config.settings import Settings
from sheets.local.control import SheetsControl
from sheets.local.person import SheetsPerson
from sheets.local.server import SheetsServer
from sheets.setup import set_up
from tests.soak.victim import Deadline, live

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ROBOT = "mitra@contoh.iam.example"
OWNER_ID, OWNER_NAME = 900_000_000_000_100, "Ratna"
PARTNERS = {900_000_000_000_100 + n: f"M{n:03}" for n in (1, 6, 7, 8, 9, 11, 12, 14)}
"""Resellers of the example network, by Telegram id."""
PLENTY = 900_000
"""Goods on the shelf at first: nobody is ever refused."""
_STOP_SECONDS = 60.0

logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # clients die in the middle of a request here

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.soak.victim"])


@dataclass
class Ground:
    """Sambal Ibu with her Sheet and Telegram, and whether the product lives just now."""

    folder: Path
    people: People
    google: SheetsControl
    sheet: SheetsPerson
    settings: Settings
    is_quick: bool = True
    """The product keeps shorter times than in production."""
    killed_at: list[float] = field(default_factory=list)
    """When the product was killed, Unix time."""
    process: BaseProcess | None = None

    # -- lives -----------------------------------------------------------------------------

    def start(self, deadline: Deadline | None = None) -> None:
        """Let the product live (again)."""
        log = self.folder / "product.log"
        self.process = _processes.Process(
            target=live, args=(self.settings, deadline, log), kwargs={"is_quick": self.is_quick}
        )
        self.process.start()

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.is_alive()

    def kill(self) -> bool:
        """SIGKILL from outside; False: it was gone by itself."""
        return self._end(signal.SIGKILL) == -signal.SIGKILL

    def terminate(self) -> None:
        """SIGTERM only: whether it is obeyed is seen later."""
        assert self.process is not None
        assert self.process.pid is not None
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGTERM)

    def stop(self) -> None:
        """SIGTERM, and it must end well."""
        code = self._end(signal.SIGTERM)
        if code != 0:
            raise AssertionError(f"a clean stop ended with {code}; see {self.folder / 'product.log'}")

    def died_itself(self) -> bool:
        """Whether it met its deadline. Anything else that ended it is a fault of its own."""
        assert self.process is not None
        self.process.join(_STOP_SECONDS)
        if self.process.exitcode not in (0, -signal.SIGKILL):
            raise AssertionError(f"the product ended with {self.process.exitcode}")
        return self.process.exitcode == -signal.SIGKILL and self._note_death()

    def _end(self, by: signal.Signals) -> int | None:
        assert self.process is not None
        if self.process.is_alive() and self.process.pid is not None:
            with suppress(ProcessLookupError):  # it may end just now
                os.kill(self.process.pid, by)
        self.process.join(_STOP_SECONDS)
        code = self.process.exitcode
        if code == -signal.SIGKILL:
            self._note_death()
        return code

    def _note_death(self) -> bool:
        self.killed_at.append(time.time())
        self.process = None
        return True

    def kill_after(self, moment: float) -> int:
        """The number of the first kill after a moment (the number of kills so far: none)."""
        return bisect_left(self.killed_at, moment)

    # -- the Sheet -------------------------------------------------------------------------

    def rows(self, tab: str) -> list[dict[str, Any]]:
        """The tab's rows by header, raw; `#` is the row's number."""
        header, *rows = self.sheet.values(tab)
        return [
            {**dict(zip(header, [*row, *[""] * len(header)], strict=False)), "#": number}
            for number, row in enumerate(rows, start=2)
            if any(cell != "" for cell in row)
        ]

    def cell(self, tab: str, number: int, header: str) -> str:
        """The address of a cell."""
        index = self.sheet.values(tab, "1:1")[0].index(header)
        return f"{chr(64 + index // 26) if index >= 26 else ''}{chr(65 + index % 26)}{number}"


@contextmanager
def open_ground(folder: Path, *, is_quick: bool = True) -> Iterator[Ground]:
    """Both servers and a workbook with the example network; nothing runs at the end.

    Unless `is_quick`, the product keeps its times, and both servers their limits, as they are in production.
    """
    with SheetsServer() as google, TelegramServer() as telegram:
        spreadsheet_id = google.control.create_spreadsheet(title="Sambal Ibu", locale="id_ID")
        google.control.share(spreadsheet_id, ROBOT)
        telegram.people.add_bot(token=TOKEN, username="sambal_ibu_bot", name="Sambal Ibu")
        settings = Settings(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=telegram.url,
            spreadsheet_id=spreadsheet_id,
            google_credentials=google.control.write_key(folder / "key.json", ROBOT),
            sheets_api_url=google.url,
            drive_api_url=google.url,
            owner_ids=frozenset({OWNER_ID}),
            data_dir=folder / "data",
        )
        if is_quick:
            settings = settings.model_copy(update={"poll_seconds": 0.3})
        client = sheets_client(settings)
        assert set_up(client, "jaringan-uji").is_ready
        client.close()
        sheet = google.control.owner(spreadsheet_id)
        load_network(sheet)
        ground = Ground(folder, telegram.people, google.control, sheet, settings, is_quick=is_quick)
        for row in ground.rows("Produk"):
            if row["Stok"]:
                sheet.type("Produk", ground.cell("Produk", row["#"], "Stok"), PLENTY)
        if not is_quick:
            google.control.quota()
            telegram.people.limits(on=True)
        try:
            yield ground
        finally:
            if ground.is_alive:
                ground.kill()
