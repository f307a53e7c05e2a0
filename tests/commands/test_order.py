"""/order: words become a draft that says what everything costs; nothing of it is recorded."""

import pytest

from commands.asks import Verb
from commands.drafts import DraftLine, DraftState, OpenQuestion
from commands.entries.catalog import PostageSet, SettingSet
from commands.replies.asking import PriceAsked
from commands.replies.drafts import AlreadyRecorded, DraftShown, OldButton
from commands.replies.orders import WhichPartner
from commands.replies.people import PartnershipRests, PartnersOnly, Unknown
from commands.rules.network import Person
from commands.rules.quotes import BelowMinimum, NotMultiple, NotSold, OverStock
from tests.commands.network import RATNA, SITI

CONTACT = "0800-0000-0000"


def test_a_clear_order_is_shown_with_prices_and_total(talk, siti):
    shown = siti.orders("sambal bawang 10, krupuk udang 2 lusin")

    assert [(line.product.sku, line.quantity, line.price) for line in shown.quote.lines] == [
        ("SMB-01", 10, 20_000),
        ("KRP-01", 24, 12_000),
    ]
    assert shown.draft.shown_total == shown.quote.total == 488_000
    assert (shown.called, shown.ship_to) == ("Siti Rohmah", "Gang Contoh 3, Cirebon")
    assert (shown.moved, shown.total_before, shown.choices) == ((), None, ())
    assert talk.book.orders == {}
    assert talk.decisions[-1].entries == ()


def test_pesan_is_order_by_another_name(siti):
    reply = siti.says("/pesan sambal bawang 10")

    assert isinstance(reply, DraftShown)
    assert reply.quote.total == 200_000


def test_who_may_not_order_gets_a_kind_no(stranger, yuli, rina):
    words = "/order sambal bawang 10"

    assert stranger.says(words) == PartnersOnly(CONTACT)
    assert yuli.says(words) == PartnersOnly(CONTACT, is_waiting=True)
    assert rina.says(words) == PartnershipRests(CONTACT)


def test_below_her_minimum_she_is_asked_and_there_is_no_total(siti):
    shown = siti.orders("sambal bawang 8")
    problem = shown.quote.lines[0].problem

    assert isinstance(problem, BelowMinimum)
    assert (problem.missing, problem.raise_to, problem.raise_price, problem.keep_price) == (
        2,
        10,
        20_000,
        25_000,
    )
    assert shown.draft.shown_total is None


def test_each_other_problem_is_shown_on_its_line(siti):
    lines = siti.orders("sambal ijo 97, krupuk bawang 12, nastar 5").quote.lines

    assert [line.problem for line in lines] == [
        OverStock(96, 96),
        NotMultiple(5, 10, 15),
        NotSold("reseller"),
    ]


def test_what_is_unclear_is_asked_with_the_products_that_it_may_mean(siti):
    shown = siti.orders("sambal bawang 10, sambal 10, rendang 5")

    assert shown.draft.lines == (DraftLine("SMB-01", 10),)
    assert shown.draft.questions == (
        OpenQuestion("sambal", 10, ("SMB-01", "SMB-02", "SMB-03")),
        OpenQuestion("rendang", 5),
    )
    assert [[p.name for p in choices] for choices in shown.choices] == [
        ["Sambal Bawang", "Sambal Ijo", "Sambal Terasi"],
        [],
    ]
    assert shown.draft.shown_total is None


def test_a_new_order_takes_the_place_of_the_draft_before(talk, siti):
    first = siti.orders("sambal bawang 10")
    second = siti.orders("sambal ijo 10")

    assert talk.book.drafts[str(first.draft.id)].state is DraftState.DROPPED
    assert second.draft.id == first.draft.id + 1
    assert talk.book.draft_of[SITI] == second.draft.id
    assert siti.presses(Verb.CONFIRM, on=first) == OldButton()
    assert siti.presses(Verb.DROP_DRAFT, on=first) == OldButton()


def test_an_edited_message_changes_the_draft_that_it_made(talk, siti):
    siti.says("/order sambal bawang 10", message_id=55)
    before = siti.screen
    after = siti.says("/order sambal bawang 20", message_id=55, edits=True)

    assert isinstance(after, DraftShown)
    assert before is not None
    assert (after.draft.id, after.draft.version) == (before.draft.id, before.draft.version + 1)
    assert after.quote.total == 400_000
    assert siti.presses(Verb.CONFIRM, on=before) == OldButton()


def test_editing_the_message_of_a_recorded_order_changes_nothing_and_names_the_order(talk, siti):
    siti.says("/order sambal bawang 10", message_id=55)
    siti.presses(Verb.CONFIRM)
    (no,) = talk.book.orders

    assert siti.says("/order sambal bawang 99", message_id=55, edits=True) == AlreadyRecorded(
        no, Verb.WISH_EDIT
    )
    assert isinstance(siti.says("/order sambal bawang 20", message_id=56, edits=True), DraftShown)


@pytest.mark.parametrize(("message_id", "edits"), [(56, True), (55, False)])
def test_another_message_makes_another_draft(talk, siti, message_id, edits):
    siti.says("/order sambal bawang 10", message_id=55)
    siti.says("/order sambal bawang 20", message_id=message_id, edits=edits)

    assert siti.screen is not None
    assert siti.screen.draft.id == 2
    assert talk.book.drafts["1"].state is DraftState.DROPPED


def test_the_owner_orders_for_a_partner_without_telegram(talk, ratna):
    shown = ratna.orders("untuk Bu Tini: sambal bawang 10")

    assert (shown.draft.partner_id, shown.draft.made_by, shown.called) == ("M002", RATNA, "Bu Tini")
    assert (shown.ship_to, shown.quote.total) == ("Tegal", 200_000)


@pytest.mark.parametrize("name", ["M002", "bu  TINI", "tini"])
def test_a_partner_is_found_by_id_name_or_a_word_of_it(ratna, name):
    assert ratna.orders(f"for {name}: sambal bawang 10").draft.partner_id == "M002"


def test_a_nickname_counts(ratna):
    assert ratna.orders("untuk mas budi: sambal bawang 50").draft.partner_id == "M003"


def test_a_whole_name_goes_before_a_part(talk, ratna):
    talk.book.people["M003"] = Person("M003", "Tini")

    assert ratna.orders("untuk Tini: sambal bawang 50").draft.partner_id == "M003"
    assert ratna.orders("untuk Bu Tini: sambal bawang 50").draft.partner_id == "M002"


@pytest.mark.parametrize(
    ("said", "name", "names"),
    [
        ("untuk Bu Wati: sambal bawang 10", "Bu Wati", ()),
        ("untuk Rina: sambal bawang 10", "Rina", ()),
        ("untuk : sambal bawang 10", "", ()),
    ],
)
def test_for_whom_is_asked_where_nobody_is_called_so(ratna, said, name, names):
    assert ratna.says(f"/order {said}") == WhichPartner(name, names)


def test_an_edited_name_never_leaves_the_order_with_the_partner_before(talk, ratna):
    ratna.says("/order untuk Bu Tini: sambal bawang 10", message_id=5)
    ratna.says("/order untuk Siti Rohmah: sambal bawang 10", message_id=5, edits=True)

    assert ratna.screen is not None
    assert ratna.screen.draft.partner_id == "M001"
    assert talk.book.drafts["1"].state is DraftState.DROPPED


def test_a_partner_cannot_order_for_another(siti):
    shown = siti.orders("untuk Bu Tini: sambal bawang 10")

    assert shown.draft.partner_id == "M001"


@pytest.mark.parametrize(
    ("rule", "fee"), [("gratis", 0), ("per kota", 10_000), ("dihitung dulu", None), ("", None)]
)
def test_postage_is_free_by_city_or_worked_out(talk, siti, rule, fee):
    talk.happens(SettingSet("Ongkir", rule), PostageSet("Bandung", 20_000))

    assert siti.orders("sambal bawang 10").postage == fee


def test_a_city_without_postage_is_worked_out(budi):
    assert budi.orders("sambal bawang 50").postage is None


@pytest.mark.parametrize("words", ["sambal bawang 20", "sambal 10", "order nastar dong"])
def test_who_may_not_order_hears_why_though_she_orders_without_a_command(rina, yuli, stranger, words):
    assert rina.says(words) == PartnershipRests(CONTACT)
    assert yuli.says(words) == PartnersOnly(CONTACT, is_waiting=True)
    assert stranger.says(words) == PartnersOnly(CONTACT)


@pytest.mark.parametrize("words", ["halo kak", "makasih ya"])
def test_who_may_not_order_and_does_not_is_only_not_understood(rina, stranger, words):
    assert isinstance(rina.says(words), Unknown)
    assert isinstance(stranger.says(words), Unknown)


def test_a_price_question_of_who_may_not_order_is_answered(rina, stranger):
    assert isinstance(rina.says("sambal bawang 20 berapa?"), PriceAsked)
    assert isinstance(stranger.says("sambal bawang 20 berapa?"), PriceAsked)
