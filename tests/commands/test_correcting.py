"""Words that say anew what is in the draft take its place; words that say more add to it."""

from typing import Any

import pytest

from commands.asks import Verb
from commands.correcting import adds, said_anew
from commands.drafts import Awaits
from commands.replies.drafts import DraftNews
from tests.commands.network import example_book
from tests.commands.talk import Speaker
from tests.commands.test_edited_orders import basket, goods, shown
from tests.commands.test_shopping import number_of
from tests.commands.test_typed_answers import asked


def awaits_quantity(who: Speaker) -> None:
    """A basket with ten, and `[Jumlah lain]` of the same product."""
    basket(who, "SMB-01", 10)
    page: Any = who.presses(Verb.SHOP)
    asked(who, page, Awaits.QUANTITY, line=number_of(page, "SMB-01"))


# -- after [Jumlah lain] -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("sambal bawang 35", 35), ("35", 35), ("tambah 5", 15), ("tambah sambal bawang 5", 15)],
)
def test_another_amount_takes_the_place_of_the_one_before_unless_it_is_more(siti, text, quantity):
    awaits_quantity(siti)

    assert goods(shown(siti, text, 9)) == {"SMB-01": quantity}


def test_the_message_that_set_an_amount_may_be_edited(siti):
    awaits_quantity(siti)
    shown(siti, "sambal bawang 35", 9)

    assert goods(shown(siti, "sambal bawang 36", 9, edits=True)) == {"SMB-01": 36}


def test_another_product_joins_though_an_amount_is_awaited(siti):
    awaits_quantity(siti)

    assert goods(shown(siti, "sambal bawang 12, sambal ijo 5", 9)) == {"SMB-01": 22, "SMB-02": 5}


# -- in a basket, or an order in words -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "maksudnya sambal bawang 12",
        "eh sambal bawang 12",
        "ralat: sambal bawang 12",
        "sambal bawang jadi 12",
        "sambal bawangnya jadi 12 ya kak",
        "sambal bawang 10 botol jadi 12",
        "sambal bawang diganti 12",
        "sambal bawangnya 12 aja",
        "sambal bawang 12 botol saja ya",
    ],
)
def test_a_correction_sets_what_is_there(siti, text):
    basket(siti, "SMB-01", 10)
    reply = shown(siti, text, 9)
    assert (goods(reply), reply.news) == ({"SMB-01": 12}, DraftNews())


def test_a_correction_leaves_the_rest_of_an_order_in_words(siti):
    shown(siti, "sambal bawang 10, krupuk udang 20", 1)
    reply = shown(siti, "maksudnya sambal bawang 12", 2)

    assert goods(reply) == {"SMB-01": 12, "KRP-01": 20}
    assert goods(shown(siti, "maksudnya sambal bawang 15", 2, edits=True)) == {"SMB-01": 15, "KRP-01": 20}
    assert goods(shown(siti, "sambal bawang jadi 20", 2, edits=True)) == {"SMB-01": 20, "KRP-01": 20}


def test_a_correction_of_what_is_not_there_is_an_order_as_any_other(siti):
    basket(siti, "SMB-01", 10)

    assert goods(shown(siti, "eh sambal ijo 12", 9)) == {"SMB-01": 10, "SMB-02": 12}


def test_a_correction_sets_what_is_there_and_adds_the_rest(siti):
    basket(siti, "SMB-01", 20)
    reply = shown(siti, "eh sambal bawang 10, sambal ijo 12", 9)

    assert goods(reply) == {"SMB-01": 10, "SMB-02": 12}
    assert reply.news == DraftNews(added=(("Sambal Ijo", 12),))


def test_the_same_words_once_more_add_nothing(siti):
    basket(siti, "KRP-01", 20)
    shown(siti, "sambal bawang 20", 8)
    assert goods(shown(siti, "sambal bawang 20", 9)) == {"KRP-01": 20, "SMB-01": 20}

    assert goods(shown(siti, "sambal bawang 25", 9, edits=True)) == {"KRP-01": 20, "SMB-01": 25}
    assert goods(shown(siti, "tambah sambal bawang 20", 10)) == {"KRP-01": 20, "SMB-01": 45}


@pytest.mark.parametrize(
    "text",
    [
        "tambah sambal bawang 5",
        "kak mau nambah sambal bawang 5",
        "sambal bawang 5 lagi",
        "sambal bawang 5 botol lg ya",
        "sambal bawang tambah 5",
        "sambal bawang 5 juga ya",
        "sekalian sambal bawang 5",
        "sama sambal bawang 5",
        "+ sambal bawang 5",
    ],
)
def test_more_joins_an_order_in_words_too(siti, text):
    shown(siti, "sambal bawang 10, krupuk udang 20", 1)
    reply = shown(siti, text, 2)

    assert goods(reply) == {"SMB-01": 15, "KRP-01": 20}
    assert reply.news == DraftNews(added=(("Sambal Bawang", 5),))


@pytest.mark.parametrize(
    "text",
    [
        "sambal bawang ga jadi",
        "sambal bawang 12",
        "tambah sambal bawang 5",
        "ganti yang tadi",
        "sambal bawang 10 eh 12 aja",
    ],
)
def test_what_corrects_nothing_in_the_draft(text):
    assert said_anew(text, example_book().names) is None


def test_more_begins_the_message():
    names = example_book().names

    assert not adds("sambal bawang 10 tambah krupuk udang 20", names)
    assert not adds("sambal bawang 10 tambah 5", names)
    assert not adds("mau pesan lagi sambal bawang 10", names)
    assert not adds("", names)
