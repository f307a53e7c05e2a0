"""Sending, copying, forwarding, deleting: shapes, limits and Telegram's words for what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.local.server import TelegramServer
from tests.local.telegram.raw_client import TOKEN, RawClient

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person


def test_a_message_reaches_the_person_and_comes_back_whole(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="  <b>Harga</b> 😀  ", parse_mode="HTML").result
    heard = ibu.hears()
    assert heard.text == "Harga 😀"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert sent["from"]["username"] == "mitra_contoh_bot"
    assert sent["chat"] == {"id": 101, "type": "private", "first_name": "Ibu Sari", "username": "ibusari"}
    assert heard.from_bot
    assert not heard.edited


def test_get_form_json_and_any_case_of_the_method_are_the_same(api: RawClient, ibu: Person):
    ibu.starts()
    for send in (api, api.form, api.get):
        assert send("SENDmessage", chat_id=ibu.id, text="[halo]").result["text"] == "[halo]"
    assert api.upload("sendMessage", {}, chat_id=ibu.id, text="[halo]").result["text"] == "[halo]"


def test_unknown_parameters_are_ignored_and_unknown_methods_refused():
    with TelegramServer() as server:
        server.people.add_bot(TOKEN)
        api = RawClient(server.url)
        assert api("getMe", tidak_dikenal=1).result["id"] == 7000000001
        assert api("takeMyMoney").status == 404
        assert RawClient(server.url, "7000000002:other")("getMe").refusal == (401, "Unauthorized")
        assert RawClient(server.url, "nonsense")("getMe").refusal == (404, "Not Found")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "   \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "message_thread_id": 1}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {"quote": "y"}}, 'can\'t find field "message_id"'),
        ({"text": "x", "reply_markup": "{oops"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "entities": "oops"}, "can't parse entities JSON object"),
        ({"text": "x", "entities": {"type": "bold"}}, "can't parse entities JSON object"),
        (
            {"text": "x", "entities": [{"type": "rainbow", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": -1, "length": 1}]},
            "receive an entity with incorrect offset -1",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": -1}]},
            "receive an entity with incorrect length -1",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 9, "length": 1}]},
            "entity begins after the end of the text at UTF-16 offset 9",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (
            {"text": "x", "entities": [{"type": "text_link", "offset": 0, "length": 1, "url": "x"}]},
            "entity URL 'x' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_a_faulty_message_is_refused_in_telegrams_words(
    api: RawClient, ibu: Person, params: dict[str, Any], reason: str
):
    ibu.starts()
    assert api("sendMessage", **{"chat_id": ibu.id, **params}).refusal == (400, f"Bad Request: {reason}")


def test_text_is_measured_in_characters_after_its_markup_is_gone(api: RawClient, ibu: Person):
    ibu.starts()
    text = "<b>" + "😀" * 4096 + "</b>"
    assert len(api("sendMessage", chat_id=ibu.id, text=text, parse_mode="HTML").result["text"]) == 4096


def test_given_entities_move_with_the_text_that_is_trimmed(api: RawClient, ibu: Person):
    ibu.starts()
    bold = {"type": "bold", "offset": 2, "length": 6}
    found = {"type": "bot_command", "offset": 2, "length": 6}
    sent = api("sendMessage", chat_id=ibu.id, text="  /harga  ", entities=[bold, found]).result
    assert sent["text"] == "/harga"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 6}]


def test_options_of_a_message_are_kept(api: RawClient, ibu: Person):
    ibu.starts()
    options = {"protect_content": True, "link_preview_options": {"is_disabled": True}}
    sent = api("sendMessage", chat_id=ibu.id, text="https://contoh.id", **options).result
    assert sent["has_protected_content"] is True
    assert sent["link_preview_options"] == {"is_disabled": True}


def test_a_bot_cannot_write_first(api: RawClient, people: People, ibu: Person, budi: Person):
    assert api("sendMessage", chat_id=ibu.id, text="x").refusal == (400, "Bad Request: chat not found")
    people.group("Warung", members=[budi, ibu])
    assert api("sendMessage", chat_id=ibu.id, text="x").refusal == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    ibu.starts()
    assert api("sendMessage", chat_id=ibu.id, text="x").result["text"] == "x"


def test_blocking_is_told_by_an_update_and_by_403_and_start_unblocks(api: RawClient, ibu: Person):
    ibu.starts()
    ibu.blocks()
    assert api("sendMessage", chat_id=ibu.id, text="x").refusal == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    with pytest.raises(LookupError, match="blocked"):
        ibu.says("masih diblokir")
    ibu.starts("undangan")
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in api("getUpdates").result
        if "my_chat_member" in update
    ]
    assert statuses == ["kicked", "member"]
    assert api("sendMessage", chat_id=ibu.id, text="x").result["text"] == "x"


def test_private_chats_share_one_message_counter(api: RawClient, ibu: Person, budi: Person):
    numbers = [ibu.starts().message_id, budi.starts().message_id]
    numbers.append(api("sendMessage", chat_id=ibu.id, text="x").result["message_id"])
    assert numbers == [1, 2, 3]


def test_a_reply_carries_the_message_and_may_do_without_it(api: RawClient, ibu: Person):
    said = ibu.says("berapa?")
    reply = {"message_id": said.message_id}
    sent = api("sendMessage", chat_id=ibu.id, text="25.000", reply_parameters=reply).result
    assert sent["reply_to_message"]["text"] == "berapa?"
    lax = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in api("sendMessage", chat_id=ibu.id, text="x", reply_parameters=lax).result


def test_copies_hide_and_forwards_name_their_origin(api: RawClient, ibu: Person, budi: Person):
    ibu.starts()
    budi.starts()
    said = ibu.says("Pesan 3 sambal #pesanan")
    where = {"chat_id": budi.id, "from_chat_id": ibu.id, "message_id": said.message_id}
    api("copyMessage", **where)
    forwarded = api("forwardMessage", **where).result
    copy, _ = budi.hears(), budi.hears()
    assert copy.text == forwarded["text"] == said.text
    assert "forward_origin" not in copy.raw
    assert forwarded["forward_origin"]["sender_user"]["id"] == ibu.id
    lost = {**where, "message_id": 99}
    assert api("copyMessage", **lost).refusal == (400, "Bad Request: message to copy not found")
    assert api("forwardMessage", **lost).refusal == (400, "Bad Request: message to forward not found")


def test_a_deleted_message_is_gone_for_both(api: RawClient, ibu: Person):
    said = ibu.says("salah kirim")
    assert api("deleteMessage", chat_id=ibu.id, message_id=said.message_id).result is True
    assert ibu.chat() == []
    assert api("deleteMessage", chat_id=ibu.id, message_id=said.message_id).refusal == (
        400,
        "Bad Request: message to delete not found",
    )
    other = ibu.says("juga")
    assert api("deleteMessages", chat_id=ibu.id, message_ids=[other.message_id, 99]).result is True


def test_small_signs_of_life_are_accepted(api: RawClient, ibu: Person):
    said = ibu.says("halo")
    reaction = [{"type": "emoji", "emoji": "👍"}]
    assert api("sendChatAction", chat_id=ibu.id, action="typing").result is True
    assert api("setMessageReaction", chat_id=ibu.id, message_id=said.message_id, reaction=reaction).result
    assert api("sendChatAction", chat_id=ibu.id, action="juggling").refusal == (
        400,
        "Bad Request: wrong parameter action in request",
    )


def test_her_edit_arrives_as_an_edited_message(api: RawClient, ibu: Person):
    said = ibu.says("3 sambal")
    ibu.edits(said, "4 sambal")
    _, edit = api("getUpdates").result
    assert edit["edited_message"]["text"] == "4 sambal"
    assert edit["edited_message"]["message_id"] == said.message_id
    with pytest.raises(LookupError, match="has no message"):
        ibu.edits(99, "bukan milik saya")
