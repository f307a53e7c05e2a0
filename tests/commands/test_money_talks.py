"""Paying as it is talked about: she sends a photo, the team looks, both hear what became of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commands.asks import Pressed, Said, Verb
from commands.entries.catalog import SettingSet, TierSet
from commands.entries.money import BalanceMoved, PaymentJudged, PaymentReported
from commands.entries.orders import OrderMoved, OrderPlaced, PostageFilled
from commands.entries.people import PartnerSet
from commands.files import SentFile
from commands.pointing import pointer
from commands.replies import Reply
from commands.replies.drafts import OldButton, OrderRecorded
from commands.replies.money import (
    AskAmount,
    BalanceOffered,
    HowToPay,
    MoneyArrived,
    MoneyMissing,
    NotThisWay,
    OwedFor,
    PaymentChecked,
    PaymentGone,
    PaymentShown,
    PaymentToCheck,
    ProofElsewhere,
    ProofForNothing,
    ProofForWhich,
    ProofKnown,
    ProofTaken,
    SendProof,
    TakeEdited,
    TakeHelp,
    TakeMoney,
    TermsFixed,
    TermsOffered,
    TermsSet,
)
from commands.replies.people import OwnersOnly, PartnershipRests, PartnersOnly, Unknown
from commands.rules.catalog import Tier
from commands.rules.files import FileKind
from commands.rules.orders import Order, OrderLine, OrderStatus, PaymentStatus, PayMethod
from commands.rules.payments import BalanceKind, Payment, PaymentState, PaymentWay
from commands.terms import Hindrance, Term
from tests.commands.network import BUDI, NOW, PARTNERS, RATNA, SITI
from tests.commands.qris_codes import code
from tests.commands.talk import Speaker, Talk

A, B = "P261124-001", "P261124-002"
PAYMENT = "B261124-001"
LINE = OrderLine("SMB-01", "Sambal Bawang", 1, "botol", 100_000, "reseller", 10, None)
WAYS = list(PayMethod)
NEW = Payment(PAYMENT, "M001", 1_000, PaymentWay.TRANSFER, PaymentState.WAITING, NOW, "M001")


def owes(talk: Talk, no: str = A, *, partner: str = "M001", postage: int | None = 0) -> Order:
    order = Order(no, partner, "reseller", talk.clock, (LINE,), postage=postage)
    talk.happens(OrderPlaced(order))
    return order


def sends(who: Speaker, unique: str = "unik1", caption: str = "") -> Reply | None:
    file = SentFile(FileKind.PHOTO, f"AgAC-{unique}", unique)
    return who.asks(Said("", caption, file=file))


def on(who: Speaker, verb: Verb, number: str = PAYMENT, version: str = "", quantity: int = 0) -> Reply | None:
    return who.asks(Pressed(verb, pointer(number), pointer(version), 0, quantity))


def last(who: Speaker) -> Reply:
    return who.hears[-1]


def test_her_photo_is_tied_to_the_one_order_that_waits_and_every_one_of_the_team_is_asked(
    talk, siti, ratna, adi
):
    owes(talk)

    assert sends(siti) == ProofTaken((A,))
    question = last(ratna)
    assert isinstance(question, PaymentToCheck)
    assert (question.payment, question.name, question.amount, question.orders) == (
        PAYMENT,
        "Siti Rohmah",
        100_000,
        (A,),
    )
    assert question.proof is not None
    assert question.proof.file_id == "AgAC-unik1"
    assert last(adi) == question
    assert talk.book.orders[A].payment_status is PaymentStatus.TO_CHECK


def test_what_she_wrote_under_a_proof_reaches_the_team(talk, siti, ratna):
    owes(talk)

    goods = (("Sambal Ijo", 10),)
    assert sends(siti, caption="lunas ya, sekalian sambal ijo 10") == ProofTaken((A,), not_ordered=goods)
    asked = last(ratna)
    assert isinstance(asked, PaymentToCheck)
    assert asked.words == "lunas ya, sekalian sambal ijo 10"
    sends(siti, "unik2", caption="yang ini lebih jelas")
    more = last(ratna)
    assert isinstance(more, PaymentToCheck)
    assert (more.is_more, more.words) == (True, "yang ini lebih jelas")


def test_goods_that_are_paid_before_the_postage_is_known_are_not_told_as_an_order_that_is_paid(
    talk, siti, ratna
):
    owes(talk)
    talk.happens(PostageFilled(A, None))
    sends(siti)
    told = on(ratna, Verb.MONEY_IN, quantity=100_000)

    assert isinstance(told, PaymentChecked)
    assert told.paid == (OwedFor(A, 0, 100_000, is_uncosted=True),)
    assert talk.book.orders[A].payment_status is PaymentStatus.PARTLY


def test_a_further_picture_of_a_part_payment_is_no_payment_of_the_rest(talk, siti, ratna):
    owes(talk)
    sends(siti, caption="dp 40rb ya bu")

    assert sends(siti, "unik2") == ProofTaken((A,), is_more=True)
    assert [one.amount for one in talk.book.payments.values()] == [40_000]
    sends(siti, "unik3", caption="ini sisanya 60rb")
    assert [one.amount for one in talk.book.payments.values()] == [40_000, 60_000]


def test_what_she_told_without_a_photo_is_one_payment_however_often_she_presses(talk, siti, ratna):
    owes(talk)
    owes(talk, B)

    assert on(siti, Verb.PAID_WITHOUT_PHOTO, "", quantity=150_000) == ProofTaken((A, B), has_proof=False)
    assert on(siti, Verb.PAID_WITHOUT_PHOTO, "", quantity=150_000) == ProofTaken((B,), is_more=True)
    assert len(talk.book.payments) == 1
    assert on(siti, Verb.PAID_WITHOUT_PHOTO, B) == ProofTaken((B,), has_proof=False)
    assert [one.amount for one in talk.book.payments.values()] == [150_000, 50_000]


def test_what_she_orders_under_a_proof_is_told_as_not_ordered_yet(talk, siti):
    owes(talk)
    owes(talk, B)
    goods = (("Krupuk Udang", 10),)

    asked = sends(siti, caption="tambah krupuk udang 10")
    assert isinstance(asked, ProofForWhich)
    assert asked.not_ordered == goods
    known = sends(siti, caption="tambah krupuk udang 10 ya")
    assert isinstance(known, ProofKnown)
    assert known.not_ordered == goods
    assert talk.book.drafts == {}


def test_an_order_under_a_proof_for_nothing_is_told_too(siti):
    reply = sends(siti, caption="sudah transfer ya, sambal ijo 10")

    assert isinstance(reply, ProofForNothing)
    assert reply.not_ordered == (("Sambal Ijo", 10),)


def test_goods_that_she_paid_for_are_no_new_order(talk, siti):
    siti.orders("sambal bawang 10, krupuk udang 20")
    siti.confirms()

    reply = sends(siti, caption="transfer ya, sambal bawang 10")

    assert isinstance(reply, ProofTaken)
    assert reply.not_ordered == ()


def test_the_first_of_the_team_decides_and_the_second_hears_what_and_by_whom(talk, siti, ratna, adi):
    owes(talk)
    sends(siti)

    told = on(adi, Verb.MONEY_IN, quantity=100_000)

    paid = (OwedFor(A, 0, 100_000),)
    assert told == PaymentChecked(PAYMENT, PaymentState.ARRIVED, 100_000, "Adi", paid)
    hers = last(siti)
    assert isinstance(hers, MoneyArrived)
    assert (hers.amount, hers.paid, hers.surplus) == (100_000, paid, 0)
    again = PaymentChecked(PAYMENT, PaymentState.ARRIVED, 100_000, "Adi", is_old=True)
    assert on(ratna, Verb.MONEY_IN, quantity=100_000) == again
    assert on(ratna, Verb.MONEY_NOT_IN) == again
    assert talk.book.orders[A].paid == 100_000


def test_who_pressed_at_the_very_same_moment_hears_that_it_was_checked(talk, siti, ratna):
    owes(talk)
    sends(siti)
    on(ratna, Verb.MONEY_IN, quantity=100_000)
    talk.history.judged.clear()

    assert on(ratna, Verb.MONEY_IN, quantity=100_000) == PaymentGone()


def test_another_amount_is_asked_for_and_typed(talk, siti, ratna):
    owes(talk)
    sends(siti)

    assert on(ratna, Verb.MONEY_OTHER) == AskAmount(PAYMENT)
    assert isinstance(ratna.says("berapa ya"), Unknown)
    told = ratna.says("112rb")

    assert isinstance(told, PaymentChecked)
    assert (told.amount, told.surplus, told.by) == (112_000, 12_000, "Ratna")
    assert talk.book.balances == {"M001": 12_000}
    assert not talk.book.asked
    assert isinstance(ratna.says("112rb"), Unknown)


@pytest.mark.parametrize("words", ["300", "tiga puluh lima ribu ya bu", "Rp 300"])
def test_an_amount_that_cannot_be_read_is_asked_for_once_more(talk, siti, ratna, words):
    owes(talk)
    sends(siti)
    on(ratna, Verb.MONEY_OTHER)

    assert ratna.says(words) == AskAmount(PAYMENT, is_unread=True)
    assert isinstance(ratna.says("ya bu"), Unknown)
    assert isinstance(ratna.says("35rb"), PaymentChecked)


def test_an_amount_that_is_typed_after_somebody_else_decided_changes_nothing(talk, siti, ratna, adi):
    owes(talk)
    sends(siti)
    on(ratna, Verb.MONEY_OTHER)
    on(adi, Verb.MONEY_NOT_IN)

    told = ratna.says("300rb")

    assert isinstance(told, PaymentChecked)
    assert told.is_old
    assert not talk.book.balances


def test_money_that_is_not_there_is_said_kindly_and_the_same_picture_may_come_again(talk, siti, ratna):
    owes(talk)
    sends(siti)

    on(ratna, Verb.MONEY_NOT_IN)

    assert last(siti) == MoneyMissing((A,), 100_000, "0800-0000-0000")
    assert sends(siti) == ProofTaken((A,))


def test_the_same_picture_makes_no_second_payment(talk, siti, ratna):
    owes(talk)
    sends(siti)

    known = sends(siti)
    assert isinstance(known, ProofKnown)
    assert (known.state, known.is_hers, known.orders) == (PaymentState.WAITING, True, (A,))

    on(ratna, Verb.MONEY_IN, quantity=100_000)
    owes(talk, B)
    known = sends(siti)
    assert isinstance(known, ProofKnown)
    assert (known.state, known.is_hers) == (PaymentState.ARRIVED, True)
    assert not talk.book.payments

    talk.history.reported.clear()
    assert isinstance(sends(siti), ProofKnown)


@pytest.mark.parametrize("is_judged", [False, True])
def test_the_same_picture_from_somebody_else_is_told_to_the_team_and_not_recorded(
    talk, siti, budi, ratna, is_judged
):
    owes(talk)
    owes(talk, B, partner="M003")
    sends(siti)
    if is_judged:
        on(ratna, Verb.MONEY_IN, quantity=100_000)

    known = sends(budi)

    assert isinstance(known, ProofKnown)
    assert not known.is_hers
    assert known.orders == ()
    told = last(ratna)
    assert isinstance(told, ProofElsewhere)
    assert (told.name, told.other, told.payment) == ("Mas Budi Santoso", "Siti Rohmah", PAYMENT)
    assert talk.book.orders[B].to_check == 0


def test_a_further_picture_of_what_is_looked_at_goes_on_to_the_team_and_is_no_second_payment(
    talk, siti, ratna
):
    owes(talk)
    sends(siti)

    assert sends(siti, "unik2") == ProofTaken((A,), is_more=True)
    told = last(ratna)
    assert isinstance(told, PaymentToCheck)
    assert told.is_more
    assert told.proof is not None
    assert told.proof.unique_id == "unik2"
    assert list(talk.book.payments) == [PAYMENT]


def test_a_further_picture_is_remembered_too_until_its_payment_turns_out_to_be_none(talk, siti, budi, ratna):
    owes(talk)
    owes(talk, B, partner="M003")
    sends(siti)
    sends(siti, "unik2")

    assert isinstance(sends(siti, "unik2"), ProofKnown)
    known = sends(budi, "unik2")
    assert isinstance(known, ProofKnown)
    assert not known.is_hers
    assert isinstance(last(ratna), ProofElsewhere)

    on(ratna, Verb.MONEY_NOT_IN)
    assert not talk.book.proofs
    assert sends(siti, "unik2") == ProofTaken((A,))


def test_the_photo_that_follows_a_payment_without_one_is_its_proof(talk, siti, ratna):
    owes(talk)
    on(siti, Verb.PAID_WITHOUT_PHOTO, A)

    assert sends(siti) == ProofTaken((A,), is_more=True)
    asked = last(ratna)
    assert isinstance(asked, PaymentToCheck)
    assert not asked.is_more
    waiting = ratna.says(f"/start bukti_{PAYMENT}")
    assert isinstance(waiting, PaymentToCheck)
    assert waiting.proof == asked.proof
    sends(siti, "unik2")
    assert talk.book.payments[PAYMENT].proof == asked.proof

    on(ratna, Verb.MONEY_IN, quantity=100_000)
    shown = ratna.says(f"/start bukti_{PAYMENT}")
    assert isinstance(shown, PaymentShown)
    assert shown.proof == asked.proof


def test_a_further_instalment_with_its_amount_is_a_payment_of_its_own(talk, siti):
    owes(talk)
    sends(siti, caption="dp 60rb")

    assert sends(siti, "unik2", "sisanya 40rb") == ProofTaken((A,))
    assert sends(siti, "unik3") == ProofTaken((A,), is_more=True)
    assert [payment.amount for payment in talk.book.payments.values()] == [60_000, 40_000]


def test_with_several_orders_she_is_asked_which_and_nothing_is_lost_meanwhile(talk, siti, ratna):
    owes(talk)
    owes(talk, B)

    waiting = (OwedFor(A, 100_000), OwedFor(B, 100_000))
    assert sends(siti) == ProofForWhich(PAYMENT, waiting)
    question = last(ratna)
    assert isinstance(question, PaymentToCheck)
    assert (question.amount, question.orders, question.waiting) == (0, (), waiting)

    assert on(siti, Verb.PROOF_FOR, version=B) == ProofTaken((B,))
    named = last(ratna)
    assert isinstance(named, PaymentToCheck)
    assert (named.amount, named.orders, named.is_named_now) == (100_000, (B,), True)
    assert on(siti, Verb.PROOF_FOR, version=A) == ProofTaken((B,), is_more=True)

    on(ratna, Verb.MONEY_IN, quantity=100_000)
    assert {no: order.paid for no, order in talk.book.orders.items()} == {A: 0, B: 100_000}
    assert on(siti, Verb.PROOF_FOR, version=A) == OldButton()


def test_all_of_them_may_be_paid_by_one_transfer(talk, siti, ratna):
    owes(talk)
    owes(talk, B)
    sends(siti)

    assert on(siti, Verb.PROOF_FOR) == ProofTaken((A, B))
    on(ratna, Verb.MONEY_IN, quantity=200_000)

    assert {order.paid for order in talk.book.orders.values()} == {100_000}


def test_a_press_on_an_amount_that_is_another_by_now_asks_anew(talk, siti, ratna):
    owes(talk)
    owes(talk, B)
    sends(siti, caption="100rb")
    on(siti, Verb.PROOF_FOR)

    asked = on(ratna, Verb.MONEY_IN, quantity=200_000)

    assert isinstance(asked, PaymentToCheck)
    assert asked.amount == 100_000
    assert talk.book.payments


def test_another_partners_button_names_nothing(talk, siti, budi, stranger):
    owes(talk)
    owes(talk, B)
    sends(siti)

    assert on(budi, Verb.PROOF_FOR, version=A) == OldButton()
    assert isinstance(on(stranger, Verb.PROOF_FOR, version=A), PartnersOnly)
    assert on(siti, Verb.PROOF_FOR, version="P261124-077") == ProofTaken((), is_more=True)


@pytest.mark.parametrize(
    ("caption", "orders"),
    [
        (f"lunas {B}", (B,)),
        (f"{B}, {A}", (B, A)),
        ("150rb", (B,)),
        ("250rb", (A, B)),
    ],
)
def test_the_caption_says_which(talk, siti, caption, orders):
    owes(talk)
    dearer = Order(B, "M001", "reseller", talk.clock, (replace(LINE, price=150_000),), postage=0)
    talk.happens(OrderPlaced(dearer))

    assert sends(siti, caption=caption) == ProofTaken(orders)


@pytest.mark.parametrize("caption", ["lunas 24/11/2026", "lunas 2026", "100000"])
def test_a_date_in_the_caption_is_no_amount(talk, siti, ratna, caption):
    owes(talk)

    sends(siti, caption=caption)

    asked = last(ratna)
    assert isinstance(asked, PaymentToCheck)
    assert asked.amount == 100_000


def test_somebody_elses_number_in_the_caption_counts_for_nothing(talk, siti):
    owes(talk, B, partner="M003")
    owes(talk)

    assert sends(siti, caption=f"lunas {B}") == ProofTaken((A,))


def test_a_picture_while_nothing_waits_is_kept_and_asked_about(talk, siti, ratna):
    assert sends(siti) == ProofForNothing("Bu Ratna", "0800-0000-0000")
    question = last(ratna)
    assert isinstance(question, PaymentToCheck)
    assert (question.amount, question.waiting) == (0, ())
    assert sends(siti, "unik2") == ProofTaken((), is_more=True)

    on(ratna, Verb.MONEY_OTHER)
    ratna.says("50rb")
    assert talk.book.balances == {"M001": 50_000}


def test_an_order_whose_postage_is_not_known_waits_only_if_no_other_does(talk, siti):
    owes(talk, postage=None)
    owes(talk, B)

    assert sends(siti) == ProofTaken((B,))
    assert sends(siti, "unik2") == ProofTaken((A,))


def test_money_for_a_cancelled_order_becomes_balance_and_all_are_told(talk, siti, ratna, adi):
    owes(talk)
    sends(siti)
    talk.happens(OrderMoved(A, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    told = on(ratna, Verb.MONEY_IN, quantity=100_000)

    assert isinstance(told, PaymentChecked)
    assert (told.over, told.surplus) == ((A,), 100_000)
    assert last(adi) == told
    hers = last(siti)
    assert isinstance(hers, MoneyArrived)
    assert (hers.over, hers.surplus) == ((A,), 100_000)
    assert talk.book.balances == {"M001": 100_000}


def test_words_that_tell_of_a_payment_ask_for_the_photo_and_the_account_is_looked_into_without(
    talk, siti, ratna
):
    assert isinstance(siti.says("sudah transfer ya"), Unknown)
    owes(talk)

    assert siti.says("sudah transfer 100rb ya bu") == SendProof(A, 100_000, 100_000)
    assert on(siti, Verb.SAID_PAID, A) == SendProof(A, 100_000)
    assert on(siti, Verb.PAID_WITHOUT_PHOTO, A) == ProofTaken((A,), has_proof=False)
    question = last(ratna)
    assert isinstance(question, PaymentToCheck)
    assert question.proof is None
    assert on(siti, Verb.PAID_WITHOUT_PHOTO, A) == ProofTaken((A,), is_more=True)
    assert len(talk.book.payments) == 1


def test_of_several_orders_the_sum_is_named(talk, siti):
    owes(talk)
    owes(talk, B)

    assert siti.says("udah tf kak") == SendProof("", 200_000)
    assert siti.says(f"udah tf {B}") == SendProof(B, 100_000)


def test_who_owes_nothing_is_told_so(talk, siti):
    assert on(siti, Verb.SAID_PAID, A) == HowToPay("Siti Rohmah", (), 0, "", "")


def test_strangers_and_partners_decide_nothing_about_money(talk, siti, stranger):
    owes(talk)
    sends(siti)

    for who in (siti, stranger):
        assert on(who, Verb.MONEY_IN, quantity=100_000) == OwnersOnly(())
        assert on(who, Verb.TAKE_ALL, A, quantity=100_000) == OwnersOnly(())
        assert isinstance(who.says(f"/terima {A} 100rb"), OwnersOnly)
        assert who.says(f"/start bukti_{PAYMENT}") == OldButton()
    assert isinstance(sends(stranger, "unik9"), Unknown)
    assert talk.book.payments


def test_a_strangers_question_is_not_answered_by_who_has_left_the_team(talk, siti):
    owes(talk)
    sends(siti)
    talk.book.asked[str(SITI)] = f"amount|{PAYMENT}"

    assert not isinstance(siti.says("300rb"), PaymentChecked)
    assert talk.book.payments


def test_the_link_in_the_sheet_shows_the_proof_with_its_buttons_and_later_what_became_of_it(
    talk, siti, ratna
):
    owes(talk)
    sends(siti)

    waiting = ratna.says(f"/start bukti_{PAYMENT}")
    assert isinstance(waiting, PaymentToCheck)
    assert waiting.proof is not None

    on(ratna, Verb.MONEY_IN, quantity=100_000)
    shown = ratna.says(f"/start bukti_{PAYMENT}")
    assert isinstance(shown, PaymentShown)
    assert (shown.state, shown.by, shown.name) == (PaymentState.ARRIVED, "Ratna", "Siti Rohmah")
    assert ratna.says("/start bukti_B261124-077") == PaymentGone()

    talk.history.judged.clear()
    shown = ratna.says(f"/start bukti_{PAYMENT}")
    assert isinstance(shown, PaymentShown)
    assert shown.by == ""


# -- cash ----------------------------------------------------------------------------------


def test_cash_is_taken_by_a_command_in_parts_and_she_hears_of_it(talk, siti, adi):
    owes(talk)

    told = adi.says(f"/terima {A} 60rb tunai")
    assert isinstance(told, PaymentChecked)
    assert told.paid == (OwedFor(A, 40_000, 60_000),)
    hers = last(siti)
    assert isinstance(hers, MoneyArrived)
    assert hers.way is PaymentWay.CASH

    assert adi.says(f"/terima {A}") == TakeMoney(A, "Siti Rohmah", 40_000)
    adi.says(f"/terima {A} 50rb transfer")
    assert talk.book.orders[A].payment_status is PaymentStatus.PAID
    assert talk.book.balances == {"M001": 10_000}
    assert adi.says(f"/terima {A} 10rb") == TakeHelp("P261124-007", A)


def test_the_same_message_edited_takes_no_money_twice_and_says_how_to_put_it_right(talk, siti, ratna):
    owes(talk)
    ratna.says(f"/terima {A} 60rb tunai", message_id=5)
    heard = len(siti.hears)

    assert ratna.says(f"/terima {A} 30rb tunai", message_id=5, edits=True) == TakeEdited()
    assert talk.book.orders[A].paid == 60_000
    assert len(siti.hears) == heard


@pytest.mark.parametrize("text", ["", "488rb", f"{A} {B} 10rb"])
def test_cash_for_no_one_order_is_explained_with_an_example(talk, ratna, text):
    owes(talk)
    owes(talk, B)

    assert ratna.says(f"/terima {text}") == TakeHelp(B)


def test_cash_is_taken_by_buttons_whole_or_in_part_and_a_second_press_takes_nothing(talk, ratna):
    owes(talk)
    asked = TakeMoney(A, "Siti Rohmah", 100_000)

    assert on(ratna, Verb.TAKE_MONEY, A) == asked
    assert on(ratna, Verb.TAKE_ALL, A, quantity=99_000) == asked
    assert on(ratna, Verb.TAKE_PART, A) == AskAmount(A)
    assert isinstance(ratna.says("Rp60.000"), PaymentChecked)
    assert isinstance(on(ratna, Verb.TAKE_ALL, A, quantity=40_000), PaymentChecked)
    assert on(ratna, Verb.TAKE_ALL, A, quantity=40_000) == TakeHelp("P261124-007", A)
    assert talk.book.orders[A].paid == 100_000


def test_cash_typed_for_an_order_that_was_paid_meanwhile_is_explained(talk, ratna, adi):
    owes(talk)
    on(ratna, Verb.TAKE_PART, A)
    on(adi, Verb.TAKE_ALL, A, quantity=100_000)

    assert ratna.says("60rb") == TakeHelp("P261124-007", A)
    assert not talk.book.balances


# -- bills, balance, terms -----------------------------------------------------------------


def test_bayar_says_what_is_owed_and_where_to_pay_it(talk, siti, stranger, yuli):
    owes(talk, postage=None)
    owes(talk, B)
    bill = HowToPay(
        "Siti Rohmah", ((OwedFor(B, 100_000), None),), 0, "BCA 123", "0800-0000-0000", uncosted=(A,)
    )

    assert siti.says("/bayar") == bill
    assert on(siti, Verb.SHOW_BILL, "") == bill
    assert stranger.says("/bayar") == PartnersOnly("0800-0000-0000", is_waiting=False)
    assert yuli.says("/bayar") == PartnersOnly("0800-0000-0000", is_waiting=True)


def test_bayar_brings_the_code_of_what_was_not_reported_yet_with_that_very_amount(talk, siti):
    talk.happens(SettingSet("QRIS", code()))
    owes(talk)
    owes(talk, B)
    bill = siti.says("/bayar")
    assert isinstance(bill, HowToPay)
    assert bill.qris is not None
    assert (bill.qris.amount, bill.qris.number) == (200_000, "")
    assert "5406200000" in bill.qris.payload

    sends(siti, caption=A)
    bill = siti.says("/bayar")
    assert isinstance(bill, HowToPay)
    assert bill.qris is not None
    assert (bill.qris.amount, bill.qris.number, bill.waiting) == (100_000, B, 100_000)


def test_her_balance_pays_when_she_says_so_and_once(talk, siti, stranger, ratna):
    owes(talk)
    talk.happens(BalanceMoved("S1", "M001", 30_000, BalanceKind.BONUS, "", NOW, "1"))

    offer = BalanceOffered(A, 30_000, 0, 70_000)
    assert on(siti, Verb.USE_BALANCE, A) == offer
    assert on(siti, Verb.USE_BALANCE, "") == offer
    assert on(siti, Verb.SURE_BALANCE, A, quantity=20_000) == offer
    told = on(siti, Verb.SURE_BALANCE, A, quantity=30_000)

    assert isinstance(told, MoneyArrived)
    assert told.paid == (OwedFor(A, 70_000, 30_000),)
    assert isinstance(last(ratna), PaymentChecked)
    assert isinstance(on(siti, Verb.SURE_BALANCE, A, quantity=30_000), HowToPay)
    assert isinstance(on(stranger, Verb.SURE_BALANCE, A, quantity=30_000), PartnersOnly)
    assert talk.book.orders[A].paid == 30_000
    assert not talk.book.balances


def with_credit(talk: Talk, limit: int) -> None:
    talk.happens(PartnerSet(replace(PARTNERS[0], credit_limit=limit, credit_days=7)))


def test_how_an_order_is_paid_may_change_until_money_is_reported(talk, siti, budi, ratna):
    owes(talk)
    with_credit(talk, 100_000)
    credit = WAYS.index(PayMethod.CREDIT)

    offered = on(siti, Verb.TERMS, A)
    assert isinstance(offered, TermsOffered)
    assert [t.method for t in offered.terms if t.is_open] == [PayMethod.TRANSFER, PayMethod.CREDIT]
    assert isinstance(on(siti, Verb.SET_TERMS, A, quantity=99), TermsOffered)
    assert on(budi, Verb.TERMS, A) == OldButton()

    told = on(siti, Verb.SET_TERMS, A, quantity=credit)
    assert isinstance(told, TermsSet)
    assert str(told.due) == "2026-12-01"
    assert last(ratna) == replace(told, name="Siti Rohmah")
    order = talk.book.orders[A]
    assert (order.pay_method, order.due) == (PayMethod.CREDIT, told.due)
    heard = len(ratna.hears)
    assert isinstance(on(siti, Verb.SET_TERMS, A, quantity=credit), TermsSet)
    assert len(ratna.hears) == heard

    on(siti, Verb.SET_TERMS, A, quantity=0)
    assert talk.book.orders[A].due is None
    sends(siti)
    assert on(siti, Verb.SET_TERMS, A, quantity=credit) == TermsFixed(A)


def test_a_way_that_does_not_stand_open_is_refused_with_those_that_do(talk, siti):
    owes(talk)

    refused = on(siti, Verb.SET_TERMS, A, quantity=WAYS.index(PayMethod.AT_DOOR))

    assert isinstance(refused, TermsOffered)
    assert refused.over is not None
    assert refused.over.method is PayMethod.AT_DOOR
    assert talk.book.orders[A].pay_method is PayMethod.TRANSFER


def wants_credit(talk: Talk, who: Speaker) -> None:
    shown = who.orders("sambal bawang 10")
    draft = replace(shown.draft, pay_method=PayMethod.CREDIT)
    talk.book.drafts[str(draft.id)] = draft


def test_an_order_on_credit_has_its_day_and_above_the_limit_paying_first_is_offered(talk, siti):
    with_credit(talk, 250_000)
    talk.happens(SettingSet("Ongkir", "gratis"))
    wants_credit(talk, siti)
    assert siti.confirms().order.due is not None

    wants_credit(talk, siti)
    refused = siti.presses(Verb.CONFIRM)

    assert isinstance(refused, NotThisWay)
    assert (refused.term.left, refused.term.over, refused.ways) == (50_000, 150_000, (PayMethod.TRANSFER,))
    assert len(talk.book.orders) == 1
    assert isinstance(siti.presses(Verb.PAY_FIRST, quantity=99), OldButton)
    siti.presses(Verb.PAY_FIRST, quantity=WAYS.index(PayMethod.TRANSFER))
    assert siti.confirms().order.pay_method is PayMethod.TRANSFER


def test_two_orders_that_race_for_one_limit_do_not_both_get_it(talk, siti, ratna):
    with_credit(talk, 250_000)
    talk.happens(SettingSet("Ongkir", "gratis"))
    wants_credit(talk, siti)
    shown = ratna.says("/order untuk Siti Rohmah: sambal bawang 10")
    draft = replace(ratna.screen.draft, pay_method=PayMethod.CREDIT)
    talk.book.drafts[str(draft.id)] = draft

    assert shown is not None
    assert isinstance(siti.presses(Verb.CONFIRM), OrderRecorded)
    assert isinstance(ratna.presses(Verb.CONFIRM), NotThisWay)


def test_who_may_not_order_any_more_chooses_no_way_to_pay(talk, siti):
    assert siti.presses(Verb.PAY_FIRST) == OldButton()
    siti.orders("sambal bawang 10")
    talk.happens(PartnerSet(replace(PARTNERS[3], id="M001", telegram_id=SITI)))

    assert isinstance(siti.presses(Verb.PAY_FIRST), PartnershipRests)


def test_paying_at_the_door_is_for_tiers_that_may(talk, siti):
    owes(talk)
    talk.happens(TierSet(Tier("reseller", 1, cash_at_door=True)), PostageFilled(A, 0))

    told = on(siti, Verb.SET_TERMS, A, quantity=WAYS.index(PayMethod.AT_DOOR))

    assert isinstance(told, TermsSet)


def test_what_was_sent_is_paid_at_the_door_no_more(talk, siti):
    owes(talk)
    talk.happens(
        TierSet(Tier("reseller", 1, cash_at_door=True)),
        OrderMoved(A, OrderStatus.NEW, OrderStatus.SHIPPED, "Ratna"),
    )

    refused = on(siti, Verb.SET_TERMS, A, quantity=WAYS.index(PayMethod.AT_DOOR))

    assert isinstance(refused, TermsOffered)
    assert refused.over == Term(PayMethod.AT_DOOR, Hindrance.SENT)
    assert talk.book.orders[A].pay_method is PayMethod.TRANSFER


def test_credit_that_is_chosen_late_is_not_due_in_the_past(talk, siti):
    owes(talk)
    with_credit(talk, 200_000)
    talk.clock += timedelta(days=12)

    told = on(siti, Verb.SET_TERMS, A, quantity=WAYS.index(PayMethod.CREDIT))

    assert isinstance(told, TermsSet)
    assert str(told.due) == "2026-12-13"


def test_the_team_in_a_group_and_their_pictures_are_no_payments(talk, ratna):
    owes(talk)
    talk.book.asked[str(RATNA)] = f"cash|{A}"

    talk.in_group(RATNA, -100).says("60rb")
    sends(ratna)

    assert not talk.book.payments
    assert talk.book.orders[A].paid == 0
    assert BUDI


def test_what_the_sheet_decided_and_an_owner_without_a_row_are_named_too(talk, siti, ratna):
    owes(talk)
    sends(siti)
    talk.happens(PaymentJudged(PAYMENT, PaymentState.NOT_ARRIVED, 100_000, NOW, "Sheet"))
    told = on(ratna, Verb.MONEY_IN, quantity=100_000)
    assert isinstance(told, PaymentChecked)
    assert told.by == "Sheet"

    talk.book.owner_ids = frozenset({77})
    told = talk.person(77).says(f"/terima {A} 10rb")
    assert isinstance(told, PaymentChecked)
    assert told.by == "Bu Ratna"

    talk.book.owner_ids = frozenset()
    talk.happens(PaymentReported(replace(NEW, id="B261124-009")))
    talk.happens(PaymentJudged("B261124-009", PaymentState.ARRIVED, 1_000, NOW, "77"))
    told = on(ratna, Verb.MONEY_IN, "B261124-009", quantity=1_000)
    assert isinstance(told, PaymentChecked)
    assert told.by == "77"
