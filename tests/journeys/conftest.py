"""The whole product at work on both local servers, for tests that talk to it as people do."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import SecretStr

from bot.health import ConflictTimes
from bot.local.group import Group
from bot.local.people import People
from bot.local.person import Person
from bot.local.server import TelegramServer
from bot.local.views import Message
from bot.pace import UNLIMITED
from config.assembly import Mitra, sheets_client
from config.demo.network import load_network
from config.settings import Settings
from sheets.local.control import SheetsControl
from sheets.local.person import SheetsPerson
from sheets.local.server import SheetsServer
from sheets.road.news import TellAfter
from sheets.setup import set_up
from sheets.sync_tempo import Tempo
from sheets.watch.memory import Timing
from tests.local.telegram.bot_api_model import check_request

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
BOT = "sambal_ibu_bot"
OWNER_ID = 900000000000100
SITI, BUDI, WATI, ASEP = 900000000000101, 900000000000103, 900000000000104, 900000000000108
APPLICANT, INACTIVE = 900000000000121, 900000000000122
ROBOT = "mitra@contoh.iam.example"
QUICK = Timing(whole_row=1.0, gone=1.5, complaint=1.0)
"""The same rules, with shorter quiet times."""
LIVELY = Tempo(
    batch=0.2,
    display=0.3,
    held=2.0,
    pauses=(0.3, 0.6, 1.2, 2.4),
    tell_after=TellAfter(300.0, 0.5, 1.0),
    answer=1.0,
)
"""The same roads, for a Google without a quota."""

T = TypeVar("T")


ASKING = 0.6
"""A pause between questions, so that who asks until the answer changes is not taken for a flood."""


def eventually(
    look: Callable[[], T], holds: Callable[[T], bool] = bool, *, seconds: float = 25.0, pause: float = 0.1
) -> T:
    """Look again until it holds; fails with the last thing that was seen."""
    until = time.monotonic() + seconds
    while True:
        seen = look()
        if holds(seen):
            return seen
        assert time.monotonic() < until, f"still {seen!r} after {seconds} s"
        time.sleep(pause)


def hear(person: Person, part: str, *, seconds: float = 25.0, chat: Group | None = None) -> Message:
    """The next message that says this; others (a draft that lost its buttons, a notice) may come before it."""
    heard: list[str] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            message = person.hears(timeout=max(0.1, until - time.monotonic()), chat=chat)
        except TimeoutError:
            break
        if part in message.words:
            return message
        heard.append(message.words)
    raise AssertionError(f"nobody said {part!r}; heard {heard}")


@dataclass
class Running:
    """A started product; `stop` ends it as SIGTERM would."""

    thread: threading.Thread
    loop: asyncio.AbstractEventLoop
    stopping: asyncio.Event
    mitra: Mitra

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.stopping.set)
        self.thread.join(timeout=30)
        assert not self.thread.is_alive()


@dataclass
class Network:
    """Sambal Ibu with her people, her Sheet, and the product that serves them."""

    people: People
    control: SheetsControl
    sheet: SheetsPerson
    spreadsheet_id: str
    settings: Settings
    running: Running | None = None
    known: dict[int, Person] = field(default_factory=dict)

    def person(self, telegram_id: int, name: str = "Orang") -> Person:
        if telegram_id not in self.known:
            self.known[telegram_id] = self.people.user(telegram_id, name)
        return self.known[telegram_id]

    @property
    def owner(self) -> Person:
        return self.person(OWNER_ID, "Ratna")

    def start(self) -> None:
        self.running = start(self.settings)

    def stop(self) -> None:
        assert self.running is not None
        self.running.stop()
        self.running = None

    def rows(self, tab: str) -> list[dict[str, Any]]:
        """The tab as its owner sees it: formatted cells by header."""
        header, *rows = self.sheet.read(tab)
        return [dict(zip(header, row + [""] * len(header), strict=False)) for row in rows if any(row)]

    def cell(self, tab: str, row_key: str, header: str) -> str:
        """The address of a cell, found by the first column's text."""
        head, *rows = self.sheet.read(tab)
        row = next(number for number, cells in enumerate(rows, start=2) if cells and cells[0] == row_key)
        return f"{letters(head.index(header))}{row}"

    def price_cell(self, sku: str, tier: str, minimum: str) -> str:
        head, *rows = self.sheet.read("Harga")
        wanted = [head.index("Produk"), head.index("Tingkat"), head.index("Min beli")]
        for number, cells in enumerate(rows, start=2):
            if cells and [cells[index] for index in wanted] == [sku, tier, minimum]:
                return f"{letters(head.index('Harga'))}{number}"
        raise LookupError((sku, tier, minimum))


def letters(index: int) -> str:
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)


def start(settings: Settings, timing: Timing = QUICK, conflict: ConflictTimes | None = None) -> Running:
    """Run the product in a thread until it answers; at no pace, which tests/bot sees to."""
    ready = threading.Event()
    made: list[Running] = []

    def work() -> None:
        async def main() -> None:
            mitra = Mitra(settings, pace=UNLIMITED, timing=timing, tempo=LIVELY, conflict=conflict)
            stopping = asyncio.Event()
            made.append(Running(thread, asyncio.get_running_loop(), stopping, mitra))
            ready.set()
            await mitra.run(stopping)

        asyncio.run(main())

    thread = threading.Thread(target=work, name="mitra")
    thread.start()
    assert ready.wait(20)
    running = made[0]
    eventually(lambda: running.mitra.sync is not None and running.mitra.sync.is_ready.is_set(), seconds=30)
    return running


@contextmanager
def network(folder: Path) -> Iterator[Network]:
    """Both servers, a workbook with the example network, and the product on them."""
    with SheetsServer() as google, TelegramServer() as telegram:
        spreadsheet_id = google.control.create_spreadsheet(title="Sambal Ibu")
        google.control.share(spreadsheet_id, ROBOT)
        telegram.people.add_bot(token=TOKEN, username=BOT, name="Sambal Ibu")
        settings = Settings(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=telegram.url,
            spreadsheet_id=spreadsheet_id,
            google_credentials=google.control.write_key(folder / "key.json", ROBOT),
            sheets_api_url=google.url,
            drive_api_url=google.url,
            owner_ids=frozenset({OWNER_ID}),
            data_dir=folder / "data",
            poll_seconds=0.5,
        )
        client = sheets_client(settings)
        assert set_up(client, "jaringan-uji").is_ready
        client.close()
        sheet = google.control.owner(spreadsheet_id)
        load_network(sheet)
        made = Network(telegram.people, google.control, sheet, spreadsheet_id, settings)
        made.owner.starts()
        made.start()
        made.owner.hears(timeout=15)
        try:
            yield made
        finally:
            if made.running is not None:
                made.stop()
            for request in telegram.people.requests():
                check_request(request.method, request.params)


@pytest.fixture(scope="module")
def sambal_ibu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """One network for a file's journeys: each journey uses people of its own."""
    with network(tmp_path_factory.mktemp("sambal-ibu")) as made:
        yield made


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Network]:
    """A network of its own, for journeys that break something."""
    with network(tmp_path) as made:
        yield made
