"""What is said to pictures that the team sends, and messages that carry one."""

from dataclasses import replace

import pytest

from bot.formats import Formats
from bot.render import _answer
from bot.say import talk_of
from bot.talk import Talk, Voice
from bot.wording import LANGUAGES
from commands.asks import Ask, Place, Pressed, Said, Sender, Verb
from commands.files import Stored
from commands.messages import Kind
from commands.qris import Qris
from commands.replies.pictures import (
    PictureTrouble,
    PictureUseless,
    QrisChanged,
    QrisFound,
    QrisInForce,
    QrisLeft,
)
from commands.rules.files import FileKind
from tests.bot.conftest import AT

INDONESIAN, ENGLISH = (Voice(words, Formats(words, AT), "mitra_contoh_bot") for words in LANGUAGES)
SHOP = Qris("x", "SAMBAL IBU", "CIREBON")


def test_the_owner_is_asked_with_the_name_that_the_code_bears() -> None:
    talk = talk_of(INDONESIAN, QrisFound(7, SHOP))

    assert talk.text == "Pakai QRIS ini, a.n. SAMBAL IBU (CIREBON)?"
    assert [(button.label, button.data) for button in talk.rows[0]] == [("Pakai", "qy:7"), ("Jangan", "qn:7")]


def test_a_code_that_takes_anothers_place_says_whose() -> None:
    text = talk_of(INDONESIAN, QrisFound(7, replace(SHOP, city=""), Qris("y", "Dapur", ""))).text

    assert text == "Pakai QRIS ini, a.n. SAMBAL IBU?\nIni menggantikan QRIS a.n. Dapur."


def test_an_answer_takes_the_place_of_the_question() -> None:
    assert talk_of(INDONESIAN, QrisInForce("Sambal Ibu")) == Talk(
        "✅ QRIS a.n. Sambal Ibu dipakai mulai sekarang.", is_page=True
    )
    assert talk_of(ENGLISH, QrisLeft("")).text == "That QRIS is not used."
    assert "Mbak Ani" in talk_of(INDONESIAN, QrisChanged("Sambal Ibu", "Mbak Ani")).text


@pytest.mark.parametrize("trouble", PictureTrouble)
@pytest.mark.parametrize("voice", [INDONESIAN, ENGLISH])
def test_each_picture_that_is_of_no_use_is_answered_by_what_to_send(
    trouble: PictureTrouble, voice: Voice
) -> None:
    text = talk_of(voice, PictureUseless(trouble)).text

    assert "irim" in text or "end " in text
    assert len(text) < 160


def test_a_name_in_a_code_is_one_line_without_tricks() -> None:
    text = talk_of(INDONESIAN, QrisInForce("Sambal\n\u202eIbu <b>{merchant}</b>")).text

    assert text == "✅ QRIS a.n. Sambal Ibu <b>{merchant}</b> dipakai mulai sekarang."


def test_a_file_goes_to_where_it_was_asked_for_and_is_no_page() -> None:
    """A text cannot become a picture, so what was pressed stays as it is."""
    proof = Stored("f", FileKind.PHOTO)
    talk = Talk("Bukti", is_page=True, attachment=proof)

    for what in (Said("start", ""), Pressed(Verb.REPORT, message_id=8)):
        (message,) = _answer(talk, Ask("k", AT, Sender(1), Place(1), what))
        assert (message.kind, message.attachment, message.text) == (Kind.SEND, proof, "Bukti")
