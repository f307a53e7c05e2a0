"""Pictures and documents on their way out, over a real Telegram-compatible server."""

import asyncio
import io
from typing import Any

import pytest
from PIL import Image

from bot.artist import Artist
from bot.drawing import Drawn
from bot.local.people import People
from bot.local.server import TelegramServer
from bot.paper.press import Press
from bot.wording import INDONESIAN
from commands.files import Attachment, Page, QrisPicture, Stored
from commands.messages import Button, Kind, Message
from commands.papers.values import Form
from commands.rules.files import FileKind
from tests.bot.artists import ARTIST
from tests.bot.conftest import MemoryOutbox
from tests.bot.qr import read_back
from tests.bot.test_sender import met, sending, settled
from tests.paper import papers

CODE = QrisPicture("0002010102122", "Sambal Ibu", 488_000, "P261124-007")
BUTTONS = ((Button("Sudah bayar", data="ko:1"),),)


async def sends(telegram: TelegramServer, *messages: Message, **more: Any) -> MemoryOutbox:
    outbox = MemoryOutbox()
    async with sending(telegram, outbox, **more) as sender:
        sender.submit(outbox.add(*messages))
        await settled(sender)
    return outbox


async def test_a_picture_goes_out_with_its_text_and_buttons_under_it(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)

    outbox = await sends(telegram, Message(101, "Total Rp488.000", BUTTONS, attachment=CODE))

    heard = siti.hears()
    assert (heard.caption, heard.labels) == ("Total Rp488.000", ["Sudah bayar"])
    assert read_back(heard.photo) == CODE.payload
    assert outbox.delivered == {1: heard.message_id}


async def test_the_picture_says_whom_and_how_much_in_a_size_that_a_phone_scans() -> None:
    drawn = await ARTIST.draw(CODE)
    long = await ARTIST.draw(QrisPicture("0" * 300, "Dapur Sambal dan Kerupuk " * 8, 9_999_999_999, ""))

    for one in (drawn, long):
        width, height = Image.open(io.BytesIO(one.content)).size
        assert 800 <= width <= 1280
        assert (
            width < height <= 1600
        )  # Telegram shows a photo of up to 1280 by 1280, scaled, and no thinner ones
        assert len(one.content) < 200_000
    assert drawn.name == "qris-P261124-007.png"
    assert read_back(drawn.content) == CODE.payload
    with pytest.raises(ValueError, match="by its id"):
        await ARTIST.draw(Stored("x", FileKind.PHOTO))


async def test_a_text_that_is_too_long_for_a_caption_follows_with_the_buttons(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    text = "baris\n" * 400

    await sends(telegram, Message(101, text.strip(), BUTTONS, attachment=CODE))

    picture, words = siti.chat()[-2:]
    assert (picture.caption, picture.labels) == (None, [])
    assert picture.photo
    assert (words.text, words.labels) == (text.strip(), ["Sudah bayar"])


async def test_a_proof_is_shown_again_by_the_id_that_telegram_gave_it(
    telegram: TelegramServer, people: People
) -> None:
    siti, ratna = met(people, 101, 1)
    picture = (await ARTIST.draw(CODE)).content
    proof = siti.sends_photo(picture, "sudah transfer").raw["photo"][-1]["file_id"]
    paper = siti.sends_document(b"%PDF", "bukti.pdf").raw["document"]["file_id"]

    await sends(
        telegram,
        Message(1, "Bukti", attachment=Stored(proof, FileKind.PHOTO)),
        Message(1, "Bukti PDF", attachment=Stored(paper, FileKind.DOCUMENT)),
    )

    photo, document = ratna.chat()[-2:]
    assert (photo.photo, photo.caption) == (picture, "Bukti")
    assert (document.document, document.document_name) == (b"%PDF", "bukti.pdf")


async def draws_nothing(_wanted: Attachment) -> Drawn:
    raise OSError("no fonts")


async def draws_a_ribbon(_wanted: Attachment) -> Drawn:
    """A picture that is far too thin for a photo."""
    made = io.BytesIO()
    Image.new("L", (2000, 20)).save(made, "PNG")
    return Drawn(made.getvalue(), "pita.png", "image/png")


async def draws_too_much(_wanted: Attachment) -> Drawn:
    return Drawn(bytes(50 * 1024 * 1024 + 1), "besar.png", "image/png")


async def test_what_cannot_be_drawn_or_shown_holds_nothing_up(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    with_picture = Message(101, "Total Rp488.000", BUTTONS, attachment=CODE)
    gone = Stored("AgACAgUAAxkBtidak-ada", FileKind.PHOTO)

    await sends(telegram, with_picture, Message(101, "berikutnya"), draw=draws_nothing)
    await sends(telegram, with_picture, draw=draws_too_much)
    await sends(telegram, Message(101, "Bukti", attachment=gone), Message(101, attachment=gone))
    await sends(telegram, with_picture, draw=draws_a_ribbon)

    *texts, ribbon = siti.chat()[1:]
    assert [one.text for one in texts] == ["Total Rp488.000", "berikutnya", "Total Rp488.000", "Bukti"]
    assert texts[0].labels == ["Sudah bayar"]
    assert (ribbon.document_name, ribbon.caption) == ("pita.png", "Total Rp488.000")


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 500},
        {"kind": "status", "status": 429, "retry_after": 1},
        {"kind": "reset_before"},
    ],
)
async def test_a_picture_is_sent_again_as_a_text_is(
    telegram: TelegramServer, people: People, fault: dict[str, Any]
) -> None:
    (siti,) = met(people, 101)
    people.fault("sendPhoto", **fault)

    outbox = await sends(telegram, Message(101, "Total", attachment=CODE))

    assert read_back(siti.hears().photo) == CODE.payload
    assert set(outbox.delivered) == {1}


async def test_who_blocked_the_bot_gets_no_picture_and_no_text_either(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    siti.blocks()

    outbox = await sends(telegram, Message(101, "Total", attachment=CODE))

    assert set(outbox.lost) == {1}
    assert "sendMessage" not in people.counters()


async def test_a_press_under_a_picture_changes_what_stands_under_it(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    first = await sends(telegram, Message(101, "Total", BUTTONS, attachment=CODE))
    (picture,) = first.delivered.values()
    new = Message(101, "Sudah dibayar", BUTTONS, kind=Kind.EDIT, message_id=picture)
    long = Message(101, "baris\n" * 400, BUTTONS, kind=Kind.EDIT, message_id=picture)

    await sends(telegram, new, new)
    edited = siti.chat()[-1]
    await sends(telegram, long)
    under, below = siti.chat()[-2:]

    assert (edited.message_id, edited.caption, edited.labels) == (picture, "Sudah dibayar", ["Sudah bayar"])
    assert (under.message_id, under.caption, under.labels) == (picture, "Sudah dibayar", [])
    assert (below.text, below.labels) == (("baris\n" * 400).strip(), ["Sudah bayar"])


async def test_an_edit_that_brings_a_picture_is_a_new_message(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    first = await sends(telegram, Message(101, "Pesanan"))
    (text,) = first.delivered.values()

    await sends(telegram, Message(101, "Total", kind=Kind.EDIT, message_id=text, attachment=CODE))

    old, new = siti.chat()[-2:]
    assert (old.text, new.caption) == ("Pesanan", "Total")
    assert new.photo


async def test_a_picture_is_drawn_off_the_event_loop() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0)
            ticks += 1

    beside = asyncio.create_task(tick())
    await ARTIST.draw(CODE)
    beside.cancel()

    assert ticks > 1


@pytest.mark.parametrize(("form", "is_photo"), [(Form.PNG, True), (Form.PDF, False)])
async def test_a_page_is_a_picture_in_the_chat_or_a_document_to_print(
    telegram: TelegramServer, people: People, form: Form, *, is_photo: bool
) -> None:
    (siti,) = met(people, 101)
    press = Press()

    page = Page(papers.unpaid(), form, "nota-P261124-007")
    await sends(telegram, Message(101, "Nota", attachment=page), draw=Artist(press, lambda: INDONESIAN).draw)
    await press.stop()

    heard = siti.hears()
    assert heard.caption == "Nota"
    if is_photo:
        assert read_back(heard.photo) == papers.unpaid().qris
    else:
        assert heard.document.startswith(b"%PDF")
