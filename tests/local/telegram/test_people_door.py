"""The people's door: what its client refuses, and what it keeps straight."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from bot.local.server import TelegramServer
from tests.local.telegram.pictures import png
from tests.local.telegram.raw_client import TOKEN, RawClient

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person


def test_each_message_and_each_edit_is_handed_over_once_and_in_order(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="satu").result
    api("editMessageText", chat_id=ibu.id, message_id=sent["message_id"], text="satu lagi")
    api("sendMessage", chat_id=ibu.id, text="dua")
    assert [ibu.hears().text for _ in range(3)] == ["satu", "satu lagi", "dua"]
    assert ibu.hears_nothing(seconds=0.05)
    with pytest.raises(TimeoutError, match="Ibu Sari heard nothing"):
        ibu.hears(timeout=0.01)


def test_since_skips_what_came_before(api: RawClient, ibu: Person):
    ibu.starts()
    api("sendMessage", chat_id=ibu.id, text="lama")
    said = ibu.says("baru?")
    api("sendMessage", chat_id=ibu.id, text="baru")
    assert ibu.hears(since=said).text == "baru"
    assert ibu.hears_nothing(seconds=0.01), "what was skipped is not handed over later"


def test_members_of_a_group_hear_independently(api: RawClient, people: People, ibu: Person, budi: Person):
    group = people.group("Warung", members=[ibu, budi])
    api("sendMessage", chat_id=group.id, text="Halo semua")
    assert ibu.hears(chat=group).text == budi.hears(chat=group.id).text == "Halo semua"
    assert [message.text for message in group.chat() if message.text] == ["Halo semua"]


def test_two_bots_have_chats_of_their_own(people: People, api: RawClient, ibu: Person):
    other = RawClient(api.url, "7000000005:B")
    people.add_bot("7000000005:B", "toko_bot", "Toko")
    ibu.starts()
    ibu.talking_to("toko_bot").says("halo toko")
    other("sendMessage", chat_id=ibu.id, text="Toko di sini")
    assert ibu.talking_to("toko_bot").hears().text == "Toko di sini"
    assert [message.text for message in ibu.chat()] == ["/start"]
    with pytest.raises(LookupError, match="no bot hilang_bot"):
        ibu.talking_to("hilang_bot").starts()


def test_a_person_can_be_renamed(people: People, api: RawClient, ibu: Person):
    ibu.starts()
    people.user(ibu.id, "Sari", last_name="Dewi", language_code=None)
    ibu.says("nama baru")
    message = api("getUpdates", offset=-1).result[0]["message"]
    assert message["from"] == {"id": 101, "is_bot": False, "first_name": "Sari", "last_name": "Dewi"}
    assert message["chat"]["last_name"] == "Dewi"


def test_her_replies_edits_and_captions_are_carried(people: People, api: RawClient, ibu: Person):
    photo = ibu.sends_photo(png(), caption="bukti")
    ibu.edits(photo, "bukti transfer")
    edit = api("getUpdates", offset=-1).result[0]["edited_message"]
    assert (edit["caption"], "text" in edit) == ("bukti transfer", False)
    group = people.group("Jaringan", members=[ibu], kind="supergroup", topics=["Pesanan"])
    thread = group.opens_topic("Stok")
    first = ibu.says("/stok", chat=group, topic=thread)
    reply = ibu.says("/stok lagi", chat=group, reply_to=first)
    assert reply.thread_id == thread
    with pytest.raises(LookupError, match="to reply to"):
        ibu.says("x", reply_to=99)
    with pytest.raises(LookupError, match="only groups have topics"):
        ibu.says("x", topic="Stok")


@pytest.mark.parametrize("payload", ["x" * 65, "ada spasi", "é"])
def test_a_start_payload_that_no_link_can_carry_is_refused(people: People, ibu: Person, payload: str):
    with pytest.raises(LookupError, match="start payload"):
        ibu.starts(payload)


def test_impossible_wishes_are_refused(people: People, ibu: Person):
    with pytest.raises(LookupError, match="empty text"):
        ibu.says("  ")
    with pytest.raises(LookupError, match="creator"):
        people.group("Kosong", members=[])
    with pytest.raises(LookupError, match="only supergroups have topics"):
        people.group("Kecil", members=[ibu], topics=["x"])
    group = people.group("Kecil", members=[ibu])
    with pytest.raises(LookupError, match="not a forum"):
        group.opens_topic("x")
    group.migrates()
    with pytest.raises(LookupError, match="only once"):
        group.migrates()
    with pytest.raises(LookupError, match="no group 5"):
        ibu.chat(5)
    with pytest.raises(LookupError, match="looks like"):
        people.add_bot("nonsense")
    with pytest.raises(TimeoutError, match="shown 0 callback answers"):
        ibu.alerts(at_least=1, timeout=0.01)


def test_nobody_is_there_before_they_are_made():
    with TelegramServer() as server:
        ibu = server.people.user(1, "Ibu")
        with pytest.raises(LookupError, match="there is no bot yet"):
            ibu.starts()
        with closing(http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port)) as connection:
            for path, status in [("/_people/dances", 404), ("/_people/file/x", 404), ("/elsewhere", 404)]:
                connection.request("POST", path)
                response = connection.getresponse()
                response.read()
                assert response.status == status


def test_a_taken_port_is_an_error_and_stopping_twice_is_none():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            TelegramServer(port=taken.getsockname()[1]).start()
    server = TelegramServer().start()
    server.stop()
    server.stop()


@pytest.mark.parametrize("is_hanging", [False, True])
def test_stopping_does_not_wait_for_a_call_under_way(*, is_hanging: bool):
    with TelegramServer() as server:
        server.people.add_bot(TOKEN)
        if is_hanging:
            server.people.fault("getUpdates", kind="hang")
        with closing(http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port)) as connection:
            connection.request("GET", f"/bot{TOKEN}/getUpdates?timeout=50")
            time.sleep(0.05)
            began = time.monotonic()
            server.stop()
            assert time.monotonic() - began < 2
