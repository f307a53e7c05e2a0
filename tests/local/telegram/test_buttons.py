"""Inline buttons: what is accepted, what a press sends, and how it is answered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


YA = {"text": "Ya", "callback_data": "ya:1"}


def test_a_press_comes_as_a_callback_query_and_its_answer_is_shown(
    api: RawClient, people: People, ibu: Person
):
    ibu.starts()
    api("sendMessage", chat_id=ibu.id, text="Jadi?", reply_markup=keyboard(YA))
    query_id = ibu.presses("Ya")
    query = api("getUpdates", offset=-1).result[0]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "ya:1", ibu.id)
    assert query["message"]["text"] == "Jadi?"
    assert people.unanswered() == [query_id]

    assert api("answerCallbackQuery", callback_query_id=query_id, text="Dicatat", show_alert=True).result
    (alert,) = ibu.alerts(at_least=1)
    assert (alert.text, alert.show_alert) == ("Dicatat", True)
    assert people.unanswered() == []


def test_a_button_is_found_on_the_newest_message_that_has_it(api: RawClient, ibu: Person):
    ibu.starts()
    for text in ("lama", "baru"):
        api("sendMessage", chat_id=ibu.id, text=text, reply_markup=keyboard(YA))
    old = ibu.hears()
    ibu.presses("ya:1")
    ibu.presses("Ya", message=old)
    ibu.presses("Ya", message=old.message_id)
    pressed = [update["callback_query"]["message"]["text"] for update in api("getUpdates", offset=-3).result]
    assert pressed == ["baru", "lama", "lama"]
    with pytest.raises(LookupError, match="no button 'Tidak'"):
        ibu.presses("Tidak")


def test_a_button_on_a_stale_screen_still_sends_its_old_data(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api("sendMessage", chat_id=ibu.id, text="Jadi?", reply_markup=keyboard(YA)).result
    screen = ibu.hears()
    api("editMessageText", chat_id=ibu.id, message_id=sent["message_id"], text="Batal")
    ibu.presses("Ya", message=screen)
    api("deleteMessage", chat_id=ibu.id, message_id=sent["message_id"])
    ibu.presses("Ya", message=screen)
    edited, deleted = [update["callback_query"] for update in api("getUpdates", offset=-2).result]
    assert (edited["message"]["text"], edited["data"]) == ("Batal", "ya:1")
    assert deleted["message"]["date"] == 0


def test_a_query_is_too_old_after_its_time_and_unknown_ids_never_were(
    api: RawClient, people: People, ibu: Person
):
    ibu.starts()
    api("sendMessage", chat_id=ibu.id, text="Jadi?", reply_markup=keyboard(YA))
    query_id = ibu.presses("Ya")
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert api("answerCallbackQuery", callback_query_id="1").refusal == (400, too_old)
    long = api("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")
    people.tune(callback_lifetime=0.01)
    time.sleep(0.02)
    assert api("answerCallbackQuery", callback_query_id=query_id).refusal == (400, too_old)


def test_a_deep_link_button_starts_the_bot_with_its_payload(api: RawClient, ibu: Person):
    ibu.starts()
    join = {"text": "Gabung", "url": "https://t.me/mitra_contoh_bot?start=U-7"}
    site = {"text": "Situs", "url": "https://contoh.id/harga"}
    api("sendMessage", chat_id=ibu.id, text="Yuk", reply_markup=keyboard(join, site))
    ibu.presses("Gabung")
    assert api("getUpdates", offset=-1).result[0]["message"]["text"] == "/start U-7"
    assert ibu.presses("Situs") == "https://contoh.id/harga"
    ibu.presses("https://t.me/mitra_contoh_bot?start=U-8")
    assert api("getUpdates", offset=-1).result[0]["message"]["text"] == "/start U-8"


def test_a_reply_keyboard_types_for_her(api: RawClient, ibu: Person):
    ibu.starts()
    api(
        "sendMessage",
        chat_id=ibu.id,
        text="Pilih",
        reply_markup={"keyboard": [[{"text": "Harga"}, {"text": "Pesan"}]]},
    )
    assert ibu.hears().keyboard == (("Harga", "Pesan"),)
    ibu.presses("Pesan")
    assert api("getUpdates", offset=-1).result[0]["message"]["text"] == "Pesan"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "url": "bukan-tautan"},
            "inline keyboard button URL 'bukan-tautan' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "ftp://contoh.id"},
            "inline keyboard button URL 'ftp://contoh.id' is invalid: Unsupported URL protocol",
        ),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": " ", "callback_data": "a"}, "BUTTON_TEXT_INVALID"),
        ({"text": "x", "callback_data": "a", "url": "https://a.id"}, "BUTTON_TYPE_INVALID"),
        ({"text": "x", "callback_data": "a", "style": "pink"}, "invalid button style specified"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"text": "x", "web_app": {"url": "http://a.id"}},
            "inline keyboard button Web App URL 'http://a.id' is invalid: Only HTTPS links are allowed",
        ),
    ],
)
def test_a_button_telegram_would_not_take_is_refused(
    api: RawClient, ibu: Person, button: dict[str, Any], reason: str
):
    ibu.starts()
    answer = api("sendMessage", chat_id=ibu.id, text="x", reply_markup=keyboard(button))
    assert answer.refusal == (400, f"Bad Request: {reason}")


def test_mini_apps_open_only_in_private_chats(api: RawClient, people: People, ibu: Person):
    ibu.starts()
    group = people.group("Warung", members=[ibu])
    app = keyboard({"text": "Toko", "web_app": {"url": "https://contoh.id"}})
    assert api("sendMessage", chat_id=ibu.id, text="x", reply_markup=app).result
    refused = api("sendMessage", chat_id=group.id, text="x", reply_markup=app)
    assert refused.refusal == (400, "Bad Request: BUTTON_TYPE_INVALID")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (["x"], "object expected as reply markup"),
        ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["x"]}, "can't parse reply markup: row must be of type Array"),
        ({"inline_keyboard": [["x"]]}, "can't parse inline keyboard button: Object expected"),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
    ],
)
def test_a_misshapen_keyboard_is_refused(api: RawClient, ibu: Person, markup: object, reason: str):
    ibu.starts()
    answer = api("sendMessage", chat_id=ibu.id, text="x", reply_markup=markup)
    assert answer.refusal == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize("rows", [[[YA] * 9], [[YA] * 8] * 13])
def test_a_keyboard_has_at_most_eight_in_a_row_and_a_hundred_in_all(
    api: RawClient, ibu: Person, rows: list[list[dict[str, Any]]]
):
    ibu.starts()
    answer = api("sendMessage", chat_id=ibu.id, text="x", reply_markup={"inline_keyboard": rows})
    assert answer.refusal == (400, "Bad Request: reply markup is too long")


def test_64_bytes_of_callback_data_are_taken_as_they_are(api: RawClient, ibu: Person):
    ibu.starts()
    data = "é" * 32
    api("sendMessage", chat_id=ibu.id, text="x", reply_markup=keyboard({"text": "x", "callback_data": data}))
    assert ibu.hears().buttons == ((("x", data),),)
