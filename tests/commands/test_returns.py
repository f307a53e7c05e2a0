"""Goods come back: to the shelf or away, their worth off the bill, back to her or kept; never more than she has."""

from dataclasses import replace

import pytest

from commands.asks import Ask, Pressed, Said, Verb
from commands.entries.catalog import ProductSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderMoved
from commands.entries.stock import ShelfForgotten
from commands.files import SentFile, Stored
from commands.pointing import pointer
from commands.ports import OrderFound
from commands.registry import Registry
from commands.replies import Reply
from commands.replies.changes import (
    EditShown,
    JustChanged,
    OrderStands,
    OrderUnknown,
    PaidBack,
    PayBackTask,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefusal,
    ReturnRefused,
    WishCame,
    WishSent,
    WordsAsked,
    WordsUnclear,
)
from commands.replies.drafts import OldButton
from commands.replies.money import PicturePassedOn, ProofTaken
from commands.replies.people import OwnersOnly
from commands.return_words import came_back
from commands.rules.files import FileKind
from commands.rules.orders import Order, OrderStatus
from tests.commands.network import NOW
from tests.commands.talk import Speaker, Talk
from tests.commands.test_money_talks import sends

NO = "P261124-001"


def press(who: Speaker, verb: Verb, version: int = 0) -> Reply | None:
    return who.asks(Pressed(verb, pointer(NO), version))


def paid(talk: Talk, amount: int) -> None:
    talk.happens(PaymentRecorded(f"B{amount}", "M001", NO, amount, "transfer", NOW, "1"))


def moved(talk: Talk, *states: OrderStatus) -> None:
    for state in states:
        talk.happens(OrderMoved(NO, OrderStatus.NEW, state, "1"))


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Sent: 10 Sambal Bawang and 12 Krupuk Udang, 354.000 with postage."""
    siti.orders("sambal bawang 10, krupuk udang 12")
    made = siti.confirms().order
    moved(talk, OrderStatus.SHIPPED)
    return made


def returns(ratna: Speaker, words: str) -> ReturnAsked:
    asked = ratna.says(f"/retur {NO} {words}")
    assert isinstance(asked, ReturnAsked)
    return asked


def money(ratna: Speaker, verb: Verb, words: str) -> ReturnMoney:
    asked = press(ratna, verb, returns(ratna, words).change)
    assert isinstance(asked, ReturnMoney)
    return asked


def test_the_bill_falls_while_nothing_is_paid_and_the_goods_are_thrown_away(talk, siti, ratna, order):
    asked = money(ratna, Verb.THROWN_AWAY, "sambal bawang 2 bocor di jalan")
    assert (asked.worth, asked.surplus, asked.total) == (40_000, 0, 314_000)
    assert press(ratna, Verb.RETURN_BALANCE, asked.change) == OldButton()
    assert isinstance(press(ratna, Verb.RETURN_BILL, asked.change), Returned)

    now = talk.book.orders[NO]
    assert (now.total, now.lines[-1].quantity, now.corrections[-1].reason) == (314_000, -2, "bocor di jalan")
    assert talk.book.shelf["SMB-01"] == 130
    assert isinstance(siti.hears[-1], Returned)
    assert press(ratna, Verb.RETURN_BILL, asked.change) == OldButton()


def test_what_was_paid_becomes_balance_and_the_goods_are_sold_again(talk, siti, ratna, order):
    paid(talk, 354_000)
    moved(talk, OrderStatus.DONE)
    assert NO not in talk.book.orders
    asked = money(ratna, Verb.TO_SHELF, "krupuk udang 12, sambal bawang 1")
    assert asked.surplus == 164_000
    press(ratna, Verb.RETURN_BALANCE, asked.change)

    assert talk.book.balances == {"M001": 164_000}
    assert (talk.book.shelf["KRP-01"], talk.book.shelf["SMB-01"]) == (40, 131)
    assert NO not in talk.book.orders
    assert talk.history.orders[NO].total == 190_000


def test_money_goes_back_by_the_owners_hand(talk, siti, ratna, order):
    paid(talk, 354_000)
    asked = money(ratna, Verb.THROWN_AWAY, "sambal bawang 2 pecah")
    press(ratna, Verb.RETURN_MONEY, asked.change)
    task = ratna.hears[-1]
    assert isinstance(task, PayBackTask)

    assert ratna.asks(Pressed(Verb.PAID_BACK, pointer(task.payment))) == PaidBack(NO, 40_000, "Siti Rohmah")
    assert (talk.book.orders[NO].paid, talk.book.orders[NO].unpaid) == (314_000, 0)


def test_never_more_comes_back_than_she_has(talk, ratna, order):
    press(ratna, Verb.RETURN_BILL, money(ratna, Verb.THROWN_AWAY, "sambal bawang 9 basi").change)

    refused = ratna.says(f"/retur {NO} sambal bawang 2")
    assert isinstance(refused, ReturnRefused)
    assert refused.left == 1


def test_two_returns_at_once_of_an_order_in_the_book(talk, ratna, adi, order):
    one, two = (
        money(ratna, Verb.THROWN_AWAY, "sambal bawang 8"),
        money(adi, Verb.THROWN_AWAY, "sambal bawang 8"),
    )
    press(ratna, Verb.RETURN_BILL, one.change)

    assert isinstance(press(adi, Verb.RETURN_BILL, two.change), ReturnRefused)
    assert talk.book.orders[NO].pieces["SMB-01"] == 2


def test_a_second_return_that_still_fits_is_shown_with_its_new_figures(talk, ratna, adi, order):
    one, two = (
        money(ratna, Verb.THROWN_AWAY, "sambal bawang 2"),
        money(adi, Verb.THROWN_AWAY, "sambal bawang 2"),
    )
    press(ratna, Verb.RETURN_BILL, one.change)

    again = press(adi, Verb.RETURN_BILL, two.change)
    assert isinstance(again, ReturnMoney)
    assert again.total == 274_000


def test_what_was_looked_up_before_another_return_is_not_decided_on(talk, ratna, order):
    paid(talk, 354_000)
    moved(talk, OrderStatus.DONE)
    before = OrderFound(talk.history.orders[NO])
    press(ratna, Verb.RETURN_BALANCE, money(ratna, Verb.THROWN_AWAY, "sambal bawang 8").change)
    paid_late = PaymentRecorded("B9", "M001", NO, 5, "transfer", NOW, "1")
    talk.happens(paid_late)

    ask = Ask("tg:1:999", NOW, ratna.sender, ratna.place, Said("retur", f"{NO} sambal bawang 8"))
    assert Registry().decide(ask, talk.book, before).reply == JustChanged(NO)
    assert isinstance(ratna.says(f"/retur {NO} sambal bawang 2"), ReturnAsked)


def test_what_came_back_does_not_have_to_be_made_again(talk, ratna, order):
    talk.happens(ProductSet(replace(talk.book.products["SMB-01"], daily_quota=20)))
    paid(talk, 354_000)
    moved(talk, OrderStatus.DONE)
    made = {"2026-11-24|SMB-01": 10}
    assert talk.book.booked == made
    press(ratna, Verb.RETURN_BALANCE, money(ratna, Verb.TO_SHELF, "sambal bawang 2").change)

    assert talk.book.booked == made


def test_unknown_stock_stays_unknown(talk, ratna, order):
    talk.happens(ShelfForgotten("SMB-01"))
    press(ratna, Verb.RETURN_BILL, money(ratna, Verb.TO_SHELF, "sambal bawang 2").change)

    assert "SMB-01" not in talk.book.shelf


def test_only_the_owner_and_only_what_was_sent(talk, siti, budi, ratna, order):
    asked = returns(ratna, "sambal bawang 2")
    assert press(siti, Verb.TO_SHELF, asked.change) == OwnersOnly(())
    assert press(budi, Verb.TO_SHELF, asked.change) == OrderUnknown(NO)
    siti.orders("sambal bawang 10")
    no = siti.confirms().order.no
    assert isinstance(ratna.says(f"/retur {no} sambal bawang 2"), ReturnRefused)
    assert isinstance(siti.says(f"/retur {no} sambal bawang 2"), OrderStands)


def test_of_a_cancelled_order_the_owner_hears_that_it_is_cancelled(ratna, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()
    press(siti, Verb.SURE_CANCEL)

    assert ratna.says(f"/retur {NO} sambal bawang 2 bocor") == OrderStands(NO, OrderStatus.CANCELLED)


@pytest.mark.parametrize("words", ["", " sambal bawang 1", " entah apa"])
def test_nothing_is_left_to_come_back_of_what_came_back_whole(talk, siti, ratna, order, words):
    asked = money(ratna, Verb.THROWN_AWAY, "sambal bawang 10, krupuk udang 12")
    press(ratna, Verb.RETURN_BILL, asked.change)

    assert ratna.says(f"/retur {NO}{words}") == ReturnRefused(NO, ReturnRefusal.ALL_BACK)
    assert siti.says(f"/retur {NO}{words}") == ReturnRefused(NO, ReturnRefusal.ALL_BACK)
    assert press(ratna, Verb.RETURN) == ReturnRefused(NO, ReturnRefusal.ALL_BACK)


def test_an_edit_is_no_return(talk, siti, ratna, order):
    siti.orders("sambal bawang 10")
    no = siti.confirms().order.no
    shown = ratna.says(f"/ubah {no} sambal bawang 8")
    assert isinstance(shown, EditShown)

    wrong = ratna.asks(Pressed(Verb.TO_SHELF, pointer(no), shown.change))
    assert wrong == OldButton()


def test_what_is_unclear_is_asked_for_and_typed(ratna, order):
    assert isinstance(press(ratna, Verb.RETURN), WordsAsked)
    assert isinstance(ratna.says("ada yang bocor"), WordsUnclear)
    assert isinstance(ratna.says("2 sambal bocor"), ReturnAsked)


@pytest.mark.parametrize(
    ("words", "back", "reason"),
    [
        ("sambal bawang 2 bocor, krupuk 3 remuk", {"SMB-01": 2, "KRP-01": 3}, "bocor, remuk"),
        ("2 sambal bawang bocor dan 1 krupuk melempem", {"SMB-01": 2, "KRP-01": 1}, "bocor, melempem"),
        ("2 botol sambal bawang bocor", {"SMB-01": 2}, "bocor"),
        ("2 sambal bocor", {"SMB-01": 2}, "bocor"),
        ("sambal bawang 2 btl bocor, penyok", {"SMB-01": 2}, "bocor, penyok"),
        ("sambal bawang 2 basi sejak 3 hari", {"SMB-01": 2}, "basi sejak 3 hari"),
        ("krupuk 1 lusin; exp 12/11", {"KRP-01": 12}, "exp 12/11"),
        ("sambal bawang 2, sambalnya basi", {"SMB-01": 2}, "sambalnya basi"),
    ],
)
def test_each_thing_that_came_back_is_read_with_its_reason(talk, order, words, back, reason):
    assert came_back(talk.book, talk.book.orders[NO], words) == (back, reason)


@pytest.mark.parametrize(
    "words",
    [
        "2 sambal ijo bocor",
        "2 krupuk bawang remuk",
        "sambal bawang 2 bocor, nastar 1 remuk",
        "sambal bawang 2 bocor krupuk udang 1 remuk",
        "sambal bawang 2 bocor, krupuk juga remuk",
        "sambal bawang 2 bocor, 3 remuk",
        "sambal bawang 3 bocor 1 pecah",
        "2 sambal bocor 1 sambal pecah",
        "",
        "2",
    ],
)
def test_no_other_product_comes_back_and_none_is_lost(talk, order, words):
    assert came_back(talk.book, talk.book.orders[NO], words) is None


def test_what_is_not_sold_any_more_still_comes_back(talk, ratna, order):
    del talk.book.products["SMB-01"]

    assert returns(ratna, "sambal bawang 2 bocor").worth == 40_000


def test_she_says_what_is_broken_and_the_owner_acts_on_it(siti, ratna, order):
    press(siti, Verb.WISH_RETURN)
    assert siti.says("sambal bawang 2 bocor") == WishSent(NO)
    wish = ratna.hears[-1]
    assert isinstance(wish, WishCame)

    asked = press(ratna, Verb.RETURN, wish.change)
    assert isinstance(asked, ReturnAsked)
    assert (asked.worth, asked.reason) == (40_000, "bocor")


def test_the_partner_hears_why_it_came_back(siti, ratna, order):
    asked = returns(ratna, "sambal bawang 2 bocor")
    money = press(ratna, Verb.THROWN_AWAY, asked.change)
    assert isinstance(money, ReturnMoney)
    press(ratna, Verb.RETURN_BILL, money.change)

    told = siti.hears[-1]
    assert isinstance(told, Returned)
    assert told.reason == "bocor"


# --- pictures of what is broken ---------------------------------------------------------------


def wishes(who: Speaker) -> list[WishCame]:
    return [reply for reply in who.hears if isinstance(reply, WishCame)]


@pytest.mark.parametrize("rupiah", [0, 354_000])
def test_a_picture_of_what_is_broken_is_no_proof_of_a_transfer(talk, siti, ratna, order, rupiah):
    paid(talk, rupiah)
    press(siti, Verb.WISH_RETURN)

    assert sends(siti, caption="2 sambal bawang bocor") == WishSent(NO)
    (wish,) = wishes(ratna)
    assert (wish.words, wish.picture) == ("2 sambal bawang bocor", Stored("AgAC-unik1", FileKind.PHOTO))
    assert talk.book.payments == {}
    assert not any(isinstance(reply, PicturePassedOn) for reply in ratna.hears)
    assert isinstance(press(ratna, Verb.RETURN, wish.change), ReturnAsked)


def test_more_pictures_belong_to_the_same_wish(talk, siti, ratna, order):
    press(siti, Verb.WISH_RETURN)
    sends(siti, caption="2 sambal bawang bocor")
    sends(siti, "unik2")

    first, second = wishes(ratna)
    assert (second.change, second.picture) == (first.change, Stored("AgAC-unik2", FileKind.PHOTO))
    assert isinstance(press(ratna, Verb.RETURN, second.change), ReturnAsked)
    siti.says("sambal bawang 10")
    assert len(wishes(ratna)) == 2


def test_words_after_a_picture_say_what_it_shows(talk, siti, ratna, order):
    press(siti, Verb.WISH_RETURN)
    assert sends(siti) == WishSent(NO)
    assert siti.says("2 sambal bawang bocor") == WishSent(NO)

    picture, told = wishes(ratna)
    assert (picture.words, told.words) == ("", "2 sambal bawang bocor")
    assert isinstance(press(ratna, Verb.RETURN, told.change), ReturnAsked)
    assert isinstance(sends(siti, "unik3"), ProofTaken)


def test_a_picture_of_a_transfer_stays_one_where_she_says_so_or_was_about_to_pay(talk, siti, order):
    press(siti, Verb.WISH_RETURN)
    assert isinstance(sends(siti, caption="sudah transfer ya"), ProofTaken)
    press(siti, Verb.WISH_RETURN)
    press(siti, Verb.SAID_PAID)
    sends(siti, "unik2")
    assert len(talk.book.payments) == 1
    assert talk.book.changing.get("101") is None


def test_a_picture_long_after_is_a_proof_again(talk, siti, order):
    press(siti, Verb.WISH_RETURN)
    talk.passes(minutes=16)

    assert isinstance(sends(siti), ProofTaken)


def test_a_later_picture_without_words_is_a_wish_of_its_own(talk, siti, ratna, order):
    press(siti, Verb.WISH_RETURN)
    siti.says("2 sambal bawang bocor")
    talk.passes(minutes=16)
    press(siti, Verb.WISH_RETURN)
    sends(siti)

    first, second = wishes(ratna)
    assert first.change != second.change


def test_a_caption_that_is_edited_makes_no_proof_of_it(talk, siti, order):
    press(siti, Verb.WISH_RETURN)
    sends(siti, caption="2 sambal bawang bocor")
    file = SentFile(FileKind.PHOTO, "AgAC-unik1", "unik1")
    siti.asks(Said("", "3 sambal bawang bocor", 7, is_edit=True, file=file))

    assert talk.book.payments == {}
