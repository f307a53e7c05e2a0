"""The bot around a ledger that only echoes, over a real Telegram-compatible server."""

import asyncio
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.app import BotSettings, MitraBot
from bot.local.people import People
from bot.local.server import TelegramServer
from bot.menu import Menu
from bot.pace import UNLIMITED
from bot.patience import TokenRefusedError
from bot.webhook import SECRET_HEADER, WebhookSettings
from commands.asks import Ask, BlockedBot, Said
from tests.bot.conftest import AT, TOKEN, MemoryInbox, until
from tests.bot.echo import Echo, bot_for, free_port, heard, working
from tests.bot.killed import FolderInbox


async def test_what_is_said_is_kept_handled_and_answered(telegram: TelegramServer, people: People) -> None:
    siti, echo = people.user(101, "Siti"), Echo()

    async with working(telegram, echo) as bot:
        siti.starts("kode")
        siti.says("sambal 10")
        await until(lambda: heard(siti) == ["/start kode", "sambal 10"])

    assert bot.username == "mitra_contoh_bot"
    assert [ask.what for ask in echo.asks] == [Said("start", "kode", 1), Said("", "sambal 10", 2)]
    assert set(echo.outbox.delivered) == {1, 2}
    assert len(echo.inbox.rows) == 2


async def test_a_redelivered_update_is_handled_once(telegram: TelegramServer, people: People) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.duplicate_next_update()

    async with working(telegram, echo):
        siti.starts()
        siti.says("sambal 10")
        await until(lambda: len(echo.asks) == 2 and people.pending() == 0)
        await asyncio.sleep(0.2)

    assert heard(siti) == ["/start", "sambal 10"]


async def test_an_inbox_at_fault_loses_nothing(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    siti, echo = people.user(101, "Siti"), Echo(MemoryInbox(broken=2))

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti) == ["/start"])

    assert len(echo.asks) == 1
    assert "could not be kept" in caplog.text


async def test_order_holds_within_a_chat_and_chats_do_not_wait_for_each_other(
    telegram: TelegramServer, people: People
) -> None:
    siti, budi = people.user(101, "Siti"), people.user(102, "Budi")
    gate = asyncio.Event()

    async def wait_for_siti(ask: Ask) -> None:
        if ask.sender.telegram_id == 101:
            await gate.wait()

    echo = Echo(work=wait_for_siti)
    async with working(telegram, echo):
        for number in range(5):
            siti.says(f"pesan {number}")
        budi.says("halo")
        await until(lambda: heard(budi) == ["halo"])
        gate.set()
        await until(lambda: len(heard(siti)) == 5)

    assert heard(siti) == [f"pesan {number}" for number in range(5)]


async def test_what_was_kept_and_not_handled_is_handled_at_the_next_start(
    telegram: TelegramServer, people: People
) -> None:
    siti = people.user(101, "Siti")
    broken = Echo(work=_always_fails)
    async with working(telegram, broken):
        siti.says("sambal 10")
        await until(lambda: "rusak" in heard(siti))

    mended = Echo(inbox=broken.inbox)
    async with working(telegram, mended):
        await until(lambda: len(mended.asks) == 1)
        await asyncio.sleep(0.2)

    (ask,) = mended.asks
    assert ask.what == Said("", "sambal 10", 1)
    assert ask.at == next(iter(broken.inbox.rows.values()))[1]
    assert heard(siti) == ["rusak", "sambal 10"]


async def test_a_bot_that_is_killed_while_handling_loses_no_update(
    telegram: TelegramServer, people: People, tmp_path: Path
) -> None:
    siti = people.user(101, "Siti")
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.killed", telegram.url, str(tmp_path)
    )
    for number in range(5):
        siti.says(f"pesan {number}")
    await until(lambda: len(list(tmp_path.glob("*.json"))) == 5 and people.pending() == 0)
    killed.kill()
    await killed.wait()
    echo = Echo()
    inbox = FolderInbox(tmp_path)

    bot = MitraBot(BotSettings(TOKEN, telegram.url, pace=UNLIMITED), replace(echo.wiring(), inbox=inbox))
    await bot.start()
    await until(lambda: len(heard(siti)) == 5)
    await bot.stop()

    assert heard(siti) == [f"pesan {number}" for number in range(5)]


async def test_a_kept_update_that_cannot_be_read_is_put_away(telegram: TelegramServer) -> None:
    inbox = MemoryInbox()
    inbox.rows = {1: ("not json", AT), 2: ('{"update_id": 2}', AT), 3: ('{"update_id": 3, "message": 5}', AT)}
    echo = Echo(inbox)

    async with working(telegram, echo):
        pass

    assert inbox.done == {1, 2, 3}
    assert echo.asks == []


async def _always_fails(_ask: Ask) -> None:
    raise RuntimeError("broken on purpose")


async def test_a_fault_in_one_chat_is_told_there_and_others_go_on(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    siti, budi = people.user(101, "Siti"), people.user(102, "Budi")

    async def fails_for_siti(ask: Ask) -> None:
        if ask.sender.telegram_id == 101:
            raise RuntimeError("broken on purpose")

    echo = Echo(work=fails_for_siti)
    async with working(telegram, echo):
        siti.says("satu")
        budi.says("dua")
        await until(lambda: heard(siti) == ["rusak"] and heard(budi) == ["dua"])

    assert "an update could not be handled" in caplog.text


async def test_every_button_is_answered(telegram: TelegramServer, people: People) -> None:
    siti, echo = people.user(101, "Siti"), Echo()

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti) == ["/start"])
        siti.presses("Konfirmasi")
        await until(siti.alerts)
        siti.presses("Lama")
        await until(lambda: len(siti.alerts()) == 2 and not people.unanswered())
        alerts = siti.alerts()

    assert [(a.text, a.show_alert) for a in alerts] == [
        ("Sudah dicatat", True),
        ("Tombol ini dari pesan lama.", True),
    ]


async def test_a_press_that_is_answered_on_the_button_alone_is_done_when_that_was_shown(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti) == ["/start"])
        people.fault("answerCallbackQuery", kind="hang", seconds=1.0)
        siti.presses("Lama")
        await until(lambda: len(echo.asks) == 2)
        assert len(echo.inbox.undone(0)) == 1
        await until(lambda: not echo.inbox.undone(0))

    siti.presses("Lama")
    async with working(telegram, echo):
        await until(lambda: len(siti.alerts()) == 1)


async def test_a_button_that_cannot_be_answered_does_not_hold_up_the_reply(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault("answerCallbackQuery", kind="hang")
    people.fault("answerCallbackQuery", kind="status", status=400, description="query is too old")

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti) == ["/start"])
        siti.presses("Konfirmasi")
        siti.presses("Konfirmasi")
        await until(lambda: heard(siti).count("ditekan") == 2, seconds=9)  # the answer is given up after 10


async def test_who_asks_too_fast_gets_one_hint_and_nothing_of_it_is_kept(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.inject([{"user": 101, "text": f"pesan {n}"} for n in range(30)])

    async with working(telegram, echo):
        await until(lambda: len(echo.asks) == 20 and people.pending() == 0)
        await until(lambda: heard(siti).count("terlalu cepat") == 1)
        siti.presses("Konfirmasi")
        await until(lambda: "ditekan" in heard(siti))

    assert len(echo.inbox.rows) == 21


async def test_a_refused_token_ends_it_with_one_clear_error(telegram: TelegramServer) -> None:
    wrong = "7000000002:AAEhBP0av28-example_example_exampl"
    bot = bot_for(telegram, Echo(), token=wrong)

    with pytest.raises(TokenRefusedError) as refused:
        await bot.run()

    assert wrong not in repr(refused.value) + str(refused.value) + str(refused.value.__cause__)
    assert wrong not in repr(BotSettings(token=wrong))


async def test_a_token_revoked_while_running_ends_it_too(telegram: TelegramServer, people: People) -> None:
    bot = bot_for(telegram, Echo())
    running = asyncio.create_task(bot.run())
    await until(lambda: people.counters().get("getUpdates"))
    people.fault("getUpdates", kind="status", status=401, description="Unauthorized")
    people.user(101, "Siti").says("halo")

    with pytest.raises(TokenRefusedError):
        await asyncio.wait_for(running, 30)


async def test_a_network_that_is_down_at_start_is_waited_for(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    people.fault("getMe", kind="reset_before", times=2)
    people.fault("getMe", kind="status", status=502, times=1)
    people.fault("deleteWebhook", kind="status", status=500, times=1)

    async with working(telegram, Echo()) as bot:
        assert bot.username == "mitra_contoh_bot"

    assert "cannot be reached" in caplog.text
    assert TOKEN not in caplog.text


async def test_sigterm_lets_what_is_in_flight_finish(telegram: TelegramServer, people: People) -> None:
    siti = people.user(101, "Siti")
    began = asyncio.Event()

    async def slow(_ask: Ask) -> None:
        began.set()
        await asyncio.sleep(0.3)

    echo = Echo(work=slow)
    running = asyncio.create_task(bot_for(telegram, echo).run())
    await until(lambda: people.counters().get("getUpdates"))
    siti.says("sambal 10")
    await asyncio.wait_for(began.wait(), 30)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(running, 30)

    assert len(echo.asks) == 1
    assert people.pending() == 0
    # The answer was sent, or it waits in the outbox for the next start.
    assert heard(siti) == ["sambal 10"] or len(echo.outbox.waiting()) == 1


async def test_a_stop_while_the_network_is_down_is_obeyed(telegram: TelegramServer, people: People) -> None:
    people.fault("getMe", kind="reset_before", times=1000)
    stop = asyncio.Event()
    running = asyncio.create_task(bot_for(telegram, Echo()).run(stop))
    await until(lambda: people.counters().get("getMe", 0) > 1)
    stop.set()

    await asyncio.wait_for(running, 30)


async def test_blocking_and_migration_reach_those_who_must_know(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    group = people.group("Reseller", members=[siti])

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti) == ["/start"])
        siti.blocks()
        new = group.migrates()
        await until(lambda: set(echo.moved) == {(group.id, new.id)})
        await until(lambda: echo.asks[-1].what == BlockedBot(is_blocked=True))


async def test_the_menu_is_set_for_everybody_and_for_owners(telegram: TelegramServer, people: People) -> None:
    siti, ratna = people.user(101, "Siti"), people.user(1, "Ratna")
    english = people.user(102, "Sue", language_code="en")
    group = people.group("Reseller", members=[siti])
    ratna.starts()
    menu = Menu(
        private=("harga", "order", "pesanan", "report", "bantuan"),
        group=("harga", "bantuan"),
        owner=("report", "pesanan", "harga"),
        owner_chats=(1, 999),
    )

    async with working(telegram, Echo(), menu=menu):
        await until(lambda: people.counters().get("setMyCommands", 0) >= 10)
        await asyncio.sleep(0.1)

    assert siti.menu()[0].description == "Lihat harga"
    assert [e.command for e in siti.menu()] == ["harga", "order", "pesanan", "report", "bantuan"]
    assert english.menu()[0].description == "See prices"
    assert [e.command for e in ratna.menu()] == ["report", "pesanan", "harga"]
    assert [e.command for e in siti.menu(group)] == ["harga", "bantuan"]


async def test_by_webhook_200_comes_only_after_the_inbox_has_it(
    telegram: TelegramServer, people: People
) -> None:
    siti = people.user(101, "Siti")
    people.tune(webhook_retry=0.05)
    port = free_port()
    webhook = WebhookSettings.of(f"http://127.0.0.1:{port}/masuk", "rahasia-1", f"127.0.0.1:{port}")
    echo = Echo(MemoryInbox(broken=1))

    async with working(telegram, echo, webhook=webhook):
        siti.says("sambal 10")
        await until(lambda: heard(siti) == ["sambal 10"])
        async with aiohttp.ClientSession() as session:
            for secret, body, status in [
                ("salah", b"{}", 403),
                ("", b"{}", 403),
                ("rahasia-1", b"not json", 400),
                ("rahasia-1", b"[]", 400),
                ("rahasia-1", b'{"update_id": 5}', 200),
            ]:
                headers = {SECRET_HEADER: secret}
                async with session.post(webhook.url, data=body, headers=headers) as response:
                    assert response.status == status

    assert len(echo.asks) == 1
    assert len(echo.inbox.rows) == 1


@pytest.mark.parametrize(
    ("listen", "host", "port"),
    [("8080", "127.0.0.1", 8080), ("0.0.0.0:8443", "0.0.0.0", 8443), ("[::1]:80", "::1", 80)],
)
def test_where_to_listen_is_read_from_one_setting(listen: str, host: str, port: int) -> None:
    settings = WebhookSettings.of("https://mitra.example/tg/x", "s", listen)

    assert (settings.host, settings.port, settings.path) == (host, port, "/tg/x")


@pytest.fixture(autouse=True)
def _log_everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
