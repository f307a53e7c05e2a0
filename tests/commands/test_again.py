"""`Pesan lagi`: an earlier order at today's prices, as a draft."""

from dataclasses import replace
from typing import Any

from commands.asks import Pressed, Verb
from commands.drafts import DraftLine
from commands.entries.catalog import PriceSet, ProductSet
from commands.entries.orders import OrderMoved
from commands.pointing import pointer
from commands.replies.drafts import DraftNews, DraftShown, OldButton
from commands.replies.people import GoPrivate, PartnersOnly
from commands.replies.shopping import NothingAgain
from commands.rules.catalog import PriceRow
from commands.rules.orders import OrderStatus
from tests.commands.network import PRODUCTS, SHOP, SITI
from tests.commands.talk import Speaker


def again(who: Speaker, no: str) -> Any:
    return who.asks(Pressed(Verb.ORDER_AGAIN, pointer(no)))


def ordered(talk, who: Speaker, words: str) -> str:
    """An order that is over."""
    who.orders(words)
    no = who.confirms().order.no
    talk.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))
    return no


def test_an_order_that_is_over_comes_again_at_todays_prices(talk, siti):
    no = ordered(talk, siti, "sambal bawang 10, krupuk udang 12")
    talk.happens(PriceSet(PriceRow("SMB-01", "reseller", 10, 21_000)))
    assert no not in talk.book.orders

    shown = again(siti, no)

    assert isinstance(shown, DraftShown)
    assert shown.draft.lines == (DraftLine("SMB-01", 10), DraftLine("KRP-01", 12))
    assert shown.quote.total == 210_000 + 144_000
    assert shown.news == DraftNews(again=no)
    assert siti.confirms().order.no != no


def test_what_is_not_sold_any_more_is_told(talk, siti):
    no = ordered(talk, siti, "sambal bawang 10, krupuk udang 12")
    talk.happens(ProductSet(replace(PRODUCTS[3], active=False)))

    assert again(siti, no).news.gone == ("Krupuk Udang",)
    talk.happens(ProductSet(replace(PRODUCTS[0], active=False)))
    assert again(siti, no) == NothingAgain(no, ("Sambal Bawang", "Krupuk Udang"))


def test_an_open_draft_is_put_aside_and_named(talk, siti):
    no = ordered(talk, siti, "sambal bawang 10")
    siti.orders("sambal ijo 12")

    assert again(siti, no).news.aside == (("Sambal Ijo", 12),)


def test_nobody_repeats_the_order_of_another(talk, siti, budi, stranger):
    no = ordered(talk, siti, "sambal bawang 10")

    assert again(budi, no) == OldButton()
    assert again(stranger, no) == PartnersOnly("0800-0000-0000")
    assert again(siti, "P261124-999") == OldButton()
    assert again(talk.in_group(SITI, SHOP), no) == GoPrivate("order")


def test_a_word_that_is_no_number_has_no_code():
    assert pointer("entah") == 0
