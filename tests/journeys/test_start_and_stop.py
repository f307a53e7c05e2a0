"""The product starts and stops while what it needs is away."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from commands.ports import Rendered, update_key
from commands.registry import Registry
from config.assembly import Mitra, keep_house, utc_now
from config.settings import Settings
from sheets.journal import Journal
from sheets.journal_store import DATABASE
from sheets.ledger import Ledger
from sheets.local.server import SheetsServer
from tests.journeys.conftest import ROBOT, TOKEN

NOBODY = "http://127.0.0.1:1"
"""Where nothing listens."""


async def test_a_first_start_while_telegram_is_away_ends_at_a_signal(tmp_path: Path) -> None:
    with SheetsServer() as google:
        settings = Settings(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=NOBODY,
            spreadsheet_id=google.control.create_spreadsheet(title="Sambal Ibu"),
            google_credentials=google.control.write_key(tmp_path / "key.json", ROBOT),
            sheets_api_url=google.url,
            data_dir=tmp_path / "data",
        )
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.3, stop.set)

        await asyncio.wait_for(Mitra(settings).run(stop), 5)


async def test_what_could_not_be_forgotten_is_forgotten_the_next_time(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path, busy_seconds=0.1)
    ledger = Ledger(journal, Registry(), lambda *_: Rendered(), clock=utc_now)
    journal.inbox.ignore(1, [7], utc_now() - timedelta(days=30))
    with closing(sqlite3.connect(tmp_path / DATABASE)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        house = asyncio.create_task(keep_house(ledger, lambda: None, first_pause=0, pause=0.2))
        await asyncio.sleep(0.3)

    await asyncio.sleep(0.5)
    house.cancel()

    assert journal.marked([update_key(1, 7)]) == set()
    await ledger.close()
    journal.close()
