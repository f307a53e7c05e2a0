"""What is left of Telegram's refusals: calls that are wrong in ways of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.local.telegram.pictures import png

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import Answer, RawClient


def reason(answer: Answer) -> str:
    status, text = answer.refusal
    assert status == 400
    return text.removeprefix("Bad Request: ")


def test_a_body_that_is_no_object_is_refused_and_an_empty_one_is_not(api: RawClient):
    assert reason(api.send("POST", "getMe", b"{", "application/json")) == "can't parse request: JSON expected"
    listed = api.send("POST", "getMe", b"[]", "application/json")
    assert reason(listed) == "can't parse request: object expected"
    for kind in ("application/json", "text/plain"):
        assert api.send("POST", "getMe", b"", kind).result["is_bot"] is True
    assert api.send("POST", "getMe", b"x", "text/plain").result["is_bot"] is True


def test_a_call_over_50_megabytes_is_too_large(api: RawClient, ibu: Person):
    ibu.starts()
    content = bytes(50 * 1024 * 1024 + 1)
    answer = api.upload("sendDocument", {"document": ("a.bin", content)}, chat_id=ibu.id)
    assert answer.refusal == (413, "Request Entity Too Large")


def test_only_files_up_to_20_megabytes_can_be_fetched(api: RawClient, ibu: Person):
    ibu.starts()
    upload = {"document": ("a.bin", bytes(20 * 1024 * 1024 + 1))}
    sent = api.upload("sendDocument", upload, chat_id=ibu.id).result
    assert reason(api("getFile", file_id=sent["document"]["file_id"])) == "file is too big"
    assert reason(api("getFile")) == "file_id not specified"


def test_a_file_is_sent_again_only_as_what_it_is(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api.upload("sendPhoto", {"photo": ("a.png", png())}, chat_id=ibu.id).result
    file_id = sent["photo"][0]["file_id"]
    answer = api("sendDocument", chat_id=ibu.id, document=file_id)
    assert reason(answer) == "can't use file of another type as Document"
    assert reason(api("sendPhoto", chat_id=ibu.id, photo="attach://x")).startswith("wrong file identifier")
    empty = api.upload("sendDocument", {"document": ("a.txt", b"")}, chat_id=ibu.id)
    assert reason(empty) == "file must be non-empty"


@pytest.mark.parametrize(
    ("media", "text"),
    [
        ("x", "can't parse media JSON object"),
        ('["x"]', "can't parse input media JSON object"),
        ('{"type":"sticker","media":"x"}', "wrong type of the media"),
        ('{"type":"photo","media":"x"}', "there is no media in the message to edit"),
    ],
)
def test_a_text_does_not_become_a_picture(api: RawClient, ibu: Person, media: str, text: str):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="teks").result
    where = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    assert reason(api("editMessageMedia", **where, media=media)) == text


def test_an_edit_takes_inline_keyboards_only(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="teks").result
    where = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    answer = api("editMessageText", **where, text="x", reply_markup={"remove_keyboard": True})
    assert reason(answer) == "inline keyboard expected"


def test_albums_of_other_kinds_are_unknown(api: RawClient, ibu: Person):
    ibu.starts()
    stickers = [{"type": "sticker", "media": "x"}] * 2
    assert reason(api("sendMediaGroup", chat_id=ibu.id, media=stickers)) == "wrong type of the media"


def test_a_copy_may_have_another_caption_and_a_service_message_no_copy(
    api: RawClient, people: People, ibu: Person
):
    ibu.starts()
    sent = api.upload("sendPhoto", {"photo": ("a.png", png())}, chat_id=ibu.id, caption="lama").result
    where = {"chat_id": ibu.id, "from_chat_id": ibu.id, "message_id": sent["message_id"]}
    ibu.hears()
    api("copyMessage", **where, caption="baru")
    assert ibu.hears().caption == "baru"
    group = people.group("Warung", members=[ibu])
    service = group.chat()[0]
    lost = {"chat_id": ibu.id, "from_chat_id": group.id, "message_id": service.message_id}
    assert reason(api("copyMessage", **lost)) == "message can't be copied"


def test_others_messages_in_a_group_are_deleted_by_administrators_only(
    api: RawClient, people: People, ibu: Person
):
    group = people.group("Warung", members=[ibu], kind="supergroup")
    said = ibu.says("salah", chat=group)
    where = {"chat_id": group.id, "message_id": said.message_id}
    assert reason(api("deleteMessage", **where)) == "message can't be deleted for everyone"
    assert (
        reason(api("deleteMessages", chat_id=group.id, message_ids=[])) == "there are no messages to delete"
    )
    group.promotes_bot()
    assert api("deleteMessage", **where).result is True


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"name": " "}, "topic name must be non-empty"),
        ({"name": "x" * 129}, "topic name is too long"),
        ({"name": "x", "icon_color": 1}, "invalid topic icon color specified"),
    ],
)
def test_a_topic_has_a_short_name_and_a_known_color(
    api: RawClient, people: People, ibu: Person, more: dict[str, Any], text: str
):
    group = people.group("Jaringan", members=[ibu], kind="supergroup", topics=["Pesanan"])
    group.promotes_bot()
    assert reason(api("createForumTopic", chat_id=group.id, **more)) == text


def test_a_private_chat_has_no_invitation_links_but_pins(api: RawClient, ibu: Person):
    said = ibu.says("penting")
    assert api("createChatInviteLink", chat_id=ibu.id).status == 400
    assert api("pinChatMessage", chat_id=ibu.id, message_id=said.message_id).result is True
    assert reason(api("unpinChatMessage", chat_id=ibu.id, message_id=99)) == "message to unpin not found"
    assert api("unpinChatMessage", chat_id=ibu.id, message_id=said.message_id).result is True


@pytest.mark.parametrize(
    ("method", "params", "text"),
    [
        ("setMyCommands", {"commands": "x"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": {}}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": ["x"]}, "can't parse BotCommand: expected an Object"),
        ("getUpdates", {"allowed_updates": "{}"}, "can't parse allowed updates JSON object"),
    ],
)
def test_lists_must_be_lists(api: RawClient, method: str, params: dict[str, Any], text: str):
    assert reason(api(method, **params)) == text


def test_logging_out_and_closing_do_no_harm(api: RawClient):
    assert api("logOut").result is True
    assert api("close").result is True
    assert api("setWebhook", url="").result is True
