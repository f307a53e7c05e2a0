"""A message that she edits changes what it gave, in the draft that came of it, and nothing else."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.asks import Pressed, Verb
from commands.drafts import DraftState, Source
from commands.entries.catalog import PriceSet
from commands.replies.asking import WhoseOrder
from commands.replies.drafts import AlreadyRecorded, DraftEmpty, DraftNews, DraftShown, OldButton
from commands.replies.people import Unknown
from commands.rules.catalog import PriceRow
from commands.words import read_order
from tests.commands.network import SITI, counted, example_book
from tests.commands.talk import Speaker, Talk
from tests.commands.test_shopping import number_of, opened, press
from tests.commands.test_whose import choose, pasted
from tests.rules.strategies import PROPERTY


def shown(who: Speaker, words: str, message: int, *, edits: bool = False) -> DraftShown:
    reply = who.says(words, message_id=message, edits=edits)
    assert isinstance(reply, DraftShown)
    return reply


def goods(reply: DraftShown) -> dict[str, int]:
    return {line.sku: line.quantity for line in reply.draft.lines}


def basket(who: Speaker, sku: str, quantity: int) -> None:
    page = opened(who)
    press(who, page, Verb.SET, line=number_of(page, sku), quantity=quantity)


# -- a basket filled by buttons, joined by words -------------------------------------------------


def test_the_difference_counts_beside_what_she_chose_by_buttons(siti):
    basket(siti, "SMB-01", 10)
    assert goods(shown(siti, "sambal bawang 5", 9)) == {"SMB-01": 15}
    reply = shown(siti, "sambal bawang 6", 9, edits=True)

    assert (goods(reply), reply.news) == ({"SMB-01": 16}, DraftNews())


def test_what_an_edit_leaves_out_goes_and_what_it_names_anew_comes(siti):
    basket(siti, "SMB-01", 10)
    shown(siti, "sambal ijo 12, krupuk udang 20", 9)

    assert goods(shown(siti, "sambal ijo 12, sambal bawang 3", 9, edits=True)) == {"SMB-01": 13, "SMB-02": 12}


def test_an_edit_of_an_earlier_message_changes_only_what_that_one_gave(siti):
    basket(siti, "SMB-02", 10)
    shown(siti, "sambal bawang 12", 9)
    shown(siti, "sambal bawang 5", 10)

    assert goods(shown(siti, "sambal bawang 10", 9, edits=True)) == {"SMB-02": 10, "SMB-01": 15}


def test_a_question_of_the_message_is_there_once(siti):
    basket(siti, "SMB-02", 10)
    shown(siti, "rendang 3", 10)
    shown(siti, "krupuk udang 20, sambal 5", 11)
    reply = shown(siti, "krupuk udang 24, sambal 7", 11, edits=True)

    assert goods(reply) == {"SMB-02": 10, "KRP-01": 24}
    assert [(one.said, one.quantity) for one in reply.draft.questions] == [("sambal", 7), ("rendang", 3)]


def test_what_a_button_chose_among_the_choices_belongs_to_the_message_that_asked(siti):
    basket(siti, "SMB-01", 10)
    shown(siti, "sambal 5", 11)
    chosen = siti.presses(Verb.CHOOSE, quantity=0)
    assert isinstance(chosen, DraftShown)
    assert goods(chosen) == {"SMB-01": 15}

    assert goods(shown(siti, "sambal ijo 5", 11, edits=True)) == {"SMB-01": 10, "SMB-02": 5}


def test_an_amount_that_a_message_of_its_own_gave_is_not_asked_for_again(talk, siti):
    talk.happens(PriceSet(PriceRow("KUE-01", "reseller", 1, 75_000)))
    shown(siti, "sambal bawang 10, nastar", 1)
    shown(siti, "nastar 8", 2)
    reply = shown(siti, "sambal bawang 12, nastar", 1, edits=True)
    assert (goods(reply), reply.draft.questions) == ({"SMB-01": 12, "KUE-01": 8}, ())

    assert goods(shown(siti, "nastar 9", 2, edits=True)) == {"SMB-01": 12, "KUE-01": 9}
    assert shown(siti, "sambal bawang", 1, edits=True).draft.questions[0].choices == ("SMB-01",)


def test_what_a_button_changed_is_set_by_the_edit_where_it_says_something_else_now(siti):
    shown(siti, "sambal bawang 8, sambal ijo 10, krupuk udang 20", 1)
    siti.presses(Verb.RAISE, line=0, quantity=10)
    siti.presses(Verb.REMOVE, line=2)

    assert goods(shown(siti, "sambal bawang 8, sambal ijo 15, krupuk udang 20", 1, edits=True)) == {
        "SMB-01": 10,
        "SMB-02": 15,
    }
    assert goods(shown(siti, "sambal bawang 12, sambal ijo 15, krupuk udang 24", 1, edits=True)) == {
        "SMB-01": 12,
        "SMB-02": 15,
        "KRP-01": 24,
    }


def test_an_edit_elsewhere_leaves_a_correction_as_it_is(siti):
    shown(siti, "sambal bawang 12, krupuk udang 20", 1)
    shown(siti, "eh sambal bawang 15", 2)

    edit = shown(siti, "sambal bawang 12, krupuk udang 24", 1, edits=True)
    assert goods(edit) == {"SMB-01": 15, "KRP-01": 24}


def test_a_name_that_answered_stands_for_the_amount_that_the_edited_question_says(siti):
    shown(siti, "sambal 10", 1)
    assert goods(shown(siti, "ijo", 2)) == {"SMB-02": 10}
    reply = shown(siti, "sambal 12", 1, edits=True)
    assert (goods(reply), reply.draft.questions) == ({"SMB-02": 12}, ())

    reply = shown(siti, "sambal 12, krupuk udang 20", 1, edits=True)
    assert (goods(reply), reply.draft.questions) == ({"SMB-02": 12, "KRP-01": 20}, ())
    assert goods(shown(siti, "krupuk udang 20", 1, edits=True)) == {"KRP-01": 20}


def test_what_was_passed_over_is_not_asked_again(siti):
    shown(siti, "krupuk udang 20, sambal 10", 1)
    siti.presses(Verb.SKIP)

    reply = shown(siti, "krupuk udang 24, sambal 10", 1, edits=True)
    assert (goods(reply), reply.draft.questions) == ({"KRP-01": 24}, ())


def test_an_edited_correction_sets_what_another_message_ordered(siti):
    shown(siti, "sambal bawang 12", 1)
    shown(siti, "eh sambal 15", 2)
    reply = shown(siti, "eh sambal bawang 15", 2, edits=True)

    assert (goods(reply), reply.draft.questions) == ({"SMB-01": 15}, ())


def test_what_joined_by_the_button_of_a_notice_stays_beside_what_the_message_gives(talk, siti):
    talk.happens(counted("SMB-02", -90))
    shown(siti, "sambal ijo 8, sambal bawang 10", 1)
    siti.presses(Verb.TELL_WHEN_BACK, line=0)
    (wish,) = talk.book.awaited.values()
    shown(siti, "sambal ijo 5, sambal bawang 10", 1, edits=True)
    siti.asks(Pressed(Verb.ORDER_AWAITED, wish.number, quantity=3))

    assert goods(shown(siti, "sambal ijo 6, sambal bawang 10", 1, edits=True)) == {"SMB-01": 10, "SMB-02": 9}


SAYINGS = (
    "halo kak",
    "sambal bawang {}",
    "sambal bawang 1{}, krupuk udang 2{}",
    "sambal ijo {}",
    "krupuk udang {}",
)
"""With the number of the message in it: the same words once more would add nothing."""


@PROPERTY
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(SAYINGS)), min_size=1, max_size=8))
def test_after_any_edits_the_basket_holds_the_button_and_what_each_message_says_last(steps):
    siti = Talk(example_book()).person(SITI)
    basket(siti, "SMB-01", 10)
    last: dict[int, str] = {}
    for message, saying in steps:
        text = saying.replace("{}", str(message))
        siti.says(text, message_id=message, edits=message in last)
        last[message] = text

    wanted = Counter({"SMB-01": 10})
    for text in last.values():
        wanted.update(dict(read_order(text, siti.talk.book.names).lines))
    (draft,) = siti.talk.book.drafts.values()
    assert {line.sku: line.quantity for line in draft.lines} == dict(wanted)


# -- an order in words -----------------------------------------------------------------------------


@pytest.mark.parametrize("edit", ["sambal 10", "sambal bawang"])
def test_an_edit_that_leaves_all_open_is_asked_about_and_the_old_draft_cannot_be_confirmed(talk, siti, edit):
    before = shown(siti, "sambal bawang 10", 7)
    reply = shown(siti, edit, 7, edits=True)

    assert reply.draft.id == before.draft.id
    assert (goods(reply), len(reply.draft.questions)) == ({}, 1)
    assert siti.presses(Verb.CONFIRM, on=before) == OldButton()


@pytest.mark.parametrize("edit", ["sambal bawang ga jadi", "halo kak", "sambal bawang 10 berapa?"])
def test_an_edit_that_orders_nothing_any_more_ends_the_draft_and_says_so(talk, siti, edit):
    before = shown(siti, "sambal bawang 10", 7)

    assert siti.says(edit, message_id=7, edits=True) == DraftEmpty()
    assert siti.presses(Verb.CONFIRM, on=before) == OldButton()
    assert SITI not in talk.book.draft_of


def test_an_edit_that_orders_nothing_any_more_leaves_what_else_is_in_the_basket(siti):
    basket(siti, "SMB-02", 10)
    shown(siti, "sambal bawang 12", 9)

    assert goods(shown(siti, "sambal bawang ga jadi", 9, edits=True)) == {"SMB-02": 10}


def test_an_edit_of_a_message_of_which_nothing_came_is_answered_as_any_other(siti):
    shown(siti, "sambal bawang 10", 7)

    assert isinstance(siti.says("halo kak", message_id=8, edits=True), Unknown)


# -- an order that was put aside -------------------------------------------------------------------


def test_an_edit_of_what_was_put_aside_changes_that_and_leaves_the_newer_one(siti):
    shown(siti, "sambal bawang 10", 1)
    newer = shown(siti, "krupuk udang 20", 2)
    reply = shown(siti, "sambal bawang 12", 1, edits=True)

    assert (goods(reply), reply.draft.id) == ({"KRP-01": 20}, newer.draft.id)
    assert reply.news.aside == (("Sambal Bawang", 12),)
    both = siti.presses(Verb.MERGE)
    assert isinstance(both, DraftShown)
    assert goods(both) == {"KRP-01": 20, "SMB-01": 12}


def test_what_was_put_aside_and_is_taken_back_is_told_no_more_but_what_lay_behind_it(siti):
    shown(siti, "sambal bawang 10", 1)
    shown(siti, "krupuk udang 20", 2)
    shown(siti, "sambal ijo 15", 3)
    reply = shown(siti, "sambal bawang 11", 1, edits=True)
    assert reply.news.aside == (("Krupuk Udang", 20),)

    reply = shown(siti, "ga jadi", 2, edits=True)
    assert (goods(reply), reply.news.aside) == ({"SMB-02": 15}, (("Sambal Bawang", 11),))
    reply = shown(siti, "ga jadi", 1, edits=True)
    assert (goods(reply), reply.news.aside) == ({"SMB-02": 15}, ())


def test_an_edit_that_takes_back_the_newer_one_brings_the_older_one_back(siti):
    shown(siti, "sambal bawang 10", 1)
    shown(siti, "krupuk udang 20", 2)

    assert goods(shown(siti, "krupuk udang ga jadi", 2, edits=True)) == {"SMB-01": 10}
    siti.confirms()


# -- after the confirmation ------------------------------------------------------------------------


def test_every_message_that_an_order_came_of_stands_for_it(talk, siti):
    basket(siti, "SMB-01", 10)
    shown(siti, "sambal ijo 12", 9)
    shown(siti, "krupuk udang 20", 10)
    no = siti.confirms().order.no

    for message in (9, 10):
        assert siti.says("sambal ijo 13", message_id=message, edits=True) == AlreadyRecorded(
            no, Verb.WISH_EDIT
        )
    assert siti.says("ga jadi", message_id=9, edits=True) == AlreadyRecorded(no, Verb.WISH_EDIT)
    assert list(talk.book.orders) == [no]


def test_what_came_back_by_gabungkan_came_of_its_own_message(talk, siti):
    shown(siti, "sambal bawang 10", 1)
    shown(siti, "sambal bawang 5, krupuk udang 20", 2)
    siti.presses(Verb.MERGE)
    assert goods(shown(siti, "sambal bawang 12", 1, edits=True)) == {"SMB-01": 17, "KRP-01": 20}
    no = siti.confirms().order.no

    for message in (1, 2):
        assert siti.says("sambal bawang 99", message_id=message, edits=True) == AlreadyRecorded(
            no, Verb.WISH_EDIT
        )


def test_messages_without_a_number_leave_no_trace(siti):
    assert siti.orders("sambal bawang 10").draft.sources == ()
    siti.says("sambal bawang 12", message_id=4)
    assert siti.screen is not None
    assert siti.screen.draft.sources == (Source(4, (("SMB-01", 12),), (("SMB-01", 12),)),)


# -- pasted by the owner ---------------------------------------------------------------------------


def test_an_edited_paste_that_orders_nothing_asks_for_nobody_any_more(talk, ratna):
    first = pasted(ratna, "sambal bawang 10", message_id=5)

    assert ratna.says("sambal bawang ga jadi", message_id=5, edits=True) == DraftEmpty()
    assert choose(ratna, first, "Bu Tini") == OldButton()
    assert talk.book.drafts["1"].state is DraftState.DROPPED


def test_an_edited_paste_follows_into_the_partners_draft(ratna):
    first = pasted(ratna, "sambal bawang 10", message_id=5)
    unclear = ratna.says("sambal 10", message_id=5, edits=True)
    assert isinstance(unclear, WhoseOrder)
    assert (unclear.offered.id, unclear.goods) == (first.offered.id, ())

    choose(ratna, unclear, "Bu Tini")
    assert goods(shown(ratna, "sambal bawang 12, sambal ijo 5", 5, edits=True)) == {"SMB-01": 12, "SMB-02": 5}
    assert ratna.says("ga jadi semua", message_id=5, edits=True) == DraftEmpty()
