"""A suspicious price stays out of force until the owner says what she meant, by one tap."""

from dataclasses import replace

import pytest

from commands.asks import Pressed, Verb
from commands.edits.seen import ProductSeen
from commands.entries.catalog import PriceHeld, PriceSet
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import PriceDecided, PriceHeldBack
from commands.rules.catalog import PriceRow
from commands.rules.guard import Doubt
from tests.commands.looks import look, tab
from tests.commands.network import PRODUCTS, RATNA
from tests.commands.talk import Speaker, Talk

OLD = PriceRow("SMB-01", "reseller", 10, 20_000)
TYPED = replace(OLD, price=19)
HALF = replace(OLD, price=9_000)
"""Under HPP, and no slip of the thousands."""


def edited(talk: Talk, row: PriceRow) -> list[PriceHeldBack]:
    """The owner's cell shows this; the questions that come of it."""
    decision = talk.sees(look(prices=tab({row.key: row})))
    return [n.reply for n in decision.notices if n.chat_id == RATNA and isinstance(n.reply, PriceHeldBack)]


def answer(speaker: Speaker, verb: Verb, question: PriceHeldBack) -> object:
    return speaker.asks(Pressed(verb, question.subject, question.version))


def in_force(talk: Talk) -> int | None:
    row = talk.book.prices.get(OLD.key)
    return None if row is None else row.price


def test_the_old_price_holds_until_the_owner_answers(talk, siti, ratna, adi):
    (question,) = edited(talk, TYPED)

    assert (question.product, question.row, question.before) == ("Sambal Bawang", TYPED, OLD)
    assert (question.doubt, question.suggestion, question.version) == (Doubt.LOST_THOUSANDS, 19_000, 19)
    assert ratna.hears == adi.hears == [question]
    assert in_force(talk) == 20_000
    assert siti.orders("sambal bawang 10").quote.total == 200_000


def test_it_is_asked_once(talk):
    edited(talk, TYPED)

    assert talk.sees(look(prices=tab({TYPED.key: TYPED}))).entries == ()


@pytest.mark.parametrize(
    ("verb", "told", "price"),
    [(Verb.PRICE_SUGGESTED, 19_000, 19_000), (Verb.PRICE_OLD, 20_000, 20_000), (Verb.PRICE_TYPED, 19, 19)],
)
def test_one_tap_decides_and_the_next_taps_do_nothing(talk, ratna, verb, told, price):
    (question,) = edited(talk, TYPED)

    assert answer(ratna, verb, question) == PriceDecided("Sambal Bawang", "reseller", told)
    assert (in_force(talk), talk.book.held) == (price, {})
    assert answer(ratna, verb, question) == OldButton()
    assert in_force(talk) == price


@pytest.mark.parametrize("verb", [Verb.PRICE_SUGGESTED, Verb.PRICE_OLD])
def test_what_was_not_meant_is_not_asked_again_while_her_cell_still_shows_it(talk, ratna, verb):
    (question,) = edited(talk, TYPED)
    answer(ratna, verb, question)

    assert talk.book.refused == {OLD.key: TYPED}  # by which her cell is put right
    assert edited(talk, TYPED) == []
    assert talk.sees(look(prices=tab({TYPED.key: TYPED}))).entries == ()


def test_once_her_cell_is_put_right_nothing_is_refused_any_more(talk, ratna):
    (question,) = edited(talk, TYPED)
    answer(ratna, Verb.PRICE_SUGGESTED, question)
    meant = replace(OLD, price=19_000)

    assert talk.sees(look(prices=tab({OLD.key: meant}))).entries == (PriceSet(meant),)
    assert (talk.book.refused, in_force(talk)) == ({}, 19_000)
    assert len(edited(talk, TYPED)) == 1


def test_another_price_typed_meanwhile_makes_the_old_question_old(talk, ratna):
    (first,) = edited(talk, TYPED)
    (second,) = edited(talk, HALF)

    assert answer(ratna, Verb.PRICE_TYPED, first) == OldButton()
    assert answer(ratna, Verb.PRICE_TYPED, second) == PriceDecided("Sambal Bawang", "reseller", 9_000)


def test_a_refused_price_typed_again_after_another_one_is_asked_again(talk, ratna):
    (question,) = edited(talk, TYPED)
    answer(ratna, Verb.PRICE_OLD, question)
    edited(talk, HALF)

    assert [one.row for one in edited(talk, TYPED)] == [TYPED]


def test_a_sound_price_typed_over_a_held_one_comes_into_force(talk):
    edited(talk, TYPED)
    assert edited(talk, replace(OLD, price=19_500)) == []

    assert (in_force(talk), talk.book.held) == (19_500, {})


def test_the_old_price_typed_back_ends_the_question(talk, ratna):
    (question,) = edited(talk, TYPED)
    edited(talk, OLD)

    assert talk.book.held == {}
    assert answer(ratna, Verb.PRICE_TYPED, question) == OldButton()
    assert in_force(talk) == 20_000


def test_there_is_no_suggestion_where_nothing_better_is_guessed(talk, ratna):
    (question,) = edited(talk, HALF)

    assert (question.doubt, question.suggestion) == (Doubt.UNDER_COST, None)
    assert answer(ratna, Verb.PRICE_SUGGESTED, question) == OldButton()
    assert talk.book.held == {OLD.key: HALF}


def test_a_suggestion_is_old_when_nothing_is_doubtful_any_more(talk, ratna):
    (question,) = edited(talk, TYPED)
    talk.book.prices[OLD.key] = replace(OLD, price=20)

    talk.happens(PriceHeld(TYPED))
    talk.book.products["SMB-01"] = replace(talk.book.products["SMB-01"], cost=None)
    assert answer(ratna, Verb.PRICE_SUGGESTED, question) == OldButton()


def test_a_new_row_that_was_not_meant_leaves_no_price_at_all(talk, ratna):
    new = PriceRow("SMB-01", "warung", 1, 25)
    (question,) = edited(talk, new)

    assert (question.before, question.suggestion) == (None, 25_000)
    assert answer(ratna, Verb.PRICE_OLD, question) == PriceDecided("Sambal Bawang", "warung", None)
    assert new.key not in talk.book.prices


@pytest.mark.parametrize(
    ("cost", "price", "doubts"),
    [
        (6_500, 6_400, [Doubt.UNDER_COST]),
        (6_500, 6_500, []),
        (None, 6_400, []),
        (None, 5_900, [Doubt.MORE_THAN_HALF]),
    ],
)
def test_a_groups_price_is_judged_by_its_dearest_product(talk, cost, price, doubts):
    talk.book.products["KRP-01"] = replace(talk.book.products["KRP-01"], cost=cost)
    questions = edited(talk, PriceRow("krupuk", "reseller", 10, price, for_group=True))

    assert [question.doubt for question in questions] == doubts


def test_a_group_is_put_right_like_a_product(talk, ratna):
    (question,) = edited(talk, PriceRow("krupuk", "reseller", 10, 12, for_group=True))

    assert answer(ratna, Verb.PRICE_SUGGESTED, question) == PriceDecided("krupuk", "reseller", 12_000)


def test_a_new_product_and_its_price_are_judged_together(talk):
    """The product is in no Book yet: its HPP and its name come from the same look."""
    new = replace(PRODUCTS[0], sku="SMB-09", name="Sambal Matah", cost=30_000)
    row = PriceRow("SMB-09", "retail", 1, 25_000)
    decision = talk.sees(look(products=tab({"SMB-09": ProductSeen(new)}), prices=tab({row.key: row})))

    (question,) = [n.reply for n in decision.notices if n.chat_id == RATNA]
    assert isinstance(question, PriceHeldBack)
    assert (question.product, question.doubt) == ("Sambal Matah", Doubt.UNDER_COST)
    assert talk.book.held == {row.key: row}


def test_an_edit_of_cost_takes_no_price_out_of_force(talk):
    dear = replace(PRODUCTS[0], cost=30_000)
    talk.sees(look(products=tab({"SMB-01": ProductSeen(dear)}), prices=tab({OLD.key: OLD})))

    assert (in_force(talk), talk.book.held) == (20_000, {})


def test_a_price_of_what_is_not_known_is_judged_by_itself(talk, ratna):
    (question,) = edited(talk, PriceRow("XXX-1", "retail", 1, 25))

    assert question.product == "XXX-1"
    assert answer(ratna, Verb.PRICE_SUGGESTED, question) == PriceDecided("XXX-1", "retail", 25_000)


@pytest.mark.parametrize("verb", [Verb.PRICE_SUGGESTED, Verb.PRICE_OLD, Verb.PRICE_TYPED])
def test_only_the_team_answers(talk, siti, stranger, adi, verb):
    (question,) = edited(talk, TYPED)

    assert answer(siti, verb, question) == OwnersOnly(())
    assert answer(stranger, verb, question) == OwnersOnly(())
    assert in_force(talk) == 20_000
    assert isinstance(answer(adi, verb, question), PriceDecided)


def test_a_held_price_whose_row_is_deleted_is_forgotten(talk, ratna):
    (question,) = edited(talk, TYPED)
    talk.sees(look(prices=tab(gone={OLD.key})))

    assert (talk.book.held, in_force(talk)) == ({}, None)
    assert answer(ratna, Verb.PRICE_TYPED, question) == OldButton()


def test_a_refused_row_that_is_deleted_may_be_typed_anew(talk, ratna):
    new = PriceRow("SMB-01", "warung", 1, 25)
    (question,) = edited(talk, new)
    answer(ratna, Verb.PRICE_OLD, question)
    talk.sees(look(prices=tab(gone={new.key})))

    assert len(edited(talk, new)) == 1
