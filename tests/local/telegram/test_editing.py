"""Edits: only the bot's own messages, only to something else; a keyboard goes unless sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.local.telegram.pictures import png

if TYPE_CHECKING:
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient

KEYBOARD = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}


def test_an_edit_is_heard_as_such_and_without_markup_takes_the_keyboard_away(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="Jadi?", reply_markup=KEYBOARD).result
    where = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    assert ibu.hears().labels == ["Ya"]

    edited = api("editMessageText", **where, text="Jadi", parse_mode="HTML").result
    heard = ibu.hears()
    assert (heard.text, heard.edited, heard.labels) == ("Jadi", True, [])
    assert edited["date"] == sent["date"]

    api("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)
    assert ibu.hears().labels == ["Ya"]
    api("editMessageReplyMarkup", **where)
    assert ibu.hears().labels == []
    assert len(ibu.chat()) == 2


def test_an_edit_that_changes_nothing_is_refused(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="Tetap", reply_markup=KEYBOARD).result
    where = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    status, text = api("editMessageText", **where, text="Tetap", reply_markup=KEYBOARD).refusal
    assert status == 400
    assert text.startswith("Bad Request: message is not modified: specified new message content")
    api("editMessageText", **where, text="Lain", reply_markup=KEYBOARD)
    assert api("editMessageText", **where, text="Lain", reply_markup=KEYBOARD).status == 400


def test_captions_and_pictures_are_edited_in_their_own_ways(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api.upload("sendPhoto", {"photo": ("a.png", png())}, chat_id=ibu.id, caption="lama").result
    where: dict[str, Any] = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    assert (
        api("editMessageCaption", **where, caption="<i>baru</i>", parse_mode="HTML").result["caption"]
        == "baru"
    )
    media = '{"type":"photo","media":"attach://p","caption":"lain"}'
    edited = api.upload("editMessageMedia", {"p": ("b.png", png(8, 8))}, **where, media=media).result
    assert (edited["photo"][-1]["width"], edited["caption"]) == (8, "lain")
    assert api("editMessageText", **where, text="x").refusal == (
        400,
        "Bad Request: there is no text in the message to edit",
    )


@pytest.mark.parametrize(
    ("message_id", "reason"),
    [
        (1, "message can't be edited"),
        (99, "message to edit not found"),
        (0, "message identifier is not specified"),
    ],
)
def test_only_the_bots_own_messages_can_be_edited(api: RawClient, ibu: Person, message_id: int, reason: str):
    ibu.starts()
    refusal = api("editMessageText", chat_id=ibu.id, message_id=message_id, text="x").refusal
    assert refusal == (400, f"Bad Request: {reason}")


def test_a_text_has_no_caption_to_edit(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="teks").result
    where = {"chat_id": ibu.id, "message_id": sent["message_id"]}
    assert api("editMessageCaption", **where, caption="x").refusal == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )
