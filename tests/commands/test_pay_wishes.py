"""`minta waktu` and `ganti jadi tempo` in plain words lead to the buttons, and are never taken for goods."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commands.entries.orders import OrderPlaced
from commands.replies.clock import DueReminder, TimeAsked, UnpaidReminder
from commands.replies.drafts import DraftShown
from commands.replies.money import HowToPay, TermsOffered, WordsPassedOn
from commands.rules.orders import OrderStatus, PayMethod
from tests.commands.network import NOW
from tests.commands.test_money_talks import A, B, owes, sends, with_credit


@pytest.mark.parametrize(
    "words", ["minta waktu ya bu sampai jumat", "boleh minta tambahan waktu?", f"{A} minta waktu ya"]
)
def test_who_asks_for_time_sees_until_when_it_is_kept_and_the_button(talk, siti, words):
    owes(talk)

    shown = siti.says(words)

    assert isinstance(shown, UnpaidReminder)
    assert shown.order.no == A
    assert shown.until > talk.book.local(NOW)


def test_who_bought_on_credit_sees_when_it_is_due(talk, siti):
    order = owes(talk)
    talk.happens(OrderPlaced(replace(order, pay_method=PayMethod.CREDIT, due=date(2026, 11, 26))))

    shown = siti.says("minta waktu ya bu")

    assert isinstance(shown, DueReminder)
    assert shown.days == -2


def test_an_order_in_work_waits_for_no_money(talk, siti):
    order = owes(talk)
    talk.happens(OrderPlaced(replace(order, status=OrderStatus.IN_PROGRESS)))

    assert isinstance(siti.says("minta waktu ya bu"), HowToPay)


def test_when_the_time_is_over_it_is_asked_for_at_once(talk, siti, ratna):
    siti.orders("sambal bawang 10")
    siti.confirms()
    talk.passes(days=2)

    assert isinstance(siti.says("minta waktu ya bu"), TimeAsked)
    assert isinstance(siti.says("minta waktu ya bu"), TimeAsked)


def test_who_owes_nothing_sees_her_bill(talk, siti):
    assert isinstance(siti.says("minta waktu ya bu"), HowToPay)


def test_another_way_to_pay_shows_the_ways_and_why_one_is_not_open(talk, siti):
    owes(talk)

    shown = siti.says("mau ganti jadi tempo ya bu")

    assert isinstance(shown, TermsOffered)
    assert shown.over is not None
    assert shown.over.method is PayMethod.CREDIT
    assert not shown.over.is_open
    with_credit(talk, 500_000)
    asked = siti.says(f"{A} diganti tempo bisa?")
    assert isinstance(asked, TermsOffered)
    assert asked.over is not None
    assert asked.over.is_open


def test_it_is_of_the_newest_order_or_of_the_one_that_she_names(talk, siti):
    owes(talk)
    talk.clock += timedelta(minutes=1)
    owes(talk, B)

    for words, no in (("boleh ganti cara bayar?", B), (f"{A} boleh ganti cara bayar?", A)):
        shown = siti.says(words)
        assert isinstance(shown, TermsOffered)
        assert shown.order == no


def test_the_way_that_it_is_paid_in_already_shows_the_bill(talk, siti):
    owes(talk)

    assert isinstance(siti.says("mau transfer ya bu"), HowToPay)


def test_nothing_else_is_taken_for_such_a_wish(talk, siti, ratna):
    assert not isinstance(siti.says("mau ganti jadi tempo ya bu"), TermsOffered)
    owes(talk)
    assert isinstance(siti.says("mau sambal bawang 10 tempo ya"), DraftShown)
    assert not isinstance(siti.says("ganti jadi tempo"), TermsOffered)  # the draft is open
    assert not isinstance(ratna.says("minta waktu ya bu"), UnpaidReminder)


def test_while_her_payment_is_looked_at_it_goes_to_the_team(talk, siti):
    owes(talk)
    sends(siti)

    assert isinstance(siti.says("ganti bayar tunai saja boleh?"), WordsPassedOn)
