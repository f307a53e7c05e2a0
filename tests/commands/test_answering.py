"""What a draft asks may be answered in words: which one, how many, or a new line that names it."""

import pytest

from commands.asks import Verb
from commands.drafts import DraftLine
from commands.entries.catalog import PriceSet
from commands.replies.drafts import DraftNews, DraftShown
from commands.replies.people import Unknown
from commands.rules.catalog import PriceRow
from tests.commands.network import example_book
from tests.commands.talk import Speaker, Talk
from tests.commands.test_shopping import number_of, opened, press


@pytest.fixture
def talk() -> Talk:
    """Nastar is sold to resellers too."""
    return Talk(example_book(PriceSet(PriceRow("KUE-01", "reseller", 1, 75_000))))


def shown(who: Speaker, words: str) -> DraftShown:
    reply = who.says(words)
    assert isinstance(reply, DraftShown)
    return reply


def goods(reply: DraftShown) -> dict[str, int]:
    return {line.sku: line.quantity for line in reply.draft.lines}


# -- how many ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["8", "8 toples", "nastar 8", "nastar 8 toples ya kak", "/order nastar 8"])
def test_berapa_toples_is_answered_by_a_number_or_as_the_example_says(siti, text):
    shown(siti, "sambal bawang 10, nastar")
    reply = shown(siti, text)

    assert goods(reply) == {"SMB-01": 10, "KUE-01": 8}
    assert (reply.draft.questions, reply.news) == ((), DraftNews())


def test_the_same_holds_for_a_draft_that_holds_only_the_question(siti):
    shown(siti, "nastar")

    assert goods(shown(siti, "selusin")) == {"KUE-01": 12}


def test_a_number_answers_first_what_stands_in_a_lines_way_and_then_the_question(siti):
    reply = shown(siti, "sambal bawang 8, nastar")
    assert not reply.quote.may_be_confirmed

    assert goods(shown(siti, "10")) == {"SMB-01": 10}
    assert goods(shown(siti, "12")) == {"SMB-01": 10, "KUE-01": 12}


def test_a_number_is_no_answer_any_more_once_she_looks_at_something_else(siti):
    page = opened(siti)
    press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)
    press(siti, shown(siti, "nastar"), Verb.SHOP)

    assert isinstance(siti.says("12"), Unknown)
    assert goods(shown(siti, "nastar 12")) == {"SMB-01": 10, "KUE-01": 12}


def test_an_edited_message_answers_nothing(siti):
    siti.says("sambal bawang 10, nastar", message_id=1)

    assert isinstance(siti.says("8", message_id=2, edits=True), Unknown)


def test_what_is_no_amount_is_asked_again_with_what_she_said(siti):
    shown(siti, "sambal bawang 10, nastar")
    reply = shown(siti, "nastar 10-15")

    assert [question.said for question in reply.draft.questions] == ["nastar 10-15"]
    assert goods(reply) == {"SMB-01": 10}


# -- which one ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["ijo", "yang ijo aja ya", "sambal ijo"])
def test_yang_mana_is_answered_by_a_name(siti, text):
    shown(siti, "sambal bawang 10, sambal 5")
    reply = shown(siti, text)

    assert goods(reply) == {"SMB-01": 10, "SMB-02": 5}
    assert reply.draft.questions == ()


def test_a_word_that_elsewhere_means_several_is_clear_among_the_choices(siti):
    shown(siti, "krupuk udang 20, sambal 5")

    assert goods(shown(siti, "bawang")) == {"KRP-01": 20, "SMB-01": 5}


def test_an_amount_without_a_product_takes_the_name_that_follows(siti):
    reply = shown(siti, "kirim 10 botol ya")
    assert reply.draft.questions[0].is_amount_alone

    assert goods(shown(siti, "sambal bawang")) == {"SMB-01": 10}


def test_another_amount_with_the_name_counts(siti):
    shown(siti, "krupuk udang 20, sambal 5")
    assert goods(shown(siti, "ijo 7")) == {"KRP-01": 20, "SMB-02": 7}
    shown(siti, "krupuk udang 20, sambal 5")
    assert goods(shown(siti, "bawang 7")) == {"KRP-01": 20, "SMB-01": 7}


@pytest.mark.parametrize("text", ["sambal bawang 0", "sambal bawang -5", "sambal bawang banyak"])
def test_a_name_with_an_amount_that_cannot_be_is_no_yes_to_the_amount_asked_about(siti, text):
    shown(siti, "sambal 10")
    reply = shown(siti, text)

    assert goods(reply) == {}
    assert [(one.choices, one.quantity) for one in reply.draft.questions] == [(("SMB-01",), None)]


def test_which_and_how_many_are_answered_one_after_the_other(siti):
    shown(siti, "krupuk udang 20, sambal")
    assert shown(siti, "ijo").draft.questions[0].choices == ("SMB-02",)
    assert goods(shown(siti, "12")) == {"KRP-01": 20, "SMB-02": 12}

    shown(siti, "krupuk udang 20, sambal")
    assert shown(siti, "12").draft.questions[0].quantity == 12
    assert goods(shown(siti, "ijo")) == {"KRP-01": 20, "SMB-02": 12}


def test_a_name_that_is_none_of_the_choices_is_a_question_of_its_own(siti):
    shown(siti, "sambal 5")
    reply = shown(siti, "nastar")

    assert [len(question.choices) for question in reply.draft.questions] == [1, 3]


def test_a_product_that_is_in_the_draft_already_is_a_new_order_and_no_answer(siti):
    shown(siti, "sambal bawang 10, sambal 5")
    reply = shown(siti, "sambal bawang 12")

    assert goods(reply) == {"SMB-01": 12}
    assert reply.news.aside == (("Sambal Bawang", 10), ("sambal", 5))


# -- what was given needs no question any more ---------------------------------------------------


def test_words_that_join_a_basket_answer_what_it_asks(siti):
    page = opened(siti)
    press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)
    assert shown(siti, "krupuk udang 20, nastar").draft.questions
    reply = shown(siti, "sambal ijo 5, nastar 8")

    assert goods(reply) == {"SMB-01": 10, "KRP-01": 20, "SMB-02": 5, "KUE-01": 8}
    assert reply.draft.questions == ()


def test_a_draft_that_comes_back_asks_nothing_that_was_answered_since(siti):
    shown(siti, "sambal bawang 10, nastar, sambal 5")
    reply = shown(siti, "nastar 8, krupuk udang 20")
    merged = siti.presses(Verb.MERGE, on=reply)

    assert isinstance(merged, DraftShown)
    assert goods(merged) == {"KUE-01": 8, "KRP-01": 20, "SMB-01": 10}
    assert [question.said for question in merged.draft.questions] == ["sambal"]


def test_what_was_more_of_the_same_is_still_asked_for(siti):
    shown(siti, "sambal bawang 10, sambal 5")
    merged = siti.presses(Verb.MERGE, on=shown(siti, "sambal bawang 12"))

    assert isinstance(merged, DraftShown)
    assert merged.draft.lines == (DraftLine("SMB-01", 22),)
    assert [question.said for question in merged.draft.questions] == ["sambal"]
