"""Telegram's updates as asks: who may ask, what counts as spoken to the bot, what is stripped."""

from typing import Any

import pytest
from telegram import Update

from bot.updates import Identity, migration, to_ask
from commands.asks import Ask, BlockedBot, Place, Pressed, PressedUnknown, Said, Sender, Verb
from commands.files import SentFile
from commands.rules.files import FileKind
from tests.bot.conftest import AT

ME = Identity(7000000001, "mitra_contoh_bot")
SITI = {"id": 101, "is_bot": False, "first_name": "Siti", "last_name": "Rohmah", "username": "contoh_siti"}
BOT = {"id": ME.id, "is_bot": True, "first_name": "Mitra", "username": ME.username}
PRIVATE = {"id": 101, "type": "private", "first_name": "Siti"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Reseller Cirebon", "is_forum": True}


def message(text: str | None, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1764000000, "chat": chat, "from": SITI, "text": text, **more}


def asked(**update: Any) -> Ask | None:
    return to_ask(Update.de_json({"update_id": 77, **update}, None), ME, AT)


def what(**update: Any) -> Any:
    ask = asked(**update)
    return None if ask is None else ask.what


def test_an_ask_says_who_where_what_and_when() -> None:
    ask = asked(message=message("/harga sambal bawang"))

    assert ask == Ask(
        key="tg:7000000001:77",
        at=AT,
        sender=Sender(101, "Siti Rohmah", "contoh_siti"),
        place=Place(101),
        what=Said("harga", "sambal bawang", 5),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/harga", Said("harga", "", 5)),
        ("/HARGA", Said("harga", "", 5)),
        ("/harga@Mitra_Contoh_Bot krupuk", Said("harga", "krupuk", 5)),
        ("/start kode-1_A", Said("start", "kode-1_A", 5)),
        ("/order sambal 10,\nkrupuk 5", Said("order", "sambal 10,\nkrupuk 5", 5)),
        ("sambal bawang 10", Said("", "sambal bawang 10", 5)),
        ("1/2 lusin", Said("", "1/2 lusin", 5)),
        ("@mitra_contoh_bot sambal 10", Said("", "sambal 10", 5)),
    ],
)
def test_in_private_every_word_is_meant_for_the_bot(text: str, expected: Said) -> None:
    assert what(message=message(text)) == expected


def test_a_command_for_another_bot_is_not_ours() -> None:
    assert what(message=message("/harga@bot_lain", GROUP)) is None
    assert what(message=message("/cuaca", GROUP)) is None
    assert what(message=message("/cuaca@mitra_contoh_bot", GROUP)) == Said("cuaca", "", 5)
    assert what(message=message("/cuaca")) == Said("cuaca", "", 5)


def test_in_groups_only_what_is_addressed_to_the_bot_is_heard() -> None:
    mention = [{"type": "mention", "offset": 5, "length": 17}]
    to_the_bot = {"message_id": 4, "date": 1764000000, "chat": GROUP, "from": BOT, "text": "Harga"}
    to_a_person = {**to_the_bot, "from": SITI}

    assert what(message=message("sambal 10", GROUP)) is None
    assert what(message=message("sambal 10", GROUP, reply_to_message=to_a_person)) is None
    assert what(message=message("sambal 10", GROUP, reply_to_message=to_the_bot)) == Said("", "sambal 10", 5)
    assert what(message=message("halo @mitra_contoh_bot", GROUP, entities=mention)) == Said("", "halo", 5)
    assert what(message=message("/harga", GROUP)) == Said("harga", "", 5)


def test_the_topic_of_a_group_is_kept() -> None:
    ask = asked(message=message("/harga", GROUP, message_thread_id=9, is_topic_message=True))

    assert ask is not None
    assert ask.place == Place(-1001, is_private=False, topic_id=9, title="Reseller Cirebon")


def test_a_reply_thread_that_is_no_topic_is_none() -> None:
    ask = asked(message=message("/harga", GROUP, message_thread_id=9))

    assert ask is not None
    assert ask.place.topic_id is None


def test_an_edited_message_is_an_ask_of_its_own() -> None:
    assert what(edited_message=message("sambal 12")) == Said("", "sambal 12", 5, is_edit=True)


PHOTO = [
    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 90},
    {"file_id": "large", "file_unique_id": "l", "width": 900, "height": 1200, "file_size": 70_000},
    {"file_id": "middle", "file_unique_id": "m", "width": 300, "height": 400},
]
PDF = {
    "file_id": "doc",
    "file_unique_id": "d",
    "mime_type": "Application/PDF",
    "file_size": 9,
    "file_name": "Bukti\n.pdf",
}


def test_a_photo_speaks_by_its_caption_and_comes_in_its_largest_size() -> None:
    photo = SentFile(FileKind.PHOTO, "large", "l", size=70_000)

    assert what(message=message(None, photo=PHOTO, caption="sambal 10")) == Said(
        "", "sambal 10", 5, file=photo
    )
    assert what(message=message(None, photo=PHOTO)) == Said("", "", 5, file=photo)
    assert what(message=message(None, photo=PHOTO, media_group_id="1")) == Said("", "", 5, file=photo)


def test_a_document_comes_with_its_type_and_name() -> None:
    document = SentFile(FileKind.DOCUMENT, "doc", "d", "application/pdf", 9, "Bukti .pdf")

    assert what(message=message(None, document=PDF, caption="/bayar")) == Said("bayar", "", 5, file=document)
    assert not document.is_picture
    assert SentFile(FileKind.DOCUMENT, "x", "y", "image/png").is_picture


def test_what_is_neither_photo_nor_document_is_no_file() -> None:
    voice = {"file_id": "a", "file_unique_id": "b", "duration": 1}
    moving = {**voice, "width": 1, "height": 1}

    assert what(message=message(None, voice=voice)) == Said("", "", 5)
    assert what(message=message(None, animation=moving, document=PDF)) == Said("", "", 5)


def test_in_a_group_a_photo_is_no_proof_of_anything() -> None:
    assert what(message=message(None, GROUP, photo=PHOTO, caption="/harga")) == Said("harga", "", 5)
    assert what(message=message(None, GROUP, photo=PHOTO)) is None


@pytest.mark.parametrize(
    "more",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {"sender_chat": GROUP},
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
        {"from": {"id": 55, "is_bot": True, "first_name": "Bot"}},
    ],
)
def test_who_writes_as_a_chat_or_as_a_bot_has_no_rights(more: dict[str, Any]) -> None:
    assert what(message={**message("/order sambal 10", GROUP), **more}) is None


@pytest.mark.parametrize(
    "update",
    [
        {
            "channel_post": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -1, "type": "channel"},
                "text": "/harga",
            }
        },
        {"message": message(None, pinned_message=message("x"))},
        {"message": message(None, GROUP, new_chat_members=[BOT])},
        {"message": message(None)},
    ],
)
def test_what_nobody_asks_is_no_ask(update: dict[str, Any]) -> None:
    assert what(**update) is None


def query(data: str | None, **more: Any) -> dict[str, Any]:
    drawn = {"message_id": 8, "date": 1764000000, "chat": PRIVATE, "from": BOT, "text": "Cek dulu"}
    return {"id": "1", "from": SITI, "chat_instance": "x", "data": data, "message": drawn, **more}


def test_a_pressed_button_is_read() -> None:
    assert what(callback_query=query("ko:11:2")) == Pressed(Verb.CONFIRM, 37, 2, message_id=8)


@pytest.mark.parametrize("data", ["sudah tidak ada", "", None])
def test_an_unknown_button_is_still_an_ask(data: str | None) -> None:
    assert what(callback_query=query(data)) == PressedUnknown()


def test_a_button_of_a_message_too_old_to_read_still_has_its_place() -> None:
    ask = asked(callback_query=query("ko:1", message={"message_id": 8, "date": 0, "chat": GROUP}))

    assert ask is not None
    assert (ask.place.chat_id, ask.place.is_private, ask.what) == (
        -1001,
        False,
        Pressed(Verb.CONFIRM, 1, message_id=8),
    )


def test_a_button_without_a_message_is_none_of_ours() -> None:
    assert asked(callback_query=query("ko:1", message=None, inline_message_id="q")) is None


def member_change(status: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    old: dict[str, Any] = {"user": BOT, "status": "member"}
    new: dict[str, Any] = {"user": BOT, "status": status}
    if status == "kicked":
        new["until_date"] = 0
    return {"chat": chat, "from": SITI, "date": 1764000000, "old_chat_member": old, "new_chat_member": new}


def test_blocking_and_coming_back_are_heard() -> None:
    assert what(my_chat_member=member_change("kicked")) == BlockedBot(is_blocked=True)
    assert what(my_chat_member=member_change("member")) == BlockedBot(is_blocked=False)
    assert what(my_chat_member=member_change("kicked", GROUP)) is None


def test_a_group_that_becomes_a_supergroup_tells_its_new_id() -> None:
    moved = message(None, {"id": -5, "type": "group", "title": "G"}, migrate_to_chat_id=-1005)

    assert migration(Update.de_json({"update_id": 1, "message": moved}, None)) == (-5, -1005)
    assert migration(Update.de_json({"update_id": 1, "message": message("halo")}, None)) is None


def test_the_new_group_says_where_it_comes_from() -> None:
    here = message(None, {"id": -1005, "type": "supergroup", "title": "G"}, migrate_from_chat_id=-5)

    assert migration(Update.de_json({"update_id": 1, "message": here}, None)) == (-5, -1005)


def test_names_and_words_lose_what_cannot_be_seen() -> None:
    sneaky = {**SITI, "first_name": "Si\u202eti\u0000", "last_name": "Ro\u200bhmah" + "\u0301" * 40 + "\n"}
    ask = asked(message={**message("sambal\u202e 10\u0007\r\nkrupuk 5"), "from": sneaky})

    assert ask is not None
    assert ask.sender.name == "Siti Rohmah" + "\u0301" * 3
    assert ask.what == Said("", "sambal 10\nkrupuk 5", 5)
