"""setWebhook: pushed with the secret, retried until 2xx, in order within a chat, answered by a call."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from bot.local.webhooks import lane_of
from tests.local.telegram.bot_api_model import check_update

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient

SECRET = "rahasia-123"


@dataclass
class Receiver:
    """A bot's own web server; `answers` are given in turn, then 200."""

    url: str = ""
    answers: list[web.Response] = field(default_factory=list)
    seen: list[tuple[str | None, dict[str, Any]]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.BaseRequest) -> web.Response:
        update = await request.json()
        check_update(update)
        self.seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update))
        self.news.set()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.seen]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.seen) < count:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.handle))
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        yield receiver
    finally:
        await runner.cleanup()


async def test_updates_are_pushed_with_the_secret_and_confirmed_by_200(api: RawClient, ibu: Person):
    ibu.says("sebelum")
    async with receiving() as receiver:
        await asyncio.to_thread(api, "setWebhook", url=receiver.url, secret_token=SECRET, max_connections=5)
        await asyncio.to_thread(ibu.says, "sesudah")
        await receiver.until(2)
        info = (await asyncio.to_thread(api, "getWebhookInfo")).result
        await asyncio.to_thread(api, "deleteWebhook")
    assert receiver.texts == ["sebelum", "sesudah"]
    assert [secret for secret, _ in receiver.seen] == [SECRET, SECRET]
    assert info["url"] == receiver.url
    assert info["max_connections"] == 5
    assert api("getUpdates").result == []


async def test_a_refused_update_is_sent_again_before_the_next_of_its_chat(
    api: RawClient, people: People, ibu: Person
):
    people.tune(webhook_retry=0.01)
    async with receiving() as receiver:
        receiver.answers = [web.Response(status=500), web.Response(status=503)]
        await asyncio.to_thread(api, "setWebhook", url=receiver.url)
        await asyncio.to_thread(ibu.says, "satu")
        await asyncio.to_thread(ibu.says, "dua")
        await receiver.until(4)
        info = (await asyncio.to_thread(api, "getWebhookInfo")).result
        await asyncio.to_thread(api, "deleteWebhook")
    assert receiver.texts == ["satu", "satu", "satu", "dua"]
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_the_answer_to_a_webhook_may_be_a_method_call(api: RawClient, ibu: Person):
    async with receiving() as receiver:
        call = {"method": "sendMessage", "chat_id": ibu.id, "text": "Halo, Bu"}
        receiver.answers = [web.json_response(call), web.json_response({"method": "getMe"})]
        await asyncio.to_thread(api, "setWebhook", url=receiver.url)
        await asyncio.to_thread(ibu.says, "halo")
        heard = await asyncio.to_thread(ibu.hears)
        await asyncio.to_thread(api, "deleteWebhook")
    assert heard.text == "Halo, Bu"


async def test_what_a_webhook_did_not_confirm_can_be_polled_later(
    api: RawClient, people: People, ibu: Person
):
    await asyncio.to_thread(api, "setWebhook", url="http://127.0.0.1:9/nobody")
    await asyncio.to_thread(ibu.says, "disimpan")
    info = (await asyncio.to_thread(api, "getWebhookInfo")).result
    assert info["pending_update_count"] == 1
    await asyncio.to_thread(api, "deleteWebhook")
    updates = (await asyncio.to_thread(api, "getUpdates")).result
    assert [update["message"]["text"] for update in updates] == ["disimpan"]
    await asyncio.to_thread(api, "setWebhook", url="http://127.0.0.1:9/x", drop_pending_updates=True)
    assert people.pending() == 0


@pytest.mark.parametrize(
    ("params", "text"),
    [
        (
            {"url": "http://contoh.id/hook"},
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://contoh.id/hook", "secret_token": "ada spasi"},
            "Bad Request: secret token contains unallowed characters",
        ),
    ],
)
def test_a_webhook_must_be_https_and_its_secret_plain(api: RawClient, params: dict[str, str], text: str):
    assert api("setWebhook", **params).refusal == (400, text)


def test_updates_keep_their_order_by_chat_else_by_person():
    message = {"chat": {"id": 5}}
    assert lane_of({"update_id": 1, "message": message}) == 5
    assert lane_of({"update_id": 2, "callback_query": {"from": {"id": 9}, "message": message}}) == 5
    assert lane_of({"update_id": 3, "inline_query": {"from": {"id": 9}}}) == 9
