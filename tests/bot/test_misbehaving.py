"""Telegram misbehaves: 429, pages instead of answers, a second poller, updates twice and out of order."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram.error import Conflict, NetworkError

from bot.health import ConflictTimes, PollingHealth
from bot.local.people import People
from bot.local.server import TelegramServer
from bot.local.views import RequestSeen
from bot.webhook import SECRET_HEADER, WebhookSettings
from commands.asks import Pressed, Said
from tests.bot.conftest import until
from tests.bot.echo import Echo, free_port, heard, working
from tests.bot.shop import shop


def calls(people: People, method: str) -> list[RequestSeen]:
    return [request for request in people.requests() if request.method == method]


async def test_a_429_on_polling_is_waited_for_and_no_update_is_lost(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault("getUpdates", kind="status", status=429, retry_after=1)
    siti.says("sambal 10")

    async with working(telegram, echo):
        await until(lambda: heard(siti) == ["sambal 10"])

    refused, again, *_ = calls(people, "getUpdates")
    assert again.time - refused.time > 1


async def test_a_429_on_a_pressed_button_is_waited_for_and_its_text_is_shown_then(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault("answerCallbackQuery", kind="status", status=429, retry_after=1)
    people.fault("answerCallbackQuery", kind="status", status=502)

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti))
        siti.presses("Lama")
        await until(siti.alerts)
        alerts = [alert.text for alert in siti.alerts()]

    refused, again, *_ = calls(people, "answerCallbackQuery")
    assert alerts == ["Tombol ini dari pesan lama."]
    assert again.time - refused.time > 1


async def test_a_button_that_is_answered_too_late_is_answered_by_a_message(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault(
        "answerCallbackQuery", kind="status", status=400, description="Bad Request: query is too old"
    )

    async with working(telegram, echo):
        siti.starts()
        await until(lambda: heard(siti))
        siti.presses("Lama")
        await until(lambda: heard(siti) == ["/start", "Tombol ini dari pesan lama."])


async def test_at_the_start_pages_refusals_and_429_are_waited_for(
    telegram: TelegramServer, people: People
) -> None:
    for status in (502, 500, 403, 409):
        people.fault("getMe", kind="status", status=status)
    people.fault("getMe", kind="status", status=200, html=True)  # a proxy's page that says all is well
    people.fault("getMe", kind="status", status=429, retry_after=1)
    siti, echo = people.user(101, "Siti"), Echo()
    siti.says("sambal 10")

    async with working(telegram, echo):
        await until(lambda: heard(siti) == ["sambal 10"])

    moments = [request.time for request in calls(people, "getMe")]
    assert len(moments) >= 7
    assert moments[6] - moments[5] > 1


async def test_a_page_instead_of_updates_ends_nothing(telegram: TelegramServer, people: People) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault("getUpdates", kind="status", status=200, html=True)
    siti.says("sambal 10")

    async with working(telegram, echo):
        await until(lambda: heard(siti) == ["sambal 10"])

    assert len(echo.asks) == 1


# -- a second poller ---------------------------------------------------------------------------


class Watch:
    """PollingHealth on a clock of its own, and what it told: False while it lasts, True when it is over."""

    def __init__(self) -> None:
        self.told: list[bool] = []
        self.now = 0.0
        self.health = PollingHealth(self.told.append, clock=lambda: self.now)

    def conflicts(self, *moments: float) -> None:
        for self.now in moments:
            self.health.failed(Conflict("terminated by other getUpdates request"))

    def works(self, *moments: float) -> None:
        for self.now in moments:
            self.health.works()


def test_a_second_poller_is_told_once_and_once_when_it_is_over() -> None:
    watch = Watch()
    watch.conflicts(0, 1, 3)
    assert watch.told == []
    watch.conflicts(21, 25, 60)
    watch.works(61, 90, 140)
    assert watch.told == [False]
    watch.works(151, 176)

    assert watch.told == [False, True]


def test_two_pollers_that_take_turns_are_one_trouble(caplog: pytest.LogCaptureFixture) -> None:
    watch = Watch()
    for minute in range(10):
        watch.conflicts(minute * 60)
        watch.works(minute * 60 + 30)

    assert watch.told == [False]
    assert caplog.text.count("another program fetches updates") == 1


def test_a_restart_that_overlaps_is_not_worth_a_message() -> None:
    watch = Watch()
    watch.conflicts(0, 2, 5)
    watch.works(30, 60, 100, 200)

    assert watch.told == []


def test_a_network_that_is_away_meanwhile_changes_nothing() -> None:
    watch = Watch()
    watch.conflicts(0)
    watch.health.failed(NetworkError("away"))
    watch.conflicts(30)

    assert watch.told == [False]


async def test_a_conflict_is_told_to_the_inside_and_polling_resumes_by_itself(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    siti, echo = people.user(101, "Siti"), Echo()
    people.fault("getUpdates", kind="status", status=409, description="Conflict: terminated")
    people.conflict()

    async with working(telegram, echo, conflict=ConflictTimes(timedelta(0), timedelta(0)), poll_seconds=1):
        await until(lambda: echo.conflicts == [False, True])
        siti.says("masih di sini?")
        await until(lambda: heard(siti) == ["masih di sini?"])

    assert caplog.text.count("another program fetches updates") == 1


# -- twice, and out of order -------------------------------------------------------------------


def message(update_id: int, text: str, chat_id: int = 101) -> dict[str, Any]:
    person = {"id": chat_id, "is_bot": False, "first_name": "Siti"}
    chat = {"id": chat_id, "type": "private", "first_name": "Siti"}
    said = {"message_id": update_id, "date": 1764000000, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": said}


def press(update_id: int, data: str, chat_id: int = 101) -> dict[str, Any]:
    drawn = message(1, "Cek dulu", chat_id)["message"]
    query = {
        "id": str(update_id),
        "from": drawn["from"],
        "chat_instance": "x",
        "data": data,
        "message": drawn,
    }
    return {"update_id": update_id, "callback_query": query}


def webhook() -> WebhookSettings:
    port = free_port()
    return WebhookSettings.of(f"http://127.0.0.1:{port}/masuk", "rahasia-1", f"127.0.0.1:{port}")


async def posted(where: WebhookSettings, *updates: dict[str, Any]) -> None:
    """Telegram brings updates to the webhook, in this order."""
    async with aiohttp.ClientSession(headers={SECRET_HEADER: where.secret}) as session:
        for update in updates:
            async with session.post(where.url, json=update) as response:
                assert response.status == 200


async def test_updates_out_of_order_and_twice_are_each_handled_once(
    telegram: TelegramServer, people: People
) -> None:
    siti, echo, where = people.user(101, "Siti"), Echo(), webhook()
    siti.starts()

    async with working(telegram, echo, webhook=where):
        await until(lambda: heard(siti) == ["/start"])
        newer, older = message(9_000_003, "krupuk"), message(9_000_001, "sambal")
        await posted(
            where, newer, press(9_000_004, "ko:1:1"), older, newer, older, press(9_000_004, "ko:1:1")
        )
        await posted(where, message(9_000_005, "terakhir"))
        await until(lambda: "terakhir" in heard(siti))

    # The query is none that Telegram knows, so its alert comes as a message.
    assert sorted(heard(siti)) == sorted(
        ["/start", "krupuk", "Sudah dicatat", "ditekan", "sambal", "terakhir"]
    )
    assert [type(ask.what) for ask in echo.asks] == [Said, Said, Pressed, Said, Said]


async def test_an_update_that_comes_again_after_a_restart_is_handled_once(
    telegram: TelegramServer, people: People, tmp_path: Path
) -> None:
    siti, where = people.user(101, "Siti"), webhook()
    siti.starts()
    again = message(9_000_001, "sambal")
    async with shop(telegram.url, tmp_path, lambda _: None, webhook=where):
        await posted(where, again)
        await until(lambda: len(heard(siti)) == 2)
    async with shop(telegram.url, tmp_path, lambda _: None, webhook=where) as (_, ledger):
        await posted(where, again, message(9_000_002, "krupuk"))
        await until(lambda: len(heard(siti)) == 3)
        recorded = dict(ledger.book.settings)

    assert recorded == {"": "1", "sambal": "1", "krupuk": "1"}


# -- a group that becomes a supergroup -----------------------------------------------------------


async def test_either_message_of_a_migration_is_enough_and_outlives_a_crash(
    telegram: TelegramServer, people: People
) -> None:
    where = webhook()
    old = {"id": -5, "type": "group", "title": "Reseller"}
    new = {"id": -1005, "type": "supergroup", "title": "Reseller"}
    base = {"message_id": 1, "date": 1764000000}
    at_the_old = {"update_id": 9_000_001, "message": {**base, "chat": old, "migrate_to_chat_id": -1005}}
    at_the_new = {"update_id": 9_000_002, "message": {**base, "chat": new, "migrate_from_chat_id": -5}}

    for update in (at_the_old, at_the_new):
        echo = Echo(deaf=True)
        async with working(telegram, echo, webhook=where):
            await posted(where, update, update)
            await until(lambda echo=echo: echo.inbox.rows)  # type: ignore[misc] # mypy: no default
        assert echo.moved == []
        echo.deaf = False
        async with working(telegram, echo, webhook=where):
            await until(lambda echo=echo: echo.moved == [(-5, -1005)])  # type: ignore[misc] # mypy: no default
            await until(lambda echo=echo: len(echo.inbox.done) == 1)  # type: ignore[misc] # mypy: no default
