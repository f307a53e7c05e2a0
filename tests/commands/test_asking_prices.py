"""A price or stock question without a command: it is answered for that quantity, and drafted by a button only."""

from dataclasses import replace

import pytest

from commands.asks import Pressed, Verb
from commands.entries.people import PartnerSet
from commands.replies.asking import PriceAsked
from commands.replies.audience import Audience
from commands.replies.drafts import DraftShown, OldButton
from commands.replies.people import PartnershipRests, Unknown
from commands.replies.prices import NothingForSale, PriceList, ProductPrices
from commands.replies.stock import StockForOwner, StockForPartner
from commands.rules.network import Standing
from commands.rules.quotes import BelowMinimum, OverStock
from tests.commands.network import PARTNERS


def asked(speaker, text):
    reply = speaker.says(text)
    assert isinstance(reply, PriceAsked)
    return reply


def press(reply):
    return Pressed(Verb.ORDER_ASKED, reply.offered.id, reply.offered.version)


@pytest.mark.parametrize(
    "text",
    [
        "sambal bawang 20 harganya berapa?",
        "sambal bawang 20?",
        "kalau sambal bawang 20 dapat diskon ga kak",
        "cek harga sambal bawang 20 dulu ya kak",
        "harga sambal bawang 20",
        "20 sambal bawang berapa",
        "kalo ambil 20 botol sambal bawang berapa kak",
    ],
)
def test_a_price_question_is_answered_for_that_quantity_and_nothing_is_drafted(talk, siti, text):
    reply = asked(siti, text)
    line = reply.quote.lines[0]

    assert (line.quantity, line.price, line.row.tier, line.row.minimum) == (20, 20_000, "reseller", 10)
    assert (reply.quote.total, reply.left) == (400_000, (140,))
    assert talk.book.draft_of == {}


def test_what_is_missing_to_her_minimum_is_told(siti):
    problem = asked(siti, "sambal bawang 8 berapa kak").quote.lines[0].problem

    assert isinstance(problem, BelowMinimum)
    assert (problem.missing, problem.raise_to) == (2, 10)


def test_a_stock_question_with_a_quantity_says_what_is_left(siti):
    reply = asked(siti, "ijo 120 masih ada?")

    assert isinstance(reply.quote.lines[0].problem, OverStock)
    assert reply.left == (96,)


def test_the_button_makes_the_draft_once(talk, siti):
    reply = asked(siti, "sambal bawang 20 sama ijo 10 berapa?")
    shown = siti.asks(press(reply))

    assert isinstance(shown, DraftShown)
    assert [(line.sku, line.quantity) for line in shown.draft.lines] == [("SMB-01", 20), ("SMB-02", 10)]
    assert siti.asks(press(reply)) == OldButton()
    assert siti.confirms().order.no in talk.book.orders
    assert siti.asks(press(reply)) == OldButton()


def test_the_button_puts_an_open_draft_aside_and_says_what_was_in_it(siti):
    siti.orders("sambal ijo 10")
    shown = siti.asks(press(asked(siti, "sambal bawang 20 berapa?")))

    assert isinstance(shown, DraftShown)
    assert shown.news.aside == (("Sambal Ijo", 10),)


def test_the_button_is_only_hers_and_only_while_she_may_order(talk, siti, budi, stranger):
    reply = asked(siti, "sambal bawang 20 berapa?")

    assert budi.asks(press(reply)) == OldButton()
    assert not isinstance(stranger.asks(press(reply)), DraftShown)
    talk.happens(PartnerSet(replace(PARTNERS[0], standing=Standing.INACTIVE)))
    assert isinstance(siti.asks(press(reply)), PartnershipRests)


def test_strangers_get_retail_prices_no_stock_and_no_button(talk, stranger):
    reply = asked(stranger, "sambal bawang 20 berapa?")

    assert (reply.quote.total, reply.left, reply.offered) == (500_000, (None,), None)
    assert reply.audience is Audience.STRANGER
    assert asked(stranger, "sambal ijo 500 ada?").quote.lines[0].problem is None
    assert talk.decisions[-1].drafts == ()


def test_the_team_reads_the_general_price_and_the_stock_and_is_not_sent_to_register(talk, ratna, adi):
    for who in (ratna, adi):
        reply = asked(who, "sambal bawang 20 berapa?")

        assert (reply.audience, reply.quote.total, reply.left) == (Audience.OWNER, 500_000, (140,))
        assert isinstance(asked(who, "sambal ijo 500 ada?").quote.lines[0].problem, OverStock)
    assert talk.decisions[-1].drafts == ()


def test_without_a_quantity_the_prices_of_what_she_named_are_shown(siti, stranger):
    assert isinstance(siti.says("harga sambal bawang berapa?"), ProductPrices)
    listed = siti.says("harga sambal?")
    assert isinstance(listed, PriceList)
    assert [item.product.sku for item in listed.sections[0].items] == ["SMB-01", "SMB-02", "SMB-03"]
    assert isinstance(stranger.says("nastar berapa kak"), NothingForSale)
    assert isinstance(siti.says("sambal 20 berapa?"), PriceList)


def test_a_quantity_without_a_product_shows_the_whole_list(siti):
    reply = siti.says("kalau ambil 50 jadi berapa")

    assert isinstance(reply, PriceList)
    assert reply.audience is Audience.PARTNER


def test_whether_there_is_any_is_told_to_partners_and_the_team_only(siti, ratna, stranger):
    hers = siti.says("sambal ijo masih ada kak?")

    assert isinstance(hers, StockForPartner)
    assert [(row.product.sku, row.left) for row in hers.rows] == [("SMB-02", 96)]
    assert isinstance(ratna.says("sambal ijo masih ada?"), StockForOwner)
    assert isinstance(siti.says("nastar masih ada?"), NothingForSale)
    assert isinstance(ratna.says("nastar masih ada?"), NothingForSale)
    assert isinstance(stranger.says("sambal ijo masih ada?"), ProductPrices)


@pytest.mark.parametrize(
    "text",
    [
        "ongkir ke Tegal berapa",
        "tagihan saya berapa",
        "berapa lama sampai?",
        "halo kak",
        "kapan pesanan saya dikirim",
        "sambal bawang 2 botol pecah kak, berapa gantinya?",
        "bisa cod ga kak?",
        "jadi berapa kak",
    ],
)
def test_other_questions_are_no_price_questions(siti, text):
    assert isinstance(siti.says(text), Unknown)


def test_in_a_group_nothing_is_answered_without_a_command(talk):
    reply = talk.in_group(101, -100).says("sambal bawang 20 berapa?")

    assert not isinstance(reply, PriceAsked)
