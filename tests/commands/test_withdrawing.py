"""What she takes out of the draft, or wants less of, goes; what she calls off is shown before it is lost."""

from typing import Any

import pytest

from commands.asks import Verb
from commands.drafts import Awaits
from commands.replies.drafts import DraftEmpty, DraftShown
from commands.replies.shopping import ChangeWhat
from tests.commands.talk import Speaker
from tests.commands.test_edited_orders import basket, goods, shown
from tests.commands.test_shopping import number_of, press
from tests.commands.test_typed_answers import asked
from tests.commands.test_whose import choose, pasted


def filled(who: Speaker) -> None:
    """Twenty Sambal Bawang and as many Krupuk Udang, by buttons."""
    basket(who, "SMB-01", 20)
    page: Any = who.presses(Verb.SHOP)
    press(who, page, Verb.SET, line=number_of(page, "KRP-01"), quantity=20)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("krupuknya ga jadi", {"SMB-01": 20}),
        ("hapus krupuknya ya kak", {"SMB-01": 20}),
        ("sambal bawang ga jadi, sambal ijo 10", {"KRP-01": 20, "SMB-02": 10}),
        ("sambal bawangnya ga jadi ya soalnya mahal, sambal ijo 10", {"KRP-01": 20, "SMB-02": 10}),
        ("krupuk coret, terasi 10", {"SMB-01": 20, "SMB-03": 10}),
        ("kurangi sambal bawang 5", {"SMB-01": 15, "KRP-01": 20}),
        ("sambal bawangnya dikurangi 5 ya", {"SMB-01": 15, "KRP-01": 20}),
        ("sambal bawang kurang 5", {"SMB-01": 15, "KRP-01": 20}),
        ("kurangi krupuk udang 5, sambal bawang tambah 5", {"SMB-01": 25, "KRP-01": 15}),
    ],
)
@pytest.mark.parametrize("by_words", [True, False])
def test_what_she_takes_out_goes_and_the_rest_stays(siti, text, left, by_words):
    if by_words:
        shown(siti, "sambal bawang 20, krupuk udang 20", 1)
    else:
        filled(siti)

    assert goods(shown(siti, text, 9)) == left


def test_what_came_in_beside_it_follows_an_edit(siti):
    filled(siti)
    shown(siti, "sambal bawang ga jadi, sambal ijo 10", 9)

    edit = shown(siti, "sambal bawang ga jadi, sambal ijo 12", 9, edits=True)
    assert goods(edit) == {"KRP-01": 20, "SMB-02": 12}


def test_what_is_unclear_beside_it_is_asked(siti):
    filled(siti)
    reply = shown(siti, "krupuk udangnya ga jadi soalnya mahal, rendang 10", 9)

    assert goods(reply) == {"SMB-01": 20}
    assert [(one.said, one.asked_by) for one in reply.draft.questions] == [("rendang", 9)]


def test_a_draft_of_which_nothing_is_left_ends(siti):
    shown(siti, "krupuk udang 20", 1)

    assert siti.says("krupuknya ga jadi") == DraftEmpty()


def test_less_of_something_without_an_amount_asks_which_and_how_many(siti):
    filled(siti)

    assert isinstance(siti.says("kurangi krupuknya ya"), ChangeWhat)


@pytest.mark.parametrize("text", ["ga jadi kak", "batal", "batalin aja pesanannya ya"])
def test_what_is_called_off_is_shown_with_its_buttons(siti, text):
    filled(siti)
    before = siti.screen
    reply = siti.says(text)

    assert isinstance(reply, DraftShown)
    assert before is not None
    assert (goods(reply), reply.draft.version) == (goods(before), before.draft.version + 1)


@pytest.mark.parametrize(("what", "text"), [(Awaits.SENDER, "ga jadi"), (Awaits.NOTE, "batal aja")])
def test_calling_off_ends_what_was_asked(siti, what, text):
    page = shown(siti, "sambal bawang 20", 1)
    asked(siti, page, what)
    reply = siti.says(text)

    assert isinstance(reply, DraftShown)
    assert (reply.draft.particulars, reply.draft.awaits) == (None, None)


def test_a_note_may_say_that_something_is_taken_out(siti):
    page = shown(siti, "sambal bawang 20, krupuk udang 20", 1)
    asked(siti, page, Awaits.NOTE)
    reply = siti.says("hapus krupuk udang")

    assert isinstance(reply, DraftShown)
    assert goods(reply) == {"SMB-01": 20, "KRP-01": 20}


@pytest.mark.parametrize("text", ["krupuk ga jadi habis?", "jangan", "sambal bawang 20 jangan lupa"])
def test_other_words_take_nothing_out(siti, text):
    filled(siti)
    siti.says(text)

    assert siti.screen is not None
    assert goods(siti.screen)["KRP-01"] == 20


def test_the_owner_takes_out_of_the_draft_that_she_fills(ratna):
    choose(ratna, pasted(ratna, "sambal bawang 10, krupuk udang 20", message_id=1), "Bu Tini")

    assert goods(shown(ratna, "krupuknya ga jadi", 2)) == {"SMB-01": 10}
    ratna.says("[24/11 09.00] Bu Tini: sambal bawang ga jadi", message_id=3)
    assert ratna.screen is not None
    assert goods(ratna.screen) == {"SMB-01": 10}


def test_words_with_no_draft_take_nothing_out(siti, talk):
    siti.says("krupuknya ga jadi")
    assert not talk.book.drafts
