"""No order is cancelled for want of money while a proof of hers is looked at, whatever she wrote under it."""

from datetime import timedelta

import pytest

from commands import clock
from commands.asks import Verb
from commands.entries.catalog import SettingSet
from commands.entries.clock import NoticeDelivered
from commands.replies.money import ProofForWhich, ProofTaken
from tests.commands.talk import Speaker, Talk
from tests.commands.test_money_talks import A, B, on, sends


@pytest.fixture
def ordered(talk: Talk, siti: Speaker) -> Talk:
    """Siti ordered; who does not pay in time loses the order by itself."""
    talk.happens(SettingSet("Ongkir", "gratis"), SettingSet("Batal otomatis", "otomatis"))
    siti.orders("sambal bawang 10")
    siti.confirms()
    return talk


def passes(talk: Talk, hours: int) -> None:
    """Every message arrives."""
    end = talk.clock + timedelta(hours=hours)
    while talk.clock < end:
        talk.clock += timedelta(minutes=30)
        for notice in talk.commit(clock.due(talk.book, talk.clock)).notices:
            if notice.tag:
                talk.happens(NoticeDelivered(notice.tag, talk.clock))


def test_a_wrong_number_under_the_proof_is_taken_for_the_one_order_that_waits(ordered, siti):
    assert sends(siti, caption="lunas P261124-010") == ProofTaken((A,))

    passes(ordered, 40)

    assert A in ordered.book.orders


def test_the_number_of_an_order_that_is_over_does_not_leave_the_other_without_its_proof(ordered, siti, ratna):
    on(ratna, Verb.TAKE_ALL, A, quantity=200_000)
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert sends(siti, caption=f"{A} lunas ya") == ProofTaken((B,))

    passes(ordered, 40)
    assert B in ordered.book.orders


def test_where_several_wait_a_number_that_is_none_of_them_is_asked_about(ordered, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert isinstance(sends(siti, caption="lunas P261124-010"), ProofForWhich)


def test_only_the_orders_that_are_owed_for_count_of_what_she_names(ordered, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert sends(siti, caption=f"P261124-010 dan {B}") == ProofTaken((B,))


def test_a_number_of_what_is_over_is_kept_where_nothing_else_waits(talk, siti):
    assert sends(siti, caption="lunas P261124-010") == ProofTaken(("P261124-010",))


@pytest.mark.parametrize("caption", [f"{A} 400rb", f"{A} 250rb"])
def test_money_for_more_than_the_order_that_she_names_keeps_the_others_too(ordered, siti, caption):
    siti.orders("sambal bawang 10")
    siti.confirms()
    sends(siti, caption=caption)

    passes(ordered, 40)

    assert {A, B} <= ordered.book.orders.keys()


def test_what_was_named_twice_may_be_for_the_other_order(ordered, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()
    sends(siti, caption=f"{A} 200rb")
    sends(siti, "unik2", caption=f"{A} 200rb")

    passes(ordered, 40)

    assert {A, B} <= ordered.book.orders.keys()


def test_money_for_the_very_order_keeps_no_other(ordered, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()
    sends(siti, caption=f"{A} 200rb")

    passes(ordered, 40)

    assert A in ordered.book.orders
    assert B not in ordered.book.orders


def test_an_order_that_was_kept_for_a_proof_of_another_has_two_hours_once_it_turns_out_to_be_none(
    ordered, siti, ratna
):
    siti.orders("sambal bawang 10")
    siti.confirms()
    passes(ordered, 22)
    sends(siti, caption=f"{A} 400rb")
    passes(ordered, 10)

    on(ratna, Verb.MONEY_NOT_IN, next(iter(ordered.book.payments)))

    assert {ordered.book.clocks[no].until for no in (A, B)} == {ordered.clock + timedelta(hours=2)}


def test_somebody_elses_proof_keeps_nothing_of_hers(ordered, budi):
    sends(budi)

    passes(ordered, 40)

    assert A not in ordered.book.orders
