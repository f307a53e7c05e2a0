"""Telegram misbehaves around the whole product: what the Sheet, the owner and the partner see of it."""

import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from json import dumps
from typing import Any

import pytest
from pydantic import SecretStr

from bot.health import ConflictTimes
from bot.webhook import SECRET_HEADER
from commands.book import Book
from commands.rules.network import Reach
from tests.bot.echo import free_port
from tests.journeys.conftest import ASEP, BUDI, SITI, WATI, Network, eventually, hear, start
from tests.journeys.test_ordering import in_sheet, order_no

AT_ONCE = ConflictTimes(timedelta(0), timedelta(0))


def book(network: Network) -> Book:
    """The newest state, as the bot has it."""
    assert network.running is not None
    assert network.running.mitra.ledger is not None
    return network.running.mitra.ledger.book


def test_a_group_that_became_a_supergroup_keeps_its_tier_and_its_row_has_the_new_id(
    sambal_ibu: Network,
) -> None:
    siti = sambal_ibu.person(SITI, "Siti")
    group = sambal_ibu.people.group("Reseller", members=[siti])
    for cell, typed in (("A2", "Reseller"), ("C2", "reseller"), ("E2", str(group.id)), ("A3", "catatan")):
        sambal_ibu.sheet.type("Grup", cell, typed)
    eventually(lambda: list(book(sambal_ibu).groups), lambda seen: seen == [f"{group.id}|"])

    moved = group.migrates()

    eventually(lambda: sambal_ibu.sheet.read("Grup")[1], lambda row: row[4] == str(moved.id))
    siti.says("/harga sambal bawang", chat=moved)
    assert "Rp20.000" in eventually(lambda: [m.words for m in moved.chat() if m.from_bot])[-1]
    assert [row["Chat ID"] for row in sambal_ibu.rows("Grup")] == [str(moved.id), ""]
    assert "catatan" in sambal_ibu.sheet.read("Grup")[2]


def test_who_could_not_be_reached_is_marked_and_reached_again_when_she_writes(sambal_ibu: Network) -> None:
    budi = sambal_ibu.person(BUDI)
    gone = "Forbidden: user is deactivated"
    sambal_ibu.people.fault("sendMessage", kind="status", status=403, description=gone, chat_id=BUDI)
    budi.says("/harga nastar")
    eventually(lambda: book(sambal_ibu).partners["M003"].reach, lambda seen: seen is Reach.BLOCKED)

    budi.says("/harga nastar")

    hear(budi, "Nastar")
    assert book(sambal_ibu).partners["M003"].reach is Reach.CONNECTED


def test_a_second_poller_is_told_to_the_owner_and_when_it_is_over(sambal_ibu: Network) -> None:
    sambal_ibu.stop()
    sambal_ibu.running = start(sambal_ibu.settings, conflict=AT_ONCE)

    sambal_ibu.people.conflict()

    hear(sambal_ibu.owner, "program lain yang ikut mengambil pesan")
    wati = sambal_ibu.person(WATI)
    wati.says("/harga nastar")
    hear(wati, "Nastar")
    hear(sambal_ibu.owner, "sudah berhenti")


@pytest.fixture
def by_webhook(sambal_ibu: Network) -> Iterator[Network]:
    """The same network, restarted with a webhook."""
    port = free_port()
    sambal_ibu.stop()
    polling, sambal_ibu.settings = (
        sambal_ibu.settings,
        sambal_ibu.settings.model_copy(
            update={
                "webhook_url": f"http://127.0.0.1:{port}/masuk",
                "webhook_secret": SecretStr("rahasia-1"),
                "listen": f"127.0.0.1:{port}",
            }
        ),
    )
    sambal_ibu.start()
    yield sambal_ibu
    sambal_ibu.stop()
    sambal_ibu.settings = polling
    sambal_ibu.start()


def brought(network: Network, update_id: int, **update: Any) -> None:
    """Telegram brings an update to the webhook."""
    request = urllib.request.Request(  # noqa: S310 - loopback
        network.settings.webhook_url,
        dumps({"update_id": update_id, **update}).encode(),
        {"Content-Type": "application/json", SECRET_HEADER: "rahasia-1"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - loopback
        assert answer.status == 200


def test_updates_out_of_order_and_twice_record_one_order_and_answer_each(by_webhook: Network) -> None:
    asep = by_webhook.person(ASEP)
    who = {"id": ASEP, "is_bot": False, "first_name": "Asep"}
    place = {
        "message_id": 90_000,
        "date": 1764000000,
        "chat": {"id": ASEP, "type": "private", "first_name": "Asep"},
    }
    asep.says("/order krupuk udang 10")
    draft = hear(asep, "Cek dulu ya")
    confirm = next(b.target for row in draft.buttons for b in row if b.text == "Konfirmasi pesanan")
    pressed = {
        "id": "1",
        "from": who,
        "chat_instance": "x",
        "data": confirm,
        "message": {**place, "message_id": draft.message_id},
    }
    older = {**place, "from": who, "text": "/order nastar 3"}

    brought(by_webhook, 900_000_002, callback_query=pressed)
    no = order_no(hear(asep, "✅ Pesanan").words)
    brought(by_webhook, 900_000_001, message=older)  # a retry that the press overtook
    hear(asep, "Nastar")
    brought(by_webhook, 900_000_002, callback_query=pressed)
    brought(by_webhook, 900_000_003, callback_query=pressed)  # pressed once more

    hear(asep, f"Sudah dicatat sebagai {no}")
    assert in_sheet(by_webhook, no)["Isi"] == "Krupuk Udang 10"
    asep.says("/pesanan")
    assert hear(asep, "Pesanan ").words.count("P2") == 1
