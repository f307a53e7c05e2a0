"""The owner orders for a partner in whichever way she writes it."""

from typing import Any

import pytest

from commands.asks import Verb
from commands.replies.asking import WhoseOrder
from commands.replies.drafts import AlreadyRecorded, DraftShown, OldButton
from commands.replies.orders import OwnerOrders, WhichPartner
from commands.replies.shopping import ShopPage
from tests.commands.network import RATNA
from tests.commands.talk import Speaker
from tests.commands.test_edited_orders import goods, shown
from tests.commands.test_shopping import number_of, opened, press
from tests.commands.test_whose import choose, names, pasted


@pytest.mark.parametrize(
    "words",
    [
        "untuk Bu Tini: sambal bawang 10",
        "utk Bu Tini: sambal bawang 10",
        "Untuk  Bu Tini : sambal bawang 10",
        "buat Bu Tini: sambal bawang 10",
        "for Bu Tini: sambal bawang 10",
        "untuk Bu Tini\nsambal bawang 10",
        "Bu Tini: sambal bawang 10",
        "Bu Tini\nsambal bawang 10",
    ],
)
def test_a_name_before_the_goods_says_for_whom(ratna, words):
    reply = ratna.orders(words)

    assert (reply.called, goods(reply), reply.draft.made_by) == ("Bu Tini", {"SMB-01": 10}, RATNA)


@pytest.mark.parametrize(
    "words",
    [
        "untuk Bu Tini sambal bawang 10",
        "untuk Bu Tini, sambal bawang 10",
        "sambal bawang 10 untuk bu tini",
        "sambal bawang 10",
        "sambal bawang 10\nkrupuk udang 20",
        "pesanan baru: sambal bawang 10",
    ],
)
def test_an_order_without_a_clear_name_asks_whose_it_is(ratna, words):
    reply = ratna.says(f"/order {words}")

    assert isinstance(reply, WhoseOrder)
    assert (reply.goods[0][0].sku, reply.goods[0][1]) == ("SMB-01", 10)
    assert names(reply)[0] == "Bu Tini"
    assert isinstance(choose(ratna, reply, "Bu Tini"), DraftShown)


def test_a_name_somewhere_in_the_words_is_offered_first(ratna):
    reply = ratna.says("/order sambal bawang 10 utk mbak siti rohmah")

    assert isinstance(reply, WhoseOrder)
    assert names(reply)[0] == "Siti Rohmah"


def test_what_is_unclear_is_asked_after_the_name(ratna):
    assert isinstance(ratna.says("/order sambal 10"), WhoseOrder)


def test_several_with_that_name_are_asked_about(ratna):
    reply = ratna.says("/order untuk Bu Tina: sambal bawang 10")

    assert isinstance(reply, WhoseOrder)
    assert names(reply)[0] == "Bu Tini"


@pytest.mark.parametrize("words", ["halo", "mau pesan dong", ""])
def test_what_orders_nothing_brings_how_it_is_done(ratna, words):
    assert ratna.says(f"/order {words}") == OwnerOrders()


@pytest.mark.parametrize("words", ["untuk Bu Wati", "utk Bu Wati:"])
def test_nobody_of_that_name_and_nothing_to_order(ratna, words):
    assert ratna.says(f"/order {words}") == WhichPartner("Bu Wati", ())


@pytest.mark.parametrize("words", ["untuk Bu Tini", "utk Bu Tini:", "buat Bu Tini"])
def test_a_name_alone_opens_the_list(ratna, words):
    reply = ratna.says(f"/order {words}")

    assert isinstance(reply, ShopPage)
    assert reply.called == "Bu Tini"


def test_an_edited_order_without_a_name_follows_into_the_partners_draft(ratna):
    reply: Any = ratna.says("/order sambal bawang 10", message_id=5)
    choose(ratna, reply, "Bu Tini")

    changed = shown(ratna, "/order sambal bawang 12", 5, edits=True)
    assert (changed.called, goods(changed)) == ("Bu Tini", {"SMB-01": 12})
    no = ratna.confirms().order.no
    assert ratna.says("/order sambal bawang 15", message_id=5, edits=True) == AlreadyRecorded(no, Verb.EDIT)


# -- while she fills a partner's basket by buttons -----------------------------------------------


def basket_of_tini(ratna: Speaker) -> None:
    page = opened(ratna, "/order untuk Bu Tini")
    press(ratna, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)


def test_words_join_the_basket_of_the_partner_whose_they_are(talk, ratna, siti):
    siti.orders("sambal bawang 30")
    siti.confirms()
    basket_of_tini(ratna)
    asked = pasted(ratna, "sambal ijo 10", message_id=4)
    assert names(asked)[0] == "Bu Tini"

    reply = choose(ratna, asked, "Bu Tini")

    assert isinstance(reply, DraftShown)
    assert (goods(reply), reply.draft.put_aside) == ({"SMB-01": 10, "SMB-02": 10}, None)
    assert reply.news.added == (("Sambal Ijo", 10),)
    assert goods(shown(ratna, "sambal ijo 12", 4, edits=True)) == {"SMB-01": 10, "SMB-02": 12}
    assert choose(ratna, asked, "Bu Tini") == OldButton()
    assert not isinstance(ratna.says("bu tini"), DraftShown)


def test_who_speaks_in_the_pasted_chat_goes_before_whose_basket_is_open(ratna):
    basket_of_tini(ratna)

    assert names(pasted(ratna, "Siti Rohmah: sambal ijo 10"))[:2] == ["Siti Rohmah", "Bu Tini"]


def test_an_order_in_words_still_gives_its_place_and_comes_back(ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    reply = choose(ratna, pasted(ratna, "sambal ijo 10"), "Bu Tini")

    assert isinstance(reply, DraftShown)
    assert (goods(reply), reply.news.aside) == ({"SMB-02": 10}, (("Sambal Bawang", 10),))


def test_what_is_all_unclear_joins_an_order_in_words_too(ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    reply = choose(ratna, pasted(ratna, "sambal 5"), "Bu Tini")

    assert isinstance(reply, DraftShown)
    assert (goods(reply), len(reply.draft.questions)) == ({"SMB-01": 10}, 1)


@pytest.mark.parametrize("text", ["ijo", "sambal ijo 5", "sambal bawang jadi 12"])
def test_what_her_draft_asks_or_what_is_in_it_she_answers_and_corrects_at_once(ratna, text):
    ratna.orders("untuk Bu Tini: sambal bawang 10, sambal 5")
    reply = shown(ratna, text, 7)

    assert reply.called == "Bu Tini"
    assert goods(reply) == ({"SMB-01": 12} if "jadi" in text else {"SMB-01": 10, "SMB-02": 5})


def test_a_pasted_message_of_somebody_answers_nothing(ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10, sambal 5")

    assert isinstance(ratna.says("Siti Rohmah: sambal ijo 5"), WhoseOrder)
