"""An update that cannot be handled: set aside after three tries, told to those who must know, in nobody's way."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.local.people import People
from bot.local.server import TelegramServer
from bot.render import Renderer
from bot.webhook import WebhookSettings
from commands.asks import Ask
from commands.book import Book
from commands.decision import Decision
from commands.ports import Rendered
from commands.replies.prices import UnknownProduct
from tests.bot.conftest import TOKEN, until
from tests.bot.echo import Echo, free_port, heard, working
from tests.bot.shop import OWNER, shop


def breaks(text: str) -> None:
    if text == "racun":
        raise RuntimeError("broken on purpose")


async def test_who_asked_hears_it_once_and_the_team_what_it_takes_to_mend_it(
    telegram: TelegramServer, people: People, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    owner, siti, budi = people.user(OWNER, "Ratna"), people.user(101, "Siti"), people.user(102, "Budi")
    owner.starts()
    async with shop(telegram.url, tmp_path, breaks):
        siti.says("racun")
        budi.says("sambal")
        siti.says("krupuk")
        await until(lambda: len(heard(siti)) == 2 and len(heard(budi)) == 1 and len(heard(owner)) == 2)
    async with shop(telegram.url, tmp_path, breaks) as (_, ledger):
        budi.says("nastar")
        await until(lambda: len(heard(budi)) == 2)
        recorded = dict(ledger.book.settings)

    assert "ada yang salah di pihak kami" in heard(siti)[0]
    assert len(heard(siti)) == len(heard(owner)) == 2
    told = heard(owner)[1]
    assert "Dari Siti, " in told
    assert '"racun"' in told
    assert f"tg:{TOKEN.partition(':')[0]}:" in told
    assert "RuntimeError" in told
    assert TOKEN not in told + caplog.text
    assert "broken on purpose" in caplog.text
    assert recorded == {"": "1", "sambal": "1", "krupuk": "1", "nastar": "1"}


async def test_a_fault_in_the_words_counts_as_well_and_records_nothing(
    telegram: TelegramServer, people: People, tmp_path: Path
) -> None:
    siti = people.user(101, "Siti")
    renderer = Renderer("mitra_contoh_bot")

    def render(decision: Decision, ask: Ask | None, book: Book) -> Rendered:
        if decision.reply == UnknownProduct("racun", ()):
            raise LookupError("no words for it")
        return renderer(decision, ask, book)

    async with shop(telegram.url, tmp_path, lambda _: None, render) as (_, ledger):
        siti.says("racun")
        siti.says("krupuk")
        await until(lambda: len(heard(siti)) == 2)
        recorded = dict(ledger.book.settings)

    assert "ada yang salah" in heard(siti)[0]
    assert recorded == {"krupuk": "1"}


async def test_an_update_that_ends_the_process_is_set_aside_and_the_others_are_handled_once(
    telegram: TelegramServer, people: People, tmp_path: Path
) -> None:
    owner, siti = people.user(OWNER, "Ratna"), people.user(101, "Siti")
    budi, wati = people.user(102, "Budi"), people.user(103, "Wati")
    owner.starts()
    budi.says("sambal")
    siti.says("matikan")
    wati.says("krupuk")

    supervised = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.shop", telegram.url, str(tmp_path)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    await until(lambda: any("belum bisa kami tangani" in text for text in heard(owner)), 60)
    budi.says("nastar")
    await until(lambda: "nastar" in heard(budi)[-1].lower() and heard(wati) and heard(siti))
    said, _ = await asyncio.wait_for(supervised.communicate(b""), 30)

    assert said.decode().split() == ["died"] * 4  # once as it came, and three times by a start
    assert ["ada yang salah" in text for text in heard(siti)] == [True]
    # What was sent just before the process ended may come twice, what was decided is decided once.
    assert {len(set(heard(one))) for one in (owner, budi)} == {2}
    assert len(heard(wati)) == 1
    async with shop(telegram.url, tmp_path, breaks) as (_, ledger):
        recorded = dict(ledger.book.settings)
    assert recorded == {"": "1", "sambal": "1", "krupuk": "1", "nastar": "1"}


async def test_what_the_ledger_itself_cannot_take_is_tried_at_each_start_and_then_set_aside(
    telegram: TelegramServer, people: People
) -> None:
    siti, budi, tries = people.user(101, "Siti"), people.user(102, "Budi"), 0

    async def fails(ask: Ask) -> None:
        nonlocal tries
        if ask.sender.telegram_id == 101:
            tries += 1
            raise RuntimeError("broken on purpose")

    echo = Echo(work=fails)
    siti.says("racun")
    for start in range(1, 5):
        async with working(telegram, echo):
            budi.says(f"pesan {start}")
            await until(lambda start=start: len(heard(budi)) == start)  # type: ignore[misc] # mypy: no default
            await until(lambda start=start: tries == min(start, 3))  # type: ignore[misc] # mypy: no default

    assert [ask.sender.telegram_id for ask in echo.put_away] == [101]
    assert heard(siti) == ["rusak", "disisihkan"]
    assert heard(budi) == [f"pesan {start}" for start in range(1, 5)]


@pytest.mark.parametrize("by_webhook", [False, True])
async def test_an_update_that_the_library_cannot_read_holds_up_nobody(
    telegram: TelegramServer, people: People, *, by_webhook: bool
) -> None:
    siti, echo, port = people.user(101, "Siti"), Echo(), free_port()
    people.tune(webhook_retry=0.05)
    where = WebhookSettings.of(f"http://127.0.0.1:{port}/masuk", "rahasia-1", f"127.0.0.1:{port}")
    people.update("message", {"message_id": 1, "date": 1, "chat": {"id": 101}})
    siti.says("sambal")

    async with working(telegram, echo, webhook=where if by_webhook else None):
        await until(lambda: heard(siti) == ["sambal"] and echo.unread and not people.pending())

    ((key, error),) = echo.unread
    assert key.startswith("tg:")
    assert error == "TypeError"
    assert len(echo.inbox.rows) == 2
