"""Pictures that people send, over a real Telegram-compatible server: whose are opened, and what becomes of them."""

import asyncio
import io
import logging
import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.app import BotSettings, MitraBot
from bot.local.people import People
from bot.local.server import TelegramServer
from bot.pace import UNLIMITED
from bot.pictures import LARGEST, NoPictureError, codes_in
from commands.asks import Said
from tests.bot.conftest import TOKEN, until
from tests.bot.echo import Echo, heard, working
from tests.bot.killed import FolderInbox
from tests.bot.qr import as_jpeg, qr_png

RATNA, SITI = 1, 101
CODE, OTHER = "000201 contoh", "https://contoh.example"


def said(echo: Echo) -> Said:
    """The only ask."""
    (ask,) = echo.asks
    assert isinstance(ask.what, Said)
    return ask.what


async def test_a_picture_of_the_team_is_opened_and_its_codes_are_decided_with_it(
    telegram: TelegramServer, people: People
) -> None:
    ratna, echo = people.user(RATNA, "Ratna"), Echo(team=frozenset({RATNA}))

    async with working(telegram, echo):
        ratna.sends_photo(as_jpeg(qr_png(CODE), qr_png(OTHER)), "QRIS kami")
        await until(lambda: heard(ratna) == ["QRIS kami"])

    assert set(said(echo).codes or ()) == {CODE, OTHER}
    assert said(echo).file is not None


async def test_a_document_may_be_the_picture_and_one_without_a_code_has_none(
    telegram: TelegramServer, people: People
) -> None:
    ratna, echo = people.user(RATNA, "Ratna"), Echo(team=frozenset({RATNA}))
    blank = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(blank, "WEBP")

    async with working(telegram, echo):
        ratna.sends_document(qr_png(CODE), "qris.png", "satu", mime_type="image/png")
        ratna.sends_document(blank.getvalue(), "kosong.webp", "dua", mime_type="image/webp")
        ratna.sends_document(b"%PDF", "nota.pdf", "tiga", mime_type="application/pdf")
        await until(lambda: len(heard(ratna)) == 3)

    assert [ask.what.codes for ask in echo.asks if isinstance(ask.what, Said)] == [(CODE,), (), None]


async def test_a_partners_proof_is_never_fetched(telegram: TelegramServer, people: People) -> None:
    siti, echo = people.user(SITI, "Siti"), Echo(team=frozenset({RATNA}))

    async with working(telegram, echo):
        siti.sends_photo(qr_png(CODE), "bukti")
        await until(lambda: heard(siti) == ["bukti"])

    assert said(echo).codes is None
    assert "getFile" not in people.counters()


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 400, "description": "Bad Request: file is temporarily unavailable"},
        {"kind": "status", "status": 429, "retry_after": 30},
        {"kind": "reset_before"},
    ],
)
async def test_a_picture_that_telegram_does_not_hand_over_is_answered_all_the_same(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture, fault: dict[str, Any]
) -> None:
    ratna, echo = people.user(RATNA, "Ratna"), Echo(team=frozenset({RATNA}))
    people.fault("getFile", times=3, **fault)

    async with working(telegram, echo):
        ratna.sends_photo(qr_png(CODE), "QRIS kami")
        await until(lambda: heard(ratna) == ["QRIS kami"])

    assert said(echo).codes is None
    assert "could not be read" in caplog.text


async def test_a_file_that_is_no_picture_or_is_too_large_is_not_opened(
    telegram: TelegramServer, people: People
) -> None:
    ratna, echo = people.user(RATNA, "Ratna"), Echo(team=frozenset({RATNA}))

    async with working(telegram, echo):
        ratna.sends_document(b"bukan gambar", "a.png", "satu", mime_type="image/png")
        await until(lambda: heard(ratna) == ["satu"])
        fetched = people.counters()["getFile"]
        ratna.sends_document(bytes(LARGEST + 1), "b.png", "dua", mime_type="image/png")
        await until(lambda: len(heard(ratna)) == 2)

    assert [ask.what.codes for ask in echo.asks if isinstance(ask.what, Said)] == [None, None]
    assert people.counters()["getFile"] == fetched == 1


def test_a_small_file_that_holds_a_huge_picture_is_not_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 8_000, 6_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")

    with pytest.raises(NoPictureError) as refused:
        codes_in(bomb)
    assert refused.value.__cause__ is None  # its size was enough
    with pytest.raises(NoPictureError):
        codes_in(qr_png(CODE)[:120])


async def test_nothing_that_is_logged_tells_where_a_file_lies(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    """Its address holds the bot's token."""
    caplog.set_level(logging.DEBUG)
    ratna, echo = people.user(RATNA, "Ratna"), Echo(team=frozenset({RATNA}))
    people.fault("getFile", kind="reset_before")

    async with working(telegram, echo):
        ratna.sends_photo(qr_png(CODE), "satu")
        ratna.sends_document(b"rusak", "a.png", "dua", mime_type="image/png")
        await until(lambda: len(heard(ratna)) == 2)

    ours = [record for record in caplog.records if record.name.startswith(("bot", "aiohttp"))]
    assert ours
    logged = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours)
    assert TOKEN not in logged
    assert "/file/" not in logged
    assert all(TOKEN not in message.text for message in echo.outbox.kept.values())


async def test_a_bot_that_is_killed_while_it_fetches_a_picture_loses_nothing(
    telegram: TelegramServer, people: People, tmp_path: Path
) -> None:
    ratna = people.user(RATNA, "Ratna")
    people.fault("getFile", kind="hang")
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.killed", telegram.url, str(tmp_path)
    )
    ratna.sends_photo(qr_png(CODE), "QRIS kami")
    await until(lambda: people.counters().get("getFile") == 1 and people.pending() == 0)
    killed.kill()
    await killed.wait()
    echo = Echo(team=frozenset({RATNA}))

    wiring = replace(echo.wiring(), inbox=FolderInbox(tmp_path))
    bot = MitraBot(BotSettings(TOKEN, telegram.url, pace=UNLIMITED), wiring)
    await bot.start()
    await until(lambda: heard(ratna) == ["QRIS kami"])
    await bot.stop()

    assert said(echo).codes == (CODE,)
