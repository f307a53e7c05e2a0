"""What she writes after a proof, while it is looked at, reaches the team: nothing of it is lost, nothing is ordered."""

import pytest

from commands.asks import Said
from commands.files import SentFile
from commands.replies import Reply
from commands.replies.drafts import DraftShown
from commands.replies.money import PaymentToCheck, ProofForWhich, ProofKnown, ProofTaken, WordsPassedOn
from commands.replies.people import Unknown
from commands.rules.files import FileKind
from tests.commands.talk import Speaker
from tests.commands.test_money_talks import PAYMENT, A, B, last, owes, sends


def edits(who: Speaker, caption: str, unique: str = "unik1") -> Reply | None:
    file = SentFile(FileKind.PHOTO, f"AgAC-{unique}", unique)
    return who.asks(Said("", caption, 7, is_edit=True, file=file))


def asked(who: Speaker) -> PaymentToCheck:
    question = last(who)
    assert isinstance(question, PaymentToCheck)
    return question


@pytest.mark.parametrize(
    "words",
    [
        "sudah ditransfer ya bu",
        "sudah tf 210rb",
        "udah bayar",
        "bu gimana, sudah masuk?",
        "tolong dicek ya",
        "eh salah foto bu",
        "sebentar saya kirim ulang",
        "ini yang bener ya",
        "tf nya 150rb ya bu",
        "yang 60rb besok",
        f"{A} sudah lunas ya",
    ],
)
def test_words_about_money_go_to_the_team_with_the_buttons_of_the_payment(talk, siti, ratna, words):
    owes(talk)
    sends(siti)

    assert siti.says(words) == WordsPassedOn("Bu Ratna")

    assert (asked(ratna).payment, asked(ratna).words) == (PAYMENT, words)
    assert list(talk.book.payments) == [PAYMENT]


def test_other_words_are_answered_as_ever(talk, siti):
    owes(talk)
    sends(siti)

    assert isinstance(siti.says("halo"), Unknown)
    assert isinstance(siti.says("sambal bawang 10"), DraftShown)
    assert isinstance(siti.says("salah bu, sambal 20"), DraftShown)


def test_all_of_something_else_names_no_order(talk, siti):
    owes(talk)
    owes(talk, B)
    sends(siti)

    assert siti.says("kemarin itu semua botolnya tidak ada labelnya ya") == WordsPassedOn("Bu Ratna")
    assert talk.book.payments[PAYMENT].orders == ()


def test_words_about_money_while_nothing_is_looked_at_stay_hers(talk, siti, stranger, ratna):
    assert isinstance(siti.says("eh salah foto bu"), Unknown)
    assert not isinstance(stranger.says("tolong dicek ya"), WordsPassedOn)
    assert not ratna.hears


def test_an_amount_that_she_corrects_under_the_picture_is_the_one_that_is_asked_about(talk, siti, ratna):
    owes(talk)
    sends(siti)

    assert edits(siti, "salah, 60rb") == ProofTaken((A,))

    assert (asked(ratna).amount, asked(ratna).orders, asked(ratna).is_named_now) == (60_000, (A,), True)
    assert talk.book.payments[PAYMENT].amount == 60_000
    assert talk.book.orders[A].to_check == 1
    assert isinstance(edits(siti, "salah, 60rb ya"), ProofKnown)
    assert isinstance(edits(siti, "70rb?"), ProofKnown)


def test_a_second_picture_with_another_amount_of_what_is_claimed_whole_is_no_second_payment(
    talk, siti, ratna
):
    owes(talk)
    sends(siti)

    assert sends(siti, "unik2", "yg bener 60rb") == ProofTaken((A,), is_more=True)

    assert (asked(ratna).is_more, asked(ratna).words) == (True, "yg bener 60rb")
    assert list(talk.book.payments) == [PAYMENT]


@pytest.mark.parametrize("words", ["buat dua duanya", "semuanya bu", "untuk keduanya ya", "dua-duanya"])
def test_words_for_all_of_them_name_all(talk, siti, ratna, words):
    owes(talk)
    owes(talk, B)
    assert isinstance(sends(siti), ProofForWhich)

    assert siti.says(words) == ProofTaken((A, B))

    assert (asked(ratna).amount, asked(ratna).orders) == (200_000, (A, B))
