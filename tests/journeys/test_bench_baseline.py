"""The benchmark's code cannot rot: all of it imports, and the bot that it compares with takes orders."""

import asyncio
from pathlib import Path

from bot.local.people import DEFAULT_TOKEN
from bot.local.server import TelegramServer
from sheets.local.server import SheetsServer
from tests.bench.__main__ import ROWS
from tests.bench.baseline import HEADER, WORKSHEET, build, client_of
from tests.bench.ground import ACCOUNT


def test_the_benchmark_measures_every_group_of_rows():
    assert list(ROWS) == ["orders", "burst", "million", "from-sheet", "papers", "reading"]


async def test_the_baseline_bot_appends_an_order_and_answers(tmp_path: Path):
    with SheetsServer() as sheets, TelegramServer() as telegram:
        key = sheets.control.write_key(tmp_path / "key.json", ACCOUNT)
        sheet_id = sheets.control.create_spreadsheet()
        sheets.control.share(sheet_id, ACCOUNT)
        owner = sheets.control.owner(sheet_id)
        owner.batch([{"addSheet": {"properties": {"title": WORKSHEET}}}])
        owner.type(WORKSHEET, "A1", [HEADER])
        telegram.people.add_bot()
        client = client_of(str(key), sheets.url)
        app = build(DEFAULT_TOKEN, telegram.url, client, sheet_id)
        async with app:
            await app.start()
            assert app.updater is not None
            await app.updater.start_polling(poll_interval=0, timeout=1)
            siti = telegram.people.user(101, "Siti")
            siti.says("/order sambal bawang 10")
            heard = await asyncio.to_thread(siti.hears)
            await app.updater.stop()
            await app.stop()
        client.http_client.session.close()
        assert heard.text == "Pesanan 1 dicatat."
        assert owner.read(WORKSHEET)[1][3:] == ["101", "sambal bawang", "10"]
