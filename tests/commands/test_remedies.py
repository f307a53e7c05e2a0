"""What she types where something stands in the way of a line: an amount, that it stays, another flavour."""

from dataclasses import replace

import pytest

from commands.drafts import DraftLine
from commands.entries.catalog import ProductSet
from commands.replies.drafts import DraftShown
from commands.rules.quotes import NotSold
from tests.commands.network import counted


def lines(shown):
    assert isinstance(shown, DraftShown)
    return {line.sku: line.quantity for line in shown.draft.lines}


@pytest.mark.parametrize("words", ["15", "jadi 15", "yang 15 aja", "ambil 15", "15 aja kak", "tambah 3"])
def test_an_amount_that_is_typed_is_the_one_of_the_line_that_is_asked_about(siti, words):
    siti.says("krupuk bawang 12, sambal ijo 10", message_id=1)

    assert lines(siti.says(words, message_id=2)) == {"KRP-02": 15, "SMB-02": 10}
    assert siti.screen.draft.shown_total == 15 * 12_000 + 10 * 20_000
    siti.confirms()


@pytest.mark.parametrize(
    "words", ["tetap 5", "tetep 5 aja", "5 aja", "tetap aja kak", "tetap segitu", "Tetap"]
)
def test_it_stays_so_where_she_says_so(siti, words):
    siti.says("sambal bawang 5")

    shown = siti.says(words)

    assert isinstance(shown, DraftShown)
    assert shown.draft.lines == (DraftLine("SMB-01", 5, kept=True),)
    siti.confirms()


@pytest.mark.parametrize(
    "words", ["tetap ga jadi", "tetap semangat", "jangan 15", "ga usah 15", "ga jadi 15", "tetap"]
)
def test_other_words_leave_a_line_that_cannot_stay_so_as_it_is(talk, siti, words):
    siti.says("krupuk bawang 12")
    siti.says(words)

    assert talk.book.drafts["1"].lines == (DraftLine("KRP-02", 12),)


def test_the_same_amount_again_of_what_cannot_be_had_is_asked_about_again(siti):
    siti.says("krupuk bawang 12")

    shown = siti.says("tetap 12")

    assert lines(shown) == {"KRP-02": 12}
    assert not shown.draft.lines[0].kept


@pytest.mark.parametrize(
    ("words", "ijo"), [("ijo aja", 10), ("ganti ijo aja", 10), ("ganti ijo 12", 12), ("ijo 12 aja kak", 12)]
)
def test_another_flavour_takes_the_place_of_what_is_out_of_stock(talk, siti, words, ijo):
    talk.happens(counted("SMB-01", -140))
    siti.says("sambal bawang 10, krupuk udang 20", message_id=1)

    assert lines(siti.says(words, message_id=2)) == {"KRP-01": 20, "SMB-02": ijo}
    assert lines(siti.says("ijo 15", message_id=2, edits=True)) == {"KRP-01": 20, "SMB-02": 15}


@pytest.mark.parametrize(
    "words", ["krupuk bawang aja", "sambal aja", "sambal ijo", "terasi aja sama ijo aja"]
)
def test_what_names_no_one_flavour_instead_takes_no_place(talk, siti, words):
    talk.happens(counted("SMB-01", -140))
    siti.says("sambal bawang 10, krupuk udang 20")

    assert lines(siti.says(words))["SMB-01"] == 10


def test_what_is_in_the_draft_already_takes_no_place_either(talk, siti):
    talk.happens(counted("SMB-01", -140))
    siti.says("sambal bawang 10, sambal ijo 10")
    siti.says("ijo aja")

    assert [line.quantity for line in talk.book.drafts["1"].lines] == [10, 10]


def test_a_product_without_a_group_has_no_flavours(talk, siti):
    bawang = talk.book.products["SMB-01"]
    talk.happens(ProductSet(replace(bawang, group=None)), counted("SMB-01", -140))
    siti.says("sambal bawang 10, krupuk udang 20")
    siti.says("ijo aja")

    assert "SMB-01" in [line.sku for line in talk.book.drafts["1"].lines]


def test_what_is_not_sold_to_her_has_no_amount_that_helps(talk, siti):
    siti.says("nastar 10, sambal bawang 10")
    assert siti.screen.quote.lines[0].problem == NotSold("reseller")
    siti.says("15")

    assert talk.book.drafts["1"].lines == (DraftLine("KUE-01", 10), DraftLine("SMB-01", 10))


def test_a_product_in_a_draft_that_lost_its_problem_meanwhile_asks_for_no_amount(talk, siti):
    talk.happens(counted("SMB-01", -140))
    siti.says("sambal bawang 10")
    talk.happens(counted("SMB-01", 140))
    siti.says("15")

    assert lines(siti.screen) == {"SMB-01": 10}
