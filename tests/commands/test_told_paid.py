"""What a partner tells of a payment in words is not lost when the photo comes, or does not."""

import pytest

from commands.asks import Verb
from commands.replies.money import PaymentToCheck, ProofForWhich, ProofTaken, SendProof
from tests.commands.talk import Speaker
from tests.commands.test_money_talks import A, B, last, on, owes, sends


def asked(ratna: Speaker) -> tuple[int, tuple[str, ...]]:
    question = last(ratna)
    assert isinstance(question, PaymentToCheck)
    return question.amount, question.orders


def test_without_a_photo_the_team_reads_the_amount_that_she_told(talk, siti, ratna):
    owes(talk)

    assert siti.says("sudah transfer 40rb ya, sisanya besok") == SendProof(A, 100_000, 40_000)
    assert on(siti, Verb.PAID_WITHOUT_PHOTO, A, quantity=40_000) == ProofTaken((A,), has_proof=False)

    assert asked(ratna) == (40_000, (A,))
    assert not talk.book.asked


def test_the_photo_after_the_words_is_of_that_amount_and_that_order_once(talk, siti, ratna):
    owes(talk)
    owes(talk, B)

    assert siti.says(f"sudah transfer 40rb untuk {B}") == SendProof(B, 100_000, 40_000)
    assert sends(siti) == ProofTaken((B,))

    assert asked(ratna) == (40_000, (B,))
    assert isinstance(sends(siti, "unik2"), ProofForWhich)


@pytest.mark.parametrize(("caption", "amount"), [("60rb", 60_000), (f"lunas {A}", 100_000)])
def test_what_the_photo_says_itself_counts_more(talk, siti, ratna, caption, amount):
    owes(talk)
    siti.says("sudah transfer 40rb")

    sends(siti, caption=caption)

    assert asked(ratna) == (amount, (A,))


def test_hours_later_it_is_another_payment(talk, siti, ratna):
    owes(talk)
    siti.says("sudah transfer 40rb")
    talk.passes(hours=4)

    sends(siti)

    assert asked(ratna) == (100_000, (A,))


def test_words_without_an_amount_say_nothing_of_the_photo(talk, siti, ratna):
    owes(talk)
    siti.says("sudah transfer 40rb")
    siti.says("sudah tf ya")

    sends(siti)

    assert asked(ratna) == (100_000, (A,))


def test_an_amount_that_fits_one_of_her_orders_is_taken_for_that_one(talk, siti):
    owes(talk)
    owes(talk, B)
    on(siti, Verb.PAID_WITHOUT_PHOTO, A, quantity=60_000)

    assert siti.says("sudah transfer 40rb") == SendProof(A, 40_000, 40_000)
