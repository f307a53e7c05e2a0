"""Many suspicious prices in one look are one question, and one tap answers for all of them."""

from dataclasses import replace

import pytest

from commands.asks import Pressed, Verb
from commands.entries.catalog import PriceEnded
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import HeldAnswer, PriceHeldBack, PricesDecided, PricesHeldBack
from commands.rules.catalog import PriceRow
from tests.commands.looks import look, tab
from tests.commands.network import PRICES, RATNA, SAMBALS
from tests.commands.talk import Speaker, Talk

WHOLE = [row for row in PRICES if row.target in SAMBALS]


def pastes(talk: Talk, rows: list[PriceRow]) -> list[object]:
    """The questions that come of these rows."""
    decision = talk.sees(look(prices=tab({row.key: row for row in rows})))
    return [notice.reply for notice in decision.notices if notice.chat_id == RATNA]


def lost(rows: list[PriceRow]) -> list[PriceRow]:
    """20.000 typed into a Sheet in an English locale."""
    return [replace(row, price=row.price // 1_000) for row in rows]


def answers(speaker: Speaker, verb: Verb, question: object) -> object:
    assert isinstance(question, PricesHeldBack)
    return speaker.asks(Pressed(verb, question.subject))


def test_they_are_asked_about_in_one_message(talk):
    (question,) = pastes(talk, lost(WHOLE))

    assert isinstance(question, PricesHeldBack)
    assert (question.count, len(question.examples)) == (len(WHOLE), 3)
    assert question.all_have_suggestions
    assert pastes(talk, lost(WHOLE)) == []
    assert talk.book.prices[WHOLE[0].key] == WHOLE[0]


def test_a_few_are_asked_about_one_by_one(talk):
    assert all(isinstance(one, PriceHeldBack) for one in pastes(talk, lost(WHOLE[:3])))


@pytest.mark.parametrize(
    ("verb", "answer", "price"),
    [
        (Verb.PRICES_SUGGESTED, HeldAnswer.SUGGESTED, 25_000),
        (Verb.PRICES_OLD, HeldAnswer.OLD, 25_000),
        (Verb.PRICES_TYPED, HeldAnswer.TYPED, 25),
    ],
)
def test_one_tap_decides_all_and_the_next_does_nothing(talk, ratna, verb, answer, price):
    (question,) = pastes(talk, lost(WHOLE))

    assert answers(ratna, verb, question) == PricesDecided(len(WHOLE), answer)
    assert talk.book.held == {}
    assert talk.book.prices[WHOLE[0].key].price == price
    assert len(talk.book.refused) == (0 if answer is HeldAnswer.TYPED else len(WHOLE))
    assert answers(ratna, verb, question) == OldButton()


def test_what_is_held_by_then_is_asked_first(talk, ratna):
    (first,) = pastes(talk, lost(WHOLE))
    talk.happens(PriceEnded(WHOLE[0].key))

    second = answers(ratna, Verb.PRICES_TYPED, first)

    assert isinstance(second, PricesHeldBack)
    assert second.count == len(WHOLE) - 1
    assert answers(ratna, Verb.PRICES_TYPED, second) == PricesDecided(len(WHOLE) - 1, HeldAnswer.TYPED)


def test_no_guess_is_offered_where_one_of_them_has_none(talk, ratna):
    (question,) = pastes(talk, [*lost(WHOLE[1:]), replace(WHOLE[0], price=9_000)])

    assert isinstance(question, PricesHeldBack)
    assert not question.all_have_suggestions
    assert answers(ratna, Verb.PRICES_SUGGESTED, question) == question


def test_rows_put_right_in_the_same_look_are_not_asked_about(talk):
    pastes(talk, lost(WHOLE[:2]))
    gone = tab({row.key: row for row in [WHOLE[0], *lost(WHOLE[2:])]}, gone={WHOLE[1].key})

    decision = talk.sees(look(prices=gone, settings=tab({"WA usaha": "0800-1"})))

    (question,) = [notice.reply for notice in decision.notices if notice.chat_id == RATNA]
    assert isinstance(question, PricesHeldBack)
    assert question.count == len(WHOLE) - 2 == len(talk.book.held)


def test_only_the_team_answers(talk, siti):
    (question,) = pastes(talk, lost(WHOLE))

    assert answers(siti, Verb.PRICES_TYPED, question) == OwnersOnly(())
    assert len(talk.book.held) == len(WHOLE)
