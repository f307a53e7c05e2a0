"""The owner sends the picture of her QRIS: asked once, kept when she says so, and not undone by her Sheet."""

from collections.abc import Callable

import pytest

from commands import settings
from commands.asks import Pressed, Said, Verb
from commands.edits.seen import SheetSeen
from commands.entries.catalog import SettingSet
from commands.entries.people import MemberSet
from commands.files import SentFile
from commands.qris import QRIS_SETTING, Qris
from commands.qris_setting import number_of
from commands.replies import Reply
from commands.replies.drafts import DraftShown, OldButton
from commands.replies.money import ProofForNothing, ProofKnown, ProofTaken
from commands.replies.people import GoPrivate, OwnersOnly, Unknown
from commands.replies.pictures import (
    PictureTrouble,
    PictureUseless,
    QrisChanged,
    QrisFound,
    QrisInForce,
    QrisLeft,
)
from commands.rules.files import FileKind
from commands.rules.network import Member, Role
from tests.commands.looks import look, tab
from tests.commands.network import ADI, RATNA, SITI
from tests.commands.qris_codes import code
from tests.commands.talk import Speaker, Talk

OURS, OTHERS = code(), code("Warung Sebelah", "Tegal")
PHOTO = SentFile(FileKind.PHOTO, "f", "u")
PDF = SentFile(FileKind.DOCUMENT, "f", "u", "application/pdf")


def sends(
    who: Speaker, *codes: str, text: str = "", file: SentFile = PHOTO, is_opened: bool = True
) -> Reply | None:
    return who.asks(Said("", text, file=file, codes=codes if is_opened else None))


def presses(who: Speaker, verb: Verb, payload: str = OURS) -> Reply | None:
    return who.asks(Pressed(verb, number_of(payload)))


def sees(talk: Talk, value: str) -> None:
    """A look shows the cell of the setting with this text."""
    talk.sees(seen(value))


def seen(value: str) -> SheetSeen:
    return look(settings=tab({QRIS_SETTING: value}))


def test_the_owner_is_asked_whose_code_it_is_before_it_counts(talk: Talk, ratna: Speaker) -> None:
    found = Qris.of(OURS)

    assert sends(ratna, OURS) == QrisFound(number_of(OURS), found)
    assert settings.qris(talk.book) is None
    assert presses(ratna, Verb.USE_QRIS) == QrisInForce("Sambal Ibu")
    assert settings.qris(talk.book) == found


def test_the_rest_of_the_team_hears_who_changed_where_the_money_goes(
    talk: Talk, ratna: Speaker, adi: Speaker
) -> None:
    sends(adi, OURS)
    presses(adi, Verb.USE_QRIS)

    assert ratna.hears == [QrisChanged("Sambal Ibu", str(ADI))]
    assert talk.notices[ADI] == []


def test_a_no_leaves_what_was_in_force(talk: Talk, ratna: Speaker) -> None:
    sends(ratna, OURS)
    assert presses(ratna, Verb.LEAVE_QRIS) == QrisLeft("")
    sends(ratna, OURS)
    presses(ratna, Verb.USE_QRIS)

    assert sends(ratna, OTHERS) == QrisFound(number_of(OTHERS), Qris.of(OTHERS), Qris.of(OURS))
    assert presses(ratna, Verb.LEAVE_QRIS, OTHERS) == QrisLeft("Sambal Ibu")
    assert settings.qris(talk.book) == Qris.of(OURS)


def test_a_second_press_and_the_same_picture_again_change_nothing(talk: Talk, ratna: Speaker) -> None:
    sends(ratna, OURS)
    presses(ratna, Verb.USE_QRIS)

    for again in (presses(ratna, Verb.USE_QRIS), presses(ratna, Verb.LEAVE_QRIS), sends(ratna, OURS)):
        assert again == QrisInForce("Sambal Ibu", is_new=False)
        assert talk.decisions[-1].entries == ()


def test_a_button_fits_only_the_newest_picture_of_who_presses(
    talk: Talk, ratna: Speaker, adi: Speaker, siti: Speaker
) -> None:
    sends(ratna, OURS)
    assert presses(adi, Verb.USE_QRIS) == OldButton()
    assert presses(siti, Verb.USE_QRIS) == OwnersOnly(())
    sends(ratna, OTHERS)

    assert presses(ratna, Verb.USE_QRIS) == OldButton()
    assert settings.qris(talk.book) is None


@pytest.mark.parametrize("who", ["siti", "stranger"])
def test_nobody_else_can_offer_a_code(who: str, request: pytest.FixtureRequest, talk: Talk) -> None:
    speaker: Speaker = request.getfixturevalue(who)

    assert isinstance(sends(speaker, OURS), Unknown | ProofForNothing)
    assert isinstance(sends(speaker, is_opened=False), Unknown | ProofForNothing | ProofKnown | ProofTaken)
    assert talk.book.qris_offers == {}


def test_in_a_group_no_code_is_offered(talk: Talk) -> None:
    assert isinstance(sends(talk.in_group(RATNA, -100), OURS), Unknown)
    assert isinstance(presses(talk.in_group(RATNA, -100), Verb.USE_QRIS), GoPrivate)


@pytest.mark.parametrize(
    ("codes", "trouble"),
    [
        ((), PictureTrouble.NO_CODE),
        (("https://contoh.example",), PictureTrouble.NOT_QRIS),
        (("https://contoh.example", code(poi="12")), PictureTrouble.ONE_TIME),
        ((code()[:-1] + "Z",), PictureTrouble.DAMAGED),
        ((OURS, OTHERS), PictureTrouble.SEVERAL),
    ],
)
def test_a_picture_that_is_of_no_use_is_told_apart(
    ratna: Speaker, codes: tuple[str, ...], trouble: PictureTrouble
) -> None:
    assert sends(ratna, *codes) == PictureUseless(trouble)


def test_a_picture_that_could_not_be_opened_is_asked_for_again(ratna: Speaker) -> None:
    assert sends(ratna, is_opened=False) == PictureUseless(PictureTrouble.UNOPENED)
    assert isinstance(sends(ratna, file=PDF, is_opened=False), Unknown)


def test_words_under_a_picture_are_understood_as_ever(talk: Talk, siti: Speaker) -> None:
    """A partner who helps the owner sends a screenshot with an order under it: whatever code is in it, words count."""
    talk.happens(MemberSet(Member("T9", Role.ADMIN, SITI)))
    words = "sambal bawang 10"

    assert isinstance(sends(siti, text=words), DraftShown)
    assert isinstance(sends(siti, "https://contoh.example", text=words), DraftShown)
    assert isinstance(sends(siti, OURS, text=words), QrisFound)
    assert sends(siti, text="QRIS toko") == PictureUseless(PictureTrouble.NO_CODE)
    assert sends(siti, "https://contoh.example", text="toko") == PictureUseless(PictureTrouble.NOT_QRIS)


# -- and her Sheet ---------------------------------------------------------------------------


@pytest.fixture
def answered(talk: Talk, ratna: Speaker) -> Callable[[str], None]:
    """She had this in the cell, and said yes to another code."""

    def answer(before: str) -> None:
        sees(talk, before)
        sends(ratna, OURS)
        presses(ratna, Verb.USE_QRIS)

    return answer


@pytest.mark.parametrize("before", ["", OTHERS])
def test_a_look_before_the_cell_was_written_undoes_nothing(
    talk: Talk, answered: Callable[[str], None], before: str
) -> None:
    answered(before)
    sees(talk, before)

    assert settings.qris(talk.book) == Qris.of(OURS)
    assert talk.book.replaced[QRIS_SETTING].texts == (before,)


def test_once_the_cell_shows_it_what_she_types_there_counts_again(
    talk: Talk, answered: Callable[[str], None]
) -> None:
    answered(OTHERS)
    sees(talk, OURS)
    assert talk.book.replaced == {}
    sees(talk, OTHERS)

    assert settings.qris(talk.book) == Qris.of(OTHERS)


def test_what_she_typed_since_her_answer_wins(talk: Talk, answered: Callable[[str], None]) -> None:
    answered("")
    sees(talk, OTHERS)

    assert settings.qris(talk.book) == Qris.of(OTHERS)
    assert talk.book.replaced == {}


def test_two_answers_before_the_cell_was_written_are_both_remembered(
    talk: Talk, ratna: Speaker, answered: Callable[[str], None]
) -> None:
    answered("")
    sends(ratna, OTHERS)
    presses(ratna, Verb.USE_QRIS, OTHERS)

    for shown in ("", OURS):
        sees(talk, shown)
        assert settings.qris(talk.book) == Qris.of(OTHERS)
    sees(talk, OTHERS)
    assert talk.book.replaced == {}


def test_what_stands_in_the_setting_and_is_no_code_is_none(talk: Talk) -> None:
    talk.happens(SettingSet(QRIS_SETTING, "nanti"))

    assert settings.qris(talk.book) is None
