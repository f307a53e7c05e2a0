"""The buttons of a draft. Each belongs to one version of one draft of one person."""

import pytest

from commands.asks import Pressed, PressedUnknown, Verb
from commands.drafts import DraftLine, DraftState, OpenQuestion
from commands.entries.people import MemberEnded, PartnerSet
from commands.replies.drafts import DraftDropped, DraftEmpty, DraftShown, OldButton
from commands.replies.people import PartnershipRests
from commands.rules.network import Partner, Standing
from commands.rules.quantities import LARGEST
from tests.commands.network import SITI
from tests.commands.talk import Speaker


def lines_after(speaker: Speaker, verb: Verb, *, line: int = 0, quantity: int = 0) -> tuple[DraftLine, ...]:
    reply = speaker.presses(verb, line=line, quantity=quantity)
    assert isinstance(reply, DraftShown)
    return reply.draft.lines


def test_raising_a_line_reaches_the_price_that_was_offered(siti):
    siti.orders("sambal bawang 8")

    assert lines_after(siti, Verb.RAISE, quantity=10) == (DraftLine("SMB-01", 10),)
    assert siti.screen.draft.shown_total == 200_000


def test_keeping_a_line_keeps_its_price(siti):
    siti.orders("sambal bawang 8")

    assert lines_after(siti, Verb.KEEP) == (DraftLine("SMB-01", 8, kept=True),)
    assert siti.screen.draft.shown_total == 200_000
    assert siti.screen.quote.lines[0].below_minimum_allowed


def test_another_quantity_asks_anew(siti):
    siti.orders("sambal bawang 8")
    siti.presses(Verb.KEEP)

    assert lines_after(siti, Verb.RAISE, quantity=9) == (DraftLine("SMB-01", 9),)
    assert siti.screen.draft.shown_total is None


def test_a_line_may_be_taken_out_and_the_others_stay_in_their_order(siti):
    siti.orders("sambal bawang 10, sambal ijo 10, krupuk udang 10")

    assert lines_after(siti, Verb.REMOVE, line=1) == (DraftLine("SMB-01", 10), DraftLine("KRP-01", 10))


def test_without_lines_there_is_no_draft_any_more(talk, siti):
    siti.orders("sambal bawang 8")

    assert siti.presses(Verb.REMOVE) == DraftEmpty()
    assert talk.book.drafts["1"].state is DraftState.DROPPED
    assert siti.presses(Verb.REMOVE) == OldButton()


def test_batal_records_nothing(talk, siti):
    siti.orders("sambal bawang 10")

    assert siti.presses(Verb.DROP_DRAFT) == DraftDropped()
    assert siti.presses(Verb.CONFIRM) == OldButton()
    assert (talk.book.orders, talk.book.draft_of) == ({}, {})


def test_choosing_answers_with_the_quantity_that_she_said(siti):
    siti.orders("sambal 10")

    assert lines_after(siti, Verb.CHOOSE, quantity=1) == (DraftLine("SMB-02", 10),)
    assert siti.screen.draft.questions == ()


def test_choosing_a_product_that_is_in_the_draft_adds_to_its_line_and_asks_anew(siti):
    siti.orders("sambal bawang 4, krupuk udang 10, sambal 3")
    siti.presses(Verb.KEEP)

    assert lines_after(siti, Verb.CHOOSE, quantity=0) == (
        DraftLine("SMB-01", 7),
        DraftLine("KRP-01", 10),
    )


def test_without_a_quantity_the_product_comes_first_then_how_many(siti):
    siti.orders("sambal, rendang 5")
    assert lines_after(siti, Verb.CHOOSE, quantity=2) == ()
    assert siti.screen.draft.questions == (
        OpenQuestion("sambal", None, ("SMB-03",)),
        OpenQuestion("rendang", 5),
    )

    assert lines_after(siti, Verb.CHOOSE, quantity=24) == (DraftLine("SMB-03", 24),)
    assert siti.screen.draft.questions == (OpenQuestion("rendang", 5),)


def test_a_name_that_is_only_like_one_product_is_taken_with_its_quantity_when_she_says_so(siti):
    asked = siti.orders("krupuk udang rebon 12")
    assert asked.draft.questions == (OpenQuestion("krupuk udang rebon", 12, ("KRP-01",), is_sold=False),)

    assert siti.presses(Verb.CHOOSE, quantity=1) == OldButton()
    assert lines_after(siti, Verb.CHOOSE, quantity=0) == (DraftLine("KRP-01", 12),)


def test_what_is_only_like_a_product_may_be_chosen_without_an_amount_and_is_then_asked_for(siti):
    siti.orders("krupuk udang rebon")

    asked = siti.presses(Verb.CHOOSE, quantity=0)

    assert asked.draft.questions == (OpenQuestion("krupuk udang rebon", None, ("KRP-01",)),)


def test_a_million_pieces_is_the_most_that_a_button_may_ask_for(siti):
    siti.orders("sambal terasi 8, nastar")

    assert lines_after(siti, Verb.RAISE, quantity=LARGEST) == (DraftLine("SMB-03", LARGEST),)
    assert lines_after(siti, Verb.CHOOSE, quantity=LARGEST)[-1] == DraftLine("KUE-01", LARGEST)


def test_what_is_unknown_may_be_skipped(siti):
    siti.orders("sambal bawang 10, rendang 5")

    assert lines_after(siti, Verb.SKIP) == (DraftLine("SMB-01", 10),)
    assert siti.screen.draft.shown_total == 200_000


def test_a_draft_of_questions_alone_ends_with_the_last_one(siti):
    siti.orders("rendang 5")

    assert siti.presses(Verb.SKIP) == DraftEmpty()


@pytest.mark.parametrize(
    ("verb", "line", "quantity"),
    [
        (Verb.RAISE, 0, 0),
        (Verb.RAISE, 0, LARGEST + 1),
        (Verb.RAISE, 1, 10),
        (Verb.KEEP, 1, 0),
        (Verb.REMOVE, -1, 0),
        (Verb.SKIP, 2, 0),
        (Verb.CHOOSE, 0, 3),
        (Verb.CHOOSE, -1, 0),
        (Verb.CHOOSE, 1, 0),
        (Verb.CHOOSE, 1, LARGEST + 1),
    ],
)
def test_a_button_that_names_nothing_in_the_draft_changes_nothing(talk, siti, verb, line, quantity):
    siti.orders("sambal bawang 8, sambal 5, nastar")
    before = talk.book.drafts["1"]

    assert siti.presses(verb, line=line, quantity=quantity) == OldButton()
    assert talk.book.drafts["1"] == before


def test_a_button_of_the_version_before_is_old(talk, siti):
    first = siti.orders("sambal bawang 8")
    siti.presses(Verb.RAISE, quantity=10)

    for verb in (Verb.RAISE, Verb.KEEP, Verb.REMOVE, Verb.CONFIRM, Verb.DROP_DRAFT, Verb.SKIP):
        assert siti.presses(verb, quantity=12, on=first) == OldButton()
    assert talk.book.drafts["1"].lines == (DraftLine("SMB-01", 10),)


def test_nobody_presses_the_buttons_of_another(talk, siti, budi, ratna):
    siti.orders("sambal bawang 8")

    for other in (budi, ratna):
        for verb in (Verb.REMOVE, Verb.CONFIRM, Verb.DROP_DRAFT):
            assert other.presses(verb, on=siti.screen) == OldButton()
    assert talk.book.drafts["1"].lines == (DraftLine("SMB-01", 8),)


def test_a_button_of_another_age_is_old(siti):
    assert siti.asks(PressedUnknown()) == OldButton()
    assert siti.asks(Pressed(Verb.CONFIRM, subject=99, version=1)) == OldButton()


def test_who_left_the_team_cannot_go_on_with_what_she_ordered_for_others(talk, adi):
    adi.orders("untuk Bu Tini: sambal bawang 10")
    talk.happens(MemberEnded("T2"))

    assert adi.presses(Verb.CONFIRM) == OldButton()
    assert talk.book.orders == {}


def test_who_lost_her_account_cannot_confirm_for_the_row_that_was_hers(talk, siti):
    siti.orders("sambal bawang 10")
    talk.happens(PartnerSet(Partner("M001", "reseller", Standing.ACTIVE, telegram_id=SITI + 5_000)))

    assert siti.presses(Verb.CONFIRM) == OldButton()


def test_whose_partnership_rests_by_now_may_only_drop_her_draft(talk, siti):
    siti.orders("sambal bawang 8")
    talk.happens(PartnerSet(Partner("M001", "reseller", Standing.INACTIVE, telegram_id=SITI)))

    for verb in (Verb.RAISE, Verb.KEEP, Verb.REMOVE):
        assert siti.presses(verb, quantity=10) == PartnershipRests("0800-0000-0000")
    assert talk.book.drafts["1"].lines == (DraftLine("SMB-01", 8),)
    assert siti.presses(Verb.DROP_DRAFT) == DraftDropped()
