"""The owner says that a wish cannot be fulfilled: the partner hears it, with the reason and whom to ask."""

import pytest

from commands.asks import Pressed, Verb
from commands.changing import ChangeKind, wish_key
from commands.entries.orders import OrderMoved
from commands.pointing import pointer
from commands.replies import Reply
from commands.replies.changes import (
    ChangeLeft,
    EditShown,
    OrderEdited,
    WishCame,
    WishDeclined,
    WishRefused,
    WordsAsked,
)
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.rules.orders import Order, OrderStatus
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"


def press(who: Speaker, verb: Verb, version: int = 0) -> Reply | None:
    return who.asks(Pressed(verb, pointer(NO), version))


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    siti.orders("sambal bawang 10, krupuk udang 12")
    return siti.confirms().order


@pytest.fixture
def wish(ratna: Speaker, siti: Speaker, order: Order) -> WishCame:
    siti.says(f"/ubah {NO} sambal bawang 8")
    came = ratna.hears[-1]
    assert isinstance(came, WishCame)
    return came


def asked(who: Speaker, wish: WishCame) -> WordsAsked:
    reply = press(who, Verb.REFUSE_WISH, wish.change)
    assert isinstance(reply, WordsAsked)
    return reply


def test_she_says_why_and_the_partner_hears_it(talk, ratna, siti, wish, order):
    assert asked(ratna, wish).kind is ChangeKind.REFUSE_WISH

    assert ratna.says("sudah dikemas") == WishDeclined(NO, "Siti Rohmah")
    assert siti.hears[-1] == WishRefused(NO, "sudah dikemas", "Bu Ratna", "0800-0000-0000")
    assert talk.book.orders[NO] == order
    assert wish_key(NO) not in talk.book.changing


def test_she_need_not_say_why(ratna, adi, siti, wish):
    question = asked(adi, wish)

    assert press(adi, Verb.SURE_REFUSE, question.change) == WishDeclined(NO, "Siti Rohmah")
    assert siti.hears[-1] == WishRefused(NO, "", "Bu Ratna", "0800-0000-0000")
    assert press(adi, Verb.SURE_REFUSE, question.change) == OldButton()
    assert press(ratna, Verb.REFUSE_WISH, wish.change) == OldButton()


def test_what_is_wrong_with_goods_of_an_order_that_is_over_is_answered_too(talk, ratna, siti, order):
    talk.happens(OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "1"))
    siti.says(f"/retur {NO} sambal bawang 2 bocor")
    came = ratna.hears[-1]
    assert isinstance(came, WishCame)
    asked(ratna, came)

    ratna.says("besok kami ganti")
    assert siti.hears[-1] == WishRefused(NO, "besok kami ganti", "Bu Ratna", "0800-0000-0000")


def test_she_may_leave_it_open(talk, ratna, siti, wish):
    question = asked(ratna, wish)
    heard = len(siti.hears)

    assert press(ratna, Verb.LEAVE_CHANGE, question.change) == ChangeLeft(NO)
    assert len(siti.hears) == heard
    assert wish_key(NO) in talk.book.changing


def test_a_wish_that_was_fulfilled_meanwhile_is_not_refused(ratna, adi, siti, wish):
    question = asked(adi, wish)
    shown = press(ratna, Verb.EDIT, wish.change)
    assert isinstance(shown, EditShown)
    assert isinstance(press(ratna, Verb.SAVE_EDIT, shown.change), OrderEdited)
    heard = list(siti.hears)

    assert press(adi, Verb.SURE_REFUSE, question.change) == OldButton()
    assert adi.says("sudah dikemas") != WishDeclined(NO, "Siti Rohmah")
    assert siti.hears == heard


def test_words_that_come_when_it_was_fulfilled_change_nothing(ratna, adi, siti, wish):
    asked(adi, wish)
    shown = press(ratna, Verb.EDIT, wish.change)
    assert isinstance(shown, EditShown)
    press(ratna, Verb.SAVE_EDIT, shown.change)

    assert adi.says("sudah dikemas") == OldButton()


def test_only_the_team_answers_wishes(siti, wish):
    assert isinstance(press(siti, Verb.REFUSE_WISH, wish.change), OwnersOnly)
    assert isinstance(press(siti, Verb.SURE_REFUSE, wish.change), OwnersOnly)
