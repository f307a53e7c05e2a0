"""The stage: both local servers, the example network in its Sheet, and the bot at work against them.

The bot is the same code as in `python main.py run`; only its settings point to loopback.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.local.person import Person
from bot.local.server import TelegramServer
from config.assembly import Mitra, sheets_client
from config.demo.cast import OWNER, cast_in
from config.demo.history import History, load_history
from config.demo.network import OWNER_ID, load_network
from config.demo.pasting import ZONE
from config.settings import Settings
from sheets.local.person import SheetsPerson
from sheets.local.server import SheetsServer
from sheets.setup import set_up
from sheets.watch.memory import Timing

TOKEN = "7000000001:local-token-of-the-example-bot"  # noqa: S105 - opens nothing but the local server
BOT_USERNAME = "sambal_ibu_bot"
SERVICE_ACCOUNT = "mitra@contoh.iam.example"
SPREADSHEET_OWNER = "ratna@contoh.example"
NETWORK_ID = "jaringan-contoh"

POLL_SECONDS = 1.5
"""40 of the 60 reads that the local server, like Google, allows a minute."""
QUICK = Timing(whole_row=3.0, gone=6.0, complaint=2.0, money_row=5.0)
"""Shorter than in the product, so that nobody waits half a minute for a chat message in the demo."""
_START_SECONDS = 30.0
_LOOK_AGAIN_SECONDS = 0.05


class StageError(Exception):
    """The demo could not begin."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the walk and the chat play on."""

    cast: dict[str, Person]
    """By nickname."""
    owner_sheet: SheetsPerson
    """The owner at her browser."""
    settings: Settings
    folder: Path

    @property
    def owner(self) -> Person:
        """The owner with her phone."""
        return self.cast[OWNER]


@contextmanager
def open_stage(folder: Path) -> Iterator[Stage]:
    """Set everything up in an empty folder and take it down again. Raises StageError."""
    with SheetsServer(folder / "sheets") as sheets, TelegramServer() as telegram:
        settings = _settings(sheets, telegram, folder)
        owner_sheet = sheets.control.owner(settings.spreadsheet_id)
        telegram.people.add_bot(TOKEN, BOT_USERNAME, "Sambal Ibu")
        stage = Stage(cast_in(telegram.people), owner_sheet, settings, folder)
        _lay_out(settings)
        load_network(owner_sheet)
        mitra = Mitra(settings, timing=QUICK)
        load_history(owner_sheet, mitra.journal, History.ending_before(datetime.now(ZONE).date()))
        stage.owner.starts()  # before the bot is up, as the one who made it would: it waits for her
        with _at_work(mitra):
            yield stage


def _settings(sheets: SheetsServer, telegram: TelegramServer, folder: Path) -> Settings:
    control = sheets.control
    spreadsheet_id = control.create_spreadsheet("Sambal Ibu", owner=SPREADSHEET_OWNER)
    control.share(spreadsheet_id, SERVICE_ACCOUNT)
    return Settings.model_construct(  # nothing from the environment: this is a world of its own
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=telegram.url,
        spreadsheet_id=spreadsheet_id,
        google_credentials=control.write_key(folder / "demo.key.json", SERVICE_ACCOUNT),
        sheets_api_url=sheets.url,
        drive_api_url=sheets.url,
        owner_ids=frozenset({OWNER_ID}),
        data_dir=folder / "data",
        poll_seconds=POLL_SECONDS,
    )


def _lay_out(settings: Settings) -> None:
    client = sheets_client(settings)
    try:
        report = set_up(client, NETWORK_ID)
    finally:
        client.close()
    if not report.is_ready:
        raise StageError(str(report.findings))


@contextmanager
def _at_work(mitra: Mitra) -> Iterator[None]:
    """Let the bot work in a thread of its own; it has taken the Sheet in before this yields."""
    work = _Work(mitra)
    work.start()
    try:
        work.wait_until_ready()
        yield
    finally:
        work.stop()


class _Work(threading.Thread):
    """The bot's thread, with a loop of its own."""

    def __init__(self, mitra: Mitra) -> None:
        super().__init__(name="mitra")
        self._mitra = mitra
        self._stop_at_work: Callable[[], object] = lambda: None
        self._error: Exception | None = None

    def run(self) -> None:
        """Work until `stop`."""
        try:
            asyncio.run(self._work())
        except Exception as error:  # noqa: BLE001 - told by the thread that waits
            self._error = error

    async def _work(self) -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        self._stop_at_work = lambda: loop.call_soon_threadsafe(stop.set)
        await self._mitra.run(stop)

    def wait_until_ready(self) -> None:
        """Return when the first look at the Sheet was taken in. Raises StageError."""
        until = time.monotonic() + _START_SECONDS
        while self._mitra.sync is None or not self._mitra.sync.is_ready.is_set():
            if not self.is_alive() or time.monotonic() > until:
                raise StageError(f"the bot did not start ({self._error})") from self._error
            time.sleep(_LOOK_AGAIN_SECONDS)

    def stop(self) -> None:
        """End it and wait for it."""
        with suppress(RuntimeError):  # it ended by itself
            self._stop_at_work()
        self.join()
