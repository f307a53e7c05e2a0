"""Cash that she tells of is asked about as cash: nobody wants a photo of it, nobody looks for it in the account."""

from dataclasses import replace

import pytest

from commands import billing
from commands.asks import Verb
from commands.entries.orders import OrderPlaced
from commands.replies.money import (
    MoneyMissing,
    PaymentToCheck,
    ProofForWhich,
    ProofTaken,
    SendProof,
    WordsPassedOn,
)
from commands.rules.orders import PayMethod
from commands.rules.payments import PaymentWay
from tests.commands.talk import Speaker
from tests.commands.test_money_talks import PAYMENT, A, B, last, on, owes, sends

CASH = PaymentWay.CASH


def asked(who: Speaker) -> PaymentToCheck:
    question = last(who)
    assert isinstance(question, PaymentToCheck)
    return question


def test_cash_that_was_handed_over_goes_to_the_team_with_her_words_and_needs_no_photo(talk, siti, ratna):
    owes(talk)

    said = "bu sudah saya bayar tunai 60rb ke Adi"
    assert siti.says(said) == ProofTaken((A,), has_proof=False, way=CASH)

    question = asked(ratna)
    assert (question.way, question.amount, question.orders, question.words) == (CASH, 60_000, (A,), said)
    assert talk.book.orders[A].to_check == 1

    on(ratna, Verb.MONEY_IN, quantity=60_000)
    assert talk.book.orders[A].paid == 60_000


def test_cash_that_nobody_got_is_not_looked_for_in_the_account(talk, siti, ratna):
    owes(talk)
    siti.says("sudah bayar cash ya bu")

    on(ratna, Verb.MONEY_NOT_IN)

    missing = last(siti)
    assert isinstance(missing, MoneyMissing)
    assert missing.way is CASH


@pytest.mark.parametrize("method", [PayMethod.CASH, PayMethod.AT_DOOR])
def test_an_order_that_is_paid_by_hand_was_paid_by_hand(talk, siti, ratna, method):
    talk.happens(OrderPlaced(replace(owes(talk), pay_method=method)))

    assert siti.says("bu sudah saya bayar ya tadi") == ProofTaken((A,), has_proof=False, way=CASH)
    assert asked(ratna).way is CASH


def test_a_transfer_for_it_is_asked_for_as_a_transfer(talk, siti):
    talk.happens(OrderPlaced(replace(owes(talk), pay_method=PayMethod.CASH)))

    assert siti.says("sudah transfer ya bu") == SendProof(A, 100_000)


def test_of_several_orders_she_is_asked_which_and_no_clock_ends_meanwhile(talk, siti, ratna):
    owes(talk)
    owes(talk, B)

    which = siti.says("sudah bayar tunai ke Adi")
    assert isinstance(which, ProofForWhich)
    assert which.way is CASH
    assert billing.is_paid_perhaps(talk.book, talk.book.orders[A])

    assert on(siti, Verb.PROOF_FOR, PAYMENT, B) == ProofTaken((B,), has_proof=False, way=CASH)
    assert (asked(ratna).way, asked(ratna).orders) == (CASH, (B,))


def test_told_twice_it_is_one_payment(talk, siti):
    owes(talk)
    siti.says("sudah bayar tunai 60rb ke Adi")

    assert isinstance(siti.says("sudah bayar tunai 60rb ke Adi"), WordsPassedOn)
    assert list(talk.book.payments) == [PAYMENT]


def test_a_photo_of_the_receipt_is_of_cash_too(talk, siti, ratna):
    owes(talk)

    assert sends(siti, caption="sudah bayar tunai") == ProofTaken((A,), way=CASH)
    assert asked(ratna).way is CASH


def test_a_plan_to_pay_cash_and_words_of_who_owes_nothing_are_no_payment(talk, siti):
    assert not isinstance(siti.says("sudah bayar tunai ke Adi"), ProofTaken)
    owes(talk)
    assert not isinstance(siti.says("besok saya bayar tunai"), ProofTaken)
    assert not talk.book.payments
