"""The transport keeps the library's promises: what is a timeout, what a network error, what an answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.check import check_telegram
from bot.local.people import People
from bot.local.server import TelegramServer
from bot.patience import seconds_of
from bot.transport import AiohttpRequest
from commands.faults import Finding, Problem
from tests.bot.conftest import TOKEN

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


@asynccontextmanager
async def bot_at(telegram: TelegramServer, read_timeout: float = 5) -> AsyncIterator[Bot]:
    requests = (AiohttpRequest(), AiohttpRequest(read_timeout=read_timeout))
    bot = Bot(TOKEN, base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot",
              request=requests[1], get_updates_request=requests[0])  # fmt: skip
    async with bot:
        yield bot


async def test_files_go_up_and_come_down(telegram: TelegramServer, people: People) -> None:
    siti = people.user(101, "Siti")
    siti.starts()

    async with bot_at(telegram) as bot:
        sent = await bot.send_document(
            101, BytesIO(b"isi nota"), filename="nota <1>.txt", caption="é ✅ & =1"
        )
        photo = await bot.send_photo(101, PNG)
        assert sent.document is not None
        loaded = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()

    assert bytes(loaded) == b"isi nota"
    assert photo.photo
    seen = siti.chat()[-2]
    assert (seen.document_name, seen.caption) == ("nota <1>.txt", "é ✅ & =1")


async def test_answers_of_every_status_become_the_librarys_errors(
    telegram: TelegramServer, people: People
) -> None:
    async with bot_at(telegram) as bot:
        for status, expected in (
            (400, BadRequest),
            (403, Forbidden),
            (401, InvalidToken),
            (502, NetworkError),
        ):
            people.fault("getMe", kind="status", status=status)
            with pytest.raises(expected):
                await bot.get_me()
        people.fault("getMe", kind="status", status=429, retry_after=7)
        with pytest.raises(RetryAfter) as flood:
            await bot.get_me()

    assert seconds_of(flood.value) == 7


async def test_an_answer_that_does_not_come_is_a_timeout(telegram: TelegramServer, people: People) -> None:
    async with bot_at(telegram, read_timeout=0.1) as bot:
        people.fault("getMe", kind="hang", seconds=2)
        with pytest.raises(TimedOut):
            await bot.get_me()


@pytest.mark.parametrize("kind", ["reset_before", "reset_after"])
async def test_a_cut_connection_is_a_network_error_without_the_token(
    telegram: TelegramServer, people: People, kind: str
) -> None:
    async with bot_at(telegram) as bot:
        people.fault("getMe", kind=kind)  # type: ignore[arg-type] # one of the two literals
        with pytest.raises(NetworkError) as cut:
            await bot.get_me()

    assert TOKEN not in f"{cut.value!r} {cut.value.__cause__!r}"
    assert not isinstance(cut.value, TimedOut)


async def test_no_server_at_all_is_a_network_error_without_the_token() -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as refused:
            await request.post(f"http://127.0.0.1:1/bot{TOKEN}/getMe")

    assert TOKEN not in f"{refused.value!r} {refused.value.__cause__!r}"


async def test_a_server_that_takes_nothing_in_does_not_hold_a_call_for_ever() -> None:
    over = asyncio.Event()

    async def never_reads(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(never_reads, "127.0.0.1", 0, limit=1024)
    port = server.sockets[0].getsockname()[1]
    async with AiohttpRequest(
        read_timeout=0.1, write_timeout=0.1, connect_timeout=0.1, pool_timeout=0.1
    ) as request:
        with pytest.raises(TimedOut):
            await request.post(f"http://127.0.0.1:{port}/x")
    over.set()
    server.close()
    await asyncio.sleep(0.05)


async def test_connections_are_kept_for_the_next_call() -> None:
    peers: set[object] = set()

    async def answer(request: web.Request) -> web.Response:
        peers.add(request.transport.get_extra_info("peername") if request.transport else None)
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_post("/x", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with AiohttpRequest() as request:
        for _ in range(5):
            assert await request.post(f"http://127.0.0.1:{port}/x") is True
    await runner.cleanup()

    assert len(peers) == 1


async def test_before_and_after_its_life_a_transport_says_so() -> None:
    request = AiohttpRequest()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post("http://127.0.0.1:1/x")
    await request.initialize()
    await request.shutdown()
    await request.shutdown()


async def test_check_finds_nothing_where_all_is_well(telegram: TelegramServer) -> None:
    assert await check_telegram(TOKEN, telegram.url) == ()


async def test_check_names_a_bad_token_a_silent_api_and_a_foreign_webhook(telegram: TelegramServer) -> None:
    async with bot_at(telegram) as bot:
        await bot.set_webhook("https://lama.example/x")
    wrong = "7000000002:AAEhBP0av28-example_example_exampl"

    assert await check_telegram(wrong, telegram.url) == (Finding(Problem.TOKEN_REFUSED),)
    assert await check_telegram("", telegram.url) == (Finding(Problem.TOKEN_REFUSED),)
    (away,) = await check_telegram(TOKEN, "http://127.0.0.1:1")
    assert away.problem is Problem.TELEGRAM_AWAY
    assert TOKEN not in away.found
    assert await check_telegram(TOKEN, telegram.url) == (
        Finding(Problem.WEBHOOK_SET, found="https://lama.example/x"),
    )
    assert await check_telegram(TOKEN, telegram.url, polls=False) == ()
