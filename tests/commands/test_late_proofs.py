"""A proof of what is over already, or that names nothing: it is kept, passed on, and what she says of it counts."""

from dataclasses import replace

import pytest

from commands.asks import Said
from commands.entries.people import PartnerSet
from commands.files import SentFile
from commands.replies import Reply
from commands.replies.changes import OrderUnknown
from commands.replies.drafts import DraftShown
from commands.replies.money import (
    PaymentToCheck,
    PicturePassedOn,
    ProofForNothing,
    ProofForWhich,
    ProofKnown,
    ProofTaken,
    WordsPassedOn,
)
from commands.replies.people import Unknown
from commands.rules.files import FileKind
from commands.rules.network import Standing
from tests.commands.network import PARTNERS
from tests.commands.talk import Speaker
from tests.commands.test_money_talks import PAYMENT, A, B, last, owes, sends

OVER = "P261120-003"


def edits(who: Speaker, caption: str, unique: str = "unik1") -> Reply | None:
    """The caption of the picture in her message 7."""
    file = SentFile(FileKind.PHOTO, f"AgAC-{unique}", unique)
    return who.asks(Said("", caption, 7, is_edit=True, file=file))


def asked(who: Speaker) -> PaymentToCheck:
    question = last(who)
    assert isinstance(question, PaymentToCheck)
    return question


def test_a_picture_with_an_order_under_it_makes_the_draft_and_goes_to_the_team_too(talk, siti, ratna):
    drafted = sends(siti, caption="untuk sambal bawang 10")

    assert isinstance(drafted, DraftShown)
    passed = last(ratna)
    assert isinstance(passed, PicturePassedOn)
    assert (passed.name, passed.proof.unique_id, passed.words) == (
        "Siti Rohmah",
        "unik1",
        "untuk sambal bawang 10",
    )
    assert talk.book.payments == {}


def test_the_draft_under_a_picture_changes_with_its_caption_and_the_picture_is_passed_on_once(siti, ratna):
    file = SentFile(FileKind.PHOTO, "AgAC-unik1", "unik1")
    siti.asks(Said("", "sambal bawang 10", 7, file=file))

    changed = edits(siti, "sambal bawang 20")

    assert isinstance(changed, DraftShown)
    assert [line.quantity for line in changed.draft.lines] == [20]
    assert len(ratna.hears) == 1


def test_who_may_not_order_now_loses_no_picture_either(talk, siti, ratna):
    talk.happens(PartnerSet(replace(PARTNERS[0], standing=Standing.INACTIVE)))

    sends(siti, caption="untuk sambal bawang 10")

    assert isinstance(last(ratna), PicturePassedOn)


def test_a_number_in_words_says_what_the_picture_was_for(talk, siti, ratna):
    assert isinstance(sends(siti), ProofForNothing)

    assert siti.says(f"untuk {OVER}") == ProofTaken((OVER,))

    assert talk.book.payments[PAYMENT].orders == (OVER,)
    assert (asked(ratna).is_named_now, asked(ratna).orders) == (True, (OVER,))
    assert siti.says(f"untuk {OVER}") == OrderUnknown(OVER)


def test_of_several_orders_the_one_that_she_writes_is_meant_also_where_she_says_that_she_paid(
    talk, siti, ratna
):
    owes(talk)
    owes(talk, B)
    assert isinstance(sends(siti), ProofForWhich)

    assert siti.says(f"sudah transfer untuk {B} 60rb") == ProofTaken((B,))

    assert (asked(ratna).amount, talk.book.payments[PAYMENT].orders) == (60_000, (B,))


@pytest.mark.parametrize("words", ["pesanan yang batal kemarin", f"untuk {OVER}", f"{B} kapan dikirim?"])
def test_other_words_go_to_the_team_with_the_picture(talk, siti, ratna, words):
    owes(talk)
    owes(talk, B)
    sends(siti)

    assert siti.says(words) == WordsPassedOn("Bu Ratna")

    assert asked(ratna).words == words
    assert asked(ratna).proof == talk.book.payments[PAYMENT].proof
    assert talk.book.payments[PAYMENT].orders == ()


def test_words_while_nothing_is_open_about_a_payment_are_answered_as_ever(talk, siti, ratna):
    owes(talk)
    sends(siti)

    assert isinstance(siti.says("halo"), Unknown)
    assert isinstance(ratna.says("halo"), Unknown)
    assert isinstance(siti.orders("sambal bawang 10"), DraftShown)


def test_a_further_picture_may_say_what_the_payment_is_for(talk, siti, ratna):
    sends(siti)

    assert sends(siti, "unik2", f"untuk {OVER}") == ProofTaken((OVER,), is_more=True)

    assert asked(ratna).is_more
    assert talk.book.payments[PAYMENT].orders == (OVER,)


def test_an_edited_caption_says_which_order_the_payment_is_for(talk, siti, ratna):
    owes(talk)
    owes(talk, B)
    assert isinstance(sends(siti), ProofForWhich)

    assert edits(siti, f"lunas {B}") == ProofTaken((B,))

    assert talk.book.payments[PAYMENT].orders == (B,)
    assert (asked(ratna).is_named_now, asked(ratna).amount) == (True, 100_000)
    assert isinstance(edits(siti, f"lunas {A}"), ProofKnown)


def test_an_edited_caption_without_a_number_changes_nothing(talk, siti, ratna):
    owes(talk)
    owes(talk, B)
    sends(siti)

    assert isinstance(edits(siti, "lunas ya"), ProofKnown)
    assert talk.book.payments[PAYMENT].orders == ()
