"""A server whose whole traffic is judged by the independent model, a bot on it, and two people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from bot.local.server import TelegramServer
from tests.local.telegram.bot_api_model import check_answered
from tests.local.telegram.raw_client import TOKEN, RawClient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.people import People
    from bot.local.person import Person


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    faults: list[str] = []

    def judge(method: str, params: dict[str, Any], body: dict[str, Any]) -> None:
        try:
            check_answered(method, params, body)
        except (ValidationError, KeyError) as error:
            faults.append(f"{method} {params} -> {body}: {error}")

    with TelegramServer(observe=judge) as running:
        yield running
    assert not faults, "\n".join(faults)


@pytest.fixture
def people(server: TelegramServer) -> People:
    server.people.add_bot(TOKEN, "mitra_contoh_bot", "Mitra")
    return server.people


@pytest.fixture
def api(server: TelegramServer, people: People) -> RawClient:
    return RawClient(server.url)


@pytest.fixture
def ibu(people: People) -> Person:
    return people.user(101, "Ibu Sari", username="ibusari")


@pytest.fixture
def budi(people: People) -> Person:
    return people.user(102, "Budi", language_code="en")
